"""The judge inside the kernel, for grading with nbgrader alone: no wall, no limits, only for notebooks you trust.

The hidden line of a test cell calls `score`; nbgrader takes the number it returns as the points of the cell.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from autograder.grading.verdict import ExerciseVerdict
from autograder.judge import (
    broken_flags,
    brought_functions,
    helped_note,
    hidden_checks,
    is_reference,
    judge_exercise,
    judge_in_turn,
    reference_names,
)
from autograder.report.autograded import verdict_lines
from nncourse.checking import Check, LocalStudent, Outcome
from nncourse.language import current_language

_EARLIER = "__judged_names__"


class _Asked(LocalStudent):
    """A student that notes the names it is asked for."""

    def __init__(self, namespace: dict[str, Any], rng: np.random.Generator, asked: set[str]) -> None:
        super().__init__(namespace, rng)
        self._asked = asked

    def value(self, name: str) -> Any:
        """Return the value of `name`, and note it."""
        self._asked.add(name)
        return super().value(name)


def score(assignment: str, exercise: str, namespace: dict[str, Any]) -> float:
    """Return the points that the functions and values in `namespace` earn, and print the verdict."""
    verdict = judge_in(namespace, assignment, exercise)
    print("\n".join(verdict_lines(verdict, current_language())))
    return verdict.earned


def judge_in(namespace: dict[str, Any], assignment: str, exercise: str) -> ExerciseVerdict:
    """Return the verdict on the functions and values in `namespace`; it remembers there which were judged before."""
    reference = reference_names(assignment)
    earlier: set[str] = namespace.setdefault(_EARLIER, set())
    names = [*brought_functions(assignment), *sorted(earlier)]
    helpers = {name: reference[name] for name in names if is_reference(reference.get(name))}
    asked: set[str] = set()

    def judge(checks: list[Check]) -> list[Outcome]:
        return judge_exercise(checks, lambda rng: _Asked(namespace, rng, asked), reference, seed="kernel")

    def judge_helped(checks: list[Check]) -> list[Outcome]:
        with _replaced(namespace, {name: helper for name, helper in helpers.items() if name not in asked}):
            return judge(checks)

    checks = hidden_checks(assignment)[exercise]
    outcomes, of_use = judge_in_turn(checks, [judge, judge_helped] if helpers else [judge])
    notes = (helped_note(name for name in helpers if name not in asked),) if any(of_use[1:]) else ()
    earlier |= asked
    return ExerciseVerdict(exercise, tuple(outcomes), notes, broken_flags(exercise, outcomes))


@contextmanager
def _replaced(namespace: dict[str, Any], functions: dict[str, Any]) -> Iterator[None]:
    """Put `functions` in place of the student's for a while."""
    before = {name: namespace[name] for name in functions if name in namespace}
    namespace.update(functions)
    try:
        yield
    finally:
        for name in functions:
            namespace.pop(name, None)  # the student's code may have deleted it
        namespace.update(before)
