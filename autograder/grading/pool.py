"""Grading many submissions at a time: worker processes, each with a warm zygote of its own."""

import multiprocessing
import os
import resource
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from autograder.engine.limits import Limits
from autograder.engine.zygote import Environment, Zygote
from autograder.errors import SandboxError
from autograder.grading.grade import Assignment, grade_submission
from autograder.grading.submission import Submission
from autograder.grading.template import clean_text
from autograder.grading.verdict import Verdict
from nncourse.language import Message, _

_RECYCLE_AFTER = 200
"""A zygote is replaced after so many submissions."""

_WORKER_MEMORY_BYTES = 8 * 2**30
"""What the trusted side of a submission may use: references run on it with numbers that students choose."""


@dataclass(frozen=True)
class Job:
    """One submission to grade: whose it is, and the bytes of its notebook."""

    student: str
    data: bytes


@dataclass(frozen=True)
class Graded:
    """A graded submission; `submission` is None where it could not be read."""

    student: str
    verdict: Verdict
    submission: Submission | None


@dataclass
class Worker:
    """Grades one submission after another, in a zygote that is replaced when it stops answering."""

    assignment: Assignment
    environment: Environment
    limits: Limits
    _zygote: Zygote | None = None
    _graded: int = 0

    def grade(self, job: Job) -> Graded:
        """Return the verdict on `job`; a fault of ours is one line in it, not the end of the run."""
        fault: Exception = SandboxError("not tried")
        for _try in range(2):
            try:
                verdict, submission = grade_submission(job.data, self.assignment, self._warm(), self.limits)
                return Graded(job.student, verdict, submission)
            except Exception as error:  # the sandbox has stopped, or a mistake of ours in grading this one
                self.close()
                fault = error
        return _stumbled(job, self.assignment, fault)

    def close(self) -> None:
        """End the zygote."""
        if self._zygote:
            self._zygote.close()
            self._zygote = None

    def _warm(self) -> Zygote:
        if self._graded >= _RECYCLE_AFTER:
            self.close()
            self._graded = 0
        if self._zygote is None:
            self._zygote = Zygote(self.environment, self.limits)
            self._zygote.start()
        self._graded += 1
        return self._zygote


def grade_all(
    jobs: Iterable[Job], assignment: Assignment, environment: Environment, limits: Limits, n_workers: int | None = None
) -> Iterator[Graded]:
    """Yield the graded submissions as they get ready. `n_workers` defaults to the number of cores.

    A worker process that dies takes the others' work with it: what is left is then graded one at a time, each in a
    process of its own, so that only the submission that did it is not graded.
    """
    waiting = {job.student: job for job in jobs}
    n_workers = max(1, min(n_workers or len(os.sched_getaffinity(0)), len(waiting)))

    def executor(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(assignment, environment, limits),
        )

    with executor(n_workers) as many:
        for graded in _finished(many, list(waiting.values())):
            del waiting[graded.student]
            yield graded
    for job in waiting.values():
        with executor(1) as alone:
            graded_alone = list(_finished(alone, [job]))
        yield from graded_alone or [_stumbled(job, assignment, BrokenProcessPool("its worker died"))]


def _finished(executor: Executor, jobs: list[Job]) -> Iterator[Graded]:
    """Yield what is graded until a worker process dies."""
    futures = [executor.submit(_grade_in_worker, job) for job in jobs]
    try:
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool:
        return


def _stumbled(job: Job, assignment: Assignment, fault: Exception) -> Graded:
    """Return what is said of a submission when the fault is ours."""
    text = _("the grader stumbled ({fault}): tell the instructor; this is not your fault")
    message = Message(text, {"fault": clean_text(repr(fault))})
    return Graded(job.student, Verdict(assignment.template.assignment, error=message), None)


_worker: list[Worker] = []  # the one of this worker process, set by the pool's initializer


def _start_worker(assignment: Assignment, environment: Environment, limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_WORKER_MEMORY_BYTES, _WORKER_MEMORY_BYTES))
    _worker[:] = [Worker(assignment, environment, limits)]


def _grade_in_worker(job: Job) -> Graded:
    return _worker[0].grade(job)
