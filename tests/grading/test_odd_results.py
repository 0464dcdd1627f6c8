"""Results of every kind: right ones of an unusual kind earn their points, others none; none is the course's fault."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.guest import codec, wire
from nncourse.checking import Outcome, Status
from tests.conftest import EXERCISES
from tests.engine.hostile_values import tagged
from tests.grading.twisted import ConstantStudent, Twist, TwistedStudent, carried, judged, with_parts

RECURSIVE: list[Any] = []
RECURSIVE.append(RECURSIVE)
ODD: dict[str, Any] = {
    "none": None,
    "text": "text",
    "object": object(),
    "function": len,
    "type": int,
    "true": True,
    "zero": 0,
    "one": 1.0,
    "negative zero": -0.0,
    "nan": float("nan"),
    "infinity": float("inf"),
    "bigger than 64 bits": 2**100,
    "subnormal": 5e-324,
    "complex": 1 + 0j,
    "complex array": np.array([1 + 0j, 2]),
    "no list": [],
    "no dict": {},
    "no numbers": np.zeros(0),
    "no rows": np.zeros((0, 3)),
    "ragged": [[1, 2], [3]],
    "recursive": RECURSIVE,
    "texts": np.array(["a"]),
    "objects": np.array([object()]),
    "dates": np.array(["2026-01-01"], dtype="M8[D]"),
    "structured": np.zeros(2, dtype="f8,f8"),
    "object of no dimension": np.array(None, dtype=object),
    "five dimensions": np.zeros((1, 1, 1, 1, 1)),
    "nans": np.full((4, 4), np.nan),
    "nothings": [None] * 5,
    "dicts": [{}] * 3,
    "pairs of nothing": [(None, None)] * 3,
    "lonely pairs": [(1,)] * 3,
    "pairs of arrays": [(np.zeros((2, 2)), np.zeros(2))] * 3,
    "a pair of nothing": (None, None),
    "three nothings": (None, None, None),
    "params of the wrong kind": ({"W": None, "b": {}}, [None, "x"]),
    "layers of the wrong kind": ({"W1": np.zeros((3, 3)), "b1": None, "W2": {}, "b2": [1]}, [[1], [2, 3]]),
    "loss and no gradients": (1.0, {"W1": None}),
    "largest unsigned": np.array([2**64 - 1], np.uint64),
    "many": np.zeros(2**16),
}


class Subclass(np.ndarray):
    """Claims to equal everything, and to be something else when it is asked for its numbers."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        return np.ones(self.shape, bool)

    def __array__(self, *args: Any, **kwargs: Any) -> np.ndarray:
        return np.zeros(3)

    def __array_ufunc__(self, *args: Any, **kwargs: Any) -> Any:
        return np.ones(self.shape, bool)


def _memory_mapped(array: np.ndarray) -> np.ndarray:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "array.npy"
        np.save(path, array)
        return np.array(np.load(path, mmap_mode="r"), subok=True)


