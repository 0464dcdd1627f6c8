"""Calling the student's functions: the same way whether they live in this process or behind a wall."""

import contextlib
import copy
import dis
import io
import itertools
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType
from typing import Any, Protocol

import numpy as np

from nncourse.checking.outcome import NotAttempted, StudentError
from nncourse.language import Message, _

_DATA = (list, tuple, dict, str, bytes, bytearray, memoryview, set, frozenset, type)

MAX_ITEMS = 100_000
"""A list that a student's function returns is read up to here."""

MAX_YIELDED = 20_000
"""An iterator, which may have no end, is read up to here."""

_MAX_DEPTH = 20
"""What a result holds is read up to here: a list may hold itself."""


class Student(Protocol):
    """The student, as a check sees them: `student.softmax(scores)` calls their function and returns plain data.

    `rng` draws the check's inputs. `changed` are the positions of the arguments that the last call changed.
    """

    rng: np.random.Generator
    changed: tuple[int, ...]

    def __getattr__(self, name: str) -> Callable[..., Any]: ...

    def value(self, name: str) -> Any:
        """Return the value the student gave to `name`; raise `NotAttempted` where there is none."""


def not_defined(name: str) -> NotAttempted:
    """Return the exception for a `name` that the notebook does not define."""
    return NotAttempted(Message(_("`{name}` is not defined yet: fill in its cell and run it"), {"name": name}))


def untouched(name: str) -> NotAttempted:
    """Return the exception for a stub that was left as it is."""
    return NotAttempted(Message(_("`{name}` is still the empty stub"), {"name": name}))


def unwritten_helper(name: str) -> StudentError:
    """Return the exception for code that calls a stub that was left as it is."""
    return StudentError(
        Message(_("your code calls `{name}`, which is still the empty stub: write that one first"), {"name": name})
    )


def begun() -> StudentError:
    """Return the exception for a stub with code in it that goes on to what the stub raises."""
    return StudentError(
        Message(_("your code reaches `raise NotImplementedError()`: delete that line, or return before it"))
    )


def _does_something(code: CodeType) -> bool:
    """Return whether a function that raises `NotImplementedError` has something else in it: a name, a value kept."""
    n_arguments = code.co_argcount + code.co_kwonlyargcount + (code.co_flags & 0b1100).bit_count()
    return set(code.co_names) != {"NotImplementedError"} or code.co_nlocals > n_arguments


def _is_empty(function: object) -> bool:
    """Return whether a function does nothing but return None: the body of its stub was deleted."""
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType):
        return False
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("RESUME", "NOP", "RETURN_VALUE")]
    return len(steps) == 1 and steps[0].opname in ("LOAD_CONST", "RETURN_CONST") and steps[0].argval is None


class LocalStudent:
    """A student whose names live in `namespace`, in this very process; `called` are those of the functions called."""

    def __init__(self, namespace: Mapping[str, Any], rng: np.random.Generator) -> None:
        self._namespace = namespace
        self.rng = rng
        self.changed: tuple[int, ...] = ()
        self.called: dict[str, None] = {}

    def value(self, name: str) -> Any:
        """Return the value of `name`; raise `NotAttempted` where there is none or it is still `...`."""
        value = self._namespace.get(name, ...)
        if value is ...:
            raise not_defined(name)
        return value

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._call(name, args, kwargs)

        return call

    def _call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        function = self.value(name)
        self.called[name] = None
        given = [_own_copy(arg) for arg in args]
        try:
            with _quiet():
                result = function(*given, **{key: _own_copy(arg) for key, arg in kwargs.items()})
                result = _as_data(result)
        except Exception as error:  # whatever the student's code may raise
            raise self._blame(error, name) from None
        self.changed = tuple(i for i, (before, now) in enumerate(zip(args, given, strict=True)) if differ(before, now))
        return result

    def _blame(self, error: Exception, name: str) -> NotAttempted | StudentError:
        lines = traceback.extract_tb(error.__traceback__)
        frames = [frame for frame, _number in traceback.walk_tb(error.__traceback__)]
        if isinstance(error, NotImplementedError) and lines[-1].name == name:
            return begun() if _does_something(frames[-1].f_code) else untouched(name)
        if isinstance(error, NotImplementedError) and self._is_stub(frames[-1].f_code):
            return unwritten_helper(lines[-1].name)
        own = [(line, frame) for line, frame in zip(lines, frames, strict=True) if frame.f_globals is self._namespace]
        if not own and isinstance(error, TypeError):
            return called_otherwise(str(error))
        if own and isinstance(error, TypeError) and "NoneType" in str(error):
            for called in own[-1][1].f_code.co_names:
                if _is_empty(self._namespace.get(called)):
                    return unwritten_helper(called)
        if own and type(error) is NameError and error.name:
            return undefined(error.name)
        return raised(type(error).__name__, str(error), own[-1][0].line or "" if own else "")

    def _is_stub(self, code: CodeType) -> bool:
        """Return whether `code` is that of a function of the notebook that was left as it is."""
        function = self._namespace.get(code.co_name)
        return getattr(function, "__code__", None) is code and not _does_something(code)


