"""Locking one submission's process in, from inside the sandbox: namespaces of its own, limits, and a filter of calls.

After `confine` the process sees empty folders of its own and no other process. It cannot start another program or
process, mount, trace or take another namespace: the kernel refuses these calls. It was forked as the first of a pid
namespace: when it ends, every thread it started ends.
"""

import contextlib
import ctypes
import os
import resource
import struct
from dataclasses import dataclass

from .system_calls import filter_calls

NEW_PIDS, NEW_NETWORK = 0x20000000, 0x40000000
_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWUSER = 0x00020000, 0x08000000, 0x10000000
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_BIND = 1, 2, 4, 8, 4096
_PR_CAPBSET_DROP, _CAPABILITY_VERSION_3 = 24, 0x20080522
_MAX_OPEN_FILES, _MAX_PENDING_SIGNALS = 256, 1024

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class KernelLimits:
    """What the kernel holds a submission to."""

    memory_bytes: int
    file_bytes: int
    folder_bytes: int
    max_files: int
    max_threads: int


def own_namespaces(kinds: int) -> None:
    """Give this process a user namespace of its own, and others: `kinds` are flags of unshare(2).

    Raises `OSError` where the kernel refuses.
    """
    uid, gid = os.getuid(), os.getgid()
    _call("unshare", _CLONE_NEWUSER | kinds)
    _write("/proc/self/setgroups", b"deny")
    _write("/proc/self/uid_map", f"{uid} {uid} 1".encode())
    _write("/proc/self/gid_map", f"{gid} {gid} 1".encode())


def new_pids_for_children() -> None:
    """Have the next child of this process be the first of a new pid namespace."""
    _call("unshare", NEW_PIDS)


def old_pids_for_children(namespace: int) -> None:
    """Have the children of this process live in its own pid namespace, of which it holds a descriptor."""
    _call("setns", namespace, NEW_PIDS)


def confine(limits: KernelLimits, folders: list[str]) -> int | None:
    """Lock this process in, with empty `folders` of its own, and go to the first. There is no way back.

    Returns what `filter_calls` returns.
    """
    os.setsid()  # the group of processes that it may signal is itself
    own_namespaces(_CLONE_NEWNS | _CLONE_NEWIPC)
    _be_first_to_go()
    _mount_folders(limits, folders)
    for shared in (b"/proc", b"/dev/pts"):  # where processes and terminals of others would be seen
        _call("mount", b"tmpfs", shared, b"tmpfs", _MS_RDONLY | _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, None)
    os.chdir(folders[0])
    limit_resources(limits)
    lower_limit(resource.RLIMIT_NPROC, limits.max_threads)  # of this user namespace, in which this process is alone
    _drop_capabilities()
    return filter_calls()


def _be_first_to_go() -> None:
    """Have the kernel end this process before any other of the machine when memory runs out."""
    with contextlib.suppress(OSError):
        _write("/proc/self/oom_score_adj", b"1000")


def _mount_folders(limits: KernelLimits, folders: list[str]) -> None:
    """Show a part of one small file system at each of `folders`: its limits hold for all of them together."""
    base = folders[-1]
    size = f"size={limits.folder_bytes},nr_inodes={limits.max_files + len(folders) + 1}"
    _call("mount", b"tmpfs", base.encode(), b"tmpfs", _MS_NOSUID | _MS_NODEV, size.encode())
    for number, folder in enumerate(folders):  # the last is shown over the base itself
        part = f"{base}/{number}"
        os.mkdir(part)  # noqa: PTH102 - the shortest way, on a path that every submission takes
        _call("mount", part.encode(), folder.encode(), None, _MS_BIND, None)


def _drop_capabilities() -> None:
    """Give up what the owner of a user namespace may do in it, changing mounts above all."""
    for capability in range(64):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # there are no more
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITY_VERSION_3, 0))
    _call("capset", header, ctypes.create_string_buffer(bytes(24)))


def limit_resources(limits: KernelLimits) -> None:
    """Limit memory, files, threads, and what the kernel keeps for a process."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_NOFILE, _MAX_OPEN_FILES),
        (resource.RLIMIT_SIGPENDING, _MAX_PENDING_SIGNALS),
    ):
        lower_limit(kind, most)


def lower_limit(kind: int, most: int) -> None:
    """Limit this process, and those it will start, to `most` of a kind; a limit that is lower already stays."""
    _soft, hard = resource.getrlimit(kind)
    lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (lowest, lowest))


def _write(path: str, text: bytes) -> None:
    """Write to a file of the kernel, in one go."""
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text)
    finally:
        os.close(descriptor)


def _call(name: str, *args: object) -> None:
    if getattr(_libc, name)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
