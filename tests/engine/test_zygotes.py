"""Several zygotes forked from a first one: as far apart as if each had a sandbox of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from autograder.classroom.job import setup_of
from autograder.classroom.worker import Worker
from autograder.engine.failures import Raised, TimedOut
from autograder.engine.session import Session
from autograder.engine.warm import WarmZygote
from autograder.engine.zygote import Environment, FirstZygote, Zygote
from autograder.errors import SandboxError
from tests.conftest import COURSE, LIMITS

MARK = f"only_in_process_{os.getpid()}"
ENVIRONMENT = Environment(preload=("numpy", MARK))


@pytest.fixture
def first() -> Iterator[FirstZygote]:
    """Yield a first zygote, which starts meanwhile."""
    with FirstZygote(ENVIRONMENT, LIMITS) as started:
        yield started


def forked(first: FirstZygote) -> Zygote:
    """Return a zygote, not started, that is forked from the first."""
    return Zygote(ENVIRONMENT, LIMITS, first.control)


def test_two_at_a_time_share_no_socket_and_no_file(first: FirstZygote) -> None:
    """Students who agree on a name cannot meet there while both are graded."""
    with forked(first) as one, forked(first) as other, Session(one, LIMITS) as host, Session(other, LIMITS) as guest:
        name = "import socket\nplace = socket.socketpair()[0]\nplace.bind('\\0meet')"
        host.run(f"open('/scratch/meet', 'w').write('hello')\nopen('here', 'w').write('hello')\n{name}")
        guest.run(name)
        for run, meeting, kind in (
            (host.run, "socket.socketpair()[0].bind('\\0meet')", "OSError"),  # the place is taken
            (guest.run, "open('/scratch/meet')", "FileNotFoundError"),
            (guest.run, "open('here')", "FileNotFoundError"),
        ):
            with pytest.raises(Raised) as error:
                run(meeting)
            assert error.value.kind == kind


@pytest.mark.parametrize(
    "shared",
    [
        "os.open('/dev/ptmx', os.O_RDWR)",
        "os.open('/dev/pts/ptmx', os.O_RDWR)",
        "fcntl.flock(open(os.__file__), fcntl.LOCK_EX)",
        "fcntl.fcntl(os.open(os.__file__, os.O_RDONLY), fcntl.F_SETLEASE, fcntl.F_WRLCK)",
        "fcntl.fcntl(os.open(os.path.dirname(os.__file__), os.O_RDONLY), fcntl.F_NOTIFY, fcntl.DN_ACCESS)",
        "socket.send_fds(socket.socketpair()[0], [b'x'], [0])",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair(socket.AF_INET)",
        "socket.socketpair(type=socket.SOCK_DGRAM)",
        "called('inotify_init')",
        "called('inotify_init1', 0)",
        "called('vmsplice', os.pipe()[1], None, 0, 0)",
        "called('splice', os.open(os.__file__, os.O_RDONLY), None, os.pipe()[1], None, 1, 0)",
        "os.sendfile(socket.socketpair()[0].fileno(), os.open(os.__file__, os.O_RDONLY), 0, 1)",
        "called('syscall', 444, None, 0, 1)",
    ],
)
def test_what_the_kernel_shares_among_all_is_out_of_reach(first: FirstZygote, shared: str) -> None:
    """Terminals, locks and leases on files that others read, descriptors on their way, memory that no limit counts.

    What is sent to one who listens, and never answers, stays in the kernel, and so does the page of a file of which one
    byte was sent; each family of sockets may bring a module of it, and Landlock keeps as many rules as it is told.
    """
    with forked(first) as one, Session(one, LIMITS) as session:
        session.run(
            "import ctypes, fcntl, os, socket\nlibc = ctypes.CDLL(None, use_errno=True)\n"
            "def called(name, *args):\n"
            "    if getattr(libc, name)(*args) < 0:\n"
            "        raise OSError(ctypes.get_errno(), name)"
        )
        with pytest.raises(Raised) as error:
            session.run(shared)
        assert error.value.kind in ("PermissionError", "FileNotFoundError")
        session.run("fcntl.fcntl(0, fcntl.F_SETFD, fcntl.fcntl(0, fcntl.F_GETFD))")  # which programs need
        session.run("import shutil\nshutil.copyfile(os.__file__, 'copy')")  # which is quicker by way of a refused call


def test_nobody_else_can_be_signalled(first: FirstZygote) -> None:
    """A submission finds nobody but itself; when its zygote ends, the other goes on."""
    with forked(first) as one, forked(first) as other, Session(other, LIMITS) as neighbour:
        neighbour.run("kept = 8")
        with Session(one, LIMITS) as rude:
            with pytest.raises(Raised) as error:
                rude.run("import os, signal\nos.kill(-1, signal.SIGKILL)")
            assert error.value.kind == "ProcessLookupError"
        one.close()
        assert neighbour.get("kept") == 8


def test_a_forked_zygote_ends_when_it_is_closed(first: FirstZygote) -> None:
    """And the submission with it, while the first goes on."""
    with forked(first) as kept:
        with Session(kept, LIMITS) as session:
            session.run("x = 1")
        before = _processes()
        zygote = forked(first)
        zygote.start()
        Session(zygote, LIMITS).__enter__()
        assert _processes() > before
        zygote.close()
        deadline = time.monotonic() + 5
        while _processes() > before and time.monotonic() < deadline:
            time.sleep(0.02)
        assert _processes() == before


def test_zygotes_that_have_ended_do_not_pile_up(first: FirstZygote) -> None:
    """One is replaced every few hundred submissions, and nothing of it stays."""
    others = set(psutil.Process().children(recursive=True))  # of tests before this one
    for _ in range(4):
        with forked(first):
            pass
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        time.sleep(0.1)  # those before have to end before the next one is asked for
        with forked(first):
            ours = set(psutil.Process().children(recursive=True)) - others
            zombies = [child for child in ours if child.status() == psutil.STATUS_ZOMBIE]
        if not zombies:
            return
    pytest.fail(f"{len(zombies)} are left")


def test_where_the_first_has_ended_there_is_one_clear_error(first: FirstZygote) -> None:
    """It is not waited for."""
    first.last_words()
    with pytest.raises(SandboxError, match="ended"):
        forked(first).start()


def test_a_worker_whose_first_zygote_has_ended_starts_its_own(first: FirstZygote) -> None:
    """Nothing is lost with it but time."""
    worker = Worker(setup_of(COURSE, "a02_softmax_nll", LIMITS), first.control)
    first.last_words()
    try:
        with Session(worker.warm(), LIMITS) as session:
            session.run("x = 1")
            assert session.get("x") == 1
    finally:
        worker.close()


def test_a_warm_zygote_is_used_until_it_stops_or_another_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it is closed, and a fresh one does the work."""
    closed: list[Zygote] = []

    def close(zygote: Zygote) -> None:
        closed.append(zygote)

    monkeypatch.setattr(Zygote, "start", lambda _zygote: None)
    monkeypatch.setattr(Zygote, "close", close)
    warm = WarmZygote()

    def other_than(stopped: Zygote | None) -> Callable[[Zygote], Zygote]:
        def work(zygote: Zygote) -> Zygote:
            if zygote is stopped:
                raise SandboxError("it has stopped")
            return zygote

        return work

    first = warm.use(ENVIRONMENT, LIMITS, other_than(None))
    assert warm.use(ENVIRONMENT, LIMITS, other_than(None)) is first
    assert closed == []
    second = warm.use(ENVIRONMENT, LIMITS, other_than(first))
    third = warm.use(ENVIRONMENT, replace(LIMITS, cell_timeout_s=1), other_than(None))
    assert closed == [first, second]
    assert third.limits.cell_timeout_s == 1
    for _time in range(2):
        warm.close()
    assert closed == [first, second, third]


