"""Verdicts into nbgrader's gradebook, through nbgrader's own model of it: one transaction a submission.

What people wrote stays: manual scores, extra credit, comments, flags, penalties that nbgrader's plugin did not give.
"""

import contextlib
import logging
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Self

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
    new_uuid,
)
from nbgrader.utils import parse_utc
from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import selectinload
from tornado.log import app_log
from traitlets.config import Config

from autograder.classroom.ledger import Line, explained, prepare_ledger, remedy, shown, write_line
from autograder.course import Course
from autograder.errors import GradebookError
from autograder.grading.notebook.template import Template
from autograder.grading.text import plain
from autograder.nbgrader_config import database_url, programs_on_path
from autograder.report.autograded import Entry

_MOMENT = re.compile(r"(?!.*\.\.)(?!.{65})[\w :.,+-]+(?:/[\w+-]+){0,2}", re.ASCII)
"""What may be a time with its zone, such as that of America/Argentina/Ushuaia; no path of a file."""


class CourseGradebook:
    """The gradebook of a course, open for one assignment, with nbgrader's configuration. Use it as a context manager.

    Raises `GradebookError` where the database cannot be opened or written.
    """

    def __init__(self, course: Course, template: Template, config: Config) -> None:
        self.course = course
        self.config = config
        self.template = template
        self.assignment = template.assignment
        self.url = database_url(course, config)
        programs_on_path()
        app_log.setLevel(logging.CRITICAL)  # what nbgrader's model would log with a traceback is raised too
        with explained(self.url), contextlib.ExitStack() as opened:
            self.gradebook = Gradebook(self.url)
            opened.callback(self.gradebook.close)
            prepare_ledger(self.gradebook.db.connection())
            self.gradebook.db.commit()
            notebook = self._known_notebook()
            self._notebook_id, self._assignment_id = notebook.id, notebook.assignment_id
            self._has_deadline = notebook.assignment.duedate is not None
            self._grade_cells = {cell.id: cell.name for cell in notebook.grade_cells}
            self._solution_cells = {cell.id: cell.name for cell in notebook.solution_cells}
            opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.gradebook.close()

    def record(self, student: str, entry: Entry, timestamp: str, line: Line, before: Line | None = None) -> float:
        """Write scores and comments of one student, and the ledger's line on it: all of it, or nothing.

        Returns the points that lateness costs. `timestamp` is the text of nbgrader's timestamp.txt, `before` the line
        that the ledger had. Raises `GradebookError` where the database cannot be used, and `ValueError` where it does
        not take what is to be written.
        """
        submitted = moment(timestamp)
        with self._transaction() as session:
            of_notebook = self._known(session, student)
            if of_notebook:
                self._update(of_notebook, entry, submitted, _other_answers(line, before))
            else:
                self._enter(session.connection(), student, entry, submitted)
                if submitted and self._has_deadline:
                    of_notebook = self._known(session, student)
            penalty = self._penalty(session, student, of_notebook, line.penalty) if of_notebook else None
            write_line(session.connection(), replace(line, penalty=penalty))
            return (of_notebook.late_submission_penalty if of_notebook else None) or 0.0

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Any]:
        session = self.gradebook.db
        with explained(self.url):
            try:
                yield session
                session.commit()
            except BaseException:
                session.rollback()
                raise
            finally:
                session.expire_all()

    def _known(self, session: Any, student: str) -> SubmittedNotebook | None:
        """Return the student's row for the notebook with all its grades and comments; None where it is new."""
        of_student = SubmittedAssignment.student_id == student, SubmittedAssignment.assignment_id == self._assignment_id
        grades = SubmittedNotebook.grades.and_(Grade.cell_id.in_(self._grade_cells))
        comments = SubmittedNotebook.comments.and_(Comment.cell_id.in_(self._solution_cells))
        return session.execute(  # asked by what the tables have an index of: so it takes as long in a large class
            select(SubmittedNotebook)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(*of_student, SubmittedNotebook.notebook_id == self._notebook_id)
            .options(selectinload(grades), selectinload(comments))
        ).scalar_one_or_none()

    def _update(
        self, of_notebook: SubmittedNotebook, entry: Entry, submitted: datetime | None, other_answers: Collection[str]
    ) -> None:
        """Set what the checks gave, as nbgrader's `SaveAutoGrades` does; what people wrote stays.

        What a person has graded is theirs to look at again only where it is no longer what they graded.
        """
        if submitted:
            of_notebook.assignment.timestamp = submitted
        for grade in of_notebook.grades:
            name = self._grade_cells[grade.cell_id]
            score = entry.scores[name]
            if grade.manual_score is None:
                grade.needs_manual_grade = score is None
            elif score != grade.auto_score or name in other_answers:
                grade.needs_manual_grade = True
            grade.auto_score = score
        for comment in of_notebook.comments:
            comment.auto_comment = entry.comments.get(self._solution_cells[comment.cell_id])

    def _enter(self, connection: Connection, student: str, entry: Entry, submitted: datetime | None) -> None:
        """Enter what nbgrader's `add_submission` enters, scores and comments with it; rows cost less than objects."""
        students, submissions = Student.__table__, SubmittedAssignment.__table__
        if connection.execute(select(students.c.id).where(students.c.id == student)).first() is None:
            connection.execute(insert(students), {"id": student})
        of_student = (submissions.c.student_id == student) & (submissions.c.assignment_id == self._assignment_id)
        submission = connection.execute(select(submissions.c.id).where(of_student)).scalar()
        if submission is None:
            submission = new_uuid()
            row = {"id": submission, "assignment_id": self._assignment_id, "student_id": student}
            connection.execute(insert(submissions), {**row, "timestamp": submitted})
        notebook = new_uuid()
        row = {"id": notebook, "assignment_id": submission, "notebook_id": self._notebook_id}
        connection.execute(insert(SubmittedNotebook.__table__), row)
        grades = [
            {"notebook_id": notebook, "cell_id": cell, "auto_score": score, "needs_manual_grade": score is None}
            for cell, score in ((cell, entry.scores[name]) for cell, name in self._grade_cells.items())
        ]
        comments = [
            {"notebook_id": notebook, "cell_id": cell, "auto_comment": entry.comments.get(name)}
            for cell, name in self._solution_cells.items()
        ]
        for table, rows in ((Grade.__table__, grades), (Comment.__table__, comments)):
            if rows:
                connection.execute(insert(table), rows)

    def _penalty(
        self, session: Any, student: str, of_notebook: SubmittedNotebook, given_before: float | None
    ) -> float | None:
        """Set the penalty that nbgrader's plugin gives for lateness, and return it; a person's own penalty stays."""
        if of_notebook.late_submission_penalty != given_before:
            return given_before
        seconds_late = of_notebook.assignment.total_seconds_late
        penalty = None
        if seconds_late > 0:
            from autograder.classroom.nbgrader_steps import late_penalty

            session.refresh(of_notebook)  # its score is a sum that the database makes
            penalty = late_penalty(self.config, student, of_notebook, seconds_late)
        of_notebook.late_submission_penalty = penalty
        return penalty

    def _known_notebook(self) -> Notebook:
        """Return the notebook as the gradebook knows it; enter it where it does not, or knows another edition."""
        points = {str(cell.metadata["nbgrader"]["grade_id"]): cell.points for cell in self.template.graded}
        sources = {name: plain(cell.source) for name, cell in self.template.by_grade_id.items()}
        with contextlib.suppress(MissingEntry):
            notebook = self.gradebook.find_notebook(self.assignment, self.assignment)
            known = {cell.name: plain(cell.source) for cell in notebook.source_cells}
            if {cell.name: cell.max_score for cell in notebook.grade_cells} == points and known == sources:
                return notebook
        self._enter_notebook()
        self.gradebook.db.expire_all()
        return self.gradebook.find_notebook(self.assignment, self.assignment)

    def _enter_notebook(self) -> None:
        """Enter the notebook, from the source, hidden tests in it."""
        from autograder.classroom.nbgrader_steps import save_cells

        try:
            self.gradebook.update_or_create_assignment(self.assignment)
        except InvalidEntry as error:
            raise GradebookError(
                f"the gradebook {shown(self.url)} cannot be written: {error}. {remedy(str(error))}"
            ) from error
        save_cells(self.course.source_path(self.assignment, "en"), self.assignment, self.url)


def _other_answers(line: Line, before: Line | None) -> set[str]:
    """Return the written answers that are not what they were when they were recorded last."""
    texts = {answer.name: answer.text for answer in before.verdict.answers} if before else {}
    return {answer.name for answer in line.verdict.answers if texts.get(answer.name) != answer.text}


def moment(timestamp: str) -> datetime | None:
    """Return when a submission was handed in, from the text of timestamp.txt; None where it does not tell."""
    if not _MOMENT.fullmatch(timestamp):
        return None
    try:
        return parse_utc(timestamp)
    except Exception:  # whatever its library makes of what looks like a time
        return None
