"""A class waits neither for the wire, where a usual program calls, nor for checks that look at a result for long."""

import json
from typing import Any

import pytest

from autograder.engine.exchange import Exchange
from autograder.engine.trusted import Allowance
from autograder.engine.zygote import Zygote
from autograder.judge import TOO_MUCH
from autograder.variants import read_variants
from nncourse.checking import Status
from tests.conftest import ROOT, full_scores, grade, scores
from tests.grading.notebooks import solved_notebook, with_source

A04 = "a04_gradient_descent"
A02 = "a02_softmax_nll"
LOOPS = [
    one
    for one in read_variants(ROOT / "tests" / "unusual")
    if one.name in ("rows_of_the_unit_matrix", "in_place_and_restored", "flat_view_moved_and_put_back")
]


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.name)
def test_what_a_usual_loop_asks_is_known_ahead(loop: Any, zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of some two thousand calls of what the checks hand in, a handful comes over the wire."""
    asked = []
    call_back = Exchange._call_back

    def counted(exchange: Exchange, message: dict[str, Any], n_bytes: int) -> None:
        asked.append(message)
        call_back(exchange, message, n_bytes)

    monkeypatch.setattr(Exchange, "_call_back", counted)
    notebook = with_source(solved_notebook(A04), loop.exercise, loop.code)
    assert scores(grade(json.dumps(notebook), A04, zygote)) == full_scores(A04)
    assert len(asked) < 10


@pytest.mark.parametrize("allowance", ["_MOST_JUDGING_S", "_MOST_JUDGING_ONE_S"])
def test_checks_that_have_no_time_left_fail(allowance: str, zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them is broken, for that would give the points."""
    monkeypatch.setattr(f"autograder.grading.grade.{allowance}", 0.0)
    verdict = grade(json.dumps(solved_notebook(A02)), A02, zygote)
    outcomes = [outcome for exercise in verdict.exercises for outcome in exercise.outcomes]
    assert {(outcome.status, outcome.messages[0].text) for outcome in outcomes} == {(Status.FAILED, TOO_MUCH)}


def test_what_the_checks_of_an_exercise_take_is_not_there_for_the_next(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a submission share it."""
    allowed_s: list[float] = []

    def allowance(seconds: float) -> Allowance:
        allowed_s.append(seconds)
        return Allowance(seconds)

    monkeypatch.setattr("autograder.grading.grade.Allowance", allowance)
    monkeypatch.setattr("autograder.grading.grade._MOST_JUDGING_S", 20.0)
    grade(json.dumps(solved_notebook(A02)), A02, zygote)
    of_exercises = allowed_s[1:]
    assert of_exercises[0] == 20.0
    assert of_exercises == sorted(of_exercises, reverse=True)
    assert of_exercises[-1] < 20.0