def _as_data(result: Any, depth: int = 0, take: Callable[[Any], np.ndarray] = np.asarray) -> Any:
    """Return a result as plain data, as it also comes over the grader's wire: whatever is read by item as a list.

    `take` makes its arrays: of what an iterator yields they are copies, for it may go on to fill the same ones.
    """
    if depth > _MAX_DEPTH:
        return result
    if isinstance(result, Mapping):
        return {key: _as_data(value, depth + 1, take) for key, value in result.items()}
    if isinstance(result, tuple):
        return tuple(_as_data(item, depth + 1, take) for item in result)
    if isinstance(result, list):
        return [_as_data(item, depth + 1, take) for item in itertools.islice(result, MAX_ITEMS)]
    if _is_read_item_by_item(result):
        return [_as_data(item, depth + 1, np.array) for item in itertools.islice(result, MAX_YIELDED)]
    if hasattr(result, "__array__") and not isinstance(result, np.generic | type) and not callable(result):
        array = take(result)
        return _as_data(array.tolist(), depth + 1, take) if array.dtype.kind == "O" else array
    return result


def _is_read_item_by_item(result: Any) -> bool:
    """Return whether a result is an iterator or the like, and no data of its own kind."""
    if isinstance(result, _DATA) or hasattr(result, "__array__"):
        return False
    return isinstance(result, Iterable) or hasattr(type(result), "__getitem__")  # `for` takes its items 0, 1, 2, …


def _own_copy(arg: Any) -> Any:
    return arg if callable(arg) or isinstance(arg, np.random.Generator) else copy.deepcopy(arg)


def differ(before: Any, now: Any) -> bool:
    """Return whether an argument is no longer what it was; functions and generators count as unchanged."""
    if isinstance(before, dict):
        return before.keys() != now.keys() or any(differ(before[key], now[key]) for key in before)
    if isinstance(before, np.ndarray):
        return before.shape != np.shape(now) or not np.array_equal(before, now, equal_nan=before.dtype.kind == "f")
    return False


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Swallow prints and warnings: they never cost a point."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def raised(kind: str, text: str, line: str) -> StudentError:
    """Return the exception that says: the student's code raised a `kind` in `line` of its source."""
    if line:
        message = Message(_("your code raised {kind} in the line `{line}`"), {"kind": kind, "line": line})
    else:
        message = Message(_("your code raised {kind}"), {"kind": kind})
    return StudentError(message, _verbatim(text))


def undefined(name: str) -> StudentError:
    """Return the exception that says: the student's code uses a `name` that the notebook does not have."""
    text = _(
        "your code raised NameError: is `{name}` spelt right, and did you run the cell that defines or imports it?"
    )
    return StudentError(Message(text, {"name": name}))


def called_otherwise(text: str) -> StudentError:
    """Return the exception that says: the function does not take the arguments of the exercise."""
    message = Message(_("your code raised TypeError as it was called: keep the `def` line as it was handed out"))
    return StudentError(message, _verbatim(text))


def _verbatim(text: str) -> Message | None:
    return Message("{text}", {"text": text}) if text else None
