"""A mistake costs points in its own exercise only: right functions stand in for those that may be to blame."""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest

from autograder.engine.failures import Died
from autograder.engine.limits import Limits
from autograder.engine.session import Session
from autograder.engine.zygote import Zygote
from autograder.grading.verdict import Verdict
from autograder.kernel import judge_in
from tests.conftest import full_scores, grade, scores
from tests.grading.notebooks import Notebook, cell_of, code_cell, solved_notebook, with_source

A02, A05 = "a02_softmax_nll", "a05_sgd"
SUMMED = """
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].sum()
"""
ASCENDS = """
def sgd_step(params, grads, learning_rate):
    return {name: params[name] + learning_rate * grads[name] for name in params}
"""
BASE_2 = """
def log_softmax(scores):
    return np.log2(softmax(scores))
"""


def graded(notebook: Notebook, assignment: str, zygote: Zygote) -> Verdict:
    """Return the verdict on a notebook."""
    return grade(json.dumps(notebook), assignment, zygote)


def stood_in(verdict: Verdict) -> dict[str, set[str]]:
    """Return the functions that are named as perhaps wrong, as right ones stood in their place, by exercise."""
    notes = ((exercise.name, note.params.get("names")) for exercise in verdict.exercises for note in exercise.notes)
    return {name: set(str(found).replace("`", "").split(", ")) for name, found in notes if found is not None}


def lost(verdict: Verdict) -> set[str]:
    """Return the exercises that did not get all their points."""
    full = full_scores(verdict.assignment)
    return {name for name, points in scores(verdict).items() if points < full[name]}


def with_brought(source: str) -> Notebook:
    """Return a solved a05 in which `source` stands below what was pasted from earlier assignments."""
    notebook = solved_notebook(A05)
    (cell,) = (cell for cell in notebook["cells"] if "def softmax_classifier_loss" in "".join(cell["source"]))
    cell["source"] = "".join(cell["source"]) + source
    return notebook


def test_only_what_failed_is_named(zygote: Zygote) -> None:
    """A wrong loss, used by the next function: that one has its points, and is told which one to look at."""
    verdict = graded(with_source(solved_notebook(A02), "nll_loss", SUMMED), A02, zygote)
    assert lost(verdict) == {"nll_loss"}
    assert stood_in(verdict) == {"softmax_classifier_loss": {"nll_loss"}}


def test_what_an_exercise_does_not_use_is_not_named(zygote: Zygote) -> None:
    """Of all that was brought, and judged nowhere here, `sgd` uses nothing."""
    wrong = "def minibatches(X, y, batch_size, rng):\n    yield X, y"
    verdict = graded(with_source(solved_notebook(A05), "minibatches", wrong), A05, zygote)
    assert lost(verdict) == {"minibatches"}
    named = stood_in(verdict)
    assert named["sgd"] == {"minibatches"}
    assert named["train_softmax_classifier"] == {"minibatches"}


def test_a_mistake_deep_below_is_found(zygote: Zygote) -> None:
    """The function in between is right, and has its points; it is said which check to begin with."""
    verdict = graded(with_source(solved_notebook(A02), "log_softmax", BASE_2), A02, zygote)
    assert lost(verdict) == {"log_softmax"}
    (log_softmax,) = (exercise for exercise in verdict.exercises if exercise.name == "log_softmax")
    assert [note.text[:21] for note in log_softmax.notes] == ["several checks failed"]
    assert stood_in(verdict) == {"nll_loss": {"log_softmax"}, "softmax_classifier_loss": {"log_softmax"}}


@pytest.mark.parametrize(
    "below",
    [
        SUMMED,
        "del nll_loss",
        "for nll_loss in (0.0, 1.0): print(nll_loss)",
        "if True:\n    def nll_loss(scores, y):\n        return 0.0",
        "def log_softmax(scores):\n    return scores",
    ],
)
def test_a_right_function_that_is_spoilt_below_its_test_cell(below: str, zygote: Zygote) -> None:
    """An experiment below its test cell is not what was judged, however it gives the name another meaning."""
    notebook = solved_notebook(A02)
    place = notebook["cells"].index(cell_of(notebook, "test_nll_loss"))
    notebook["cells"].insert(place + 1, code_cell(below))
    verdict = graded(notebook, A02, zygote)
    assert lost(verdict) == set()
    assert "softmax_classifier_loss" in stood_in(verdict)


