"""The system calls that code behind the wall may make: a seccomp filter, and who is asked before a thread starts.

What is refused could start a process or a program, take another namespace, mount, trace, hold memory that no limit
counts, leave something in the kernel, read of the host, keep its disks busy, or reach another submission. Calls younger
than this list do not exist.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable, Iterator

CLONE_THREAD = 0x00010000
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_NEW_LISTENER = 1, 8
_AF_UNIX = 1
_FOR_ANYBODY = 2
"""A bit of the kinds of sockets, of a pair too, that take what anybody sends, and keep it when the sender has gone."""

_CLONE3, _FIRST_UNKNOWN = 435, 451  # numbers from 424 on are those of every machine

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_SOCKETPAIR = {"x86_64": 53, "aarch64": 199}
_FCNTL = {"x86_64": 72, "aarch64": 25}
_FCNTL_COMMANDS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1031, 1032)
"""Copies of descriptors, their flags, record locks, sizes of pipes: no lease, for which others wait, and no watch."""

_SECCOMP = {"x86_64": 317, "aarch64": 277}
# fmt: off
_REFUSED = {
    "x86_64": {
        "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "unshare": 272, "setns": 308, "mount": 165,
        "umount2": 166, "pivot_root": 155, "chroot": 161, "ptrace": 101, "process_vm_readv": 310,
        "process_vm_writev": 311, "memfd_create": 319, "shmget": 29, "msgget": 68, "semget": 64, "mq_open": 240,
        "add_key": 248, "request_key": 249, "keyctl": 250, "bpf": 321, "userfaultfd": 323, "perf_event_open": 298,
        "syslog": 103, "name_to_handle_at": 303, "open_by_handle_at": 304, "fanotify_init": 300, "kcmp": 312,
        "vmsplice": 278, "flock": 73, "inotify_init1": 294, "inotify_add_watch": 254, "inotify_init": 253,
        "io_setup": 206, "sync": 162, "syncfs": 306, "socket": 41, "sendfile": 40, "splice": 275,
    },
    "aarch64": {
        "execve": 221, "execveat": 281, "unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41,
        "chroot": 51, "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "memfd_create": 279,
        "shmget": 194, "msgget": 186, "semget": 190, "mq_open": 180, "add_key": 217, "request_key": 218,
        "keyctl": 219, "bpf": 280, "userfaultfd": 282, "perf_event_open": 241, "syslog": 116,
        "name_to_handle_at": 264, "open_by_handle_at": 265, "fanotify_init": 262, "kcmp": 272, "vmsplice": 75,
        "flock": 32, "inotify_init1": 26, "inotify_add_watch": 27, "io_setup": 0, "sync": 81, "syncfs": 267,
        "socket": 198, "sendfile": 71, "splice": 76,
    },
}
_REFUSED_EVERYWHERE = {
    "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsconfig": 431, "fsmount": 432,
    "fspick": 433, "pidfd_open": 434, "pidfd_getfd": 438, "process_madvise": 440, "mount_setattr": 442,
    "quotactl_fd": 443, "landlock_create_ruleset": 444, "memfd_secret": 447, "process_mrelease": 448,
}
# fmt: on
_SKIPPED = {
    "x86_64": {"fsync": 74, "fdatasync": 75, "msync": 26},
    "aarch64": {"fsync": 82, "fdatasync": 83, "msync": 227},
}
"""They have a disk of the host write out what it holds, also for a file that is only read; ours are in memory."""

_SENDING_DESCRIPTORS = {"x86_64": {"sendmsg": 46, "sendmmsg": 307}, "aarch64": {"sendmsg": 211, "sendmmsg": 269}}

_LOAD, _EQUAL, _AT_LEAST, _BITS, _GIVE = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_SKIP, _REFUSE, _MISSING = 0x00050000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS

_Step = tuple[int, int, int, int]
"""An instruction of the filter: its code, how many to skip where it holds and where not, and a number."""

_libc = ctypes.CDLL(None, use_errno=True)


def filter_calls() -> int | None:
    """Install the filter in this process; there is no way back.

    Returns the descriptor on which the kernel asks before each new thread, or None where it cannot ask: then threads
    start unasked.
    """
    machine = platform.machine()
    if machine not in _AUDIT_ARCH:
        raise OSError(f"no list of system calls for {machine}")
    if _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    try:
        return _install(machine, _program(machine, thread=_ASK), _SECCOMP_FILTER_FLAG_NEW_LISTENER)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EINVAL):  # somebody outside listens already; a kernel before 5.5
            raise
    _install(machine, _program(machine, thread=_ALLOW), 0)
    return None


def refuse_to_send_descriptors() -> None:
    """Install another filter: the kernel lets a user have few descriptors on their way, whoever of all sends them."""
    machine = platform.machine()
    refusals = _given(_REFUSE, _SENDING_DESCRIPTORS[machine].values())
    _install(machine, [(_LOAD, 0, 0, 0), *refusals, (_GIVE, 0, 0, _ALLOW)], 0)


def _install(machine: str, program: list[_Step], flags: int) -> int:
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    where = ctypes.c_void_p(ctypes.addressof(header))
    result = int(_libc.syscall(_SECCOMP[machine], _SECCOMP_SET_MODE_FILTER, flags, where))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")
    return result


def _given(answer: int, numbers: Iterable[int]) -> Iterator[_Step]:
    for number in numbers:
        yield from ((_EQUAL, 0, 1, number), (_GIVE, 0, 0, answer))


def _program(machine: str, thread: int) -> list[_Step]:
    """Return classic BPF over (number, architecture, first arguments); `thread` is what a new thread meets."""
    n_commands = len(_FCNTL_COMMANDS)
    return [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _AUDIT_ARCH[machine]),
        (_GIVE, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),  # the x32 numbers of x86_64
        (_GIVE, 0, 0, _REFUSE),
        (_AT_LEAST, 1, 0, _FIRST_UNKNOWN),
        (_EQUAL, 0, 1, _CLONE3),  # its flags are behind a pointer: let the C library fall back on clone
        (_GIVE, 0, 0, _MISSING),
        *_given(_REFUSE, (*_REFUSED[machine].values(), *_REFUSED_EVERYWHERE.values())),
        *_given(_SKIP, _SKIPPED[machine].values()),
        (_EQUAL, 0, n_commands + 2, _FCNTL[machine]),
        (_LOAD, 0, 0, 24),  # the command is the second argument
        *((_EQUAL, n_commands - i, 0, command) for i, command in enumerate(_FCNTL_COMMANDS)),
        (_GIVE, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 5, _SOCKETPAIR[machine]),
        (_LOAD, 0, 0, 16),
        (_EQUAL, 0, 2, _AF_UNIX),
        (_LOAD, 0, 0, 24),
        (_BITS, 0, 1, _FOR_ANYBODY),
        (_GIVE, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 4, _CLONE[machine]),
        (_LOAD, 0, 0, 16),
        (_BITS, 1, 0, CLONE_THREAD),  # a thread may be, a process not
        (_GIVE, 0, 0, _REFUSE),
        (_GIVE, 0, 0, thread),
        (_GIVE, 0, 0, _ALLOW),
    ]
