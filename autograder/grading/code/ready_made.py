"""Libraries that do what an exercise asks to write: a name stands for all that is below it."""

READY_MADE = (
    # softmax, its logarithm, the logistic function that is tanh in disguise
    "scipy.special.softmax",
    "scipy.special.log_softmax",
    "scipy.special.logsumexp",
    "scipy.special.expit",
    # derivatives and descent
    "scipy.optimize",
    "scipy.differentiate",
    "scipy.misc.derivative",
    "numdifftools",
    # classifiers, metrics, splits and everything else of it
    "sklearn",
    "statsmodels",
    # frameworks with gradients of their own
    "torch",
    "tensorflow",
    "keras",
    "jax",
    "autograd",
    "mxnet",
    "tinygrad",
    "micrograd",
    # what the visible checks compare with
    "nncourse.checks",
    "nncourse.checking",
)
