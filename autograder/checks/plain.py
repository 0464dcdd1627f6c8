"""A plain question beside one about a special property, and what is as good an answer as a result."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nncourse.checking import CheckFailed, StudentError

_REFUSALS = {
    "ArithmeticError",
    "AssertionError",
    "Exception",
    "FloatingPointError",
    "OverflowError",
    "RuntimeError",
    "ValueError",
}
"""What code raises on purpose where it does not go on; other errors are accidents."""


def passes(demand: Callable[[], object]) -> bool:
    """Return whether the student does what `demand` asks of them: where not, a hint about a property is false."""
    try:
        demand()
    except (CheckFailed, StudentError):
        return False
    return True


@contextmanager
def may_refuse() -> Iterator[None]:
    """Let the student's code raise an error in place of a result: it is heard, where an end in silence is not."""
    try:
        yield
    except StudentError as error:
        if error.message.params.get("kind") not in _REFUSALS:
            raise
