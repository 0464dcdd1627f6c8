"""The trusted side of one submission: run its cells, call its functions, survive whatever it does."""

import builtins
import inspect
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Self

from autograder.engine.guest import MAX_UNREPORTED, MAX_WATCHED_RESULTS, codec, wire
from autograder.engine.limits import Limits
from autograder.engine.trusted import (
    SMALL_BYTES,
    array_bytes,
    as_quick,
    memory_limit,
    overwrite,
    quick_bytes,
    time_limit,
)
from autograder.engine.zygote import Zygote
from autograder.errors import SandboxError

_BUILTIN_ERRORS = frozenset(
    name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)
)
_MAX_CALLBACKS = 1_000_000
_MAX_HANDED_BYTES = 2**29
"""What the student's code may hand to trusted functions in one call: they may keep all of it."""

_MAX_SLOW_BYTES = 4 * 2**20
"""What one call may hand over but for arrays of floats: no signal ends a product of large matrices without BLAS."""

_MAX_NEW_BYTES = 2**30
"""What a trusted function may need for one call: a few bytes may stand for many."""

_MAX_KEPT_BYTES = 2**28
"""What results of trusted functions may take that are kept to be watched, of one call."""

_SLACK_S = 0.05
"""Seconds of grace before trusted code that the student's code started is stopped after the wait for an answer."""


class SessionError(Exception):
    """What the student's code did instead of answering."""


class Raised(SessionError):
    """It raised: the built-in kind of the exception, the source line it came from, whether it was the empty stub.

    `begun` says that it was the stub with code above what it raises. `at` is the number of the line of the cell that
    was at work, 0 where it is not known; `module` is the one that an import did not find, `name` what is not defined.
    """

    def __init__(
        self,
        kind: str,
        line: str,
        stub: bool,
        at: int = 0,
        *,
        begun: bool = False,
        module: str = "",
        name: str = "",
    ) -> None:
        super().__init__(f"{kind} in {line!r}")
        self.kind = kind
        self.line = line
        self.stub = stub
        self.at = at
        self.begun = begun
        self.module = module
        self.name = name


class Missing(SessionError):
    """There is nothing of that name."""


