# Full marks: no attempt succeeds.
import ctypes
import os
import socket
import time

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


for flag in (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000, 0x80):
    attempt(lambda: call(272, flag))  # unshare
attempt(lambda: call(308, 3, 0))  # setns
attempt(lambda: call(165, b"none", b"/submission", b"tmpfs", 0, 0))  # mount
attempt(lambda: call(165, b"proc", b"/proc", b"proc", 0, 0))
attempt(lambda: call(166, b"/proc", 2))  # umount2
attempt(lambda: call(155, b"/", b"/"))  # pivot_root
for number in (428, 429, 430, 431, 432, 433, 442, 467):  # open_tree and its family
    attempt(lambda: call(number, -100, b"/", 0, 0, 0))
attempt(lambda: call(304, -100, 0, 0))  # open_by_handle_at
attempt(lambda: call(248, b"user", b"name", b"value", 5, -3))  # add_key
attempt(lambda: call(250, 0, -3, 0))  # keyctl
attempt(lambda: call(0x40000000 + 39))  # an x32 number
attempt(lambda: socket.sethostname("mine"))
attempt(lambda: time.clock_settime(time.CLOCK_REALTIME, 0))
attempt(lambda: os.setuid(0))
attempt(lambda: os.setgroups([]))


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