def test_of_right_functions_only_the_one_that_is_spoilt_is_named(zygote: Zygote) -> None:
    """The others are known to be right."""
    notebook = solved_notebook(A02)
    place = notebook["cells"].index(cell_of(notebook, "test_nll_loss"))
    notebook["cells"].insert(place + 1, code_cell(SUMMED))
    assert stood_in(graded(notebook, A02, zygote)) == {"softmax_classifier_loss": {"nll_loss"}}


def test_what_an_exercise_needs_may_stand_below_its_test_cell(zygote: Zygote) -> None:
    """As where cells were run in another order."""
    notebook = with_source(solved_notebook(A02), "likelihood", "def likelihood(probs, y):\n    return chosen(probs, y)")
    notebook["cells"].append(code_cell("def chosen(probs, y):\n    return probs[np.arange(len(y)), y].prod()"))
    verdict = graded(notebook, A02, zygote)
    assert lost(verdict) == set()


LOGGED = "@logged\ndef softmax(scores):\n    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))\n    return "


@pytest.mark.parametrize(
    ("assignment", "exercise", "source", "helper", "is_right"),
    [
        ("a03_regularization", "best_strength", "best_reg_strength = chosen()", "def chosen():\n    return 0.03", True),
        ("a03_regularization", "best_strength", "best_reg_strength = chosen()", "def chosen():\n    return 30", False),
        (A02, "softmax", f"{LOGGED}scores / scores.sum(axis=-1, keepdims=True)", "def logged(f):\n    return f", True),
        (A02, "softmax", f"{LOGGED}scores", "def logged(f):\n    return f", False),
        (A02, "softmax", f"{LOGGED}scores / scores.sum(axis=-1, keepdims=True)", "logged = None", False),
        (A02, "softmax", f"{LOGGED}scores / scores.sum(axis=-1, keepdims=True)", "%%script false\nlogged = abs", False),
    ],
)
def test_a_cell_may_need_at_once_what_stands_below_it(
    assignment: str, exercise: str, source: str, helper: str, is_right: bool, zygote: Zygote
) -> None:
    """It is run once more at the end, and what it defines is judged then."""
    notebook = with_source(solved_notebook(assignment), exercise, source)
    assert lost(graded(notebook, assignment, zygote)) == {exercise}
    notebook["cells"].append(code_cell(helper))
    verdict = graded(notebook, assignment, zygote)
    assert lost(verdict) == (set() if is_right else {exercise})
    assert all(verdict.problems.count(problem) == 1 for problem in verdict.problems)


@pytest.mark.parametrize("wrong", [SUMMED, BASE_2])
def test_a_mistake_in_what_was_brought_costs_nothing(wrong: str, zygote: Zygote) -> None:
    """Not in what is called from the exercise, nor in what that calls."""
    verdict = graded(with_brought(wrong), A05, zygote)
    assert lost(verdict) == set()
    (named,) = stood_in(verdict).values()
    assert "softmax_classifier_loss" in named
    assert not named & {"minibatches", "sgd_step", "sgd"}


@pytest.mark.parametrize(
    "above",
    [
        "files = !ls",
        "!pip install -q \\\n    scipy",
        "# long\n" * 3_000,
        "print(f\"{'\xa0'.join('abc')}\")",
        f"picture = 0x{'f' * 4_000}",
    ],
    ids=["value", "continued", "long", "space", "number"],
)
def test_a_mistake_does_not_carry_over_into_a_cell_that_is_read_with_trouble(above: str, zygote: Zygote) -> None:
    """What it uses is found in it all the same."""
    notebook = with_source(solved_notebook(A02), "log_softmax", "def log_softmax(scores):\n    return np.log(scores)")
    cell = cell_of(notebook, "nll_loss")
    cell["source"] = f"{above}\n{''.join(cell['source'])}"
    assert lost(graded(notebook, A02, zygote)) == {"log_softmax"}


@pytest.mark.parametrize("brought", ["", "from my_functions import *", "%run my_functions.py", "%cd nowhere"])
def test_what_was_not_brought_costs_nothing(brought: str, zygote: Zygote) -> None:
    """It stands in a file that is not here: whoever names a function only where it is used has right ones too."""
    notebook = solved_notebook(A05)
    (cell,) = (cell for cell in notebook["cells"] if "def softmax_classifier_loss" in "".join(cell["source"]))
    cell["source"] = brought
    assert not lost(graded(notebook, A05, zygote))


