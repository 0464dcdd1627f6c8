"""A released notebook scores 0, a solved one full marks, in both languages; a mistake costs its own exercise."""

import itertools
import json
from typing import Any

import pytest

from autograder.engine.exchange import Exchange
from autograder.engine.zygote import Zygote
from autograder.variants import Variant, read_variants
from tests.conftest import COURSE, ROOT, full_scores, grade, scores
from tests.grading.notebooks import cell_of, release_notebook, solved_notebook, with_source

CASES = [(assignment, language) for assignment in COURSE.assignments for language in ("en", "ru")]
N_MUTANTS = N_UNUSUAL = 6
"""So many variants of each exercise are tried behind the wall; all of them in this process."""


@pytest.mark.parametrize(("assignment", "language"), CASES)
def test_a_released_notebook_scores_zero(assignment: str, language: str, zygote: Zygote) -> None:
    """Nothing is earned by handing in what was handed out, and all of it is called not attempted."""
    verdict = grade(json.dumps(release_notebook(assignment, language)), assignment, zygote)
    assert set(scores(verdict).values()) == {0}
    assert {exercise.status for exercise in verdict.exercises} == {"not_attempted"}
    assert not any(answer.given for answer in verdict.answers)
    assert verdict.repairs == ()
    assert verdict.language == language


@pytest.mark.parametrize(("assignment", "language"), CASES)
def test_a_solved_notebook_scores_full_marks(assignment: str, language: str, zygote: Zygote) -> None:
    """The references pass their own checks, through the wall, in either language, and there is nothing to say."""
    verdict = grade(json.dumps(solved_notebook(assignment, language)), assignment, zygote)
    assert scores(verdict) == full_scores(assignment)
    assert [outcome for one in verdict.exercises for outcome in one.outcomes if outcome.messages] == []
    assert verdict.repairs == ()
    assert verdict.problems == ()
    assert all(answer.given for answer in verdict.answers)


def test_the_gradients_that_sgd_asks_for_are_computed_beside_it(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of the hundreds of them goes over the wire and back."""

    def called_back(*_args: object) -> None:
        raise AssertionError("a function of a check is asked from behind the wall")

    monkeypatch.setattr(Exchange, "_call_back", called_back)
    verdict = grade(json.dumps(solved_notebook("a05_sgd")), "a05_sgd", zygote)
    assert scores(verdict)["sgd"] == full_scores("a05_sgd")["sgd"]


@pytest.mark.parametrize(
    "first",
    ["evaluate_gradient(params, X=X_batch, y=y_batch)", "evaluate_gradient({**params, 2**70: 0}, X_batch, y_batch)"],
)
def test_a_call_that_fails_before_the_right_one_costs_nothing(first: str, zygote: Zygote) -> None:
    """By other names than it has, or with what cannot be sent: it raises, as in the student's own notebook."""
    call = "loss, grads = evaluate_gradient(params, X_batch, y_batch)"
    notebook = solved_notebook("a05_sgd")
    solved = "".join(cell_of(notebook, "sgd")["source"])
    indent = " " * 12
    tried = f"try:\n{indent}    loss, grads = {first}\n{indent}except Exception:\n{indent}    {call}"
    assert f"\n{indent}{call}" in solved
    verdict = grade(json.dumps(with_source(notebook, "sgd", solved.replace(call, tried))), "a05_sgd", zygote)
    assert scores(verdict)["sgd"] == full_scores("a05_sgd")["sgd"]


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_the_source_notebook_itself_scores_full_marks(assignment: str, zygote: Zygote) -> None:
    """Hidden-test markers in a handed-in file disturb nothing."""
    source = _untrained(json.loads(COURSE.source_path(assignment, "en").read_text("utf-8")))
    assert _but_digits(scores(grade(json.dumps(source), assignment, zygote))) == _but_digits(full_scores(assignment))


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_the_verdict_is_the_same_again_and_for_another_secret(assignment: str, zygote: Zygote) -> None:
    """A regrade repeats exactly; other inputs change nothing for right answers."""
    text = json.dumps(_untrained(solved_notebook(assignment)))
    assert grade(text, assignment, zygote) == grade(text, assignment, zygote)
    another = scores(grade(text, assignment, zygote, secret="another"))
    assert _but_digits(another) == _but_digits(full_scores(assignment))


def _untrained(notebook: Any) -> Any:
    """Return a notebook without the long training of a06."""
    exercises = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
    return with_source(notebook, "digits", "pass") if "digits" in exercises else notebook


def _but_digits(points: dict[str, float]) -> dict[str, float]:
    return {name: earned for name, earned in points.items() if name != "digits"}


def _some(folder: str, count: int) -> list[Variant]:
    """Return the first `count` variants of each exercise."""
    chosen: dict[tuple[str, str], list[Variant]] = {}
    for variant in read_variants(ROOT / "tests" / folder):
        chosen.setdefault((variant.assignment, variant.exercise), []).append(variant)
    return [variant for group in chosen.values() for variant in group[:count] if variant.exercise != "digits"]


def _with(*variants: Variant) -> str:
    """Return the text of a solved notebook with these variants in it, and without the long training of a06."""
    notebook = solved_notebook(variants[0].assignment)
    for variant in variants:
        solution = "".join(cell_of(notebook, variant.exercise)["source"])  # a variant may define one function of two
        notebook = with_source(notebook, variant.exercise, f"{solution}\n\n\n{variant.code}")
    return json.dumps(_untrained(notebook))


def _name(variant: Variant) -> str:
    return f"{variant.assignment}-{variant.exercise}-{variant.name}"


@pytest.mark.parametrize("mutant", _some("mutants", N_MUTANTS), ids=_name)
def test_a_mistake_loses_points_in_its_exercise_and_only_there(mutant: Variant, zygote: Zygote) -> None:
    """A wrong function in a right notebook: what builds on it is judged with a right one in its place."""
    found, full = scores(grade(_with(mutant), mutant.assignment, zygote)), full_scores(mutant.assignment)
    assert found[mutant.exercise] < full[mutant.exercise]
    others = found.keys() - {mutant.exercise, "digits"}
    assert {name: found[name] for name in others} == {name: full[name] for name in others}


def _unusual_together() -> list[list[Variant]]:
    """Return unusual right answers, one of each exercise of an assignment at a time, until each has had some."""
    groups: dict[str, dict[str, list[Variant]]] = {}
    for variant in _some("unusual", N_UNUSUAL):
        groups.setdefault(variant.assignment, {}).setdefault(variant.exercise, []).append(variant)
    together = (itertools.zip_longest(*by_exercise.values()) for by_exercise in groups.values())
    return [list(filter(None, variants)) for ranks in together for variants in ranks]


@pytest.mark.parametrize("unusual", _unusual_together(), ids=lambda variants: "+".join(one.name for one in variants))
def test_unusual_right_answers_score_full_marks_behind_the_wall(unusual: list[Variant], zygote: Zygote) -> None:
    """What passes in this process passes through the wire, and beside other unusual answers."""
    assignment = unusual[0].assignment
    found, full = scores(grade(_with(*unusual), assignment, zygote)), full_scores(assignment)
    exercises = [variant.exercise for variant in unusual]
    assert {name: found[name] for name in exercises} == {name: full[name] for name in exercises}
