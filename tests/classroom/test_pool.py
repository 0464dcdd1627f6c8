"""A worker process that dies while the others start: nobody is lost with it, and nothing is waited for in vain."""

import contextlib
import tempfile
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from autograder.classroom import pool
from autograder.classroom.job import Job, Setup
from autograder.classroom.pool import WorkerPool
from autograder.engine.limits import Limits
from tests.conftest import COURSE, load

SETUP = Setup(COURSE, load("a00_neuron"), {}, Limits())


@pytest.mark.parametrize("n_submitted", [0, 2, 5], ids=["at once", "as processes start", "between two jobs"])
def test_nobody_is_lost_when_the_pool_breaks_as_it_starts(n_submitted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is graded alone, also what had not been submitted."""
    left = [Future() for _ in range(n_submitted)]

    def submit(*_call: object) -> Future:
        if not left:
            raise BrokenProcessPool
        return left.pop()

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    monkeypatch.setattr(WorkerPool, "_first_zygote", lambda *_: contextlib.nullcontext())
    monkeypatch.setattr(pool, "start_fork_server", lambda _setup: None)
    monkeypatch.setattr(pool, "grade_alone", lambda _setup, job: job)
    jobs = [Job(student, b"") for student in "abcdef"]
    assert list(WorkerPool(4)(jobs, SETUP)) == jobs


@pytest.mark.parametrize(("n_chars", "kept"), [(40, True), (75, False), (90, False)])
def test_a_socket_has_room_in_the_temporary_folder(n_chars: int, kept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder than the one that was asked for is taken only where it has to be."""
    folder = "/tmp/" + "x" * (n_chars - len("/tmp/"))
    monkeypatch.setattr(tempfile, "tempdir", folder)
    with pool._short_temporary_folder():
        used = tempfile.gettempdir()
    assert len(f"{used}/pymp-12345678/listener-12345678") < 108
    assert (used == folder) == kept
    assert tempfile.gettempdir() == folder


def test_few_of_very_large_submissions_are_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small archives that unpack to half a gigabyte each would fill the memory of the run."""
    monkeypatch.setattr(pool, "MOST_HELD_BYTES", 100)
    in_hand: dict[str, Job] = {}
    most_held = []

    def submit(job: Job) -> Future:
        most_held.append(sum(len(one.data) for one in in_hand.values()))
        future: Future = Future()
        future.set_result(job)
        return future

    jobs = [Job(student, bytes(60)) for student in "abcdef"] + [Job("g", b""), Job("h", b"")]
    graded = list(pool.finished(submit, iter(jobs), in_hand, lambda: 6))
    assert sorted(job.student for job in graded) == list("abcdefgh")
    assert max(most_held) == 120


def test_what_was_starting_when_the_pool_broke_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library ends the others and not that one, which has nothing to end for."""
    monkeypatch.setattr(pool, "start_worker", slice)  # does nothing with three of anything
    executor = pool._WorkerProcesses(SETUP, 2, None)
    busy = [executor.submit(time.sleep, 100) for _ in range(2)]
    dying, starting = executor._processes.values()
    monkeypatch.setattr(starting, "terminate", lambda: None)
    dying.kill()
    with pytest.raises(BrokenProcessPool):
        busy[0].result()
    end = threading.Thread(target=executor.__exit__)
    end.start()
    end.join(20)
    try:
        assert not end.is_alive()
    finally:
        starting.kill()