def _read_only(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


KINDS: dict[str, Callable[[np.ndarray], Any]] = {
    "big endian": lambda array: array.astype(array.dtype.newbyteorder(">")),
    "fortran order": lambda array: array.copy(order="F"),
    "negative strides": lambda array: np.array(np.flip(array))[(slice(None, None, -1),) * array.ndim],
    "every other": lambda array: np.repeat(np.atleast_1d(array), 2, axis=-1)[..., ::2].reshape(array.shape),
    "read-only": _read_only,
    "memory mapped": _memory_mapped,
    "long doubles": lambda array: array.astype(np.longdouble) if array.dtype.kind == "f" else array,
    "objects": lambda array: array.astype(object),
    "masked": np.ma.array,
    "subclass": lambda array: array.view(Subclass),
    "lists": lambda array: array.tolist(),
    "numbers": lambda array: array[()],
}


def _statuses(outcomes: list[Outcome]) -> set[Status]:
    return {outcome.status for outcome in outcomes}


def _earned(outcomes: list[Outcome]) -> float:
    return sum(outcome.earned for outcome in outcomes)


def _leaf(value: Any, kind: Callable[[np.ndarray], Any]) -> Any:
    return kind(value.copy()) if isinstance(value, np.ndarray) else value


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_an_odd_constant_earns_nothing(assignment: str, exercise: str) -> None:
    """The same odd value for every question fails every check, and is never the course's fault."""
    for name, odd in ODD.items():
        answer = carried(odd)
        outcomes = judged(assignment, exercise, lambda _names, rng, answer=answer: ConstantStudent(rng, lambda: answer))
        assert (name, _earned(outcomes), Status.BROKEN in _statuses(outcomes)) == (name, 0, False)


def test_a_path_of_millions_of_points_holds_nobody_up() -> None:
    """A message on the wire may hold so many: they are not looked at one by one."""
    started = time.monotonic()
    path = np.zeros((2_000_000, 3), np.int8)
    judged("a04_gradient_descent", "gradient_descent", lambda _names, rng: ConstantStudent(rng, lambda: path))
    assert time.monotonic() - started < 30


def _one_batch_of_millions(result: Any) -> Any:
    X, y = result[0]
    return [(np.resize(X.astype(np.int8), (4_000_000, X.shape[1])), np.resize(y.astype(np.int8), 4_000_000))]


def _millions_of_hidden_units(result: Any) -> Any:
    params, history = result
    H, D, C = 3_000_000, len(params["W1"]), len(params["b2"])
    shapes = {"W1": (min(D, 8), H), "b1": (H,), "W2": (H, C), "b2": (C,)}
    return {name: np.ones(shape, np.int8) for name, shape in shapes.items()}, history


@pytest.mark.parametrize(
    ("assignment", "exercise", "twist"),
    [
        ("a05_sgd", "minibatches", _one_batch_of_millions),
        ("a06_two_layer_net", "train_two_layer_net", _millions_of_hidden_units),
        ("a06_two_layer_net", "train_two_layer_net", lambda result: (result[0], np.ones(50_000_000, np.int8))),
    ],
)
def test_a_result_of_many_megabytes_is_not_worked_through(assignment: str, exercise: str, twist: Twist) -> None:
    """Parts that may be of any size are of one that somebody would return."""
    started = time.process_time()
    outcomes = judged(assignment, exercise, lambda names, rng: TwistedStudent(names, rng, twist))
    assert time.process_time() - started < 4
    assert _statuses(outcomes) == {Status.FAILED}


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(answers=st.lists(tagged, min_size=1, max_size=3))
def test_no_forged_answer_breaks_a_check(assignment: str, exercise: str, answers: list[Any]) -> None:
    """Whatever passes the wire, in any order, earns nothing and never counts as the course's fault."""
    values = []
    for answer in answers:
        try:
            values.append(codec.decode(answer))
        except wire.WireError:
            values.append(None)
    calls = iter(range(10**9))
    outcomes = judged(
        assignment, exercise, lambda _names, rng: ConstantStudent(rng, lambda: values[next(calls) % len(values)])
    )
    assert _statuses(outcomes) <= {Status.FAILED, Status.NOT_ATTEMPTED}


@pytest.mark.parametrize(("assignment", "exercise"), [one for one in EXERCISES if one[1] != "digits"])
def test_a_right_answer_with_an_odd_part_is_the_students_failure(assignment: str, exercise: str) -> None:
    """One part of a right result replaced by something odd: never broken, never full marks."""
    for name in ("none", "text", "nan", "complex array", "ragged", "dates", "no dict", "five dimensions", "recursive"):
        for number in range(4):

            def twist(result: Any, number: int = number, name: str = name) -> Any:
                return with_parts(result, lambda at, leaf: ODD[name] if at == number else leaf)

            outcomes = judged(assignment, exercise, lambda names, rng, twist=twist: TwistedStudent(names, rng, twist))
            assert (name, Status.BROKEN in _statuses(outcomes)) == (name, False)
            if number == 0:
                assert _statuses(outcomes) != {Status.PASSED}, name


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("assignment", "exercise"), [one for one in EXERCISES if one[1] != "digits"])
def test_a_right_answer_of_an_unusual_kind_gets_full_marks(assignment: str, exercise: str, kind: str) -> None:
    """Memory order, byte order, precision and type of the arrays cost nothing."""

    def twist(result: Any) -> Any:
        return with_parts(result, lambda _at, leaf: _leaf(leaf, KINDS[kind]))

    outcomes = judged(assignment, exercise, lambda names, rng: TwistedStudent(names, rng, twist))
    failed = {outcome.name: outcome.messages for outcome in outcomes if outcome.status is not Status.PASSED}
    assert failed == {}


@pytest.mark.parametrize(
    ("dtype", "word"), [(np.float16, "float16 keeps three digits"), (complex, "complex numbers"), (np.int64, "")]
)
def test_too_coarse_and_complex_results_are_called_by_their_name(dtype: Any, word: str) -> None:
    """The right values in a type that cannot hold them fail, and the message names the type."""

    def student(names: Any, rng: np.random.Generator) -> TwistedStudent:
        return TwistedStudent(names, rng, lambda result: np.asarray(result).astype(dtype))

    outcome = judged("a02_softmax_nll", "nll_gradient", student)[0]
    assert outcome.status is Status.FAILED
    assert word in outcome.messages[0].text
