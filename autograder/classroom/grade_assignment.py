"""Grading an assignment of the whole class: notebooks in, verdicts to the gradebook, notebooks and pages out.

Files are written before the transaction that says they are there, each whole or not at all. So a run that is cut off
leaves nothing half done, and the next one does what is left.
"""

import math
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config

from autograder.classroom.files import write_whole
from autograder.classroom.job import Graded, Job, Setup
from autograder.classroom.keys import judging_key, record_key, showing_key, verdict_key
from autograder.classroom.ledger import Ledger, Line, read_ledger
from autograder.classroom.light_import import gradebook_module
from autograder.course import Course
from autograder.errors import AutograderError, SubmissionError
from autograder.grading.grade import unreadable
from autograder.grading.text import clean_text
from autograder.grading.verdict import Verdict
from autograder.intake.handed_in import exchanged, handed_in, text_beside
from autograder.intake.submitted import cannot_be_read
from autograder.nbgrader_config import database_url, late_policy, nbgrader_config
from autograder.report.pages import class_page
from autograder.report.results import ClassResults, StudentRow
from autograder.stopwatch import stage, stopwatch
from nncourse.language import Message, _

if TYPE_CHECKING:
    from autograder.classroom.gradebook import CourseGradebook

_MAX_QUOTED_CHARS = 40
_TIMESTAMP = "timestamp.txt"
"""When a submission came, as nbgrader writes it down."""

Executor = Callable[[Iterable[Job], Setup], Iterator[Graded]]
"""What grades jobs: worker processes of this machine, or a cluster."""