@pytest.mark.parametrize("is_brought", [True, False])
def test_nor_does_it_in_nbgrader_s_own_kernel(is_brought: bool) -> None:
    """There the judge stands beside the student's functions, which may be wrong or not there."""
    namespace: dict[str, object] = {"np": np}
    for cell in with_brought(SUMMED)["cells"]:
        source = "".join(cell["source"])
        if SUMMED in source and not is_brought:
            continue
        if "def " in source and "explore" not in cell["metadata"].get("tags", ()):
            exec(source, namespace)
    verdict = judge_in(namespace, A05, "train_softmax_classifier")
    assert verdict.earned == full_scores(A05)["train_softmax_classifier"]


def test_what_is_used_by_another_name_for_it_is_replaced_too(zygote: Zygote) -> None:
    """A function that is handed on, not called, is used as well."""
    notebook = with_brought(SUMMED)
    cell = cell_of(notebook, "train_softmax_classifier")
    cell["source"] = "".join(cell["source"]).replace(
        "softmax_classifier_loss(", "(lambda f: f)(softmax_classifier_loss)("
    )
    assert lost(graded(notebook, A05, zygote)) == set()


@pytest.mark.parametrize(
    "result",
    ["np.matrix(p)", "p.tolist()", "p.astype(np.float32)", "np.broadcast_to(p, p.shape)", "np.ma.masked_array(p)"],
)
def test_a_right_result_of_an_unusual_kind_costs_the_next_exercise_nothing(result: str, zygote: Zygote) -> None:
    """A matrix multiplies otherwise, a list cannot be indexed by arrays, and what is read-only cannot be changed."""
    softmax = f"""
def softmax(scores):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    p = e / np.sum(e, axis=-1, keepdims=True)
    return {result} if np.ndim(scores) == 2 else p
"""
    nll_gradient = """
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), y] -= 1.0
    return grad * (1 / len(y))
"""
    notebook = with_source(solved_notebook(A02), "softmax", softmax)
    verdict = graded(with_source(notebook, "nll_gradient", nll_gradient), A02, zygote)
    assert lost(verdict) == set()
    assert all("softmax" in named for named in stood_in(verdict).values())  # right itself, but nobody else is to blame


def test_a_right_but_slow_function_costs_the_next_exercise_nothing(zygote: Zygote) -> None:
    """Its own checks are small."""
    slow = """
import time

def sgd_step(params, grads, learning_rate):
    time.sleep(0.2)
    return {name: params[name] - learning_rate * grads[name] for name in params}
"""
    notebook = with_source(solved_notebook(A05), "sgd_step", slow)
    verdict = grade(json.dumps(notebook), A05, zygote, Limits(call_timeout_s=2, cell_timeout_s=20))
    assert lost(verdict) == set()


