# softmax: at most 4
# likelihood: at most 2
# log_softmax: at most 3
# nll_loss: at most 3
# nll_gradient: at most 4
# softmax_classifier_loss: at most 4
import signal


def surprise(*args):
    raise RuntimeError("too late")


signal.signal(signal.SIGALRM, surprise)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
