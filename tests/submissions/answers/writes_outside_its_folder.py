# Full marks: no attempt succeeds.
import os
import sys

import numpy as np

got = []


def attempt(deed):
    try:
        deed()
    except Exception:
        return
    got.append(deed)


OWN = ("/submission", "/scratch", "/tmp", "/dev/shm")


def write(folder):
    try:
        os.chmod(folder, 0o777)
    except OSError:
        pass
    open(f"{folder}/left_by_a_submission", "w").close()


attempt(lambda: write("/"))
paths = [*sys.path, os.path.dirname(np.__file__), "/guest/guest"]
for root, folders, _ in os.walk("/"):
    paths += [f"{root.rstrip('/')}/{folder}" for folder in folders]
    if root.count("/") >= 3:
        folders.clear()
for path in paths:
    if not path.startswith(OWN):
        attempt(lambda: write(path))
for path in (sys.executable, np.__file__, os.__file__, "/guest/guest/wire.py"):
    attempt(lambda: open(path, "r+b"))
    attempt(lambda: os.truncate(path, 0))
    attempt(lambda: os.rename(path, "/submission/stolen"))
    attempt(lambda: os.unlink(path))
    attempt(lambda: os.utime(path))


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