@dataclass
class Run:
    """One run over an assignment, and what came of it. `seconds` tells where time went, summed over all workers.

    `unwritten` are the students of whom nothing was kept, because a file could not be written.
    """

    course: Course
    setup: Setup
    results: ClassResults = field(default_factory=ClassResults)
    seconds: dict[str, float] = field(default_factory=dict)
    n_unchanged: int = 0
    unwritten: list[str] = field(default_factory=list)
    _pending: dict[str, "_Pending"] = field(default_factory=dict)

    @property
    def n_graded(self) -> int:
        """How many submissions were graded, and not only found unchanged."""
        return len(self.results.rows) - self.n_unchanged

    @cached_property
    def config(self) -> Config:
        """What nbgrader_config.py sets."""
        return nbgrader_config(self.course)

    @property
    def name(self) -> str:
        """The name of the assignment."""
        return self.setup.assignment.template.assignment

    def grade(self, students: Collection[str], executor: Executor, *, again: bool = False) -> Iterator[StudentRow]:
        """Grade what `students` handed in, and yield the row of each when all of it is written.

        What the gradebook holds already, and nothing it depends on has changed, is left as it is, unless it is to be
        graded `again`. Raises `GradebookError` where the gradebook cannot be used.
        """
        unchanged: list[StudentRow] = []
        gradebook: CourseGradebook | None = None
        started = time.perf_counter()
        with ExitStack() as stack:
            for graded in executor(self._jobs(students, unchanged, again=again), self.setup):
                if gradebook is None:
                    self.seconds["start"] = time.perf_counter() - started - sum(graded.seconds.values())
                    opened = gradebook_module().CourseGradebook(
                        self.course, self.setup.assignment.template, self.config
                    )
                    gradebook = stack.enter_context(opened)
                yield self._written(gradebook, graded)
        yield from unchanged

    def write_class_page(self) -> Path:
        """Write the page of the class and return its path; raise `AutograderError` where it cannot be written."""
        path = self.course.root / "reports" / f"{self.name}.html"
        page = class_page(self.setup.titles, self.name, self.results, datetime.now().astimezone())
        try:
            return write_whole(path, page)
        except OSError as error:
            raise AutograderError(
                f"{path} cannot be written ({error.strerror}): make its folder writable, then run this again; all "
                "scores are in the gradebook"
            ) from None

    def _jobs(self, students: Collection[str], unchanged: list[StudentRow], *, again: bool) -> Iterator[Job]:
        """Yield what there is to do; put the rows of those for whom there is nothing to do into `unchanged`."""
        ledger = read_ledger(database_url(self.course, self.config), self.name)
        others = ledger.students - set(students)
        self.results.missing = sorted(student for student in others if not cannot_be_read(self.course, student))
        judging, showing = judging_key(self.setup), showing_key(self.setup)
        deadline = f"{ledger.deadline} {late_policy(self.config)}"
        importing: threading.Thread | None = None
        for student in students:
            stamp = self._timestamp(student)
            job = _with_lateness(self._job(student), stamp, ledger)
            key = verdict_key(judging, job)
            held = ledger.of(student)
            lateness = f"{deadline} {held.extension} {held.by_hand or ''}" if ledger.deadline else ""
            record = record_key(showing, key, repr((job.remarks, job.late)), stamp, lateness)
            line = None if again else ledger.borne_out(student)
            if line and line.verdict_key == key and line.record_key == record and self._is_written(student):
                self.n_unchanged += 1
                unchanged.append(self.results.add(student, line.verdict, job.remarks, job.flags, held.penalty))
                continue
            if line and line.verdict_key == key:
                job = replace(job, verdict=line.verdict)
            if importing is None:
                importing = threading.Thread(target=gradebook_module, daemon=True)
                importing.start()
            before = ledger.lines.get(student)
            penalty = before.penalty if before else None
            line = Line(self.name, student, key, record, Verdict(self.name), penalty)
            self._pending[student] = _Pending(job, line, before)
            yield job
            del job  # its bytes, while those of the next one are read

    def _job(self, student: str) -> Job:
        try:
            handed = handed_in(self.course, self.setup.assignment.template, student)
        except SubmissionError as error:
            return Job(student, b"", verdict=unreadable(self.name, error))
        return Job(student, handed.data, handed.file, handed.repairs, handed.flags)

    def _written(self, gradebook: "CourseGradebook", graded: Graded) -> StudentRow:
        """Write what was found for one student; where that fails, say so in place of it and go on with the class."""
        pending = self._pending.pop(graded.student)
        verdict, penalty = graded.verdict, 0.0
        line = replace(pending.line, verdict=verdict, verdict_key=pending.line.verdict_key if graded.final else "")
        with stopwatch() as seconds:
            try:
                penalty = self._write(gradebook, graded, line, pending.before)
            except AutograderError:  # nothing can be written any more
                raise
            except Exception as error:
                text = _("what was found could not be written ({fault}); nothing of it is in the gradebook")
                verdict = Verdict(self.name, error=Message(text, {"fault": clean_text(str(error))}))
                if isinstance(error, OSError):  # the disk's fault, not that of a strange name
                    self.unwritten.append(graded.student)
        for spent in (graded.seconds, seconds):
            for name, amount in spent.items():
                self.seconds[name] = self.seconds.get(name, 0.0) + amount
        return self.results.add(graded.student, verdict, pending.job.remarks, pending.job.flags, penalty)

    def _write(self, gradebook: "CourseGradebook", graded: Graded, line: Line, before: Line | None) -> float:
        """Write all that was found of a student, and return the points that lateness costs."""
        notebook, page = self._outputs(graded.student)
        with stage("pages"):
            write_whole(notebook, graded.notebook)
            write_whole(page, graded.page)
            self._hand_on(graded.student, notebook.parent, page.parent)
        with stage("database"):
            return gradebook.record(graded.student, graded.entry, self._timestamp(graded.student), line, before)

    def _hand_on(self, student: str, *folders: Path) -> None:
        """Copy what nbgrader's exchange put beside a notebook, as nbgrader's steps do."""
        for name, text in exchanged(self.course, self.name, student).items():
            for folder in folders:
                write_whole(folder / name, text)

    def _is_written(self, student: str) -> bool:
        return all(path.is_file() for path in self._outputs(student))

    def _outputs(self, student: str) -> tuple[Path, Path]:
        notebook = self.course.root / "autograded" / student / self.name / f"{self.name}.ipynb"
        return notebook, self.course.root / "feedback" / student / self.name / f"{self.name}.html"

    def _timestamp(self, student: str) -> str:
        """Return the text of nbgrader's timestamp.txt."""
        return text_beside(self.course, self.name, student, _TIMESTAMP).strip()


@dataclass(frozen=True)
class _Pending:
    """A job that is on its way, the line to write when it is done, and the one that the ledger has."""

    job: Job
    line: Line
    before: Line | None


def _with_lateness(job: Job, timestamp: str, ledger: Ledger) -> Job:
    """Return a job with the line for a student who handed in late, or a flag where the time stamp does not tell."""
    if not timestamp or ledger.deadline is None:
        return job
    submitted = gradebook_module().moment(timestamp)
    if submitted is None:
        text = _("timestamp.txt holds no time (`{text}`), so it counts as handed in on time: correct that file")
        return replace(job, flags=(*job.flags, Message(text, {"text": clean_text(timestamp[:_MAX_QUOTED_CHARS])})))
    late = submitted - ledger.deadline - ledger.of(job.student).extension
    return replace(job, late=_lateness(late)) if late > timedelta() else job


def _lateness(late: timedelta) -> Message:
    minutes = math.ceil(late.total_seconds() / 60)
    if minutes < 60:
        text = _("Handed in {minutes} min after the deadline: what that costs, if anything, is taken off in the end.")
        return Message(text, {"minutes": minutes})
    text = _("Handed in {hours} h after the deadline: what that costs, if anything, is taken off in the end.")
    return Message(text, {"hours": f"{minutes / 60:.1f}"})
