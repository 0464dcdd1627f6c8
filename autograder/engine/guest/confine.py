"""Locking one submission's process in, from inside the sandbox: namespaces of its own, limits, and a filter of calls.

After `confine` the process is the first of its own pid namespace: when it ends, everything it started ends. It sees
empty folders of its own and no other process. It cannot start another program or process, mount, trace or take another
namespace: the kernel refuses these calls (seccomp).
"""

import ctypes
import os
import platform
import resource
import struct
from dataclasses import dataclass

_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWUSER, _CLONE_NEWPID = 0x00020000, 0x08000000, 0x10000000, 0x20000000
_CLONE_THREAD = 0x00010000
_MS_NOSUID, _MS_NODEV = 2, 4
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_PR_CAPBSET_DROP, _CAPABILITY_VERSION_3 = 24, 0x20080522
_EPERM, _ENOSYS = 1, 38
_AF_UNIX = 1

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_SOCKET = {"x86_64": 41, "aarch64": 198}
_REFUSED = {
    # fork vfork execve execveat unshare setns mount umount2 pivot_root chroot ptrace process_vm_readv process_vm_writev
    # memfd_create shmget msgget semget add_key request_key keyctl bpf userfaultfd perf_event_open io_uring_setup
    # open_tree move_mount fsopen fsconfig fsmount fspick pidfd_open pidfd_getfd mount_setattr
    "x86_64": (
        *(57, 58, 59, 322, 272, 308, 165, 166, 155, 161, 101, 310, 311),
        *(319, 29, 68, 64, 248, 249, 250, 321, 323, 298, 425, 428, 429, 430, 431, 432, 433, 434, 438, 442),
    ),
    "aarch64": (
        *(221, 281, 97, 268, 40, 39, 41, 51, 117, 270, 271),
        *(279, 194, 186, 190, 217, 218, 219, 280, 282, 241, 425, 428, 429, 430, 431, 432, 433, 434, 438, 442),
    ),
}

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Limits:
    """What one submission may use."""

    memory_bytes: int
    file_bytes: int
    folder_bytes: int


def own_namespaces() -> None:
    """Give the children of this process namespaces of their own; raise `OSError` where the kernel refuses."""
    uid, gid = os.getuid(), os.getgid()
    _call("unshare", _CLONE_NEWUSER | _CLONE_NEWNS | _CLONE_NEWIPC | _CLONE_NEWPID)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{uid} {uid} 1")
    _write("/proc/self/gid_map", f"{gid} {gid} 1")


def confine(limits: Limits, folders: list[str]) -> None:
    """Lock this process in, with empty `folders` of its own, and go to the first. There is no way back."""
    size = f"size={limits.folder_bytes},mode=1777".encode()
    for mount_point in folders:
        _call("mount", b"tmpfs", mount_point.encode(), b"tmpfs", _MS_NOSUID | _MS_NODEV, size)
    _call("mount", b"tmpfs", b"/proc", b"tmpfs", _MS_NOSUID | _MS_NODEV, b"size=4k,mode=555")
    os.chdir(folders[0])
    limit_resources(limits)
    _drop_capabilities()
    _filter_calls()


def _drop_capabilities() -> None:
    """Give up what the owner of a user namespace may do in it, changing mounts above all."""
    for capability in range(64):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # there are no more
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITY_VERSION_3, 0))
    _call("capset", header, ctypes.create_string_buffer(bytes(24)))


def limit_resources(limits: Limits) -> None:
    """Limit memory, the size of a file and the number of open files."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))


def _filter_calls() -> None:
    """Install the seccomp filter: classic BPF over (number, architecture, first argument)."""
    machine = platform.machine()
    if machine not in _AUDIT_ARCH:
        raise OSError(f"no list of system calls for {machine}")
    load, jump_equal, jump_above, jump_bits, give = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, refuse, missing = 0x7FFF0000, 0x00050000 | _EPERM, 0x00050000 | _ENOSYS
    program = [
        (load, 0, 0, 4),
        (jump_equal, 1, 0, _AUDIT_ARCH[machine]),
        (give, 0, 0, refuse),
        (load, 0, 0, 0),
        (jump_above, 0, 1, 0x40000000),  # the x32 numbers of x86_64
        (give, 0, 0, refuse),
        (jump_equal, 0, 1, _CLONE3),  # its flags are behind a pointer: let the C library fall back on clone
        (give, 0, 0, missing),
    ]
    for number in _REFUSED[machine]:
        program += [(jump_equal, 0, 1, number), (give, 0, 0, refuse)]
    program += [
        (jump_equal, 0, 3, _SOCKET[machine]),
        (load, 0, 0, 16),
        (jump_equal, 1, 0, _AF_UNIX),
        (give, 0, 0, refuse),
        (load, 0, 0, 0),
        (jump_equal, 0, 3, _CLONE[machine]),
        (load, 0, 0, 16),
        (jump_bits, 1, 0, _CLONE_THREAD),  # a thread is allowed, a process is not
        (give, 0, 0, refuse),
        (give, 0, 0, allow),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_void_p(ctypes.addressof(header)), 0, 0)


def _call(name: str, *args: object) -> None:
    if getattr(_libc, name)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
