"""The loop of one submission that obeys the trusted session.

Requests and answers carry the number of the request. A request is one of

    run         run a cell
    call        call a function with arguments
    get         fetch a value
    seed        start the unseeded random generators from a number
    substitute  put functions of the trusted side in place of the student's, by name; none puts the student's back
    execute     run a cell as a kernel does, and return its outputs
    prepare     put files into the submission's folder, and set variables of its environment
"""

import inspect
import linecache
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np

from . import codec, generators, wire
from .callbacks import Callbacks
from .chance import seed_everything
from .recorder import Recorder
from .shell import SubmissionShell, is_of_cell


def serve(connection: wire.Connection, shell: SubmissionShell) -> None:
    """Obey the requests that come over `connection` until it closes, running code in `shell`."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = nowhere  # type: ignore[misc]
    sys.path.append("")  # modules that a notebook writes beside itself; behind all others
    _Server(connection, shell).run()


def _calm() -> None:
    """Have warnings stay warnings, and a print go somewhere, whatever the cell before made of them."""
    for name in ("stdout", "stderr"):
        if not hasattr(getattr(sys, name, None), "write"):
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    warnings.resetwarnings()
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")


class _Server:
    def __init__(self, connection: wire.Connection, shell: SubmissionShell) -> None:
        self.connection = connection
        self.shell = shell
        self.recorder = Recorder(shell)
        self.threads = 0
        self.callbacks = Callbacks(connection)
        self.displaced: dict[str, Any] = {}
        self.handlers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "run": self.run_cell,
            "call": self.call,
            "get": self.get,
            "seed": self.seed,
            "substitute": self.substitute,
            "execute": self.execute,
            "prepare": self.prepare,
        }

    def run(self) -> None:
        while True:
            try:
                request = self.connection.receive()
            except KeyboardInterrupt:  # an interrupt that came too late
                continue
            except wire.Closed:
                return
            self.threads = threading.active_count()
            try:
                if not self.recorder.recording:
                    _calm()
                answer = self.handlers[request["do"]](request)
            except BaseException as error:  # whatever the student's code may raise, SystemExit too
                answer = {"raised": _describe(error, "")}
            self.answer(request["number"], answer)

    def answer(self, number: int, answer: dict[str, Any]) -> None:
        heading = {"number": number, "threads": max(0, threading.active_count() - self.threads)}
        with self.callbacks.exchange:
            try:
                self.callbacks.report()
                self.connection.send({**heading, **answer})
            except wire.Closed:
                raise
            except wire.WireError:
                self.connection.send({**heading, "value": ["o", "a result of many megabytes"]})

    def run_cell(self, request: dict[str, Any]) -> dict[str, Any]:
        result = self.shell.run_cell(request["source"], store_history=False)
        error = result.error_before_exec or result.error_in_exec
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")
        return {"raised": _describe(error, "")} if error is not None else {"value": ["v", None]}

    def execute(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"outputs": self.recorder.run_cell(request["source"])}

    def prepare(self, request: dict[str, Any]) -> dict[str, Any]:
        os.environ.update(request["environment"])
        for name, content in request["files"].items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return {"value": ["v", None]}

    def get(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["name"] not in self.shell.user_ns:
            return {"missing": request["name"]}
        return {"value": codec.encode(self.shell.user_ns[request["name"]])}

    def seed(self, request: dict[str, Any]) -> dict[str, Any]:
        seed_everything(int(request["seed"]))
        return {"value": ["v", None]}

    def substitute(self, request: dict[str, Any]) -> dict[str, Any]:
        for name, value in self.displaced.items():
            if value is None:
                self.shell.user_ns.pop(name, None)
            else:
                self.shell.user_ns[name] = value
        self.displaced = {}
        for name, (number, parameters) in request["functions"].items():
            student_s = self.shell.user_ns.get(name)
            right = _adapted(self.callbacks.remote(codec.RemoteFunction(number), lasts=True), student_s, parameters)
            codec.note_foreign(right, number)
            also = [other for other, value in self.shell.user_ns.items() if value is student_s and callable(value)]
            for known_as in (name, *also):
                self.displaced[known_as] = student_s
                self.shell.user_ns[known_as] = right
        return {"value": ["v", None]}

    def call(self, request: dict[str, Any]) -> dict[str, Any]:
        name = request["name"]
        self.callbacks.begin()
        if name not in self.shell.user_ns:
            return {"missing": name}
        function = self.shell.user_ns[name]
        args = [self.callbacks.local(item) for item in request["args"]]
        kwargs = {key: self.callbacks.local(item) for key, item in request["kwargs"].items()}
        try:
            result = function(*args, **kwargs)
            value = codec.encode(result)
        except BaseException as error:  # as in `run`
            return {"raised": _describe(error, name)}
        changed = [
            i for i, (before, arg) in enumerate(zip(request["args"], args, strict=True)) if _is_changed(before, arg)
        ]
        return {
            "value": value,
            "changed": changed,
            "results": self.callbacks.changed_results(),
            "generators": generators.states_of(args, kwargs),
        }


def _adapted(function: Callable[..., Any], student_s: Any, parameters: list[str]) -> Callable[..., Any]:
    """Return `function`, which has `parameters`, as one that takes what the student's own takes, and more of it."""
    try:
        signature = inspect.signature(student_s)
    except (TypeError, ValueError):
        return function
    places = [
        one.name
        for one in signature.parameters.values()
        if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
    ]

    def adapted(*args: Any, **kwargs: Any) -> Any:
        if len(args) > len(parameters) or not kwargs.keys() <= set(parameters):
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            args, kwargs = tuple(bound.arguments[name] for name in places[: len(parameters)]), {}
        return function(*args, **kwargs)

    return adapted


