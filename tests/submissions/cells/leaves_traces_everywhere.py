# softmax: at most 4
# likelihood: at most 2
# log_softmax: at most 3
# nll_loss: at most 3
# nll_gradient: at most 4
# softmax_classifier_loss: at most 4
import builtins
import os
import socket
import threading

import numpy

builtins.left_by_a_submission = numpy.left_by_a_submission = os.left_by_a_submission = True
os.environ["LEFT_BY_A_SUBMISSION"] = "1"
for folder in ("/submission", "/scratch", "/tmp", "/dev/shm"):
    if os.access(folder, os.W_OK):
        os.makedirs(f"{folder}/left_by_a_submission")
        open(f"{folder}/left_by_a_submission/.pth", "w").write("import this")
kept = socket.socket(socket.AF_UNIX)
kept.bind("\0left_by_a_submission")
kept.listen()
socket.socket(socket.AF_UNIX).bind("/submission/left_by_a_submission.socket")
os.mkfifo("/submission/left_by_a_submission.pipe")
master, slave = os.openpty()
numpy.random.seed(0)
numpy.seterr(all="raise")
threading.Thread(target=kept.accept, daemon=True).start()
os.umask(0o777)
