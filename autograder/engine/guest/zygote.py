"""The zygote: imports once, then forks a process for each submission it is told to.

On the control socket come single letters: `f` with a socket attached forks a submission's process, which serves that
socket; `i` interrupts it; `k` kills it and everything it started. Each is answered with one line.

`z` with a socket attached forks another zygote, which has imported everything and obeys that socket. Several processes
may ask for one at a time, so the answer comes on the new socket.
"""

import array
import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
from dataclasses import dataclass

from . import wire
from .confine import Limits, limit_resources
from .shell import SubmissionShell, new_shell, serve
from .warden import lock_in


@dataclass
class Child:
    """One submission's process: `first` is the process the zygote waits for, `inner` the one that runs the code."""

    first: int
    inner: int


def main() -> None:
    """Import what is asked for, say `ready`, and obey the control socket until it closes; so do zygotes forked here."""
    settings = json.loads(sys.argv[1])
    control = socket.socket(fileno=settings["control_fd"])
    limits = Limits(**settings["limits"])
    for module in settings["preload"]:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    for module, function in settings["warm_up"]:
        with contextlib.suppress(ImportError):
            getattr(importlib.import_module(module), function)()
    shell = new_shell()
    gc.collect()
    gc.freeze()  # no collection in a submission's process looks at what is shared, and so copies it
    control.sendall(b"ready\n")
    child: Child | None = None
    while True:
        command, connection = _next_command(control)
        if command == b"":
            break
        if command == b"z" and connection is not None:
            if os.fork() == 0:
                control.close()
                control, child = connection, None
                control.sendall(b"ready\n")
            else:
                connection.close()
            continue
        if command == b"f" and connection is not None:
            if child:
                _end(child)
            child = _fork(control, connection, limits, settings["folders"], settings["confined"], shell)
            connection.close()
        elif command == b"i" and child:
            _signal(child.inner, signal.SIGINT)
        elif command == b"k" and child:
            _end(child)
            child = None
        control.sendall(b"done\n")
    if child:
        _end(child)


def _next_command(control: socket.socket) -> tuple[bytes, socket.socket | None]:
    descriptors = array.array("i")
    data, ancillary, _flags, _address = control.recvmsg(1, socket.CMSG_LEN(descriptors.itemsize))
    for level, kind, payload in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(payload[: descriptors.itemsize])
    return data, socket.socket(fileno=descriptors[0]) if descriptors else None


def _fork(
    control: socket.socket,
    connection: socket.socket,
    limits: Limits,
    folders: list[str],
    confined: bool,
    shell: SubmissionShell,
) -> Child:
    """Fork the process of a submission and return it; behind the wall by way of one that owns the new namespaces."""
    told, tell = os.pipe()

    def started(inner: int) -> None:
        connection.close()
        os.write(tell, str(inner).encode())
        os.close(tell)

    first = os.fork()
    if first == 0:
        try:
            os.close(told)
            os.setsid()  # what it signals as a group is only itself
            control.close()
            if confined:
                lock_in(limits, folders, started)
            else:
                os.write(tell, str(os.getpid()).encode())
                os.chdir(folders[0])
                limit_resources(limits)
            os.close(tell)
            end = wire.Connection(connection)
            end.send({"ready": True})
            serve(end, shell)
        except Exception as error:  # ours: no submission has run yet, or its session is over
            with contextlib.suppress(wire.WireError):
                wire.Connection(connection).send({"failed": repr(error)})
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(told) as pipe:
        inner = int(pipe.read() or 0)
    return Child(first, inner)


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        if pid > 0:
            os.kill(pid, number)


def _end(child: Child) -> None:
    """End a submission: its process and with it all of its pid namespace; without the wall, all of its group."""
    _signal(child.inner, signal.SIGKILL)
    if child.inner in (0, child.first):
        _signal(child.first, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.first, signal.SIGKILL)
    os.waitpid(child.first, 0)
