"""What the gradebook does by nbgrader's own steps. They take long to import, and few runs need one."""

import contextlib
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import (
    Comment,
    Grade,
    GradeCell,
    InvalidEntry,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
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
from traitlets import TraitError
from traitlets.config import Config

from autograder.classroom.ledger import remedy, shown
from autograder.errors import CourseError, GradebookError


def save_cells(source: Path, assignment: str, url: str) -> None:
    """Enter the cells of `source` into the gradebook at `url` by the steps of nbgrader's `generate_assignment`.

    Raises `CourseError` where the source cannot be read, and `GradebookError` where the gradebook cannot be written or
    holds what a person graded in a cell that is gone.
    """
    notebook = _read(source, assignment)
    try:
        names = {"assignment": assignment, "notebook": assignment, "db_url": url}
        for step in (LockCells, ClearSolutions, ClearOutput, ComputeChecksums, _FollowCells):
            notebook, _ = step().preprocess(notebook, {"nbgrader": names})
    except InvalidEntry as error:
        raise GradebookError(f"the gradebook {shown(url)} cannot be written: {error}. {remedy(str(error))}") from error
    except _GradedByHandError as error:
        raise GradebookError(
            f"{source} lacks the cell {error}, in which a person has graded or commented on submissions: put it back, "
            f"or, to lose all scores of it, remove the assignment with `nbgrader db assignment remove {assignment} "
            "--force`"
        ) from None


class _GradedByHandError(Exception):
    """A cell that is gone, by its name, holds what a person wrote."""


class _FollowCells(SaveCells):
    """nbgrader's step, which follows a notebook that was changed also where submissions were graded."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        with contextlib.suppress(MissingEntry):
            self._follow(self.gradebook.find_notebook(self.notebook_id, self.assignment_id))
        super()._create_notebook(nb)

    def _follow(self, notebook: Notebook) -> None:
        """Take out cells that are gone, and put in new ones, not graded yet, at once: a run may end at any moment."""
        database = self.gradebook.db
        for kind, row, old, new in (
            (GradeCell, Grade, notebook.grade_cells, self.new_grade_cells),
            (SolutionCell, Comment, notebook.solution_cells, self.new_solution_cells),
            (SourceCell, None, notebook.source_cells, self.new_source_cells),
        ):
            for cell in old:
                if cell.name not in new:
                    for one in (*cell.grades, *cell.comments) if row else ():
                        _not_by_hand(one)
                        database.delete(one)
                    database.delete(cell)
            for name in new.keys() - {cell.name for cell in old}:
                cell = kind(name=name, notebook=notebook, **new[name])
                database.add(cell)
                if row:
                    database.add_all(row(cell=cell, notebook=one) for one in notebook.submissions)
        database.commit()


def _not_by_hand(row: Grade | Comment) -> None:
    written = (row.manual_score, row.extra_credit) if isinstance(row, Grade) else (row.manual_comment,)
    if any(one not in (None, "") for one in written):
        raise _GradedByHandError(row.cell.name)


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
