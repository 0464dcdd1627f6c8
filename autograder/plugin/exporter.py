"""Our engine inside nbgrader: `nbgrader autograde` and formgrader's button grade behind the wall.

The course's own assignments get the scores that `autograder grade` gives: each submission is read and judged by it, and
nbgrader only keeps what was found. An instructor's other assignments, in the same folder or in one without course.toml,
go through all of nbgrader's steps, with `WalledExecute` where nbgrader would run a kernel.
"""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_notebook
from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    IgnorePattern,
    NbGraderPreprocessor,
    SaveAutoGrades,
)

from autograder.course import Course
from autograder.engine.trusted import memory_limit
from autograder.engine.warm import warm_zygote
from autograder.errors import SubmissionError
from autograder.grading.grade import grade_submission
from autograder.grading.notebook.notebook_file import MAX_BYTES, too_large
from autograder.grading.text import printable
from autograder.intake.course_files import environment_of, limits_of, load_assignment
from autograder.intake.handed_in import exchanged, handed_in
from autograder.nbgrader_config import course_of
from autograder.plugin.links import is_ordinary, pass_over_links
from autograder.report.autograded import autograded_notebook
from nncourse.language import Message, _

_MOST_NEW_BYTES = 2**31
"""What nbgrader may need to read a notebook: small files may stand for much, and the machine is everybody's."""


def name_as_handed_out(assignment: str, student: str, notebooks: list[str]) -> None:
    """Let nbgrader, which knows a notebook by its name, go on with a renamed one; the judge finds it by itself.

    nbgrader calls it before a student's submission of `assignment`, in the folder of the course.
    """
    course = Course(Path.cwd())
    if notebooks and course.has(assignment):
        notebooks[:] = [str(Path(notebooks[0]).parent / f"{assignment}.ipynb")]


class Judge(NbGraderPreprocessor):
    """Replace a submitted notebook by its autograded one, with what nbgrader's exchange put beside it.

    Raises `SubmissionError` where it cannot be read.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Return the autograded notebook."""
        course, name, student = course_of(self), resources["nbgrader"]["assignment"], resources["nbgrader"]["student"]
        resources["outputs"] = {file: text.encode() for file, text in exchanged(course, name, student).items()}
        try:
            return from_dict(_judged(course, name, student)), resources
        except SubmissionError as error:  # nbgrader's log is long: one line in it says what is the matter
            self.log.error("%s of %s cannot be graded: %s", name, student, error)
            raise


def _judged(course: Course, name: str, student: str) -> dict[str, Any]:
    """Return the autograded notebook of a student; raise `SubmissionError` where there is none."""
    assignment, limits = load_assignment(course, name), limits_of(course)
    handed = handed_in(course, assignment.template, student)
    verdict, submission = warm_zygote().use(
        environment_of(course), limits, lambda zygote: grade_submission(handed.data, assignment, zygote, limits)
    )
    if verdict.error:
        raise SubmissionError(verdict.error, file=handed.file)
    return autograded_notebook(assignment.template, submission, verdict)


class CourseExporter(NotebookExporter):
    """nbgrader's exporter, with steps of their own for the course's own assignments."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        pass_over_links(self.parent)

    def from_filename(
        self, filename: str, resources: ResourcesDict | None = None, **kw: Any
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Convert a notebook; a submission to the course is read by the judge, whatever state its file is in."""
        course = course_of(self)
        is_first_pass = resources is not None and self.parent._sanitizing  # over what was submitted
        if resources is None or not course.has(resources["nbgrader"]["assignment"]):
            if is_first_pass and not is_ordinary(Path(filename)):
                raise SubmissionError(Message(_("{name} is not an ordinary file"), {"name": printable(filename)}))
            return self._of_another(filename, resources, is_first_pass, **kw)
        if is_first_pass:
            self._take_steps(Judge)
            return self.from_notebook_node(new_notebook(), resources, **kw)
        self._take_steps(IgnorePattern, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata)
        return super().from_filename(filename, resources, **kw)

    def _of_another(
        self, filename: str, resources: ResourcesDict | None, is_first_pass: bool, **kw: Any
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Convert a notebook of another assignment; raise `SubmissionError` for what would end the run for all."""
        try:
            with memory_limit(_MOST_NEW_BYTES) if is_first_pass else nullcontext():
                return super().from_filename(filename, resources, **kw)
        except (SchemaTooOldError, SchemaTooNewError):
            text = _(
                "{name} has a cell with metadata of another version of nbgrader: take that cell out of it, or see "
                "`nbgrader update`"
            )
            raise SubmissionError(Message(text, {"name": printable(filename)})) from None
        except MemoryError:
            raise too_large(MAX_BYTES) from None

    def _take_steps(self, *steps: type[NbGraderPreprocessor]) -> None:
        """Take these steps in the conversion that begins; nbgrader registers its own before each."""
        self._preprocessors: list[Any] = []
        for step in steps:
            self.register_preprocessor(step)
