"""One request to the student's code and its answer, with all that is said between them: calls of trusted functions."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any

from autograder.engine.guest import MAX_UNREPORTED, MAX_WATCHED_RESULTS, codec, generators, wire
from autograder.engine.trusted import SMALL_BYTES, arrays_in, as_quick, memory_limit, overwrite, time_limit

_MAX_CALLBACKS = 1_000_000
_MAX_HANDED_BYTES = 2**29
"""What the student's code may hand to trusted functions in one call: they may keep all of it, as floats of 64 bits."""

_MAX_SLOW_BYTES = 4 * 2**20
"""What one call may hand over but for arrays of floats: no signal ends a product of large matrices without BLAS."""

_MAX_NEW_BYTES = 2**30
"""What a trusted function may need for one call: a few bytes may stand for many."""

_MAX_KEPT_BYTES = 2**28
"""What results of trusted functions may take that are kept to be watched, of one call."""

_SLACK_S = 0.05
"""Seconds of grace before trusted code that the student's code started is stopped after the wait for an answer."""


class Exchange:
    """A request and its answer, over `connection`; before it answers, the student's code may call trusted `functions`.

    Whatever it says that is none of this raises `WireError`.
    """

    def __init__(self, connection: wire.Connection, functions: Iterable[Callable[..., Any]]) -> None:
        self._connection = connection
        self._functions = list(functions)
        self._results: list[Any] = []
        self._kept_bytes = 0
        self._received = connection.received_bytes
        self._grown_bytes = 0
        self._number = 0
        self._until = 0.0

    def register(self, function: Callable[..., Any]) -> int:
        """Let the student's code call `function`, by the number that is returned."""
        self._functions.append(function)
        return len(self._functions) - 1

    def ask(self, request: Mapping[str, Any], limit_s: float) -> dict[str, Any]:
        """Send `request`, which has a number, and return its answer; raise `TimeoutError` after `limit_s`.

        Sending counts towards the time, too.
        """
        self._number = request["number"]
        self._until = time.monotonic() + limit_s
        self._send(request)
        return self._answer()

    def wait(self, limit_s: float) -> dict[str, Any]:
        """Return the answer to the last request, for which `ask` did not wait long enough."""
        self._until = time.monotonic() + limit_s
        return self._answer()

    def change_results(self, changes: Any) -> None:
        """Make the changes to what trusted functions returned here too, as if the arrays had been shared."""
        for change in changes if isinstance(changes, list) else ():
            match change:
                case [int(number), tagged] if 0 <= number < len(self._results):
                    overwrite(self._results[number], codec.decode(tagged))

    def _answer(self) -> dict[str, Any]:
        with time_limit(self._until + _SLACK_S) if self._functions else nullcontext():
            return self._wait_for(lambda message: message.get("number") == self._number)

    def _send(self, message: Mapping[str, Any]) -> None:
        self._connection.send(message, self._until)

    def _wait_for(self, awaited: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the message that is `awaited`, obeying callbacks that come before it."""
        for _ in range(_MAX_CALLBACKS):
            before = self._connection.received_bytes
            message = self._connection.receive(self._until)
            if awaited(message):
                return message
            n_bytes = self._connection.received_bytes - before
            if "callback" in message:
                self._call_back(message, n_bytes)
            elif "calls" in message:
                self._repeat(message["calls"], n_bytes)
            else:
                raise wire.WireError("a message that nobody waits for")
        raise wire.WireError("too many calls")

    def _call_back(self, message: dict[str, Any], n_bytes: int) -> None:
        """Run a trusted function for the student's code, and tell it no more than the kind of an exception.

        The message that asks for it has `n_bytes`.
        """
        function, given, named = self._asked(
            [message.get(part) for part in ("callback", "args", "kwargs")], self._given
        )
        try:
            with self._bounded([*given, *named.values()], n_bytes):
                if n_bytes > SMALL_BYTES:
                    given, named = as_quick(given), as_quick(named)
                result = function(*given, **named)
                value = codec.encode(result)  # which runs what the function yields
        except (wire.WireError, TimeoutError):
            raise
        except Exception as error:  # the function was handed something it cannot work with
            self._send({"raised": type(error).__name__})
        else:
            self._send({"value": value, "generators": generators.states_of(given, named)})
            self._watch(result)

    def _watch(self, result: Any) -> None:
        """Keep a result, to see what the student's code makes of it; of one that is too much, its place."""
        if len(self._results) < MAX_WATCHED_RESULTS:
            self._kept_bytes += sum(array.nbytes for array in arrays_in(result))
            self._results.append(result if self._kept_bytes <= _MAX_KEPT_BYTES else None)

    def _repeat(self, calls: Any, n_bytes: int) -> None:
        """Let trusted functions remember the calls that were answered for them, told in a message of `n_bytes`."""
        if not isinstance(calls, list) or len(calls) > MAX_UNREPORTED:
            raise wire.WireError("not calls")
        asked = [self._asked(call, codec.decode) for call in calls]
        as_given = as_quick if n_bytes > SMALL_BYTES else lambda values: values
        with self._bounded([value for _, given, named in asked for value in (*given, *named.values())], n_bytes):
            for function, given, named in asked:
                try:
                    function.remember(*as_given(given), **as_given(named))
                except TimeoutError:
                    raise
                except Exception:  # what it would have raised there is told by what the student's code made of it
                    continue

    def _asked(self, call: Any, read: Callable[[Any], Any]) -> tuple[Any, list[Any], dict[str, Any]]:
        """Return which trusted function is called, and what it is given; raise `WireError` where that is no call."""
        match call:
            case [int(number), list(args), dict(kwargs)] if 0 <= number < len(self._functions):
                given = [read(arg) for arg in args]
                return self._functions[number], given, {str(key): read(arg) for key, arg in kwargs.items()}
        raise wire.WireError("not a call")

    @contextmanager
    def _bounded(self, values: list[Any], n_bytes: int) -> Iterator[None]:
        """Bound what trusted functions need for `values`, which came in `n_bytes`; raise `WireError` at too many."""
        as_floats = sum(8 * array.size for array in arrays_in(values))  # truth values grow eightfold
        self._grown_bytes += max(0, as_floats - n_bytes)
        if self._connection.received_bytes - self._received + self._grown_bytes > _MAX_HANDED_BYTES:
            raise wire.WireError("functions were handed too much")
        by_blas = (array.nbytes for array in arrays_in(values) if array.dtype.char in "fd")
        if n_bytes > _MAX_SLOW_BYTES and n_bytes - sum(by_blas) > _MAX_SLOW_BYTES:
            raise wire.WireError("a function was handed too much to compute with")
        with memory_limit(_MAX_NEW_BYTES):
            yield

    def _given(self, tagged: Any) -> Any:
        """Return an argument of a callback: data, a trusted function that comes back, or one the student lends."""
        match codec.decode(tagged):
            case codec.OwnFunction(number=number) if 0 <= number < len(self._functions):
                return self._functions[number]
            case codec.RemoteFunction(number=number):
                return lambda *args: self._call_lent(number, args)
            case value:
                return value

    def _call_lent(self, number: int, args: tuple[Any, ...]) -> Any:
        self._send({"lent": number, "args": [codec.encode(arg, self.register) for arg in args]})
        answer = self._wait_for(lambda message: "back" in message)
        if "raised" in answer:
            raise ValueError("the function that was handed in raised")
        return codec.decode(answer["back"])
