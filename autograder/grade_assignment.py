"""Grading an assignment of the whole class: notebooks in, verdicts to the gradebook, notebooks and pages out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from autograder.autograded import autograded_notebook
from autograder.course import Course
from autograder.engine.limits import Limits
from autograder.engine.sandbox import check_sandbox, sandbox_command
from autograder.errors import SubmissionError
from autograder.gradebook import CourseGradebook, read_timestamp
from autograder.grading.collect import handed_in
from autograder.grading.course import environment_of, load_assignment
from autograder.grading.grade import Assignment, unreadable
from autograder.grading.pool import Graded, Job, grade_all
from autograder.grading.template import clean_text
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
        check_sandbox(sandbox_command((), ()))
    jobs, repairs, without = _jobs(course, assignment, students)
    with CourseGradebook(course, name) as gradebook:
        for graded in without:
            yield _written(course, assignment, gradebook, graded)
        for graded in grade_all(jobs, assignment, environment, limits, n_workers) if jobs else ():
            yield _written(course, assignment, gradebook, _with_repairs(graded, repairs[graded.student]))


def write_class_page(course: Course, name: str, graded: list[Graded]) -> Path:
    """Write the page of the class and return its path."""
    return write_page(course.root / "reports" / f"{name}.html", class_page(course, name, graded))


def _jobs(
    course: Course, assignment: Assignment, students: list[str]
) -> tuple[list[Job], dict[str, tuple[Message, ...]], list[Graded]]:
    """Return what to grade, what was repaired to find it, by student, and what could not be found."""
    jobs, repairs, without = [], {}, []
    for student in students:
        try:
            handed = handed_in(course, assignment.template, student)
        except SubmissionError as error:
            without.append(Graded(student, unreadable(assignment.template.assignment, error), None))
        else:
            jobs.append(Job(student, handed.data))
            repairs[student] = handed.repairs
    return jobs, repairs, without


def _with_repairs(graded: Graded, repairs: tuple[Message, ...]) -> Graded:
    return replace(graded, verdict=replace(graded.verdict, repairs=(*repairs, *graded.verdict.repairs)))


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
