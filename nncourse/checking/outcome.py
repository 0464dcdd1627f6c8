"""How a check can end, and the exceptions that lead there.

Exception
├── CheckFailed      the result is not right; carries what to do about it
├── NotAttempted     the stub is untouched, or the name is not defined
└── StudentError     the student's code raised, never returned or died
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from nncourse.language import Message, _


class Status(StrEnum):
    """passed / failed / not attempted / broken; broken is the course's own fault and never costs a point."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ATTEMPTED = "not_attempted"
    BROKEN = "broken"


@dataclass(frozen=True)
class Outcome:
    """How one check ended.

    `messages` are safe to show to the student. `values` may hold numbers of the check's input and expected result, so
    only a visible check shows it.
    """

    name: str
    title: Message
    status: Status
    points: float = 0.0
    messages: tuple[Message, ...] = ()
    values: Message | None = None

    @property
    def earned(self) -> float:
        """Points earned: all of them or none. What is broken is ours, and earns them."""
        return self.points if self.status in (Status.PASSED, Status.BROKEN) else 0.0


def first_things_first(outcomes: Sequence[Outcome]) -> tuple[Message, ...]:
    """Return a line where several checks failed: all may because of the mistake that the first of them tells of."""
    failed = [outcome.messages for outcome in outcomes if outcome.status is Status.FAILED]
    if all(messages == failed[0] for messages in failed):
        return ()
    text = _(
        "several checks failed, perhaps because of one mistake: "
        "begin with the first; what the others advise may not fit"
    )
    return (Message(text),)


_remarks: ContextVar[list[Message] | None] = ContextVar("remarks", default=None)


@contextmanager
def collect_remarks() -> Iterator[list[Message]]:
    """Yield a list that fills with the remarks made meanwhile: what is said although it costs no points."""
    remarks: list[Message] = []
    token = _remarks.set(remarks)
    try:
        yield remarks
    finally:
        _remarks.reset(token)


def remark(message: Message) -> None:
    """Say something that costs no points, once a check."""
    remarks = _remarks.get()
    if remarks is not None and message not in remarks:
        remarks.append(message)


class CheckFailed(Exception):
    """The result is not right. `messages` name the cause; `values` is what was expected and what came."""

    def __init__(self, *messages: Message, values: Message | None = None) -> None:
        super().__init__("; ".join(message.text for message in messages))
        self.messages = messages
        self.values = values


class NotAttempted(Exception):
    """The stub still raises NotImplementedError, or `name` is not defined."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class StudentError(Exception):
    """The student's code raised, did not finish in time, or ended its process.

    `message` is safe to show; `details`, the text of the exception, may hold numbers of the check's input.
    """

    def __init__(self, message: Message, details: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.details = details
