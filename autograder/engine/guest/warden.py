"""The warden of submissions: starts their processes, and is asked before one of them starts a thread.

It is the first process of a pid namespace of its own: when it ends, everything it started ends. The kernel's own limit
on threads (RLIMIT_NPROC) does not hold where root grades, so it asks the warden.
"""

import contextlib
import errno
import fcntl
import os
import socket
import struct
from dataclasses import dataclass

from .confine import (
    NEW_NETWORK,
    NEW_PIDS,
    KernelLimits,
    confine,
    new_pids_for_children,
    old_pids_for_children,
    own_namespaces,
)
from .system_calls import refuse_to_send_descriptors

_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_QUESTION_BYTES = 80
_ANSWER = struct.Struct("QqiI")
_CONTINUE = 1


def become_warden() -> None:
    """Return in a new process with namespaces of its own; the one that calls this waits for its end, and ends as it."""
    own_namespaces(NEW_PIDS | NEW_NETWORK)  # submissions that run at the same time share no socket without a file
    if inner := os.fork():
        _pid, status = os.waitpid(inner, 0)
        os._exit(max(1, os.waitstatus_to_exitcode(status)) if status else 0)


def fork_first() -> int:
    """Fork a process that is the first of a pid namespace of its own; return as `os.fork` does. Only a warden may."""
    own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    try:
        new_pids_for_children()
        if (child := os.fork()) == 0:
            return 0
        old_pids_for_children(own)
        return child
    finally:
        os.close(own)


def lock_in(limits: KernelLimits, folders: list[str], warden: socket.socket) -> None:
    """Lock this process in, with empty `folders` of its own; the `warden` hears where it will be asked."""
    own = os.open("/proc/self", os.O_RDONLY | os.O_DIRECTORY)
    with warden:
        listener = confine(limits, folders)
        if listener is not None:
            socket.send_fds(warden, [b"l"], [listener, own])
            os.close(listener)
    os.close(own)
    refuse_to_send_descriptors()


@dataclass(frozen=True)
class Questions:
    """Where the kernel asks for one submission: `listener`, a descriptor; `folder` is that of its process in /proc."""

    listener: int
    folder: int
    max_threads: int

    @classmethod
    def of(cls, submission: socket.socket, max_threads: int) -> "Questions | None":
        """Return those of a process that locks itself in; None where it fails to, or the kernel cannot ask."""
        _data, descriptors, _flags, _address = socket.recv_fds(submission, 1, 2)
        return cls(descriptors[0], descriptors[1], max_threads) if descriptors else None

    def answer(self) -> None:
        """Answer one question, which is there."""
        with contextlib.suppress(OSError):  # who asked has ended
            question = bytearray(_QUESTION_BYTES)
            fcntl.ioctl(self.listener, _RECEIVE, question)
            n_threads = os.stat("task", dir_fd=self.folder).st_nlink - 2
            refusal = -errno.EAGAIN if n_threads >= self.max_threads else 0
            (number,) = struct.unpack_from("Q", question)
            fcntl.ioctl(self.listener, _SEND, _ANSWER.pack(number, 0, refusal, 0 if refusal else _CONTINUE))

    def close(self) -> None:
        """Answer no more."""
        os.close(self.listener)
        os.close(self.folder)
