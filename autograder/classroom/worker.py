"""What a worker process does: grade submissions in a warm zygote, and draw up what is to be written of each."""

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import resource
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from threadpoolctl import threadpool_limits

from autograder.classroom.job import Graded, Job, Setup
from autograder.engine.guest.confine import lower_limit
from autograder.engine.zygote import Zygote
from autograder.errors import SandboxError
from autograder.grading.grade import grade_submission
from autograder.grading.notebook.submission import Submission, read_submission
from autograder.grading.text import clean_text
from autograder.grading.verdict import Verdict
from autograder.report.autograded import autograded_notebook, gradebook_entry, notebook_text
from autograder.report.pages import feedback_page
from autograder.stopwatch import stage, stopwatch
from nncourse.language import Message, _

_RECYCLE_AFTER = 200
"""A zygote is replaced after this many submissions."""

_MEMORY_BYTES = 8 * 2**30
"""What the trusted side of a submission may use, or as much as the submission itself where that is more: references run
on it with numbers that students choose."""

_SLACK_S = 150.0
"""How much longer, in seconds, than its own limit the grading of a submission may take before it is given up.

Reading the file may take one minute of it.
"""


@dataclass
class Worker:
    """Grades one submission after another, in a zygote that is replaced when it stops answering.

    It is forked from the one whose control socket is `first`, as long as there is one.
    """

    setup: Setup
    first: socket.socket | None = None
    _zygote: Zygote | None = None
    _graded: int = 0
    _stopped: bool = False

    def grade(self, job: Job) -> Graded:
        """Return what is to be written for `job`; a fault of ours is one line in it, not the end of the run."""
        fault: Exception = SandboxError("not tried")
        for _try in range(2):
            try:
                with stopwatch() as seconds, _ended_after(self.setup.limits.submission_timeout_s + _SLACK_S):
                    verdict, submission = self._verdict(job)
                    self._require_run()  # what was stopped looks like a fault of the student's
                    graded = _drawn_up(self.setup, job, verdict, submission)
                return replace(graded, seconds=seconds)
            except Exception as error:  # the sandbox has stopped, or a mistake of ours in grading this one
                self.close()
                fault = error
        return stumbled(self.setup, job, fault)

    def warm(self) -> Zygote:
        """Return a zygote that is ready to fork."""
        if self._graded >= _RECYCLE_AFTER:
            self.close()
            self._graded = 0
        if self._zygote is None:
            self._zygote = self._started()
        self._require_run()
        self._graded += 1
        return self._zygote

    def stop(self) -> None:
        """Give up what is being graded, and all that is asked for from now on; for another thread to call."""
        self._stopped = True
        if zygote := self._zygote:
            zygote.stop()

    def _require_run(self) -> None:
        if self._stopped:
            raise SandboxError("the run was stopped")

    def close(self) -> None:
        """End the zygote."""
        if self._zygote:
            self._zygote.close()
            self._zygote = None

    def _started(self) -> Zygote:
        zygote = Zygote(self.setup.environment, self.setup.limits, self.first)
        try:
            zygote.start()
        except SandboxError:
            zygote.close()
            if self.first is None:
                raise
            self.first = None
            return self._started()
        return zygote

    def _verdict(self, job: Job) -> tuple[Verdict, Submission | None]:
        verdict, submission = job.verdict, None
        if verdict is None:
            verdict, submission = grade_submission(job.data, self.setup.assignment, self.warm(), self.setup.limits)
        elif not verdict.error:
            with stage("read"):
                submission = read_submission(job.data, self.setup.assignment.template)
        return replace(verdict, file=job.file or verdict.file) if verdict.error else verdict, submission


@contextlib.contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End this process when what is done inside takes longer, whatever holds the interpreter: NumPy in a loop, say."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _drawn_up(setup: Setup, job: Job, verdict: Verdict, submission: Submission | None) -> Graded:
    """Return what is to be written for a verdict."""
    template = setup.assignment.template
    shown = replace(verdict, repairs=(*job.remarks, *verdict.repairs))
    with stage("pages"):
        return Graded(
            student=job.student,
            verdict=verdict,
            entry=gradebook_entry(template, submission, verdict),
            notebook=notebook_text(autograded_notebook(template, submission, shown)),
            page=feedback_page(setup.titles, job.student, shown, submission, job.late),
        )


def stumbled(setup: Setup, job: Job, fault: Exception) -> Graded:
    """Return what is written for a submission when the fault is ours."""
    text = _("the grader failed ({fault}): tell the instructor; this is not your fault")
    error = Message(text, {"fault": clean_text(repr(fault))})
    verdict = Verdict(setup.assignment.template.assignment, language_known=False, error=error)
    plain = replace(job, remarks=())  # with which drawing it up may have failed
    return replace(_drawn_up(setup, plain, verdict, None), final=False)


_worker: list[Worker] = []  # the one of this process


def start_worker(setup: Setup, run: Connection, first: socket.socket | None = None) -> None:
    """Make this process a worker; it ends when the process that asked for it ends or has ended already.

    When the other end of `run` is closed, it gives up what it is grading. `first` is as `Worker` has it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked for this one
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # a zygote of its own has to be interrupted
    threadpool_limits(1)  # as many workers as cores; and sums come out the same on every machine
    memory_bytes = max(_MEMORY_BYTES, setup.limits.memory_mib * 2**20)
    lower_limit(resource.RLIMIT_AS, memory_bytes)  # a zygote of its own may use no more either
    _worker[:] = [Worker(setup, first)]
    threading.Thread(target=_end_with_the_run, daemon=True).start()
    threading.Thread(target=_stop_with, args=(run, _worker[0]), daemon=True).start()
    with contextlib.suppress(SandboxError):  # said for each submission, when it is tried again
        _worker[0].warm()
    gc.freeze()  # what is here now stays, and need not be looked at again


def grade_in_worker(job: Job) -> Graded:
    """Grade a submission in this process's worker."""
    return _worker[0].grade(job)


def _end_with_the_run() -> None:
    """End this process, and the zygote that dies with it, when the process that asked for it has ended, however."""
    run = multiprocessing.parent_process()
    assert run is not None
    run.join()
    os._exit(1)


def _stop_with(run: Connection, worker: Worker) -> None:
    """Stop `worker` when the other end of `run` is closed: it was cut short, by Ctrl-C say."""
    run.poll(None)
    worker.stop()
