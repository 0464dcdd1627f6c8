"""The student behind the wall, as checks see them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.engine.failures import Died, Missing, Raised, SessionError, TimedOut
from autograder.engine.session import Session
from autograder.engine.trusted import Allowance
from nncourse.checking import NotAttempted, StudentError
from nncourse.checking.student import begun, called_otherwise, not_defined, raised, untouched
from nncourse.language import Message, _

MAX_QUOTED_CHARS = 200
MAX_QUOTED_LINES = 8


@dataclass
class Patience:
    """How often one exercise may hang or kill its process before its other checks are not tried."""

    left: int = 2


@dataclass
class Quotes:
    """The lines that messages may quote, and those they have quoted: which of many lines it is could tell an input."""

    lines: frozenset[str]
    used: set[str] = field(default_factory=set)

    def may_quote(self, line: str) -> bool:
        """Return whether `line` may be quoted; it counts as quoted then."""
        if line not in self.lines or (line not in self.used and len(self.used) >= MAX_QUOTED_LINES):
            return False
        self.used.add(line)
        return True


def quotable_lines(code: str) -> frozenset[str]:
    """Return the lines of a student's code that a message may quote: whole ones, so that none spells out an input."""
    return frozenset(line.strip()[:MAX_QUOTED_CHARS] for line in code.splitlines())


class RemoteStudent:
    """Calls functions behind the wall. No other text than `quotes` allows is ever quoted.

    Nothing of `allowance` is spent on calls: they have a limit of their own, in which nothing else may stop them.
    """

    def __init__(
        self, session: Session, rng: np.random.Generator, quotes: Quotes, patience: Patience, allowance: Allowance
    ) -> None:
        self._session = session
        self._quotes = quotes
        self._patience = patience
        self._allowance = allowance
        self.rng = rng
        self.changed: tuple[int, ...] = ()

    def value(self, name: str) -> Any:
        """Return the value of `name`; raise `NotAttempted` where there is none or it is still `...`."""
        value = self._ask(name, lambda: self._session.get(name))
        if getattr(value, "kind", "") == "ellipsis":
            raise not_defined(name)
        return value

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            answer = self._ask(name, lambda: self._session.call(name, args, kwargs))
            self.changed = answer.changed
            return answer.value

        return call

    def _ask(self, name: str, question: Callable[[], Any]) -> Any:
        if self._patience.left <= 0:
            raise StudentError(Message(_("not tried: your code hung or ended its process in the checks before")))
        try:
            with self._allowance.kept():
                return question()
        except SessionError as error:
            self._patience.left -= isinstance(error, TimedOut | Died)
            raise self._blame(error, name) from None

    def _blame(self, error: SessionError, name: str) -> NotAttempted | StudentError:
        match error:
            case Missing():
                return not_defined(name)
            case Raised(stub=True):
                return untouched(name)
            case Raised(begun=True):
                return begun()
            case Raised(kind="TypeError", line=""):
                return called_otherwise("")
            case Raised(kind=kind, line=line):
                return raised(kind, "", line if self._quotes.may_quote(line) else "")
            case TimedOut(limit_s=limit):
                return StudentError(Message(_("your code did not finish within {limit} s"), {"limit": f"{limit:.0f}"}))
        return StudentError(Message(_("your code ended its process, or used more memory than it may")))
