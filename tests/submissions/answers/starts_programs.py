# Full marks: no attempt succeeds.
import ctypes
import multiprocessing
import os
import pty
import subprocess
import sys

import numpy as np

got = []


def attempt(deed):
    try:
        deed()
    except Exception:
        return
    got.append(deed)


libc = ctypes.CDLL(None, use_errno=True)


def call(number, *args):
    if libc.syscall(number, *args) < 0:
        raise OSError(ctypes.get_errno())


attempt(lambda: os.fork())
attempt(lambda: os.forkpty())
attempt(lambda: pty.spawn("sh"))
attempt(lambda: os.posix_spawn(sys.executable, ["python", "-c", ""], {}))
attempt(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
attempt(lambda: multiprocessing.get_context("spawn").Process(target=print).start())
attempt(lambda: multiprocessing.get_context("forkserver").Process(target=print).start())
attempt(lambda: os.execv(sys.executable, ["python"]))
for number in (57, 58, 56, 435):  # fork, vfork, clone, clone3
    attempt(lambda: call(number, 17, 0, 0, 0, 0))


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
