"""Hostile submissions, kept as files named by their deed: none gets points it did not earn, none stops the run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.engine.zygote import Zygote
from tests.conftest import LIMITS, ROOT, full_scores, grade, scores
from tests.grading.notebooks import code_cell, solved_notebook, with_source

ASSIGNMENT = "a02_softmax_nll"
DEEDS = sorted((ROOT / "tests" / "submissions" / "hostile").glob("*.py"))
SHORT = replace(LIMITS, cell_timeout_s=3, call_timeout_s=2, submission_timeout_s=60)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda path: path.stem)
def test_a_deed_gains_nothing_and_costs_only_its_own_exercise(deed: Path, zygote: Zygote) -> None:
    """In place of softmax it earns less than full marks there; every other exercise keeps its own."""
    notebook = with_source(solved_notebook(ASSIGNMENT), "softmax", deed.read_text("utf-8"))
    found = scores(grade(json.dumps(notebook), ASSIGNMENT, zygote, SHORT))
    full = full_scores(ASSIGNMENT)
    assert found["softmax"] <= full["softmax"] / 4
    assert {name: got for name, got in found.items() if name != "softmax"} == {
        name: points for name, points in full.items() if name != "softmax"
    }


@pytest.mark.parametrize("deed", DEEDS, ids=lambda path: path.stem)
def test_a_deed_on_top_of_a_right_notebook_changes_nothing(deed: Path, zygote: Zygote) -> None:
    """In a cell of its own above the right solutions it neither gives nor takes points."""
    notebook = solved_notebook(ASSIGNMENT)
    notebook["cells"].insert(0, code_cell(deed.read_text("utf-8")))
    assert scores(grade(json.dumps(notebook), ASSIGNMENT, zygote, SHORT)) == full_scores(ASSIGNMENT)
