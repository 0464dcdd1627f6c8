"""A worker is not held up, whatever the trusted side is made to do."""

import json
import os
import subprocess
import sys
import time

import pytest

from autograder.classroom.job import Job, Setup
from autograder.classroom.worker import Worker, stumbled
from autograder.engine.limits import Limits
from autograder.engine.zygote import Zygote
from autograder.errors import SandboxError, SubmissionError
from autograder.grading.grade import unreadable
from nncourse.language import Message
from tests.conftest import COURSE, load

SETUP = Setup(COURSE, load("a00_neuron"), {"en": "A neuron", "ru": "Нейрон"}, Limits())

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
from autograder.engine.guest.confine import lower_limit
if {at_most}:
    resource.setrlimit(resource.RLIMIT_AS, ({at_most or 0} << 30, {at_most or 0} << 30))
lower_limit(resource.RLIMIT_AS, {asked} << 30)
print([limit >> 30 for limit in resource.getrlimit(resource.RLIMIT_AS)])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == f"[{left}, {left}]\n", done.stderr


def test_a_fault_of_ours_is_told_in_both_languages() -> None:
    """What the student reads is not known: nobody came to read the notebook. The next run tries it again."""
    graded = stumbled(SETUP, Job("ann", b"{}", remarks=(Message("{lost}", {"other": 1}),)), SandboxError("gone"))
    assert "this is not your fault" in graded.page
    assert "вашей вины в этом нет" in graded.page
    assert not graded.final
    assert {*graded.entry.scores.values(), *graded.entry.comments.values()} == {None}  # all of it waits for a person


@pytest.mark.parametrize(("given", "named"), [("c.ipynb", "c.ipynb: "), ("", "a.ipynb (b.zip): ")])
def test_a_file_that_cannot_be_read_is_named(given: str, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it was handed in as; by whoever looked for it where none was found that can be read."""
    monkeypatch.setattr(Zygote, "start", lambda zygote: None)
    unread = unreadable("a00_neuron", SubmissionError(Message("it is empty"), file="a.ipynb (b.zip)"))
    graded = Worker(SETUP).grade(Job("ann", b"{", given, verdict=None if given else unread))
    assert f'">{named}' in graded.page


@pytest.mark.parametrize(("memory_gib", "may_use_gib"), [(4, 8), (10, 10)])
def test_a_worker_has_one_thread_of_blas_and_bounded_memory(memory_gib: int, may_use_gib: int) -> None:
    """As many workers as cores run; a submission that may use more than the trusted side does so in its own zygote."""
    code = f"""
import resource, threading
import numpy as np
from threadpoolctl import threadpool_info
from autograder.classroom import worker
from autograder.classroom.job import Setup
from autograder.engine.limits import Limits
worker.Worker.warm = threading.Thread.start = lambda self: None
worker.start_worker(Setup(None, None, {{}}, Limits(memory_mib={memory_gib} * 1024)), None)
print([pool["num_threads"] for pool in threadpool_info()], resource.getrlimit(resource.RLIMIT_AS)[0] >> 30)
"""
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    threads, _, limit = done.stdout.strip().rpartition(" ")
    assert set(json.loads(threads)) == {1}, done.stderr
    assert int(limit) == may_use_gib


def test_a_zygote_is_replaced_after_many_submissions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one leaves behind in it, or in the kernel, does not pile up."""
    monkeypatch.setattr("autograder.classroom.worker._RECYCLE_AFTER", 2)
    monkeypatch.setattr(Zygote, "start", lambda zygote: None)
    worker = Worker(SETUP)
    first, second, third = (worker.warm() for _ in range(3))
    assert first is second
    assert third is not first
