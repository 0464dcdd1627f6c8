# Full marks: every submission starts in a world of its own.
import builtins
import os
import socket
import threading

import numpy as np

got = []


def attempt(deed):
    try:
        deed()
    except Exception:
        return
    got.append(deed)


def connect(name):
    socket.socket(socket.AF_UNIX).connect(name)


attempt(lambda: builtins.left_by_a_submission)
attempt(lambda: np.left_by_a_submission)
attempt(lambda: os.environ["LEFT_BY_A_SUBMISSION"])
for folder in ("/submission", "/scratch", "/tmp", "/dev/shm"):
    if os.access(folder, os.W_OK):  # where Python itself lives below /tmp, that one cannot be written to
        attempt(lambda: os.listdir(folder)[0])
attempt(lambda: connect("\0left_by_a_submission"))
got += [mask] if (mask := os.umask(0o022)) == 0o777 else []
attempt(lambda: os.ttyname(os.open("/dev/tty", os.O_RDWR)))
got += [name for name in os.listdir("/dev/pts") if name != "ptmx"]
got += [thread for thread in threading.enumerate() if thread is not threading.main_thread()]


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
