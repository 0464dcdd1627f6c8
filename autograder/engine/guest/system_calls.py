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

CLONE_THREAD = 0x00010000
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_NEW_LISTENER = 1, 8
_AF_UNIX = 1
_CLONE3, _FIRST_UNKNOWN = 435, 451  # numbers from 424 on are those of every machine

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_FCNTL = {"x86_64": 72, "aarch64": 25}
_FCNTL_COMMANDS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1031, 1032)
"""Copies of descriptors, their flags, record locks, sizes of pipes: no lease, for which others wait, and no watch."""

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_REFUSED = {
    # fork vfork execve execveat unshare setns mount umount2 pivot_root chroot ptrace process_vm_readv process_vm_writev
    # memfd_create shmget msgget semget mq_open add_key request_key keyctl bpf userfaultfd perf_event_open syslog
    # name_to_handle_at open_by_handle_at fanotify_init kcmp vmsplice flock inotify_init1 inotify_add_watch inotify_init
    # io_setup sync syncfs
    "x86_64": (
        *(57, 58, 59, 322, 272, 308, 165, 166, 155, 161, 101, 310, 311),
        *(319, 29, 68, 64, 240, 248, 249, 250, 321, 323, 298, 103, 303, 304, 300, 312),
        *(278, 73, 294, 254, 253, 206, 162, 306),
    ),
    "aarch64": (
        *(221, 281, 97, 268, 40, 39, 41, 51, 117, 270, 271),
        *(279, 194, 186, 190, 180, 217, 218, 219, 280, 282, 241, 116, 264, 265, 262, 272),
        *(75, 32, 26, 27, 0, 81, 267),
    ),
}
_REFUSED_EVERYWHERE = (425, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 443, 447, 448)
# io_uring_setup open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open pidfd_getfd process_madvise
# mount_setattr quotactl_fd memfd_secret process_mrelease

_SENDING_DESCRIPTORS = {"x86_64": (46, 307), "aarch64": (211, 269)}  # sendmsg sendmmsg

_LOAD, _EQUAL, _AT_LEAST, _BITS, _GIVE = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_REFUSE, _MISSING = 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS

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
    program = [(_LOAD, 0, 0, 0)]
    for number in _SENDING_DESCRIPTORS[machine]:
        program += [(_EQUAL, 0, 1, number), (_GIVE, 0, 0, _REFUSE)]
    _install(machine, [*program, (_GIVE, 0, 0, _ALLOW)], 0)


def _install(machine: str, program: list[tuple[int, int, int, int]], flags: int) -> int:
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    where = ctypes.c_void_p(ctypes.addressof(header))
    result = int(_libc.syscall(_SECCOMP[machine], _SECCOMP_SET_MODE_FILTER, flags, where))
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"seccomp: {os.strerror(number)}")
    return result


def _program(machine: str, thread: int) -> list[tuple[int, int, int, int]]:
    """Return classic BPF over (number, architecture, first arguments); `thread` is what a new thread meets."""
    program = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _AUDIT_ARCH[machine]),
        (_GIVE, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),  # the x32 numbers of x86_64
        (_GIVE, 0, 0, _REFUSE),
        (_AT_LEAST, 1, 0, _FIRST_UNKNOWN),
        (_EQUAL, 0, 1, _CLONE3),  # its flags are behind a pointer: let the C library fall back on clone
        (_GIVE, 0, 0, _MISSING),
    ]
    for number in (*_REFUSED[machine], *_REFUSED_EVERYWHERE):
        program += [(_EQUAL, 0, 1, number), (_GIVE, 0, 0, _REFUSE)]
    n_commands = len(_FCNTL_COMMANDS)
    program += [
        (_EQUAL, 0, n_commands + 2, _FCNTL[machine]),
        (_LOAD, 0, 0, 24),  # the command is the second argument
        *((_EQUAL, n_commands - i, 0, command) for i, command in enumerate(_FCNTL_COMMANDS)),
        (_GIVE, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
    ]
    return [
        *program,
        (_EQUAL, 0, 3, _SOCKET[machine]),
        (_LOAD, 0, 0, 16),
        (_EQUAL, 1, 0, _AF_UNIX),
        (_GIVE, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 4, _CLONE[machine]),
        (_LOAD, 0, 0, 16),
        (_BITS, 1, 0, CLONE_THREAD),  # a thread may be, a process not
        (_GIVE, 0, 0, _REFUSE),
        (_GIVE, 0, 0, thread),
        (_GIVE, 0, 0, _ALLOW),
    ]
