"""Functions of the trusted side as the student's code has them: asked over the wire, or computed here and told of.

The other end is `autograder.engine.exchange`.
"""

import ast
import functools
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from . import MAX_UNREPORTED, MAX_UNREPORTED_BYTES, MAX_WATCHED_RESULTS, codec, generators, wire

_NUMPY = SimpleNamespace(**vars(np))
"""NumPy as it was before the student's code: with which functions of the trusted side are computed here."""


class Callbacks:
    """Makes such functions for one call of the student's code after another.

    `exchange` is held for a message and its answer: the student's threads may call back too.
    """

    def __init__(self, connection: wire.Connection) -> None:
        self.connection = connection
        self.exchange = threading.RLock()
        self.n_begun = 0
        self.begin()

    def begin(self) -> None:
        """Forget what belongs to the call before."""
        self.n_begun += 1
        self.lent: list[Callable[..., Any]] = []
        self.results: list[tuple[list[Any], Any]] = []
        self.calls: list[list[Any]] = []
        self.unreported_bytes = 0

    def changed_results(self) -> list[list[Any]]:
        """Return which results of trusted functions the student's code has changed, by number, and to what."""
        watched = enumerate(self.results)
        return [[i, after] for i, (before, result) in watched if (after := codec.encode(result)) != before]

    def local(self, tagged: list[Any]) -> Any:
        """Return an argument as the student's function gets it: functions inside call back over the wire."""
        value = codec.decode(tagged)
        if not isinstance(value, codec.RemoteFunction):
            return value
        return self._answered_here(value) if value.source or value.known else self.remote(value)

    def remote(self, function: codec.RemoteFunction, *, lasts: bool = False) -> Callable[..., Any]:
        """Return a function that calls one of the trusted side; functions handed to it are lent for its calls back.

        Unless it `lasts`, it raises `ValueError` after this call: its number is another one's then.
        """
        its_call = self.n_begun

        def call_back(*args: Any, **kwargs: Any) -> Any:
            if not lasts and its_call != self.n_begun:
                raise ValueError("a function that was handed in with an earlier call")
            request = {
                "callback": function.number,
                "args": [codec.encode(arg, self._lend) for arg in args],
                "kwargs": {key: codec.encode(arg, self._lend) for key, arg in kwargs.items()},
            }
            with self.exchange:
                self.report()
                self.connection.send(request)
                while "lent" in (answer := self.connection.receive()):
                    self._call_lent(answer)
            if "raised" in answer:
                raise ValueError(answer["raised"])
            generators.advance(answer.get("generators"), args, kwargs)
            result = codec.decode(answer["value"])
            if len(self.results) < MAX_WATCHED_RESULTS:
                self.results.append((answer["value"], result))
            return iter(result) if answer["value"][0] == "i" else result

        codec.note_foreign(call_back, function.number)
        return call_back

    def _answered_here(self, function: codec.RemoteFunction) -> Callable[..., Any]:
        """Return a function of the trusted side as its source or known answers give it.

        Its calls are reported where it is told of them, and not waited for. What has no answer here is asked of the
        function itself.
        """
        plain, ask = _compiled(function.source) if function.source else None, self.remote(function)
        its_call = self.n_begun

        def answer(*args: Any, **kwargs: Any) -> Any:
            given = [codec.encode(arg) for arg in args]  # before they may change
            named = {key: codec.encode(arg) for key, arg in kwargs.items()}
            try:
                arguments = codec.arguments(given, named)
                if len(arguments) > MAX_UNREPORTED_BYTES:
                    raise wire.WireError("too large to be kept")
                result = plain(*function.bound, *args, **kwargs) if plain else codec.decode(function.known[arguments])
            except Exception:  # arguments that it has no answer for; what yields them has done so
                return ask(*map(codec.decode, given), **{key: codec.decode(arg) for key, arg in named.items()})
            if not function.told or its_call != self.n_begun:
                return result
            with self.exchange:
                if len(self.calls) == MAX_UNREPORTED or self.unreported_bytes + len(arguments) > MAX_UNREPORTED_BYTES:
                    self.report()
                self.calls.append([function.number, given, named])
                self.unreported_bytes += len(arguments)
            return result

        codec.note_foreign(answer, function.number)
        return answer

    def report(self) -> None:
        """Tell the trusted side of the calls that were answered here."""
        calls, self.calls, self.unreported_bytes = self.calls, [], 0
        if calls:
            self.connection.send({"calls": calls})

    def _lend(self, function: Callable[..., Any]) -> int:
        self.lent.append(function)
        return len(self.lent) - 1

    def _call_lent(self, request: dict[str, Any]) -> None:
        """Call a function that was lent; meanwhile it may call back, from whatever thread."""
        answer: dict[str, Any]
        self.exchange.release()
        try:
            answer = {"back": codec.encode(self.lent[request["lent"]](*[self.local(arg) for arg in request["args"]]))}
        except Exception as error:  # whatever the student's code may raise
            answer = {"back": ["o", type(error).__name__], "raised": True}
        finally:
            self.exchange.acquire()
        self.connection.send(answer)


@functools.lru_cache(maxsize=64)
def _compiled(source: str) -> Callable[..., Any]:
    """Return the function that `source`, which comes from the trusted side, defines."""
    names: dict[str, Any] = {"np": _NUMPY}
    exec(f"from __future__ import annotations\n{source}", names)
    return names[ast.parse(source).body[0].name]  # type: ignore[attr-defined]
