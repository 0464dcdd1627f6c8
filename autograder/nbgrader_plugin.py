"""Our engine inside nbgrader: `nbgrader autograde` and formgrader give the scores that `autograder grade` gives.

nbgrader's own steps stay, but for two: the notebook is repaired as `autograder grade` repairs it, and `Judge` stands
where nbgrader would run a kernel.
"""

from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    IgnorePattern,
    NbGraderPreprocessor,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from traitlets.config import Config

from autograder.autograded import autograded_notebook
from autograder.course import Course
from autograder.engine.zygote import Zygote
from autograder.errors import SubmissionError
from autograder.grading.collect import handed_in
from autograder.grading.course import environment_of, limits_of, load_assignment
from autograder.grading.grade import grade_submission


def configure(config: Config) -> None:
    """Put the engine into an nbgrader configuration."""
    config.Autograde.sanitize_preprocessors = [OverwriteKernelspec]
    config.Autograde.autograde_preprocessors = [
        Judge,
        IgnorePattern,
        SaveAutoGrades,
        AssignLatePenalties,
        CheckCellMetadata,
    ]


class Judge(NbGraderPreprocessor):
    """Replace a submitted notebook by its autograded one. Raises `SubmissionError` where it cannot be read."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Return the autograded notebook."""
        course = Course(Path(resources["nbgrader"]["db_url"].removeprefix("sqlite:///")).parent)
        assignment = load_assignment(course, resources["nbgrader"]["assignment"])
        student = resources["nbgrader"]["student"]
        data = handed_in(course, assignment.template, student).data
        limits = limits_of(course)
        with Zygote(environment_of(course), limits) as zygote:
            verdict, submission = grade_submission(data, assignment, zygote, limits)
        if verdict.error:
            raise SubmissionError(verdict.error)
        return from_dict(autograded_notebook(assignment.template, submission, verdict)), resources
