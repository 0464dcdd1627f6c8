"""Our engine inside nbgrader: `nbgrader autograde` and formgrader's button grade behind the wall.

The course's own assignments get the scores that `autograder grade` gives: each submission is read and judged by it, and
nbgrader only keeps what was found. An instructor's other assignments, in the same folder or in one without course.toml,
go through all of nbgrader's steps, with `WalledExecute` where nbgrader would run a kernel.
"""

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_notebook
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    IgnorePattern,
    NbGraderPreprocessor,
    SaveAutoGrades,
)

from autograder.autograded import autograded_notebook
from autograder.course import Course
from autograder.engine.warm import warm_zygote
from autograder.errors import SubmissionError
from autograder.grading.collect import handed_in
from autograder.grading.course import environment_of, limits_of, load_assignment
from autograder.grading.grade import grade_submission
from autograder.messages import say
from autograder.nbgrader_config import course_of


def name_as_handed_out(assignment: str, student: str, notebooks: list[str]) -> None:
    """Let nbgrader, which knows a notebook by its name, go on with a renamed one; the judge finds it by itself.

    nbgrader calls it before a student's submission of `assignment`, in the folder of the course.
    """
    course = Course(Path.cwd())
    if notebooks and course.has(assignment):
        notebooks[:] = [str(Path(notebooks[0]).parent / f"{assignment}.ipynb")]


class Judge(NbGraderPreprocessor):
    """Replace a submitted notebook by its autograded one. Raises `SubmissionError` where it cannot be read."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Return the autograded notebook."""
        course, student = course_of(self), resources["nbgrader"]["student"]
        assignment = load_assignment(course, resources["nbgrader"]["assignment"])
        data = handed_in(course, assignment.template, student).data
        limits = limits_of(course)
        verdict, submission = warm_zygote().use(
            environment_of(course), limits, lambda zygote: grade_submission(data, assignment, zygote, limits)
        )
        if verdict.error:
            self.log.error("%s of %s cannot be graded: %s", verdict.assignment, student, say(verdict.error))
            raise SubmissionError(verdict.error)
        return from_dict(autograded_notebook(assignment.template, submission, verdict)), resources


class CourseExporter(NotebookExporter):
    """nbgrader's exporter, with steps of their own for the course's own assignments."""

    def from_filename(
        self, filename: str, resources: ResourcesDict | None = None, **kw: Any
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Convert a notebook; a submission to the course is read by the judge, whatever state its file is in."""
        course = course_of(self)
        if resources is None or not course.has(resources["nbgrader"]["assignment"]):
            return super().from_filename(filename, resources, **kw)
        if self.parent._sanitizing:  # the first of nbgrader's two passes, over what was submitted
            self._take_steps(Judge)
            return self.from_notebook_node(new_notebook(), resources, **kw)
        self._take_steps(IgnorePattern, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata)
        return super().from_filename(filename, resources, **kw)

    def _take_steps(self, *steps: type[NbGraderPreprocessor]) -> None:
        """Take these steps in the conversion that begins; nbgrader registers its own before each."""
        self._preprocessors: list[Any] = []
        for step in steps:
            self.register_preprocessor(step)