def test_what_was_earned_stays_where_the_time_is_up_after_it(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """Putting the student's functions back comes too late then, and costs nothing."""
    substitute, put_back = Session._substitute, []

    def too_late(session: Session, functions: dict[str, Callable[..., object]]) -> None:
        put_back.extend([] if functions else [session])
        if len(put_back) == 2:  # after nll_loss itself and the last exercise, which calls it
            session._deadline = 0.0
        substitute(session, functions)

    monkeypatch.setattr(Session, "_substitute", too_late)
    assert lost(graded(with_source(solved_notebook(A02), "nll_loss", SUMMED), A02, zygote)) == {"nll_loss"}


@pytest.mark.parametrize(
    ("helper", "call"),
    [
        ("def log_softmax(scores, axis=-1):", "log_softmax(scores, axis=1)"),
        ("def log_softmax(scores, axis=-1, *, base=2):", "log_softmax(scores=scores, base=2)"),
        ("def log_softmax(s, *rest):", "log_softmax(s=scores)"),
        ("def log_softmax(scores):", "logs(scores)"),
    ],
)
def test_a_helper_with_arguments_or_names_of_its_own_is_replaced_too(helper: str, call: str, zygote: Zygote) -> None:
    """The right one takes what the student's own does, and leaves out what it does not know."""
    first = helper[helper.index("(") + 1 :].split(",")[0].rstrip("):")
    wrong = f"{helper}\n    scores = {first}\n    return scores - np.log2(np.sum(np.exp2(scores), -1, keepdims=True))\n"
    notebook = with_source(solved_notebook(A02), "log_softmax", f"{wrong}\n\nlogs = log_softmax")
    loss = f"def nll_loss(scores, y):\n    return -{call}[np.arange(len(y)), y].mean()"
    assert lost(graded(with_source(notebook, "nll_loss", loss), A02, zygote)) == {"log_softmax"}


def test_no_exercise_is_solved_by_way_of_a_later_one(zygote: Zygote) -> None:
    """A right function of one that comes later does not stand in."""
    by_the_next = "def softmax(scores):\n    return np.exp(log_softmax(scores))"
    notebook = with_source(solved_notebook(A02), "softmax", by_the_next)
    verdict = graded(with_source(notebook, "log_softmax", "def log_softmax(scores):\n    return scores"), A02, zygote)
    assert lost(verdict) == {"softmax", "log_softmax"}


def test_a_second_definition_that_is_no_better_changes_nothing(zygote: Zygote) -> None:
    """What is said is about the one that stands in its place."""
    notebook = with_source(solved_notebook(A02), "nll_loss", SUMMED)
    notebook["cells"].append(code_cell(f"# once more\n{SUMMED}"))
    verdict = graded(notebook, A02, zygote)
    (exercise,) = (one for one in verdict.exercises if one.name == "nll_loss")
    assert exercise.earned < exercise.points
    assert not any("below its test cell" in note.text for note in exercise.notes)


def test_where_right_ones_cannot_stand_in_the_student_s_are_judged(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in the only try that there is where a helper hangs."""

    def fails(_session: Session, functions: dict[str, Callable[..., object]]) -> None:
        if functions:
            raise Died("it was its last process")

    monkeypatch.setattr(Session, "_substitute", fails)
    hangs = with_source(solved_notebook(A05), "sgd_step", "def sgd_step(*args):\n    while True:\n        pass")
    verdict = grade(json.dumps(hangs), A05, zygote, Limits(call_timeout_s=0.5))
    assert lost(verdict) >= {"sgd_step"}
    assert all(exercise.outcomes for exercise in verdict.exercises)


@pytest.fixture
def stood(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Return a list that fills with the functions that stand in, of each try."""
    stood: list[set[str]] = []
    substituted = Session.substituted

    def noted(session: Session, functions: Mapping[str, Callable[..., Any]]) -> AbstractContextManager[None]:
        stood.append(set(functions))
        return substituted(session, functions)

    monkeypatch.setattr(Session, "substituted", noted)
    return stood


def test_those_known_to_be_wrong_stand_in_first(zygote: Zygote, stood: list[set[str]]) -> None:
    """All of them only where that is not enough: each that does makes every call longer."""
    wrong_step = with_source(solved_notebook(A05), "sgd_step", ASCENDS)
    verdict = graded(wrong_step, A05, zygote)
    assert lost(verdict) == {"sgd_step"}
    assert stood == [{"sgd_step"}, {"sgd_step"}]  # for sgd, and for train_softmax_classifier; sgd_step uses nothing
    assert stood_in(verdict) == {"sgd": {"sgd_step"}, "train_softmax_classifier": {"sgd_step"}}
    solved = "".join(cell_of(wrong_step, "train_softmax_classifier")["source"])
    both_wrong = with_source(wrong_step, "train_softmax_classifier", solved.replace("data_loss +", "data_loss -"))
    assert lost(graded(both_wrong, A05, zygote)) == {"sgd_step", "train_softmax_classifier"}
    assert stood[-2] == {"sgd_step"}
    assert stood[-1] > {"minibatches", "sgd_step", "sgd", "softmax_classifier_loss"}


def test_what_hangs_is_tried_again_with_all_right_helpers_only(zygote: Zygote, stood: list[set[str]]) -> None:
    """With some of them it would most likely hang again, and the time of the submission is not without end."""
    wrong = with_source(solved_notebook(A05), "sgd_step", ASCENDS)
    hangs = "def sgd(*args):\n    sgd_step({}, {}, 0.1)\n    while True:\n        minibatches\n"
    grade(json.dumps(with_source(wrong, "sgd", hangs)), A05, zygote, Limits(call_timeout_s=0.5, cell_timeout_s=20))
    assert {"sgd_step"} not in stood
    assert {"minibatches", "sgd_step"} in stood