class TimedOut(SessionError):
    """It did not finish within the limit, in seconds."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"not finished in {limit_s:g} s")
        self.limit_s = limit_s


class Died(SessionError):
    """It ended its own process, used up its memory or sent what is not an answer."""


@dataclass
class Returned:
    """What a call gave back: the value, and the positions of the arguments it changed."""

    value: Any
    changed: tuple[int, ...] = ()


@dataclass
class Session:
    """One submission behind the wall. A process that dies is replaced, and the cells run so far are run again.

    `seed` starts what the submission draws without a seed of its own.
    """

    zygote: Zygote
    limits: Limits
    seed: int = 0
    _connection: wire.Connection | None = None
    _done: list[dict[str, Any]] = field(default_factory=list)
    _restarts: int = 0
    _requests: int = 0
    _functions: list[Callable[..., Any]] = field(default_factory=list)
    _substituted: dict[str, Callable[..., Any]] = field(default_factory=dict)
    _results: list[Any] = field(default_factory=list)
    _kept_bytes: int = 0
    _received: int = 0
    _deadline: float = 0.0
    _until: float = 0.0

    def __enter__(self) -> Self:
        self._connection = self.zygote.fork()
        self._deadline = time.monotonic() + self.limits.submission_timeout_s
        try:
            self._answer(self._seeding(), self.limits.call_timeout_s)
        except (TimeoutError, wire.WireError) as error:  # no code of the student has run yet
            raise SandboxError(f"the sandbox does not answer: {error!r}") from error
        return self

    def __exit__(self, *exception: object) -> None:
        self._end_process()

    def run(self, source: str, limit_s: float | None = None) -> None:
        """Run a cell; raise `SessionError` for how it failed. What it did before failing stays, as in a notebook.

        It may run for `limit_s`, where that is less than any cell may.
        """
        request = {"do": "run", "source": source}
        try:
            self._request(request, min(self.limits.cell_timeout_s, limit_s or self.limits.cell_timeout_s))
        except Raised:
            self._done.append(request)
            raise
        self._done.append(request)  # one that hangs or kills is not run again after a restart

    def call(self, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Returned:
        """Return what the function `name` gives; raise `SessionError` for how it failed.

        Functions among the arguments stay here and are called over the wire; generators advance as if they were shared.
        """
        self._functions, self._results, self._kept_bytes = list(self._substituted.values()), [], 0
        try:
            answer = self._request(
                {
                    "do": "call",
                    "name": name,
                    "args": [codec.encode(arg, self._register) for arg in args],
                    "kwargs": {key: codec.encode(arg, self._register) for key, arg in kwargs.items()},
                },
                self.limits.call_timeout_s,
            )
            self._change_results(answer.get("results"))
        finally:  # nobody may call them any more; and results may be large
            self._functions, self._results = [], []
        try:
            codec.advance_generators(answer.get("generators"), args, kwargs)
        except wire.WireError as error:
            raise Died(str(error)) from None
        changed = answer.get("changed")
        positions = [i for i in changed if isinstance(i, int)] if isinstance(changed, list) else []
        return Returned(self._decoded(answer), tuple(positions))

    def get(self, name: str) -> Any:
        """Return the value of `name`; raise `Missing` where there is none."""
        return self._decoded(self._request({"do": "get", "name": name}, self.limits.call_timeout_s))

    @contextmanager
    def substituted(self, functions: Mapping[str, Callable[..., Any]]) -> Iterator[None]:
        """Put trusted functions in place of the student's, by name, for a while; raise `SessionError` if that fails."""
        try:
            self._substitute(dict(functions))  # which a process may end at: then a new one has them
            yield
        finally:
            self._substitute({})

    def _substitute(self, functions: dict[str, Callable[..., Any]]) -> None:
        self._substituted = functions
        self._request(self._substitution(), self.limits.call_timeout_s)

    def _substitution(self) -> dict[str, Any]:
        functions = {
            name: [number, list(inspect.signature(function).parameters)]
            for number, (name, function) in enumerate(self._substituted.items())
        }
        return {"do": "substitute", "functions": functions}

    def _register(self, function: Callable[..., Any]) -> int:
        self._functions.append(function)
        return len(self._functions) - 1

    def _request(self, request: dict[str, Any], limit_s: float) -> dict[str, Any]:
        """Return the answer to `request`, obeying callbacks on the way; raise `SessionError`."""
        if self._connection is None:
            raise Died("the process of the submission is gone for good")
        left_s = self._deadline - time.monotonic()
        if left_s <= 0:
            raise TimedOut(self.limits.submission_timeout_s)
        try:
            answer = self._answer(request, min(limit_s, left_s))
        except TimeoutError:
            self._stop()
            raise TimedOut(limit_s if limit_s < left_s else self.limits.submission_timeout_s) from None
        except (wire.WireError, MemoryError) as error:  # an answer that is none, or more than this side may hold
            self._restart()
            raise Died(str(error)) from None
        if request["do"] == "call":
            self._expect_no_threads(answer)
        if "missing" in answer:
            raise Missing(str(request.get("name")))
        if "raised" in answer:
            raise _raised(answer["raised"])
        return answer

    def _expect_no_threads(self, answer: Mapping[str, Any]) -> None:
        """Replace a process in which threads are left behind: they would eat the time of the next call."""
        if answer.get("threads") != 0:
            self.afresh()

    def _answer(self, request: dict[str, Any], limit_s: float) -> dict[str, Any]:
        """Send `request` and return the answer to it; raise `TimeoutError` where there is none in time."""
        assert self._connection is not None
        self._until = time.monotonic() + limit_s
        self._received = self._connection.received_bytes
        self._requests += 1
        self._send({"number": self._requests, **request})
        return self._wait_for_answer()

    def _wait_for_answer(self) -> dict[str, Any]:
        with time_limit(self._until + _SLACK_S) if self._functions else nullcontext():
            return self._wait_for(lambda message: message.get("number") == self._requests)

    def _send(self, message: Mapping[str, Any]) -> None:
        """Send `message`; the other side has until the end of its time to take it."""
        assert self._connection is not None
        self._connection.send(message, self._until)

    def _wait_for(self, awaited: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the message that is `awaited`, obeying callbacks that come before it."""
        assert self._connection is not None
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
            self._send({"value": value, "generators": codec.generator_states(given, named)})
            self._watch(result)

    def _watch(self, result: Any) -> None:
        """Keep a result, to see what the student's code makes of it; of one that is too much, its place."""
        if len(self._results) < MAX_WATCHED_RESULTS:
            self._kept_bytes += array_bytes(result)
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
        assert self._connection is not None
        if self._connection.received_bytes - self._received > _MAX_HANDED_BYTES:
            raise wire.WireError("functions were handed too much")
        if n_bytes > _MAX_SLOW_BYTES and n_bytes - quick_bytes(values) > _MAX_SLOW_BYTES:
            raise wire.WireError("a function was handed too much to compute with")
        with memory_limit(_MAX_NEW_BYTES):
            yield

    def _change_results(self, changes: Any) -> None:
        """Let changes to what trusted functions gave out be seen here, as if the arrays had been shared."""
        for change in changes if isinstance(changes, list) else ():
            match change:
                case [int(number), tagged] if 0 <= number < len(self._results):
                    overwrite(self._results[number], self._decoded({"value": tagged}))

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
        self._send({"lent": number, "args": [codec.encode(arg, self._register) for arg in args]})
        answer = self._wait_for(lambda message: "back" in message)
        if "raised" in answer:
            raise ValueError("the function that was handed in raised")
        return codec.decode(answer["back"])

    @property
    def left_s(self) -> float:
        """The seconds that the submission may still run."""
        return max(0.0, self._deadline - time.monotonic())

    @property
    def n_run(self) -> int:
        """How many cells have run, in whatever process: those that a new one runs again."""
        return len(self._done)

    def afresh(self, n_cells: int | None = None) -> None:
        """Replace the process by one in which nothing but the cells has run, or the first `n_cells` of them.

        It knows nothing of what the one before it was asked.
        """
        if n_cells is not None:
            del self._done[n_cells:]
        self._end_process()
        if time.monotonic() < self._deadline:
            self._connection = self.zygote.fork()
            self._run_again()

    def _stop(self) -> None:
        """Interrupt what takes too long; replace the process if it does not listen."""
        try:
            self.zygote.interrupt()
            self._until = time.monotonic() + self.limits.interrupt_grace_s
            answer = self._wait_for_answer()
        except (TimeoutError, wire.WireError, SandboxError, MemoryError):
            self._restart()
        else:
            self._expect_no_threads(answer)

    def _restart(self) -> None:
        """Replace the process after it failed, or give it up."""
        self._restarts += 1
        if self._restarts > self.limits.max_restarts:
            self._end_process()
        else:
            self.afresh()

    def _end_process(self) -> None:
        """End the submission's process, and start the zygote anew where that has ended too."""
        if self._connection:
            self._connection.close()
            self._connection = None
        try:
            self.zygote.kill()
        except SandboxError:
            self.zygote.close()
            self.zygote.start()

    def _run_again(self) -> None:
        """Run again the cells that were run in the process before, and put the trusted functions back."""
        self._functions = []  # not for cells
        requests = [(self._seeding(), self.limits.call_timeout_s)]
        requests += [(request, self.limits.cell_timeout_s) for request in self._done]
        requests.append((self._substitution(), self.limits.call_timeout_s))
        try:
            for request, limit_s in requests:
                self._answer(request, max(0.01, min(limit_s, self._deadline - time.monotonic())))
        except (TimeoutError, wire.WireError, MemoryError):
            self._end_process()

    def _seeding(self) -> dict[str, Any]:
        return {"do": "seed", "seed": self.seed % 2**63}

    def _decoded(self, answer: dict[str, Any]) -> Any:
        try:
            return codec.decode(answer.get("value"))
        except (wire.WireError, MemoryError) as error:
            raise Died(str(error)) from None


def _raised(description: Any) -> SessionError:
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
