"""What goes into the gradebook is what nbgrader would find in the autograded notebook."""

import json

import nbformat
import pytest
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution

from autograder.engine.zygote import Zygote
from autograder.grading.grade import grade_submission
from autograder.report.autograded import NO_RESPONSE, autograded_notebook, gradebook_entry, notebook_text
from tests.conftest import LIMITS, load
from tests.grading.notebooks import release_notebook, solved_notebook, with_source

ASSIGNMENT = "a02_softmax_nll"
WRONG = "def softmax(scores):\n    return scores"


@pytest.mark.parametrize(
    "notebook",
    [
        solved_notebook(ASSIGNMENT),
        release_notebook(ASSIGNMENT),
        release_notebook(ASSIGNMENT, "ru"),
        with_source(solved_notebook(ASSIGNMENT, "ru"), "softmax", WRONG),
    ],
    ids=["solved", "untouched", "untouched in Russian", "mistaken"],
)
def test_scores_and_comments_are_those_nbgrader_determines(notebook: dict[str, object], zygote: Zygote) -> None:
    """For each cell that is graded, and for each that is to be filled in."""
    assignment = load(ASSIGNMENT)
    verdict, submission = grade_submission(json.dumps(notebook).encode(), assignment, zygote, LIMITS)
    entry = gradebook_entry(assignment.template, submission, verdict)
    read = nbformat.reads(notebook_text(autograded_notebook(assignment.template, submission, verdict)), as_version=4)
    nbformat.validate(read)
    graded = {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in read.cells if is_grade(cell)}
    assert entry.scores == graded
    untouched = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
        for cell in read.cells
        if is_solution(cell)
    }
    assert {name: comment == NO_RESPONSE for name, comment in entry.comments.items()} == untouched
