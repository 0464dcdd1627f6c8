"""What the student's code may do instead of answering, as exceptions."""

import builtins
from dataclasses import dataclass
from typing import Any

_BUILTIN_ERRORS = frozenset(
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
)


class SessionError(Exception):
    """What the student's code did instead of answering."""


@dataclass(eq=False)
class Raised(SessionError):
    """It raised: the built-in kind of the exception, the source line it came from, whether it was the empty stub.

    `begun` says that it was the stub with code above what it raises. `at` is the number of the line of the cell that
    was at work, 0 where it is not known; `module` is the one that an import did not find, `name` what is not defined.
    """

    kind: str
    line: str
    stub: bool
    at: int = 0
    begun: bool = False
    module: str = ""
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} in {self.line!r}"


class Missing(SessionError):
    """There is nothing of that name."""


class TimedOut(SessionError):
    """It did not finish within the limit, in seconds."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"not finished in {limit_s:g} s")
        self.limit_s = limit_s


class Died(SessionError):
    """It ended its own process, used up its memory or sent what is not an answer."""


def what_was_raised(description: Any) -> SessionError:
    """Return the exception that the other side describes; `Died` where that is no description."""
    match description:
        case {
            "kind": str(kind),
            "line": str(line),
            "at": int(at),
            "stub": bool(stub),
            "begun": bool(begun),
            "module": str(module),
            "name": str(name),
        }:
            known = kind if kind in _BUILTIN_ERRORS else "Exception"
            return Raised(known, line, stub, at, begun=begun, module=module, name=name)
    return Died("not an answer")
