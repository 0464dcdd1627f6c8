"""A mistake costs points in its own exercise only: right functions stand in for those that may be to blame."""

import json

import pytest

from autograder.engine.zygote import Zygote
from autograder.grading.grade import _Run
from autograder.grading.verdict import Verdict
from tests.conftest import full_scores, grade, scores
from tests.grading.notebooks import Notebook, cell_of, code_cell, solved_notebook, with_source

A02, A05 = "a02_softmax_nll", "a05_sgd"
SUMMED = """
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].sum()
"""
BASE_2 = """
def log_softmax(scores):
    return np.log2(softmax(scores))
"""
CLIMBING = """
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        return loss, {"W": -dW, "b": -db}
    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, start, X, y, learning_rate, batch_size, n_epochs, rng)
"""


def graded(notebook: Notebook, assignment: str, zygote: Zygote) -> Verdict:
    """Return the verdict on a notebook."""
    return grade(json.dumps(notebook), assignment, zygote)


def stood_in(verdict: Verdict) -> dict[str, set[str]]:
    """Return the functions in whose place right ones stood, by exercise."""
    notes = {exercise.name: [note.params.get("names", "") for note in exercise.notes] for exercise in verdict.exercises}
    return {name: set(str(found[0]).replace("`", "").split(", ")) for name, found in notes.items() if found}


def lost(verdict: Verdict) -> set[str]:
    """Return the exercises that did not get all their points."""
    full = full_scores(verdict.assignment)
    return {name for name, points in scores(verdict).items() if points < full[name]}


@pytest.fixture
def nobody_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test in which a right function stands in for one of the student's."""

    def stands_in(run: _Run, helpers: dict[str, object], exercise: str, checks: object) -> None:
        raise AssertionError(f"{helpers.keys()} stand in for {exercise}")

    monkeypatch.setattr(_Run, "outcomes_with", stands_in)


def with_brought(source: str) -> Notebook:
    """Return a solved a05 in which `source` stands below what was pasted from earlier assignments."""
    notebook = solved_notebook(A05)
    (cell,) = (cell for cell in notebook["cells"] if "def softmax_classifier_loss" in "".join(cell["source"]))
    cell["source"] = "".join(cell["source"]) + source
    return notebook


def test_only_what_failed_is_replaced(zygote: Zygote) -> None:
    """A wrong loss, used by the next function: that one has its points, and is told which one was replaced."""
    verdict = graded(with_source(solved_notebook(A02), "nll_loss", SUMMED), A02, zygote)
    assert lost(verdict) == {"nll_loss"}
    assert stood_in(verdict) == {"softmax_classifier_loss": {"nll_loss"}}


def test_a_mistake_deep_below_is_found(zygote: Zygote) -> None:
    """The function in between is right, and has proved it with a right one below it."""
    verdict = graded(with_source(solved_notebook(A02), "log_softmax", BASE_2), A02, zygote)
    assert lost(verdict) == {"log_softmax"}
    assert stood_in(verdict) == {"nll_loss": {"log_softmax"}, "softmax_classifier_loss": {"log_softmax"}}


def test_nothing_is_replaced_where_all_that_is_used_is_right(zygote: Zygote, nobody_stands_in: None) -> None:
    """The mistake can only be in the exercise itself; what was brought is judged too."""
    assert lost(graded(with_source(solved_notebook(A05), "train_softmax_classifier", CLIMBING), A05, zygote)) == {
        "train_softmax_classifier"
    }


def test_a_right_function_defined_anew_is_right_no_more(zygote: Zygote) -> None:
    """An experiment below its test cell is not what was judged."""
    notebook = solved_notebook(A02)
    place = notebook["cells"].index(cell_of(notebook, "test_nll_loss"))
    notebook["cells"].insert(place + 1, code_cell(SUMMED))
    verdict = graded(notebook, A02, zygote)
    assert lost(verdict) == set()
    assert stood_in(verdict) == {"softmax_classifier_loss": {"nll_loss"}}


@pytest.mark.parametrize("wrong", [SUMMED, BASE_2])
def test_a_mistake_in_what_was_brought_costs_nothing(wrong: str, zygote: Zygote) -> None:
    """Not in what is called from the exercise, nor in what that calls."""
    verdict = graded(with_brought(wrong), A05, zygote)
    assert lost(verdict) == set()
    assert stood_in(verdict) == {"train_softmax_classifier": {"softmax_classifier_loss"}}


def test_what_is_used_by_another_name_for_it_is_replaced_too(zygote: Zygote) -> None:
    """A function that is handed on, not called, is used as well."""
    notebook = with_brought(SUMMED)
    cell = cell_of(notebook, "train_softmax_classifier")
    cell["source"] = "".join(cell["source"]).replace(
        "softmax_classifier_loss(", "(lambda f: f)(softmax_classifier_loss)("
    )
    assert lost(graded(notebook, A05, zygote)) == set()
