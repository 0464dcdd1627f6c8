"""A worker is not held up, whatever the trusted side is made to do."""

import subprocess
import sys
import time

_HANGS = """
import re
from autograder.classroom.worker import _ended_after
with _ended_after(0.2):
    pass
print("goes on", flush=True)
with _ended_after(0.2):
    re.match("(a+)+b", "a" * 60)  # holds the interpreter, so that no signal and no thread is served
"""


def test_what_holds_the_interpreter_ends_with_its_process() -> None:
    """The run then grades what it had in hand anew, and gives up the one submission that did it."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", _HANGS], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "goes on\n"), done.stderr
    assert time.monotonic() - started < 30
