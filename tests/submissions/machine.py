"""What a submission could leave on this machine or change on it."""

import contextlib
import ctypes
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

MARK = "left_by_a_submission"
"""What the deeds call what they try to leave."""

_PR_SET_CHILD_SUBREAPER = 36
_SHARED = ("/", "/tmp", "/dev/shm", "/var/tmp", str(Path.home()), str(ROOT))
_KERNEL = ("/proc/net/unix", "/proc/sysvipc/shm", "/proc/sysvipc/msg", "/proc/sysvipc/sem", "/proc/keys")
_WRITTEN_BY_GRADING = (".autograder.lock", "gradebook.db", "autograded", "feedback", "reports")


def outside(course: Path) -> set[str]:
    """Return processes below this one, and files and kernel objects that no submission may make or change.

    What ends before what it started hands it down to this process: nothing that a run leaves can hide.
    """
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    found = {f"process {pid}" for pid in _settled()}
    found |= {str(path) for folder in _SHARED for path in Path(folder).glob(f"*{MARK}*")}
    found |= {f"{path}: {line}" for path in _KERNEL for line in _lines(Path(path)) if MARK in line or "sysvipc" in path}
    kept = [folder for folder in course.iterdir() if not folder.name.startswith(_WRITTEN_BY_GRADING)]
    for folder in (*kept, ROOT / "autograder", ROOT / "nncourse"):
        found |= set(_files(folder))
    return found


def _settled() -> set[int]:
    """Return the processes below this one once those that are being ended have ended."""
    deadline = time.monotonic() + 5
    while (running := set(_below(os.getpid()))) and time.monotonic() < deadline:
        for pid in running:
            with contextlib.suppress(OSError):
                if _lines(Path(f"/proc/{pid}/stat"))[0].rpartition(")")[2].split()[:2] == ["Z", str(os.getpid())]:
                    os.waitpid(pid, os.WNOHANG)
        time.sleep(0.05)
    return running


def _below(pid: int) -> Iterator[int]:
    """Yield the processes that `pid` started, and those that they started."""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, " ".join(_lines(path)).split()):
            yield child
            yield from _below(child)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:  # this kernel has none, or the process has ended
        return []


def _files(folder: Path) -> Iterator[str]:
    """Yield each file with what is in it; Python's own cache of compiled modules comes and goes."""
    for path in (folder, *folder.rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            yield f"{path} {path.lstat().st_mode:o} {zlib.crc32(path.read_bytes())}"