def test_last_words_do_not_wait_for_a_child_that_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that bubblewrap has only begun, in a session of its own, is not ended with it, and holds the pipe."""
    begun = "import os, sys, time; os.fork() or (os.setsid(), print(os.getpid(), file=sys.stderr), time.sleep(60))"
    monkeypatch.setattr(FirstZygote, "_command", lambda _zygote: [sys.executable, "-c", begun])
    with FirstZygote(ENVIRONMENT, LIMITS) as zygote:
        assert zygote._process
        zygote._process.wait(60)
        child = psutil.Process(int(zygote.last_words()))
        assert child.status() == psutil.STATUS_SLEEPING
        child.kill()


def test_a_process_has_one_warm_zygote_and_closes_it_in_the_end() -> None:
    """Whoever asks for it."""
    code = (
        "from autograder.engine.warm import WarmZygote, warm_zygote\n"
        "WarmZygote.close = lambda _warm: print('closed')\n"
        "assert warm_zygote() is warm_zygote()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "closed\n"


def _processes() -> int:
    """Return how many processes of these zygotes there are that have not ended."""
    found = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            found += MARK.encode() in (path / "cmdline").read_bytes()  # which is empty when it has ended
        except OSError:
            continue
    return found


def test_where_interrupts_are_ignored_a_cell_that_hangs_is_still_interrupted() -> None:
    """As in a worker, and in a run that a script starts in the background: the process lives on, with all its names."""
    limits = replace(LIMITS, cell_timeout_s=0.3)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Zygote(ENVIRONMENT, limits) as zygote, Session(zygote, limits) as session:
            session.run("import time\nbegun = time.time_ns()")
            begun = session.get("begun")
            with pytest.raises(TimedOut):
                session.run("while True:\n    pass")
            assert session.get("begun") == begun
    finally:
        signal.signal(signal.SIGINT, before)
