"""Which right functions stand in for a student's helpers, so that a mistake costs points in its own exercise only."""

import itertools
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from autograder.engine.trusted import time_limit
from autograder.grading.assignment import Assignment
from autograder.grading.code.names import reached
from autograder.grading.notebook.submission import Submission
from autograder.grading.verdict import ExerciseVerdict
from autograder.judge import is_reference
from nncourse.checking import Status

RightHelpers = dict[str, Callable[..., Any]]
"""Trusted functions that stand in for those of the student, by name."""

MOST_LOOKING_S = 10.0
"""Seconds for looking at a submission's code without running it, for its names, say; usual code takes milliseconds."""


class Helpers:
    """Chooses the right helpers for the exercises of one submission, by its `verdicts` so far.

    `hanging` are the names that an exercise defines in whose checks a call hung or ended the process.
    """

    def __init__(self, assignment: Assignment, submission: Submission, verdicts: Mapping[str, ExerciseVerdict]) -> None:
        self.hanging: set[str] = set()
        self._assignment = assignment
        self._submission = submission
        self._verdicts = verdicts
        self._looking_left_s = MOST_LOOKING_S

    def all_of(self, exercise: str) -> RightHelpers:
        """Return right versions of what an exercise builds on: of the exercises before it, and of functions brought.

        Before it as handed out, whatever the order of the cells now: none may be solved by way of a later one.
        """
        before = itertools.takewhile(lambda other: other != exercise, self._assignment.checks)
        names = [*self._assignment.brought, *(name for other in before for name in self._assignment.defines(other))]
        reference, used = self._assignment.reference, self._used_by(exercise)
        return {name: reference[name] for name in names if name in used and is_reference(reference.get(name))}

    def tries(self, exercise: str) -> Iterator[RightHelpers]:
        """Yield which helpers are to be right ones in each try: none, then those known to be wrong, then all of them.

        The fewer right ones there are, the quicker it is, and most often few are enough. Where a helper hangs, there is
        only the last try.
        """
        if self.hanging and self.hanging & self.all_of(exercise).keys():
            yield self.all_of(exercise)
            return
        yield {}
        helpers = self.all_of(exercise)
        wrong = self._defined_by(lambda verdict: verdict.earned < verdict.points)
        suspected = {name: helper for name, helper in helpers.items() if name in wrong}
        if suspected:
            yield suspected
        if suspected != helpers:
            yield helpers

    def to_blame(self, names: Collection[str], redefined: Collection[str]) -> list[str]:
        """Return which of these helpers are not known to be right; all of them, where each is.

        One that was `redefined` after it was judged is not known to be.
        """
        right = self._defined_by(lambda verdict: verdict.status is Status.PASSED)
        return [name for name in names if name not in right or name in redefined] or list(names)

    def _defined_by(self, is_wanted: Callable[[ExerciseVerdict], bool]) -> set[str]:
        """Return the names that the exercises define whose verdict is as wanted."""
        judged = (name for name, verdict in self._verdicts.items() if is_wanted(verdict))
        return {name for exercise in judged for name in self._assignment.defines(exercise)}

    def _used_by(self, exercise: str) -> set[str]:
        """Return the names that the student's solution of an exercise uses, directly or through other definitions."""
        sources = (cell.source for cell in self._submission.cells if cell.kind == "code")
        started = time.monotonic()
        try:
            with time_limit(started + self._looking_left_s):
                return reached(self._assignment.defines(exercise), sources)
        except TimeoutError:
            return set()
        finally:
            self._looking_left_s -= time.monotonic() - started
