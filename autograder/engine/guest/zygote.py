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
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NoReturn

from . import wire
from .confine import KernelLimits, limit_resources
from .server import serve
from .shell import SubmissionShell, new_shell
from .warden import Questions, become_warden, fork_first, lock_in


@dataclass
class Child:
    """One submission's process, and where the kernel asks before it starts a thread, if it does."""

    pid: int
    questions: Questions | None = None


def main() -> None:
    """Import what is asked for and obey the control socket until it closes."""
    settings = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where whoever starts this ignores interrupts,
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # or holds them back
    gc.disable()  # importing makes hardly any garbage
    with ThreadPoolExecutor() as meanwhile:  # what reads and unpacks data leaves the interpreter to the imports
        warming = [meanwhile.submit(_call, module, function) for module, function in settings["warm_up"]]
        for module in settings["preload"]:
            with contextlib.suppress(ImportError):
                importlib.import_module(module)
        shell = new_shell()
    for done in warming:
        done.result()
    gc.collect()
    gc.enable()
    gc.freeze()  # no collection in a submission's process looks at what is shared, and so copies it
    control = socket.socket(fileno=settings["control_fd"])
    Zygote(shell, KernelLimits(**settings["limits"]), settings["folders"], settings["confined"]).obey(control)


def _call(module: str, function: str) -> None:
    with contextlib.suppress(ImportError):
        getattr(importlib.import_module(module), function)()


class Zygote:
    """Forks a process for one submission at a time; if `confined` it is locked in, with empty `folders` of its own.

    Otherwise it has an empty folder in the first of them, which stays for as long as that does.
    """

    def __init__(self, shell: SubmissionShell, limits: KernelLimits, folders: list[str], confined: bool) -> None:
        self.shell = shell
        self.limits = limits
        self.folders = folders
        self.confined = confined
        self.child: Child | None = None
        self.others: list[int] = []

    def obey(self, control: socket.socket) -> None:
        """Say `ready`, and obey `control` until it closes."""
        if self.confined:
            become_warden()
        control.sendall(b"ready\n")
        while True:
            self._answer_until_readable(control)
            command, connection = _next_command(control)
            match command:
                case b"z" if connection:
                    self._split_off(control, connection)
                    continue
                case b"f" if connection:
                    self._end_child()
                    self.child = self._fork(control, connection)
                case b"i":
                    self._interrupt()
                case b"k":
                    self._end_child()
                case _:
                    break
            control.sendall(b"done\n")
        self._end_child()

    def _answer_until_readable(self, control: socket.socket) -> None:
        """Wait for `control`, and answer for the child meanwhile."""
        ready = select.poll()
        ready.register(control, select.POLLIN)
        questions = self.child.questions if self.child else None
        if questions:
            ready.register(questions.listener, select.POLLIN)
        while True:
            events = dict(ready.poll())
            if control.fileno() in events:
                return
            if questions and events.get(questions.listener, 0) & ~select.POLLIN:  # the child has ended
                ready.unregister(questions.listener)
            elif questions:
                questions.answer()

    def _split_off(self, control: socket.socket, connection: socket.socket) -> None:
        """Fork another zygote, which obeys `connection`, and let go of those that have ended."""
        self.others = [pid for pid in self.others if os.waitpid(pid, os.WNOHANG)[0] == 0]
        pid = os.fork()
        if pid == 0:
            control.close()
            self.child, self.others = None, []
            try:
                self.obey(connection)
            finally:
                os._exit(0)
        self.others.append(pid)
        connection.close()

    def _fork(self, control: socket.socket, connection: socket.socket) -> Child:
        """Fork the process of a submission, which serves `connection`, and return it."""
        here, there = socket.socketpair()
        pid = fork_first() if self.confined else os.fork()
        if pid == 0:
            control.close()
            here.close()
            self._serve(connection, there)
        connection.close()
        there.close()
        with here:
            return Child(pid, Questions.of(here, self.limits.max_threads) if self.confined else None)

    def _serve(self, connection: socket.socket, warden: socket.socket) -> NoReturn:
        """Be the process of a submission."""
        end = wire.Connection(connection)
        try:
            if self.confined:
                lock_in(self.limits, self.folders, warden)
            else:
                os.setsid()
                os.chdir(tempfile.mkdtemp(dir=self.folders[0]))
                limit_resources(self.limits)
            end.send({"ready": True})
            serve(end, self.shell)
        except Exception as error:  # ours: no submission has run yet, or its session is over
            with contextlib.suppress(wire.WireError):
                end.send({"failed": repr(error)})
        finally:
            os._exit(0)

    def _interrupt(self) -> None:
        if self.child:
            _signal(os.kill, self.child.pid, signal.SIGINT)

    def _end_child(self) -> None:
        """End a submission: its process and with it all of its pid namespace; without the wall, all of its group."""
        if self.child is None:
            return
        _signal(os.kill, self.child.pid, signal.SIGKILL)
        if not self.confined:
            _signal(os.killpg, self.child.pid, signal.SIGKILL)
        if self.child.questions:
            self.child.questions.close()
        os.waitpid(self.child.pid, 0)
        self.child = None


def _next_command(control: socket.socket) -> tuple[bytes, socket.socket | None]:
    descriptors = array.array("i")
    data, ancillary, _flags, _address = control.recvmsg(1, socket.CMSG_LEN(descriptors.itemsize))
    for level, kind, payload in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(payload[: descriptors.itemsize])
    return data, socket.socket(fileno=descriptors[0]) if descriptors else None


def _signal(send: Callable[[int, int], None], pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        send(pid, number)
