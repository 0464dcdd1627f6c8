"""Grading many submissions at a time: worker processes, each with a warm zygote of its own."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from autograder.engine.limits import Limits
from autograder.engine.zygote import Environment, Zygote
from autograder.errors import SandboxError
from autograder.grading.grade import Assignment, grade_submission
from autograder.grading.submission import Submission
from autograder.grading.verdict import Verdict
from nncourse.language import Message, _

_RECYCLE_AFTER = 200
"""A zygote is replaced after so many submissions."""


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
        for last_try in (False, True):
            try:
                verdict, submission = grade_submission(job.data, self.assignment, self._warm(), self.limits)
                return Graded(job.student, verdict, submission)
            except SandboxError as error:
                self.close()
                fault: Exception = error
            except Exception as error:  # a mistake of ours in grading this one
                self.close()
                fault = error
            if last_try:
                break
        message = Message(
            _("the grader stumbled ({fault}): tell the instructor; this is not your fault"), {"fault": repr(fault)}
        )
        return Graded(job.student, Verdict(self.assignment.template.assignment, error=message), None)

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
    """Yield the graded submissions as they get ready. `n_workers` defaults to the number of cores."""
    waiting = list(jobs)
    n_workers = max(1, min(n_workers or len(os.sched_getaffinity(0)), len(waiting)))
    if n_workers == 1:
        worker = Worker(assignment, environment, limits)
        try:
            yield from map(worker.grade, waiting)
        finally:
            worker.close()
        return
    executor = ProcessPoolExecutor(
        n_workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(assignment, environment, limits),
    )
    with executor:
        yield from _collect(executor, waiting)


def _collect(executor: Executor, jobs: list[Job]) -> Iterator[Graded]:
    futures: dict[Future[Graded], Job] = {executor.submit(_grade_in_worker, job): job for job in jobs}
    for future in as_completed(futures):
        job = futures[future]
        try:
            yield future.result()
        except BrokenProcessPool as error:
            message = Message(
                _("the grader stumbled ({fault}): tell the instructor; this is not your fault"), {"fault": repr(error)}
            )
            yield Graded(job.student, Verdict("", error=message), None)


_worker: list[Worker] = []  # the one of this worker process, set by the pool's initializer


def _start_worker(assignment: Assignment, environment: Environment, limits: Limits) -> None:
    _worker[:] = [Worker(assignment, environment, limits)]


def _grade_in_worker(job: Job) -> Graded:
    return _worker[0].grade(job)
