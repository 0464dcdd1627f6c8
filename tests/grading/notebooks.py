"""Notebooks to hand in: solved ones with something changed."""

import copy
import json
from functools import cache
from typing import Any

import nbformat

from autograder.sample_class import solved
from tests.conftest import COURSE

Notebook = dict[str, Any]


@cache
def _solved_text(assignment: str, language: str) -> str:
    return nbformat.writes(solved(COURSE, assignment, language))


def solved_notebook(assignment: str, language: str = "en") -> Notebook:
    """Return the notebook of a student who solved everything, as JSON."""
    return json.loads(_solved_text(assignment, language))


def release_notebook(assignment: str, language: str = "en") -> Notebook:
    """Return the notebook as it was handed out, as JSON."""
    return json.loads(COURSE.release_path(assignment, language).read_text("utf-8"))


def cell_of(notebook: Notebook, grade_id: str) -> Notebook:
    """Return the cell that nbgrader knows by `grade_id`."""
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def with_source(notebook: Notebook, grade_id: str, source: str) -> Notebook:
    """Return a copy of `notebook` with another source in one cell."""
    changed = copy.deepcopy(notebook)
    cell_of(changed, grade_id)["source"] = source
    return changed


def code_cell(source: str, **extra: Any) -> Notebook:
    """Return a cell as a student adds one."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None, **extra}
