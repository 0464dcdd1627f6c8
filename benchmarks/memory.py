"""Watching a run of the grader from outside: when its first submission is done, and what its processes weigh."""

import contextlib
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.commands import Command, CommandError, end, start

ROLES = ("grader", "worker", "zygote", "submission")
"""Kinds of processes: the one that was started, those that judge, those that are forked from, those with a student."""

_FORK_SERVER = "multiprocessing.forkserver"
_LOOK_S = 0.02
_WEIGH_EVERY_S = 1.0
_MIB = 2**20


@dataclass
class Watched:
    """What was seen of one run: its seconds, those until the first page lay there, and peaks in MiB."""

    seconds: float = 0.0
    first_s: float | None = None
    peak_mib: dict[str, float] = field(default_factory=dict)
    peak_of_all_mib: float = 0.0


def watch(command: Command, folder: Path, assignment: str, limit_s: float) -> Watched:
    """Run a grader in `folder` and watch it; raise `CommandError` where it fails or takes too long.

    A peak of a kind is the largest resident size of one process of it. That of all is the sum of proportional sizes, in
    which memory that processes share counts once.
    """
    watched, started, weighed = Watched(), time.monotonic(), 0.0
    with start(command, folder, subprocess.DEVNULL) as process:
        try:
            while process.poll() is None:
                now = time.monotonic() - started
                if watched.first_s is None and _has_page(folder, assignment):
                    watched.first_s = now
                if now - weighed > _WEIGH_EVERY_S:
                    _weigh(process.pid, watched)
                    weighed = now
                if now > limit_s:
                    raise CommandError(f"{command} was ended after {limit_s:.0f} s")
                time.sleep(_LOOK_S)
        finally:
            end(process)
    watched.seconds = time.monotonic() - started
    if process.returncode:
        raise CommandError(f"{command} failed with exit code {process.returncode}")
    return watched


def _has_page(folder: Path, assignment: str) -> bool:
    return any(folder.glob(f"feedback/*/{assignment}/{assignment}.html"))


def _weigh(pid: int, watched: Watched) -> None:
    of_all = 0.0
    for role, process in _family(psutil.Process(pid)):
        with contextlib.suppress(psutil.Error):  # it may have ended just now
            sizes = process.memory_full_info()
            of_all += sizes.pss / _MIB
            watched.peak_mib[role] = max(watched.peak_mib.get(role, 0.0), sizes.rss / _MIB)
    watched.peak_of_all_mib = max(watched.peak_of_all_mib, of_all)


def _family(grader: psutil.Process) -> Iterator[tuple[str, psutil.Process]]:
    """Yield the processes of a run with the kind of each."""
    yield "grader", grader
    for process in grader.children(recursive=True):
        with contextlib.suppress(psutil.Error, OSError):
            yield _role(process), process


def _role(process: psutil.Process) -> str:
    words = " ".join(process.cmdline())
    if _FORK_SERVER in words:  # a worker is forked from it, and keeps its command line
        above = process.parent()
        return "worker" if above and _FORK_SERVER in " ".join(above.cmdline()) else "fork server"
    if "guest.zygote" in words and process.name() != "bwrap":
        mark = Path(f"/proc/{process.pid}/oom_score_adj")  # by which a submission is the first to go
        return "submission" if mark.read_text().strip() == "1000" else "zygote"
    return "other"
