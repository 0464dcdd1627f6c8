"""Students whose results are the right ones, twisted: as the wire carries them, in this process."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.engine.guest import codec
from autograder.judge import hidden_checks, judge_exercise, reference_names
from nncourse.checking import LocalStudent, Outcome

Twist = Callable[[Any], Any]


def carried(value: Any) -> Any:
    """Return `value` as it arrives on the trusted side."""
    return codec.decode(codec.encode(value))


class TwistedStudent(LocalStudent):
    """Answers as the references do, each result changed by `twist` and then carried over the wire."""

    def __init__(self, namespace: Mapping[str, Any], rng: np.random.Generator, twist: Twist) -> None:
        super().__init__(namespace, rng)
        self._twist = twist

    def value(self, name: str) -> Any:
        """Return the value of `name`: a function as it is, anything else twisted."""
        value = super().value(name)
        return value if callable(value) else carried(self._twist(copy.deepcopy(value)))

    def _call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return carried(self._twist(super()._call(name, args, kwargs)))


class ConstantStudent:
    """Answers every question with what `answer` gives, whatever is asked."""

    def __init__(self, rng: np.random.Generator, answer: Callable[[], Any]) -> None:
        self.rng = rng
        self.changed: tuple[int, ...] = ()
        self._answer = answer

    def value(self, name: str) -> Any:
        """Return the next answer."""
        return self._answer()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self._answer()


def judged(assignment: str, exercise: str, student_for: Callable[[Mapping[str, Any], Any], Any]) -> list[Outcome]:
    """Return how the checks of an exercise end for `student_for(references, rng)`."""
    reference = reference_names(assignment)
    checks = hidden_checks(assignment)[exercise]
    return judge_exercise(checks, lambda rng: student_for(reference, rng), reference, "twisted")


def parts_of(value: Any) -> int:
    """Return the number of leaves of a nest of tuples, lists and dicts; at least the first few of a long list."""
    if isinstance(value, dict):
        return sum(map(parts_of, value.values()))
    return sum(map(parts_of, value)) if isinstance(value, tuple | list) else 1


def with_parts(value: Any, change: Callable[[int, Any], Any], start: int = 0) -> Any:
    """Return `value` with each leaf replaced by `change(number, leaf)`."""
    if isinstance(value, dict):
        items = list(value.items())
        return dict(zip([key for key, _ in items], _in_order([item for _, item in items], change, start), strict=True))
    if isinstance(value, tuple | list):
        return type(value)(_in_order(list(value), change, start))
    return change(start, value)


def _in_order(values: list[Any], change: Callable[[int, Any], Any], start: int) -> list[Any]:
    changed = []
    for value in values:
        changed.append(with_parts(value, change, start))
        start += parts_of(value)
    return changed
