"""The warden of one submission: the process outside its pid namespace that is asked before it starts a thread.

The kernel has a limit of its own on processes and threads (RLIMIT_NPROC), which does not hold where root grades.
"""

import contextlib
import errno
import fcntl
import os
import select
import socket
import struct
from collections.abc import Callable

from .confine import Limits, confine, own_namespaces

_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_QUESTION_BYTES = 80
_ANSWER = struct.Struct("QqiI")
_CONTINUE = 1


def lock_in(limits: Limits, folders: list[str], started: Callable[[int], None]) -> None:
    """Return in a new process that is locked in, with empty `folders` of its own.

    The process that calls this tells `started` the number of the new one, becomes its warden and ends with it.
    """
    own_namespaces()
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    here, there = socket.socketpair()
    if inner := os.fork():
        there.close()
        started(inner)
        _watch(inner, proc, here, limits.max_threads)
        os._exit(0)
    os.close(proc)
    here.close()
    os.setsid()  # the warden is in no group that the submission could signal
    with there:
        listener = confine(limits, folders)
        if listener is not None:
            socket.send_fds(there, [b"l"], [listener])
            os.close(listener)


def _watch(submission: int, proc: int, link: socket.socket, max_threads: int) -> None:
    """Answer for the process `submission`, a child of this one, until it has ended.

    `proc` is a descriptor of /proc; over `link` comes the descriptor on which the kernel asks, or nothing.
    """
    _data, listeners, _flags, _address = socket.recv_fds(link, 1, 1)
    if listeners:
        with contextlib.suppress(ProcessLookupError, FileNotFoundError):  # it has ended already
            folder = os.open(str(submission), os.O_RDONLY | os.O_DIRECTORY, dir_fd=proc)
            _answer(listeners[0], os.pidfd_open(submission), folder, max_threads)
    os.waitpid(submission, 0)


def _answer(listener: int, submission: int, folder: int, max_threads: int) -> None:
    questions = select.poll()
    questions.register(listener, select.POLLIN)
    questions.register(submission, select.POLLIN)
    while True:
        events = dict(questions.poll())
        if submission in events or events.get(listener, 0) & ~select.POLLIN:
            return
        with contextlib.suppress(OSError):  # who asked has ended
            question = bytearray(_QUESTION_BYTES)
            fcntl.ioctl(listener, _RECEIVE, question)
            n_threads = os.stat("task", dir_fd=folder).st_nlink - 2
            refusal = -errno.EAGAIN if n_threads >= max_threads else 0
            (number,) = struct.unpack_from("Q", question)
            fcntl.ioctl(listener, _SEND, _ANSWER.pack(number, 0, refusal, 0 if refusal else _CONTINUE))
