"""Answers written down, read from the visible checks or given by rote do not earn an exercise."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

import nncourse.checks
from autograder.judge import hidden_checks, judge_exercise, reference_names
from nncourse.checking import LocalStudent, Outcome, Status, checks_of, run_check
from tests.conftest import COURSE, EXERCISES

A01, A04 = "a01_linear_classifier", "a04_gradient_descent"
VALUES = {"gates", "separating_planes", "best_strength", "digits"}
"""Exercises that ask for a value: anybody's right value is right."""

FUNCTIONS = [one for one in EXERCISES if one[1] not in VALUES]
Table = dict[tuple[str, object], list[Any]]


def form(value: Any) -> object:
    """Return what a question looks like, its numbers left out."""
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.kind
    if isinstance(value, dict):
        return tuple((key, form(item)) for key, item in value.items())
    return tuple(map(form, value)) if isinstance(value, tuple | list) else type(value).__name__


class Writer(LocalStudent):
    """Answers rightly, and writes down every answer by name and form of the question."""

    def __init__(self, names: Mapping[str, Any], rng: np.random.Generator, table: Table) -> None:
        super().__init__(names, rng)
        self._table = table

    def _call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        result = super()._call(name, args, kwargs)
        self._table[name, form(args)].append(result)
        return result


class Reader:
    """Answers from the table: to the first question of a form the first answer, to the next the next."""

    def __init__(self, rng: np.random.Generator, table: Table, asked: dict[tuple[str, object], int]) -> None:
        self.rng = rng
        self.changed: tuple[int, ...] = ()
        self._table = table
        self._asked = asked

    def value(self, name: str) -> Any:
        """Return nothing: functions only."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def answer(*args: Any, **kwargs: Any) -> Any:
            key = (name, form(args))
            others = (found for (known, _form), found in self._table.items() if known == name)
            answers = self._table.get(key) or next(others, [None])
            self._asked[key] += 1
            return answers[(self._asked[key] - 1) % len(answers)]

        return answer


def share(outcomes: list[Outcome]) -> float:
    """Return the share of the points that was earned."""
    return sum(outcome.earned for outcome in outcomes) / sum(outcome.points for outcome in outcomes)


@pytest.mark.parametrize("seed", ["two", "three"])
@pytest.mark.parametrize(("assignment", "exercise"), FUNCTIONS)
def test_answers_written_down_in_one_grading_are_worth_little_in_the_next(
    assignment: str, exercise: str, seed: str
) -> None:
    """All answers of a right submission, in order: at most a quarter, for forms and rules that hold for any input."""
    reference, table = reference_names(assignment), defaultdict[tuple[str, object], list[Any]](list)
    checks, asked = hidden_checks(assignment)[exercise], defaultdict[tuple[str, object], int](int)
    assert share(judge_exercise(checks, lambda rng: Writer(reference, rng, table), reference, "one")) == 1
    assert share(judge_exercise(checks, lambda rng: Reader(rng, table, asked), reference, seed)) <= 0.25


def test_a_guessed_share_is_not_right() -> None:
    """Who tells all from none and some has counted nothing."""
    check = next(one for one in hidden_checks(A01)["accuracy"] if one.name == "holds_at_both_ends")

    def accuracy(y_pred: np.ndarray, y_true: np.ndarray) -> float:
        equal = y_pred == y_true
        return float(equal.all()) if equal.all() or not equal.any() else 8 / 17

    rngs = map(np.random.default_rng, range(100))
    ended = [run_check(check, LocalStudent({"accuracy": accuracy}, rng)).status for rng in rngs]
    assert Status.PASSED not in ended


def _counts_the_questions(verdicts: list[bool]) -> Callable[..., bool]:
    """Return a `gradient_check` that gives these verdicts in turn, and calls f as a right one does."""
    left = iter(verdicts)

    def gradient_check(f: Any, grad: Any, x: np.ndarray, eps: float = 1e-5, tol: float = 1e-6) -> bool:
        reference_names(A04)["gradient_check"](f, grad, x, eps, tol)
        return next(left, True)

    return gradient_check


def test_who_knows_in_which_order_right_and_wrong_gradients_come_has_no_use_of_it() -> None:
    """One question in two is drawn: where none is, the order is always the same."""
    in_order: list[bool] = []

    def noted(*args: Any, **kwargs: Any) -> bool:
        in_order.append(reference_names(A04)["gradient_check"](*args, **kwargs))
        return in_order[-1]

    check = next(one for one in hidden_checks(A04)["gradient_check"] if one.name == "passes_eps_on")
    rng = np.random.default_rng(0)
    never = SimpleNamespace(random=lambda: 0.999, integers=rng.integers, choice=rng.choice, uniform=rng.uniform)
    run_check(check, LocalStudent({"gradient_check": noted}, cast("np.random.Generator", never)))
    assert len(in_order) > 10
    asked = [{"gradient_check": _counts_the_questions(in_order)} for _time in range(100)]
    rngs = map(np.random.default_rng, range(100))
    ended = [run_check(check, LocalStudent(*each)).status for each in zip(asked, rngs, strict=True)]
    assert Status.PASSED not in ended


def _visible(assignment: str) -> ModuleType:
    __import__(f"nncourse.checks.{assignment}")
    module: ModuleType = getattr(nncourse.checks, assignment)
    return module


@pytest.mark.parametrize(("assignment", "exercise"), FUNCTIONS)
def test_answers_to_the_visible_checks_are_worth_little(assignment: str, exercise: str) -> None:
    """Who hard-codes what the notebook and its visible checks show passes them, and next to nothing else."""
    reference, table = reference_names(assignment), defaultdict[tuple[str, object], list[Any]](list)
    for one in checks_of(_visible(assignment))[exercise]:
        run_check(one, Writer(reference, np.random.default_rng(0), table))
    asked = defaultdict[tuple[str, object], int](int)
    checks = hidden_checks(assignment)[exercise]
    assert share(judge_exercise(checks, lambda rng: Reader(rng, table, asked), reference, "x")) <= 0.25


def test_every_exercise_is_looked_at() -> None:
    """Values are named; all the others are functions."""
    assert {exercise for _, exercise in EXERCISES} >= VALUES
    assert len(FUNCTIONS) == sum(len(hidden_checks(assignment)) for assignment in COURSE.assignments) - len(VALUES)
