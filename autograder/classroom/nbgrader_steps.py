"""What the gradebook does by nbgrader's own steps. They take long to import, and few runs need one."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import InvalidEntry, SubmittedNotebook
from nbgrader.preprocessors import (
    AssignLatePenalties,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    SaveCells,
)
from traitlets import TraitError
from traitlets.config import Config

from autograder.classroom.ledger import remedy, shown
from autograder.errors import CourseError, GradebookError


def save_cells(source: Path, assignment: str, url: str) -> None:
    """Enter the cells of `source` into the gradebook at `url` by the steps of nbgrader's `generate_assignment`.

    Raises `CourseError` where the source cannot be read, and `GradebookError` where the gradebook cannot be written or
    holds other exercises with submissions.
    """
    notebook = _read(source, assignment)
    try:
        names = {"assignment": assignment, "notebook": assignment, "db_url": url}
        for step in (LockCells, ClearSolutions, ClearOutput, ComputeChecksums, SaveCells):
            notebook, _ = step().preprocess(notebook, {"nbgrader": names})
    except InvalidEntry as error:
        raise GradebookError(f"the gradebook {shown(url)} cannot be written: {error}. {remedy(str(error))}") from error
    except RuntimeError as error:  # nbgrader keeps what has been graded
        raise GradebookError(
            f"the gradebook knows other exercises of {assignment} than {source} has, and holds submissions "
            f"({error}): remove the assignment with `nbgrader db assignment remove {assignment} --force`, or take the "
            "release that was handed out"
        ) from None


def _read(source: Path, assignment: str) -> NotebookNode:
    try:
        return nbformat.read(source, as_version=4)
    except OSError as error:
        raise CourseError(
            f"{source} cannot be read ({error.strerror}): build it with `autograder build {assignment}`"
        ) from None
    except Exception:  # whatever nbformat makes of what is no notebook
        raise CourseError(f"{source} is damaged: build it again with `autograder build {assignment}`") from None


def late_penalty(config: Config, student: str, notebook: SubmittedNotebook, seconds_late: float) -> float | None:
    """Return the penalty in points that the plugin of nbgrader's `config` gives; None where it gives none.

    Raises `CourseError` where there is no such plugin, or none that can be set so.
    """
    try:
        penalties = _Penalties(config=config)
        penalties.init_plugin()
    except (TraitError, ImportError) as error:
        raise CourseError(
            f"nbgrader_config.py: what lateness costs cannot be told ({error}): correct what it sets of "
            "LateSubmissionPlugin and AssignLatePenalties, then run this again"
        ) from None
    return penalties.given(student, notebook, seconds_late)


class _Penalties(AssignLatePenalties):
    """nbgrader's own late penalties, with the plugin set in its configuration."""

    def given(self, student: str, notebook: SubmittedNotebook, seconds_late: float) -> float | None:
        penalty = self.plugin_inst.late_submission_penalty(student, notebook.score, seconds_late)
        return None if penalty is None else float(self._check_late_penalty(notebook, penalty))
