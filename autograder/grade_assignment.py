"""Grading an assignment of the whole class: notebooks in, verdicts to the gradebook, notebooks and pages out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from autograder.autograded import autograded_notebook
from autograder.course import Course
from autograder.engine.limits import Limits
from autograder.engine.sandbox import check_sandbox
from autograder.errors import SubmissionError
from autograder.gradebook import CourseGradebook, read_timestamp
from autograder.grading.collect import submitted_notebook
from autograder.grading.course import environment_of, load_assignment
from autograder.grading.grade import Assignment
from autograder.grading.pool import Graded, Job, grade_all
from autograder.grading.template import clean_text
from autograder.grading.verdict import Verdict
from autograder.pages import class_page, feedback_page, write_page
from nncourse.language import Message, _


def grade_assignment(
    course: Course,
    name: str,
    students: list[str],
    limits: Limits,
    *,
    n_workers: int | None = None,
    sandboxed: bool = True,
) -> Iterator[Graded]:
    """Grade what `students` handed in for assignment `name`, and yield each when all of it is written.

    For each student the scores go to the gradebook, the notebook to autograded/ and the page to feedback/. Raises
    `SandboxError` before anything is graded where there is no wall.
    """
    assignment = load_assignment(course, name)
    environment = environment_of(course, sandboxed=sandboxed)
    if sandboxed:
        check_sandbox(limits)
    jobs, unreadable = _jobs(course, name, students)
    with CourseGradebook(course, name) as gradebook:
        for graded in unreadable:
            yield _written(course, assignment, gradebook, graded)
        for graded in grade_all(jobs, assignment, environment, limits, n_workers) if jobs else ():
            yield _written(course, assignment, gradebook, _note_name(course, name, graded))


def write_class_page(course: Course, name: str, graded: list[Graded]) -> Path:
    """Write the page of the class and return its path."""
    return write_page(course.root / "reports" / f"{name}.html", class_page(course, name, graded))


def _jobs(course: Course, name: str, students: list[str]) -> tuple[list[Job], list[Graded]]:
    jobs, unreadable = [], []
    for student in students:
        try:
            jobs.append(Job(student, submitted_notebook(course, name, student).read_bytes()))
        except (SubmissionError, OSError) as error:
            unreadable.append(Graded(student, Verdict(name, error=Message("{text}", {"text": str(error)})), None))
    return jobs, unreadable


def _note_name(course: Course, name: str, graded: Graded) -> Graded:
    """Say it where the notebook was not called as it was handed out."""
    path = submitted_notebook(course, name, graded.student)
    if path.stem == name:
        return graded
    repair = Message(_("the file was called {name}"), {"name": clean_text(path.name)})
    return replace(graded, verdict=replace(graded.verdict, repairs=(repair, *graded.verdict.repairs)))


def _written(course: Course, assignment: Assignment, gradebook: CourseGradebook, graded: Graded) -> Graded:
    """Write what was found for one student; where that fails, say so in place of it and go on with the class."""
    try:
        _write(course, assignment, gradebook, graded)
    except Exception as error:
        text = _("what was found could not be written ({fault}); nothing of it is in the gradebook")
        message = Message(text, {"fault": clean_text(repr(error))})
        return replace(graded, verdict=replace(graded.verdict, error=message))
    return graded


def _write(course: Course, assignment: Assignment, gradebook: CourseGradebook, graded: Graded) -> None:
    name, student, verdict = assignment.template.assignment, graded.student, graded.verdict
    notebook = autograded_notebook(assignment.template, graded.submission, verdict)
    gradebook.record(student, notebook, read_timestamp(course.root / "submitted" / student / name))
    page = feedback_page(course, student, verdict, graded.submission)
    write_page(course.root / "feedback" / student / name / f"{name}.html", page)
