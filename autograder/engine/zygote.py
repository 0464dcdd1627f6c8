"""The trusted side of a zygote: start it behind the wall, have it fork, interrupt, kill."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from autograder.engine.guest import wire
from autograder.engine.limits import Limits
from autograder.engine.sandbox import GUEST, private_folders, sandbox_command
from autograder.errors import SandboxError

_START_TIMEOUT_S = 120
_COMMAND_TIMEOUT_S = 20


@dataclass(frozen=True)
class Environment:
    """What submissions find: packages shown beside the guest, folders masked, modules imported and functions called."""

    packages: tuple[Path, ...] = ()
    hidden: tuple[Path, ...] = ()
    preload: tuple[str, ...] = ()
    warm_up: tuple[tuple[str, str], ...] = ()
    sandboxed: bool = True


class Zygote:
    """A warm process that forks one submission's process at a time. Use it as a context manager."""

    def __init__(self, environment: Environment, limits: Limits) -> None:
        self.environment = environment
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Zygote":
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the process and wait until it has imported everything; raise `SandboxError` if it does not."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [*self._command(), json.dumps(self._settings(theirs.fileno()))],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={**_without_python_settings(), "PYTHONHASHSEED": "0"},  # sets come in the same order every time
            )
        self._control = ours
        ours.settimeout(_START_TIMEOUT_S)
        try:
            ready = ours.recv(16) == b"ready\n"
        except OSError:
            ready = False
        if not ready:
            self._process.kill()
            assert self._process.stderr is not None
            raise SandboxError(f"the sandbox does not start:\n{self._process.stderr.read().decode(errors='replace')}")
        ours.settimeout(_COMMAND_TIMEOUT_S)

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

    def close(self) -> None:
        """End everything."""
        if self._control:
            self._control.close()
        if self._process:
            self._process.kill()
            self._process.wait()
            if self._process.stderr:
                self._process.stderr.close()
        if self._folder:
            self._folder.cleanup()

    def _tell(self, command: bytes, connection: socket.socket | None = None) -> None:
        assert self._control is not None
        try:
            socket.send_fds(self._control, [command], [connection.fileno()] if connection else [])
            answer = self._control.recv(16)
        except OSError:
            answer = b""
        if answer != b"done\n":
            raise SandboxError("the sandbox has stopped answering")

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


def _without_python_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


_ENTRY = "import sys; sys.path[:0] = sys.argv.pop(1).split(':'); from guest.zygote import main; main()"
