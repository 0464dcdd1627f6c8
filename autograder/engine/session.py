"""The trusted side of one submission: run its cells, call its functions, survive whatever it does."""

import inspect
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from autograder.engine.exchange import Exchange
from autograder.engine.failures import Died, Missing, Raised, TimedOut, what_was_raised
from autograder.engine.guest import codec, generators, wire
from autograder.engine.limits import Limits
from autograder.engine.zygote import Zygote
from autograder.errors import SandboxError


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
    _substituted: dict[str, Callable[..., Any]] = field(default_factory=dict)
    _deadline: float = 0.0

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
        exchange = self._exchange(self._substituted.values())
        answer = self._request(
            {
                "do": "call",
                "name": name,
                "args": [codec.encode(arg, exchange.register) for arg in args],
                "kwargs": {key: codec.encode(arg, exchange.register) for key, arg in kwargs.items()},
            },
            self.limits.call_timeout_s,
            exchange,
        )
        try:
            exchange.change_results(answer.get("results"))
            generators.advance(answer.get("generators"), args, kwargs)
            value = codec.decode(answer.get("value"))
        except (wire.WireError, MemoryError) as error:
            raise Died(str(error)) from None
        changed = answer.get("changed")
        positions = [i for i in range(len(args)) if i in changed] if isinstance(changed, list) else []
        return Returned(value, tuple(positions))

    def get(self, name: str) -> Any:
        """Return the value of `name`; raise `Missing` where there is none."""
        answer = self._request({"do": "get", "name": name}, self.limits.call_timeout_s)
        try:
            return codec.decode(answer.get("value"))
        except (wire.WireError, MemoryError) as error:
            raise Died(str(error)) from None

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

    def _exchange(self, functions: Iterable[Callable[..., Any]] = ()) -> Exchange:
        """Return what carries one request, in which these functions may be called."""
        if self._connection is None:
            gone = Died("the process of the submission is gone for good")
            raise gone if self.left_s else TimedOut(self.limits.submission_timeout_s)
        return Exchange(self._connection, functions)

    def _request(self, request: dict[str, Any], limit_s: float, exchange: Exchange | None = None) -> dict[str, Any]:
        """Return the answer to `request`; raise `SessionError`."""
        exchange = exchange or self._exchange()
        left_s = self.left_s
        if not left_s:
            raise TimedOut(self.limits.submission_timeout_s)
        try:
            answer = self._answer(request, min(limit_s, left_s), exchange)
        except TimeoutError:
            self._stop(exchange)
            raise TimedOut(limit_s if limit_s < left_s else self.limits.submission_timeout_s) from None
        except (wire.WireError, MemoryError) as error:  # an answer that is none, or more than this side may hold
            self._restart()
            raise Died(str(error)) from None
        if request["do"] == "call":
            self._expect_no_threads(answer)
        if "missing" in answer:
            raise Missing(str(request.get("name")))
        if "raised" in answer:
            raise what_was_raised(answer["raised"])
        return answer

    def _expect_no_threads(self, answer: Mapping[str, Any]) -> None:
        """Replace a process in which threads are left behind: they would eat the time of the next call."""
        if answer.get("threads") != 0:
            self.afresh()

    def _answer(self, request: dict[str, Any], limit_s: float, exchange: Exchange | None = None) -> dict[str, Any]:
        """Return the answer to `request`, which gets the next number; raise `TimeoutError` or `WireError`."""
        self._requests += 1
        return (exchange or self._exchange()).ask({"number": self._requests, **request}, limit_s)

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
        if self.left_s:
            self._connection = self.zygote.fork()
            self._run_again()

    def _stop(self, exchange: Exchange) -> None:
        """Interrupt what takes too long; replace the process if it does not listen."""
        try:
            self.zygote.interrupt()
            answer = exchange.wait(self.limits.interrupt_grace_s)
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
        requests = [(self._seeding(), self.limits.call_timeout_s)]
        requests += [(request, self.limits.cell_timeout_s) for request in self._done]
        requests.append((self._substitution(), self.limits.call_timeout_s))
        try:
            for request, limit_s in requests:
                self._answer(request, max(0.01, min(limit_s, self.left_s)))
        except (TimeoutError, wire.WireError, MemoryError):
            self._end_process()

    def _seeding(self) -> dict[str, Any]:
        return {"do": "seed", "seed": self.seed % 2**63}
