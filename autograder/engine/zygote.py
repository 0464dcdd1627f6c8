"""The trusted side of zygotes: start the first one behind the wall, fork others from it, have each fork and kill."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from autograder.engine.guest import wire
from autograder.engine.interrupts import interrupts_held
from autograder.engine.limits import Limits
from autograder.engine.sandbox import GUEST, private_folders, sandbox_command
from autograder.errors import SandboxError

_START_TIMEOUT_S = 120
_COMMAND_TIMEOUT_S = 20
_LAST_WORDS_S = 2


@dataclass(frozen=True)
class Environment:
    """What submissions find: packages shown beside the guest, folders masked, modules imported and functions called."""

    packages: tuple[Path, ...] = ()
    hidden: tuple[Path, ...] = ()
    preload: tuple[str, ...] = ()
    warm_up: tuple[tuple[str, str], ...] = ()
    sandboxed: bool = True


class FirstZygote:
    """The process behind the wall that imports everything, once; others are forked from it.

    `control` is the socket that it obeys.
    """

    def __init__(self, environment: Environment, limits: Limits) -> None:
        self.environment = environment
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.control, self._far_end = socket.socketpair()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process, and do not wait for it."""
        with interrupts_held(), self._far_end as end:
            self._process = subprocess.Popen(
                [*self._command(), json.dumps(self._settings(end.fileno()))],
                pass_fds=[end.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                process_group=0,
                env={**_without_python_settings(), "PYTHONHASHSEED": "0"},  # sets come in the same order every time
            )

    def last_words(self) -> str:
        """End the process and return what it complained of."""
        if self._process is None or self._process.stderr is None:
            return ""
        self._kill()
        try:
            said = self._process.communicate(timeout=_LAST_WORDS_S)[1]
        except subprocess.TimeoutExpired as error:  # a child that had only begun lives on and holds the pipe
            said = error.stderr or b""
        return said.decode(errors="replace")

    def close(self) -> None:
        """End the process, and with it all that it forked."""
        self.control.close()
        if self._process:
            self._kill()
            self._process.wait()
            if self._process.stderr:
                self._process.stderr.close()
        if self._folder:
            self._folder.cleanup()

    def _kill(self) -> None:
        """Kill bubblewrap with its child, which outlives it where it has only begun."""
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _command(self) -> list[str]:
        python = [sys.executable, "-s", "-P", "-c", _ENTRY]
        if self.environment.sandboxed:
            return [*sandbox_command((GUEST, *self.environment.packages), self.environment.hidden), *python, "/guest"]
        return [*python, ":".join(str(path.parent) for path in (GUEST, *self.environment.packages))]

    def _settings(self, control_fd: int) -> dict[str, object]:
        folders = private_folders()
        if not self.environment.sandboxed:
            self._folder = tempfile.TemporaryDirectory(prefix="submission-")
            folders = [self._folder.name]
        return {
            "control_fd": control_fd,
            "limits": self.limits.for_guest(),
            "preload": self.environment.preload,
            "warm_up": self.environment.warm_up,
            "folders": folders,
            "confined": self.environment.sandboxed,
        }


class Zygote:
    """A warm process that forks one submission's process at a time. Use it as a context manager.

    It is a process and a sandbox of its own, or forked from a first one whose control socket is `first`.
    """

    def __init__(self, environment: Environment, limits: Limits, first: socket.socket | None = None) -> None:
        self.environment = environment
        self.limits = limits
        self._first = first
        self._own: FirstZygote | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process and wait until it has imported everything; raise `SandboxError` if it does not."""
        self._control = _split_off(self._first) if self._first else self._started()
        self._control.settimeout(_START_TIMEOUT_S)
        try:
            ready = self._control.recv(16) == b"ready\n"
        except OSError:
            ready = False
        if not ready:
            complaint = self._own.last_words() if self._own else "the first zygote has ended"
            raise SandboxError(f"the sandbox does not start:\n{complaint}")
        self._control.settimeout(_COMMAND_TIMEOUT_S)

    def fork(self) -> wire.Connection:
        """Return the wire to a fresh process for a submission; the one before it is ended.

        Raises `SandboxError` where it cannot be locked in.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            self._tell(b"f", theirs)
        connection = wire.Connection(ours)
        try:
            greeting = connection.receive(time.monotonic() + _COMMAND_TIMEOUT_S)
        except (wire.WireError, TimeoutError) as error:
            greeting = {"failed": str(error)}
        if "ready" not in greeting:
            connection.close()
            raise SandboxError(f"the sandbox cannot lock in a submission: {greeting.get('failed')}")
        return connection

    def interrupt(self) -> None:
        """Interrupt what the submission's process is doing, as Ctrl-C does."""
        self._tell(b"i")

    def kill(self) -> None:
        """End the submission's process and everything it started."""
        self._tell(b"k")

    def stop(self) -> None:
        """Have the process end: whoever uses it in another thread gets a `SandboxError`, and closes it."""
        if self._control:
            with contextlib.suppress(OSError):  # it is closed already
                self._control.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the process and what it forked."""
        if self._control:
            self._control.close()  # which ends one that was forked from the first
        if self._own:
            self._own.close()

    def _tell(self, command: bytes, connection: socket.socket | None = None) -> None:
        assert self._control is not None
        try:
            socket.send_fds(self._control, [command], [connection.fileno()] if connection else [])
            answer = self._control.recv(16)
        except OSError:
            answer = b""
        if answer != b"done\n":
            raise SandboxError("the sandbox has stopped answering")

    def _started(self) -> socket.socket:
        self._own = FirstZygote(self.environment, self.limits)
        self._own.start()
        return self._own.control


def _split_off(first: socket.socket) -> socket.socket:
    """Ask a first zygote for another one and return its control socket; raise `SandboxError` where nobody is asked."""
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            socket.send_fds(first, [b"z"], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise SandboxError(f"the first zygote has ended: {error}") from error
    return ours


def _without_python_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


_ENTRY = "import sys; sys.path[:0] = sys.argv.pop(1).split(':'); from guest.zygote import main; main()"
