"""The functions that an exercise builds on, and right ones in place of those that may be to blame."""

import itertools
import re
from collections.abc import Callable, Collection
from functools import cached_property
from typing import Any

from autograder.grading.assignment import Assignment
from autograder.grading.names import is_python, used_names
from autograder.grading.submission import Submission
from autograder.judge import is_reference
from nncourse.checking import Check, Outcome, Status

Judge = Callable[[str, list[Check]], list[Outcome]]
"""Returns how checks of a function end."""


class Helpers:
    """What is known of the functions of one submission that others build on.

    One that passed all its checks has proved to be right, until it is defined anew. It needs no right one in its place
    where an exercise fails that calls it: the mistake is in that exercise.
    """

    def __init__(self, assignment: Assignment, submission: Submission) -> None:
        self._assignment = assignment
        self._submission = submission
        self._is_right: dict[str, bool] = {}

    @cached_property
    def _used(self) -> set[str]:
        """The names that the cells take from outside their functions.

        Not those that what was brought takes from its like: a right one in its place needs no others.
        """
        brought = self._assignment.brought.keys()
        cells = [cell for cell in self._submission.run if not cell.defines or not brought >= set(cell.defines)]
        return set().union(*(_names_in(cell.source) for cell in cells))

    def of(self, exercise: str) -> dict[str, Callable[..., Any]]:
        """Return right versions of the functions an exercise may build on: of those before it, and of those brought.

        Before it as handed out, whatever the order of the cells now: none may be solved by way of a later one.
        """
        assignment = self._assignment
        before = itertools.takewhile(lambda other: other != exercise, assignment.checks)
        names = [*assignment.brought, *(name for other in before for name in assignment.defines(other))]
        reference = assignment.reference
        return {name: reference[name] for name in names if name in self._used and is_reference(reference.get(name))}

    def doubtful(self, exercise: str, judge: Judge | None) -> dict[str, Callable[..., Any]]:
        """Return those of an exercise that have not proved to be right.

        What was brought from earlier assignments has not been judged yet: `judge` does it, with the checks it had
        there, where one is given.
        """
        return {name: right for name, right in self.of(exercise).items() if not self._proved(name, judge)}

    def judged(self, exercise: str, outcomes: Collection[Outcome]) -> None:
        """Note how the checks of an exercise ended."""
        self._is_right |= dict.fromkeys(self._assignment.defines(exercise), _all_passed(outcomes))

    def defined(self, names: Collection[str]) -> None:
        """Note that a cell defines `names`: what was known of what they stood for is true no more."""
        for name in names:
            self._is_right.pop(name, None)

    def _proved(self, name: str, judge: Judge | None) -> bool:
        if name not in self._is_right and judge and (checks := self._assignment.brought.get(name)):
            self._is_right[name] = _all_passed(judge(name, checks))
        return self._is_right.get(name, False)


def _names_in(source: str) -> set[str]:
    return used_names(source) if is_python(source) else set(re.findall(r"\w+", source))


def _all_passed(outcomes: Collection[Outcome]) -> bool:
    return all(outcome.status is Status.PASSED for outcome in outcomes)
