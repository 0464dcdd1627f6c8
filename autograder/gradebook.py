"""Verdicts into nbgrader's gradebook, through nbgrader's own API: one transaction a submission."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from nbgrader.utils import parse_utc
from sqlalchemy.exc import SAWarning

from autograder.build.release import write_releases
from autograder.course import Course
from autograder.nbgrader_config import nbgrader_config, programs_on_path


class CourseGradebook:
    """The gradebook of a course, open. Use it as a context manager."""

    def __init__(self, course: Course, assignment: str) -> None:
        self.course = course
        self.assignment = assignment
        self.url = f"sqlite:///{course.root / 'gradebook.db'}"
        programs_on_path()
        self.gradebook = Gradebook(self.url)

    def __enter__(self) -> "CourseGradebook":
        self._know_assignment()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gradebook.close()

    def record(self, student: str, notebook: NotebookNode, submitted: datetime | None) -> None:
        """Write an autograded notebook to its place and its scores to the gradebook: all of it, or nothing."""
        path = self.course.root / "autograded" / student / self.assignment / f"{self.assignment}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        when = {"timestamp": submitted} if submitted else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # nbgrader's own, at each first submission
            self.gradebook.update_or_create_student(student)
            self.gradebook.update_or_create_submission(self.assignment, student, **when)
        with self._one_transaction():
            _Scores(self.gradebook, self.assignment, student).save(notebook)
        self._penalize_lateness(student, notebook)
        path.unlink(missing_ok=True)  # nbgrader leaves it read-only
        path.write_text(nbformat.writes(notebook) + "\n", "utf-8")

    def _penalize_lateness(self, student: str, notebook: NotebookNode) -> None:
        """Let nbgrader and the penalty set in nbgrader_config.py have their say where there is one."""
        submission = self.gradebook.find_submission(self.assignment, student)
        of_notebook = self.gradebook.find_submission_notebook(self.assignment, self.assignment, student)
        if submission.total_seconds_late > 0 or of_notebook.late_submission_penalty:
            names = {"notebook": self.assignment, "assignment": self.assignment, "student": student, "db_url": self.url}
            AssignLatePenalties(config=nbgrader_config(self.course)).preprocess(notebook, {"nbgrader": names})
            self.gradebook.db.expire_all()

    def _know_assignment(self) -> None:
        """Enter the assignment where this gradebook has never seen it, as in a fresh clone."""
        try:
            self.gradebook.find_notebook(self.assignment, self.assignment)
        except MissingEntry:
            write_releases(self.course, self.assignment)
            self.gradebook.db.expire_all()

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        """Let nbgrader's many commits only flush, and commit once at the end."""
        session = self.gradebook.db
        commit = session.commit
        session.commit = session.flush
        try:
            yield
            commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.commit = commit


class _Scores(SaveAutoGrades):
    """nbgrader's own saving of scores, in a gradebook that is open already."""

    def __init__(self, gradebook: Gradebook, assignment: str, student: str) -> None:
        super().__init__()
        self.gradebook = gradebook
        self.notebook_id = self.assignment_id = assignment
        self.student_id = student

    def save(self, notebook: NotebookNode) -> None:
        """Save the score and the comment of each graded cell."""
        for index, cell in enumerate(notebook.cells):
            if "nbgrader" in cell.metadata:
                self.preprocess_cell(cell, {}, index)


def read_timestamp(folder: Path) -> datetime | None:
    """Return when a submission was handed in, from nbgrader's timestamp.txt; None where that cannot be told."""
    path = folder / "timestamp.txt"
    try:
        return parse_utc(path.read_text("utf-8").strip())
    except (OSError, ValueError, OverflowError, UnicodeDecodeError):
        return None