def _is_changed(before: list[Any], arg: Any) -> bool:
    """Return whether an argument is no longer what came; generators, functions and the order of a dict may change."""
    if before[0] in ("r", "c"):
        return False
    after = codec.encode(arg)
    if before[0] == after[0] == "d":
        return dict(before[1]) != dict(after[1])
    return before != after


def _describe(error: BaseException, called: str) -> dict[str, Any]:
    """Return the kind of an exception, and the student's line it came from.

    `at` is the number of the outermost of the student's lines: in a cell, that of the statement that failed. `stub` is
    whether it is what the empty stub raises, `begun` whether there is code above that; `module` is one that is missing,
    `name` one that is not defined.
    """
    own = [(frame.f_code, number) for frame, number in traceback.walk_tb(error.__traceback__) if is_of_cell(frame)]
    line = linecache.getline(own[-1][0].co_filename, own[-1][1]) if own else ""
    if isinstance(error, SyntaxError):
        line = error.text or ""
    is_end = isinstance(error, NotImplementedError) and bool(own) and own[-1][0].co_name == (called or "<module>")
    is_begun = is_end and bool(called) and _does_something(own[-1][0])
    known = next((kind for kind in type(error).__mro__ if kind.__module__ == "builtins"), Exception)
    return {
        "kind": known.__name__,
        "line": line.strip()[:200],
        "at": own[0][1] if own else 0,
        "stub": is_end and not is_begun,
        "begun": is_begun,
        "module": str(error.name) if isinstance(error, ModuleNotFoundError) else "",
        "name": str(error.name or "") if isinstance(error, NameError) else "",
    }


def _does_something(code: CodeType) -> bool:
    """Return whether a function that raises `NotImplementedError` has something else in it: a name, a value kept.

    `nncourse.checking.student`, which nothing here may import, asks the same of a function in the student's own kernel.
    """
    n_arguments = code.co_argcount + code.co_kwonlyargcount + (code.co_flags & 0b1100).bit_count()
    return set(code.co_names) != {"NotImplementedError"} or code.co_nlocals > n_arguments
