"""Running a grader as a user does: a process of its own, its lines seen as they come, ended when it takes too long."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent

Command = Sequence[str | Path]
"""A program of this environment by its name, or any other by its path, and its arguments."""


class CommandError(Exception):
    """A command failed or was ended; the message holds its last lines."""


@dataclass(frozen=True)
class Line:
    """A line that a command printed, and when, in seconds since its start."""

    at_s: float
    text: str


@dataclass(frozen=True)
class Finished:
    """A command that ended well: how long it took and what it printed."""

    seconds: float
    lines: tuple[Line, ...]


def run(
    command: Command,
    folder: Path,
    limit_s: float,
    seen: Callable[[Line], None] = lambda line: None,
    **environment: str,
) -> Finished:
    """Run `command` in `folder`, telling `seen` each line as it comes.

    Raises `CommandError` where it fails, and where it is not done after `limit_s`: then all of it is ended.
    """
    started = time.monotonic()
    with start(command, folder, subprocess.PIPE, **environment) as process:
        watch = threading.Timer(limit_s, end, [process])
        watch.start()
        lines: list[Line] = []
        try:
            assert process.stdout is not None
            for text in process.stdout:
                lines.append(Line(time.monotonic() - started, text.rstrip("\n")))
                seen(lines[-1])
            process.wait()
        finally:
            watch.cancel()
            end(process)
    name = " ".join(str(word) for word in command[:2])
    last = "\n".join(line.text for line in lines[-15:])
    if process.returncode == -signal.SIGKILL and time.monotonic() - started > limit_s:
        raise CommandError(f"{name} was ended after {limit_s:.0f} s\n{last}")
    if process.returncode:
        raise CommandError(f"{name} failed with exit code {process.returncode}\n{last}")
    return Finished(time.monotonic() - started, tuple(lines))


def start(command: Command, folder: Path, output: int, **environment: str) -> subprocess.Popen[str]:
    """Start `command`, with nothing to read."""
    program = BIN / command[0] if isinstance(command[0], str) else command[0]
    return subprocess.Popen(
        [program, *command[1:]],
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", **environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def end(process: subprocess.Popen[str]) -> None:
    """End a process that still runs, and all that it started."""
    if process.poll() is not None:
        return
    itself = psutil.Process(process.pid)
    for one in (itself, *itself.children(recursive=True)):  # one that sees its children end might end well
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
