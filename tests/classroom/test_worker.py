"""A worker is not held up, whatever the trusted side is made to do."""

import subprocess
import sys
import time

import pytest

from autograder.classroom.job import Job, Setup
from autograder.classroom.worker import stumbled
from autograder.engine.limits import Limits
from autograder.errors import SandboxError
from tests.conftest import COURSE, load

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


@pytest.mark.parametrize(("at_most", "asked", "left"), [(None, 9, 9), (6, 9, 6), (6, 5, 5)])
def test_a_worker_lowers_a_limit_and_never_asks_for_more(at_most: int | None, asked: int, left: int) -> None:
    """In GiB: where the machine allows less, as `ulimit -v` does, it works with that."""
    code = f"""
import resource
from autograder.classroom.worker import _limit_memory
if {at_most}:
    resource.setrlimit(resource.RLIMIT_AS, ({at_most or 0} << 30, {at_most or 0} << 30))
_limit_memory({asked} << 30)
print([limit >> 30 for limit in resource.getrlimit(resource.RLIMIT_AS)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == f"[{left}, {left}]\n", done.stderr


def test_a_fault_of_ours_is_told_in_both_languages() -> None:
    """What the student reads is not known: nobody came to read the notebook."""
    setup = Setup(COURSE, load("a00_neuron"), {"en": "A neuron", "ru": "Нейрон"}, Limits())
    page = stumbled(setup, Job("ann", b"{}"), SandboxError("gone")).page
    assert "this is not your fault" in page
    assert "вашей вины в этом нет" in page
