"""Verdicts into nbgrader's gradebook, through nbgrader's own model of it: one transaction a submission.

What people wrote stays: manual scores, extra credit, comments, flags, penalties that nbgrader's plugin did not give.
"""

import contextlib
import logging
import warnings
from collections.abc import Iterator
from datetime import datetime
from types import TracebackType
from typing import Any

import nbformat
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    InvalidEntry,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import (
    AssignLatePenalties,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    SaveCells,
)
from nbgrader.utils import parse_utc
from sqlalchemy import select
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import selectinload
from tornado.log import app_log

from autograder.autograded import Entry
from autograder.classroom.ledger import Line, explained, prepare_ledger, remedy, write_line
from autograder.course import Course
from autograder.errors import CourseError, GradebookError
from autograder.grading.template import Template
from autograder.nbgrader_config import database_url, nbgrader_config, programs_on_path


class CourseGradebook:
    """The gradebook of a course, open for one assignment. Use it as a context manager.

    Raises `GradebookError` where the database cannot be opened or written.
    """

    def __init__(self, course: Course, template: Template) -> None:
        self.course = course
        self.template = template
        self.assignment = template.assignment
        self.url = database_url(course)
        programs_on_path()
        app_log.setLevel(logging.CRITICAL)  # what nbgrader's model would log with a traceback is raised too
        with explained(self.url):
            self.gradebook = Gradebook(self.url)
            prepare_ledger(self.gradebook.db.connection())
            self.gradebook.db.commit()
            notebook = self._known_notebook()
            self._notebook_id, self._assignment_id = notebook.id, notebook.assignment_id
            self._grade_cells = {cell.id: cell.name for cell in notebook.grade_cells}
            self._solution_cells = {cell.id: cell.name for cell in notebook.solution_cells}

    def __enter__(self) -> "CourseGradebook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.gradebook.close()

    def record(self, student: str, entry: Entry, timestamp: str, line: Line) -> None:
        """Write scores and comments of one student, and the ledger's line on it: all of it, or nothing.

        `timestamp` is the text of nbgrader's timestamp.txt. Raises `GradebookError` where the database cannot be used,
        and `ValueError` where it does not take what is to be written.
        """
        with self._transaction() as session:
            of_notebook = self._submitted(session, student, _moment(timestamp))
            for grade in of_notebook.grades:
                _set_score(grade, entry.scores[self._grade_cells[grade.cell_id]])
            for comment in of_notebook.comments:
                comment.auto_comment = entry.comments.get(self._solution_cells[comment.cell_id])
            penalty = self._penalty(session, student, of_notebook, line.penalty)
            write_line(session.connection(), line.with_penalty(penalty))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Any]:
        session = self.gradebook.db
        with warnings.catch_warnings(), explained(self.url):
            warnings.simplefilter("ignore", SAWarning)  # nbgrader's own, at each first submission
            try:
                yield session
                session.commit()
            except BaseException:
                session.rollback()
                raise
            finally:
                session.expire_all()

    def _submitted(self, session: Any, student: str, submitted: datetime | None) -> SubmittedNotebook:
        """Return the student's row for the notebook, entered where it is new, with all its grades and comments."""
        found = session.execute(
            select(SubmittedNotebook)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(SubmittedAssignment.student_id == student, SubmittedNotebook.notebook_id == self._notebook_id)
            .options(selectinload(SubmittedNotebook.grades), selectinload(SubmittedNotebook.comments))
        ).scalar_one_or_none()
        if found is None:
            found = self._entered(session, student)
        if submitted:
            found.assignment.timestamp = submitted
        return found

    def _entered(self, session: Any, student: str) -> SubmittedNotebook:
        """Enter what nbgrader's `add_submission` enters."""
        if session.get(Student, student) is None:
            session.add(Student(id=student))
        submission = SubmittedAssignment(assignment_id=self._assignment_id, student_id=student)
        of_notebook = SubmittedNotebook(notebook_id=self._notebook_id, assignment=submission)
        of_notebook.grades = [Grade(cell_id=cell) for cell in self._grade_cells]
        of_notebook.comments = [Comment(cell_id=cell) for cell in self._solution_cells]
        session.add(of_notebook)
        return of_notebook

    def _penalty(
        self, session: Any, student: str, of_notebook: SubmittedNotebook, given_before: float | None
    ) -> float | None:
        """Set the penalty that nbgrader's plugin gives for lateness, and return it; a person's own penalty stays."""
        if of_notebook.late_submission_penalty != given_before:
            return given_before
        if of_notebook.assignment.timestamp:
            session.flush()  # only then does a new submission know its assignment's deadline
        seconds_late = of_notebook.assignment.total_seconds_late
        penalty = None
        if seconds_late > 0:
            session.refresh(of_notebook)  # its score is a sum that the database makes
            penalty = _Penalties(config=nbgrader_config(self.course)).given(student, of_notebook, seconds_late)
        of_notebook.late_submission_penalty = penalty
        return penalty

    def _known_notebook(self) -> Notebook:
        """Return the notebook as the gradebook knows it; enter it where it does not, as in a fresh clone."""
        points = {str(cell.metadata["nbgrader"]["grade_id"]): cell.points for cell in self.template.graded}
        with contextlib.suppress(MissingEntry):
            notebook = self.gradebook.find_notebook(self.assignment, self.assignment)
            if {cell.name: cell.max_score for cell in notebook.grade_cells} == points:
                return notebook
        self._enter_notebook()
        self.gradebook.db.expire_all()
        return self.gradebook.find_notebook(self.assignment, self.assignment)

    def _enter_notebook(self) -> None:
        """Enter the notebook by the steps of nbgrader's `generate_assignment`, from the source, hidden tests in it."""
        source = self.course.source_path(self.assignment, "en")
        try:
            self.gradebook.update_or_create_assignment(self.assignment)
            notebook = nbformat.read(source, as_version=4)
            names = {"assignment": self.assignment, "notebook": self.assignment, "db_url": self.url}
            for step in (LockCells, ClearSolutions, ClearOutput, ComputeChecksums, SaveCells):
                notebook, _ = step().preprocess(notebook, {"nbgrader": names})
        except OSError as error:
            raise CourseError(f"{source} cannot be read ({error.strerror}): run `autograder build`") from None
        except InvalidEntry as error:
            raise GradebookError(
                f"the gradebook {self.url} cannot be written: {error}. {remedy(str(error))}"
            ) from error
        except RuntimeError as error:  # nbgrader keeps what has been graded
            raise GradebookError(
                f"the gradebook knows other exercises of {self.assignment} than {source} has, and holds submissions "
                f"({error}): remove the assignment with `nbgrader db assignment remove {self.assignment} --force`, or "
                "take the release that was handed out"
            ) from None


class _Penalties(AssignLatePenalties):
    """nbgrader's own late penalties, with the plugin set in nbgrader_config.py."""

    def given(self, student: str, notebook: SubmittedNotebook, seconds_late: float) -> float | None:
        """Return the penalty in points; None where the plugin gives none."""
        self.init_plugin()
        penalty = self.plugin_inst.late_submission_penalty(student, notebook.score, seconds_late)
        return None if penalty is None else float(self._check_late_penalty(notebook, penalty))


def _set_score(grade: Grade, score: float | None) -> None:
    """Set what the checks gave, as nbgrader's `SaveAutoGrades` does: a person's score stays, marked to be looked at."""
    grade.auto_score = score
    grade.needs_manual_grade = score is None or grade.manual_score is not None


def _moment(timestamp: str) -> datetime | None:
    """Return when a submission was handed in, from the text of timestamp.txt; None where it does not tell."""
    try:
        return parse_utc(timestamp) if timestamp else None
    except (ValueError, OverflowError):
        return None
