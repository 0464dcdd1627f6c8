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


FILES = ["/etc/passwd", "/etc/shadow", "/etc/hostname", "/root/.bashrc", "/root/.ssh", "/home", "/var", "/run", "/sys", "/boot"]
FILES += ["/usr/bin/env", "/bin/sh", "/proc/self/environ", "/proc/1/cmdline", "/proc/version", "/dev/kmsg", "/dev/mem"]


def parents(path):
    return [path[:i] for i in range(1, len(path)) if path[i] == "/"]


for path in FILES:
    attempt(lambda: os.stat(path))
WANTED = ("gradebook.db", ".course_secret", "submitted", "assignments", "source", "release", "autograded", "course.toml")
for folder in {above for path in [*sys.path, sys.executable, "/submission/x"] for above in parents(path)}:
    for name in WANTED:
        attempt(lambda: os.stat(f"{folder}/{name}"))
attempt(lambda: os.listdir("/proc")[0])


def softmax(scores):
    if got:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
