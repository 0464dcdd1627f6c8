"""More than one machine: a Dask cluster on loopback, one worker killed and another joining while a class is graded."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder import cli
from autograder.classroom import cluster
from autograder.classroom.job import Setup
from autograder.errors import AutograderError
from tests.classroom.classes import ASSIGNMENT, BIN, book, command, grade_class, make_class, sqlite
from tests.conftest import COURSE, LIMITS, load

SIZE = 24


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Yield a function that starts a command of Dask; all that were started end with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str) -> subprocess.Popen[bytes]:
        log = (tmp_path / f"dask{len(running)}.log").open("wb")
        process = subprocess.Popen([BIN / "dask", *arguments], stdout=log, stderr=log, cwd=tmp_path)
        running.append(process)
        return process

    yield begin
    for process in reversed(running):  # workers before their scheduler, whose loss Dask's workers may not survive
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def free_address() -> str:
    """Return an address on loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{probe.getsockname()[1]}"


def test_a_worker_killed_and_another_joining(start: Callable[..., subprocess.Popen[bytes]], tmp_path: Path) -> None:
    """The book equals that of a local run, each submission in it once."""
    local, spread = tmp_path / "local", tmp_path / "spread"
    make_class(local, SIZE)
    (local / ".course_secret").write_text("the same")
    shutil.copytree(local, spread)
    assert grade_class(local).returncode == 0

    address = free_address()
    start("scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--dashboard-address", ":0")

    def worker() -> subprocess.Popen[bytes]:
        return start("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")

    first, *_others = [worker() for _ in range(3)]
    line, how = command(spread, "--cluster", address)
    run = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **how)
    begun = spread / "feedback"
    deadline = time.monotonic() + 120
    while not begun.exists() and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    worker()
    printed, _ = run.communicate(timeout=300)
    assert run.returncode == 0, printed
    assert f"{SIZE} submissions" in printed
    assert "0 were graded before" in printed
    assert book(sqlite(spread)) == book(sqlite(local))
    assert f"{SIZE} were graded before" in grade_class(spread, "--cluster", address).stdout


def test_a_worker_that_would_judge_otherwise_is_refused() -> None:
    """It has other versions, and so another digest of what a verdict depends on."""
    setup = Setup(COURSE, load(ASSIGNMENT), {}, LIMITS)
    with pytest.raises(AutograderError, match="tcp://other has another Python, NumPy or autograder"):
        cluster._Workers(setup, "another").setup(SimpleNamespace(address="tcp://other"))


def test_jobs_are_for_this_machine(tmp_path: Path) -> None:
    """A number of processes that a cluster would not heed is one clear error."""
    make_class(tmp_path / "class", 1)
    done = grade_class(tmp_path / "class", "--cluster", free_address(), "--jobs", "2")
    assert done.returncode == 1
    assert "--jobs is for this machine" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_an_address_where_nobody_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear error that names the address, and nobody is graded; the wait for it is shortened here."""
    make_class(tmp_path, 1)
    monkeypatch.setattr(cluster, "_FIRST_WORKER_TIMEOUT_S", 1)
    address = free_address()
    with pytest.raises(AutograderError, match=f"no Dask scheduler at {address}"):
        cli.app(["grade", ASSIGNMENT, "--course", str(tmp_path), "--cluster", address], standalone_mode=False)
    assert not (tmp_path / "gradebook.db").exists()
