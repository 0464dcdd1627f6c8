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


def through(target):
    link = f"link_{len(os.listdir('.'))}"
    os.symlink(target, link)
    return open(link).read(1)


def above(target):
    os.makedirs("a/b", exist_ok=True)
    return os.listdir("../" * 40 + target)[0]


def hard(target):
    os.link(target, f"hard_{len(os.listdir('.'))}")


for target in ("/etc/passwd", "/proc/self/environ", "/proc/1/root/etc/passwd", "/proc/self/fd/3", "/dev/fd/3"):
    attempt(lambda: through(target))
for target in ("root/.ssh", "home", "proc/1/root", "var"):
    attempt(lambda: above(target))
for target in (sys.executable, np.__file__, "/guest/guest/wire.py", "/dev/null"):
    attempt(lambda: hard(target))
attempt(lambda: os.mknod("disk", 0o60666, os.makedev(259, 0)))
attempt(lambda: os.chroot("/"))
attempt(lambda: os.mkfifo("/left_by_a_submission"))


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
