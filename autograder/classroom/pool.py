"""Grading many submissions at a time: worker processes, each with a warm zygote of its own."""

import contextlib
import multiprocessing
import os
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import forkserver, resource_tracker

from autograder.classroom.job import Graded, Job, Setup
from autograder.classroom.worker import grade_in_worker, start_worker, stumbled
from autograder.engine.interrupts import interrupts_held
from autograder.engine.sandbox import check_sandbox
from autograder.engine.zygote import FirstZygote

AHEAD = 3
"""Submissions held in memory per worker."""

MOST_HELD_BYTES = 2**28
"""No more submissions are read while those that are held have so many bytes: a small archive may unpack to as many."""

_LONGEST_FOLDER = 60
"""The address of a socket has 108 bytes, and multiprocessing adds two names of its own to the folder's."""


class _WorkerProcesses(ProcessPoolExecutor):
    """Its processes give up what they are grading at the end of its `with` block, where nobody waits for it any more.

    `shutdown` alone waits for it.
    """

    def __init__(self, setup: Setup, n_workers: int, first: socket.socket | None) -> None:
        context = multiprocessing.get_context("forkserver")
        theirs, self._run = context.Pipe(duplex=False)
        super().__init__(n_workers, context, start_worker, (setup, theirs, first))

    def __exit__(self, *exception: object) -> None:
        self._run.close()  # which they hear
        self.shutdown()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; where one has died, also those started meanwhile, which would be waited for for ever."""
        if self._broken:
            for process in list((self._processes or {}).values()):
                process.kill()
        super().shutdown(wait, cancel_futures=cancel_futures)


def worker_processes(setup: Setup, n_workers: int, first: socket.socket | None = None) -> ProcessPoolExecutor:
    """Return an executor of `n_workers` processes that are ready for `grade_in_worker`.

    Their zygotes are forked from the one whose control socket is `first`, where there is one. What they import is
    imported once, by multiprocessing's fork server, from which they are forked.
    """
    executor = _WorkerProcesses(setup, n_workers, first)
    start_fork_server(setup)
    with interrupts_held(), contextlib.suppress(BrokenProcessPool):  # the first job meets it again
        for _ in range(n_workers):
            executor.submit(os.getpid)  # starts one of them
    return executor


def start_fork_server(setup: Setup) -> None:
    """Start the process that workers are forked from, unless it is there, and do not wait for it."""
    assignment = setup.assignment.template.assignment
    forkserver.set_forkserver_preload(
        [start_worker.__module__, f"autograder.checks.{assignment}", f"autograder.references.{assignment}"]
    )
    resource_tracker.ensure_running()  # it lets interrupts through again when it has started
    with interrupts_held(), _short_temporary_folder():
        forkserver.ensure_running()


@contextlib.contextmanager
def _short_temporary_folder() -> Iterator[None]:
    """Have `tempfile` use /tmp where its folder has a name that leaves no room for that of a socket."""
    before = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER:
        tempfile.tempdir = "/tmp"
    try:
        yield
    finally:
        tempfile.tempdir = before


@dataclass(frozen=True)
class WorkerPool:
    """Grades in worker processes of this machine, as many as it has cores unless `n_workers` says otherwise.

    `first` is a zygote that was started ahead, if one was.
    """

    n_workers: int | None = None
    first: FirstZygote | None = None

    def __call__(self, jobs: Iterable[Job], setup: Setup) -> Iterator[Graded]:
        """Yield the graded submissions as they get ready.

        A worker process that dies takes the others' work with it: what was in their hands is then graded one at a
        time, each in a process of its own, so that only the submission that did it is not graded. Raises
        `SandboxError` before anything is graded where there is no wall.
        """
        n_workers = max(1, self.n_workers or len(os.sched_getaffinity(0)))
        left = iter(jobs)
        while begun := list(islice(left, n_workers)):
            in_hand = {job.student: job for job in begun}
            with (
                self._first_zygote(setup) as first,
                worker_processes(setup, len(begun), first) as executor,
                contextlib.suppress(BrokenProcessPool),
            ):
                upcoming = chain(_taken_from(begun), left)
                yield from finished(_submit(executor), upcoming, in_hand, lambda: n_workers * AHEAD)
            for job in in_hand.values():
                yield grade_alone(setup, job)

    @contextlib.contextmanager
    def _first_zygote(self, setup: Setup) -> Iterator[socket.socket | None]:
        """Yield the control socket of the first zygote; None where submissions could not share a sandbox."""
        started = contextlib.nullcontext(self.first) if self.first else first_zygote(setup)
        with started as first:
            start_fork_server(setup)
            if first:
                check_sandbox(setup.limits)
            yield first.control if first else None


def first_zygote(setup: Setup) -> contextlib.AbstractContextManager[FirstZygote | None]:
    """Return the first zygote of a run, which starts when it is entered; nothing for submissions without a sandbox."""
    return FirstZygote(setup.environment, setup.limits) if setup.sandboxed else contextlib.nullcontext()


def finished(
    submit: Callable[[Job], Future[Graded]], jobs: Iterator[Job], in_hand: dict[str, Job], at_a_time: Callable[[], int]
) -> Iterator[Graded]:
    """Yield what is graded, with `at_a_time()` submissions on their way, or fewer where they are very large.

    `in_hand` holds what was begun and not yielded, also when a future or `submit` raises.
    """
    futures: set[Future[Graded]] = set()
    try:
        while True:
            while len(futures) < at_a_time() and (not futures or _held_bytes(in_hand) < MOST_HELD_BYTES):
                if (job := next(jobs, None)) is None:
                    break
                in_hand[job.student] = job
                futures.add(submit(job))
                del job  # which may be half a gigabyte, while the next one is read
            if not futures:
                return
            done, futures = wait(futures, return_when=FIRST_COMPLETED)
            for future in done:
                graded = future.result()
                del in_hand[graded.student]
                yield graded
    finally:
        for future in futures:  # where the run ends early
            future.cancel()


def _taken_from(jobs: list[Job]) -> Iterator[Job]:
    """Yield jobs in their order, and hold none that was yielded: each may be half a gigabyte."""
    while jobs:
        yield jobs.pop(0)


def _held_bytes(in_hand: dict[str, Job]) -> int:
    return sum(len(job.data) for job in in_hand.values())


def grade_alone(setup: Setup, job: Job) -> Graded:
    """Grade one submission in a process of its own."""
    with worker_processes(setup, 1) as executor:
        try:
            return executor.submit(grade_in_worker, job).result()
        except BrokenProcessPool as error:
            return stumbled(setup, job, error)


def _submit(executor: Executor) -> Callable[[Job], Future[Graded]]:
    return lambda job: executor.submit(grade_in_worker, job)
