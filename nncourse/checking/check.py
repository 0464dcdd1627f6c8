"""A check is a plain function named for the property it demands; its docstring is the title students see."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from nncourse.checking.outcome import CheckFailed, NotAttempted, Outcome, Status, StudentError, collect_remarks
from nncourse.checking.student import Student
from nncourse.language import Message

CheckFunction = Callable[[Student], None]


@dataclass(frozen=True)
class Check:
    """One property of one exercise."""

    exercise: str
    function: CheckFunction
    points: float = 0.0

    @property
    def name(self) -> str:
        """The function's name, for reports to instructors."""
        return self.function.__name__

    @property
    def title(self) -> Message:
        """The function's docstring: what the student sees."""
        return Message(inspect.getdoc(self.function) or self.name)


def check(exercise: str, points: float = 0.0) -> Callable[[CheckFunction], Check]:
    """Make a function into a check of `exercise`, worth `points`; visible checks are worth none."""

    def decorate(function: CheckFunction) -> Check:
        return Check(exercise, function, points)

    return decorate


def checks_of(module: ModuleType) -> dict[str, list[Check]]:
    """Return the checks that `module` defines, by exercise, in the order they stand in it."""
    found: dict[str, list[Check]] = {}
    for value in vars(module).values():
        if isinstance(value, Check):
            found.setdefault(value.exercise, []).append(value)
    return found


def run_check(check: Check, student: Student) -> Outcome:
    """Return how `check` ended for `student`.

    What is neither the student's error nor a failed expectation goes through: who calls must decide whose fault it is.
    """

    def ended(status: Status, *messages: Message, values: Message | None = None) -> Outcome:
        return Outcome(check.name, check.title, status, check.points, messages, values)

    try:
        with collect_remarks() as remarks:
            check.function(student)
    except CheckFailed as failed:
        return ended(Status.FAILED, *failed.messages, values=failed.values)
    except NotAttempted as missing:
        return ended(Status.NOT_ATTEMPTED, missing.message)
    except StudentError as error:
        return ended(Status.FAILED, error.message, values=error.details)
    return ended(Status.PASSED, *remarks)
