"""Student code behind the wall: what it cannot read, reach, start, keep or change."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from autograder.engine.failures import Died, Raised, SessionError, TimedOut
from autograder.engine.limits import Limits
from autograder.engine.sandbox import check_sandbox, find_bubblewrap, private_folders, sandbox_command
from autograder.engine.session import Session
from autograder.engine.zygote import Environment, Zygote
from autograder.errors import SandboxError
from tests.conftest import LIMITS, ROOT

SHORT = replace(LIMITS, cell_timeout_s=2, call_timeout_s=2)


@pytest.fixture
def session(zygote: Zygote) -> Iterator[Session]:
    """Yield a fresh submission's session."""
    with Session(zygote, LIMITS) as fresh:
        yield fresh


@pytest.fixture
def hasty(zygote: Zygote) -> Iterator[Session]:
    """Yield a session that waits only two seconds."""
    with Session(zygote, SHORT) as fresh:
        yield fresh


@pytest.fixture
def process(zygote: Zygote) -> Iterator[psutil.Process]:
    """Yield a submission's process as the host sees it."""
    others = set(psutil.Process().children(recursive=True))
    with Session(zygote, LIMITS) as session:
        session.run("x = 1")
        (own,) = set(psutil.Process().children(recursive=True)) - others
        yield own


def refused(session: Session, source: str) -> str:
    """Return the kind of the exception that `source` ends with."""
    with pytest.raises(Raised) as error:
        session.run(source)
    return error.value.kind


@pytest.mark.parametrize(
    "module", ["autograder", "autograder.references.a02_softmax_nll", "autograder.checks.a02_softmax_nll", "tests"]
)
def test_the_grader_cannot_be_imported(session: Session, module: str) -> None:
    """References, checks and tests are not there to import."""
    assert refused(session, f"import {module}") == "ModuleNotFoundError"


@pytest.mark.parametrize("path", ["autograder", "assignments", "source", "release", "tests", "README.md"])
def test_the_course_folder_cannot_be_read(session: Session, path: str) -> None:
    """No file of the course is visible, but the libraries and nncourse."""
    assert (ROOT / path).exists()
    session.run(f"import os\nassert not os.path.exists({str(ROOT / path)!r})")


@pytest.mark.parametrize("path", ["/etc/passwd", "/home", "/var", "/usr/bin/env", "/sys"])
def test_the_host_cannot_be_read(session: Session, path: str) -> None:
    """No file of the host is visible."""
    assert Path(path).exists()
    session.run(f"import os\nassert not os.path.exists({path!r})")


def test_libraries_do_not_hold_the_references(zygote: Zygote) -> None:
    """Wherever Python looks for modules, there is no file of the autograder."""
    with Session(zygote, LIMITS) as session:
        session.run(
            "import os, sys\n"
            "walks = [walk for path in sys.path for walk in os.walk(path)]\n"
            "files = {os.path.join(root, name) for root, _, names in walks for name in names}\n"
            "found = [file for file in files if 'references/a0' in file or '/autograder/' in file]\n"
            "assert not found, found"
        )


def test_no_network(session: Session) -> None:
    """There is no way out, not even to where somebody on this machine listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
        with socket.create_connection(address):
            assert refused(session, f"import socket\nsocket.create_connection({address}, 1)").endswith("Error")
    assert refused(session, "import socket\nsocket.getaddrinfo('example.org', 80)") == "OSError"


@pytest.mark.parametrize(
    "source",
    [
        "import os; os.fork()",
        "import subprocess; subprocess.run(['python3'])",
        "import os; os.execv('/bin/sh', ['sh'])",
        "import multiprocessing; multiprocessing.Process(target=print).start()",
    ],
)
def test_no_process_is_started(session: Session, source: str) -> None:
    """Neither a fork nor a program."""
    assert refused(session, source) in ("PermissionError", "OSError")


def test_no_other_process_is_seen(session: Session) -> None:
    """It is the first process of its own world, and /proc is empty."""
    session.run("import os\nassert os.getpid() == 1\nassert os.listdir('/proc') == []")


def test_namespaces_mounts_and_memory_files_are_refused(session: Session) -> None:
    """The system calls that could widen the cell are refused."""
    session.run(
        "import ctypes\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "assert libc.unshare(0x10000000) == -1\n"
        "assert libc.mount(b'tmpfs', b'/tmp', b'tmpfs', 0, b'') == -1\n"
        "assert libc.ptrace(0, 0, 0, 0) == -1\n"
        "assert libc.memfd_create(b'x', 0) == -1\n"
        "assert libc.shmget(0, 4096, 0o1600) == -1"
    )


def test_signals_reach_nobody(session: Session) -> None:
    """A signal to everyone changes nothing."""
    session.run("import os\nos.kill(0, 9)")
    session.run("x = 1")
    assert session.get("x") == 1


def test_nothing_is_left_for_the_next_submission(zygote: Zygote) -> None:
    """Files and names end with their submission."""
    with Session(zygote, SHORT) as first:
        first.run("import os\nfolders = [f for f in ('/tmp', '/dev/shm', '/scratch', '.') if os.access(f, os.W_OK)]")
        first.run("for folder in folders:\n    open(f'{folder}/left', 'w').write('x')\nassert len(folders) >= 3")
        first.run("import builtins, numpy\nbuiltins.left = numpy.left = 1")
    with Session(zygote, SHORT) as second:
        second.run(
            "import os\nassert not any(os.path.exists(f'{f}/left') for f in ('/tmp', '/dev/shm', '/scratch', '.'))"
        )
        second.run("import builtins, numpy\nassert not hasattr(builtins, 'left') and not hasattr(numpy, 'left')")


def test_without_the_wall_each_submission_has_a_folder_of_its_own() -> None:
    """Empty at first, and removed in the end."""
    environment = Environment(sandboxed=False)
    with Zygote(environment, SHORT) as warm:
        folders = []
        for _ in range(2):
            with Session(warm, SHORT) as session:
                session.run("import os\nhere, found = os.getcwd(), os.listdir()\nopen('left', 'w').close()")
                assert session.get("found") == []
                folders.append(session.get("here"))
    assert not any(map(os.path.exists, folders))


def test_memory_is_limited(session: Session) -> None:
    """An array larger than the limit is a MemoryError, also where it would take nothing but addresses."""
    size = LIMITS.memory_mib * 2**20
    session.run(f"import numpy as np\nnp.empty({size // 4}, np.uint8)")
    assert refused(session, f"np.empty({size}, np.uint8)") == "MemoryError"


def test_threads_are_limited(session: Session) -> None:
    """However small their stacks, and whoever grades: root too."""
    session.run(
        "import threading\n"
        "threading.stack_size(2**16)\n"
        "never, n = threading.Event(), 0\n"
        "try:\n"
        "    while n < 5000:\n"
        "        threading.Thread(target=never.wait, daemon=True).start()\n"
        "        n += 1\n"
        "except RuntimeError:\n"
        "    pass"
    )
    assert 0 < session.get("n") < LIMITS.max_threads
    session.run("never.set()")


def test_files_and_folders_are_limited_in_all(session: Session) -> None:
    """Bytes and number hold for all the folders of a submission together, whatever the names."""
    session.run(
        "import os\n"
        "folders = [f for f in ('/tmp', '/dev/shm', '/scratch', '.') if os.access(f, os.W_OK)]\n"
        "made = written = 0\n"
        "try:\n"
        "    while True:\n"
        "        for folder in folders:\n"
        "            os.mkdir(f'{folder}/{made}')\n"
        "            made += 1\n"
        "except OSError:\n"
        "    pass\n"
        "for folder in folders:\n"
        "    os.rmdir(f'{folder}/{folders.index(folder)}')\n"
        "try:\n"
        "    while True:\n"
        "        for folder in folders:\n"
        "            with open(f'{folder}/file', 'ab') as file:\n"
        "                written += file.write(bytes(2**20))\n"
        "except OSError:\n"
        "    pass"
    )
    assert 0 < session.get("made") <= LIMITS.max_files
    assert 0 < session.get("written") <= LIMITS.folder_mib * 2**20


def test_proc_takes_no_files(session: Session) -> None:
    """Even for its owner it is read-only."""
    assert refused(session, "import os\nos.chmod('/proc', 0o777)") == "OSError"


def test_a_submission_goes_first_when_memory_ends(process: psutil.Process) -> None:
    """The kernel ends it before the grader or anything else of the machine."""
    assert (Path("/proc") / str(process.pid) / "oom_score_adj").read_text() == "1000\n"


def test_the_kernel_keeps_it_apart(process: psutil.Process) -> None:
    """In a group of processes and in namespaces of its own, with no privilege that it or a program could have."""
    assert os.getpgid(process.pid) == process.pid
    for kind in ("ipc", "mnt", "pid", "user"):
        own, zygote_s = ((Path("/proc") / str(pid) / "ns" / kind).readlink() for pid in (process.pid, process.ppid()))
        assert own != zygote_s, kind
    status = (Path("/proc") / str(process.pid) / "status").read_text()
    assert set(re.findall(r"^Cap\w+:\t(\w+)$", status, re.MULTILINE)) == {"0" * 16}


def test_its_folders_hold_neither_devices_nor_privileges(process: psutil.Process) -> None:
    """Those that it can write to."""
    lines = (Path("/proc") / str(process.pid) / "mounts").read_text().splitlines()
    options = {folder: set(text.split(",")) for _, folder, _, text, *_ in map(str.split, lines)}
    assert all({"rw", "nosuid", "nodev"} <= options[folder] for folder in private_folders())


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("AS", LIMITS.memory_mib * 2**20),
        ("FSIZE", LIMITS.file_mib * 2**20),
        ("NPROC", LIMITS.max_threads),
        ("CORE", 0),
        ("MEMLOCK", 0),
        ("MSGQUEUE", 0),
        ("NOFILE", 256),
        ("SIGPENDING", 1024),
    ],
)
def test_the_kernel_holds_it_to_limits(process: psutil.Process, kind: str, most: int) -> None:
    """Which it cannot raise: the hard ones."""
    assert process.rlimit(getattr(psutil, f"RLIMIT_{kind}")) == (most, most)


@pytest.mark.parametrize("number", ["SIGSTOP", "SIGKILL", "SIGTERM"])
def test_its_group_is_only_itself(zygote: Zygote, number: str) -> None:
    """A signal to the group reaches neither the warden nor the zygote: the next submission starts at once."""
    with Session(zygote, SHORT) as session, contextlib.suppress(SessionError):
        session.run(f"import os, signal\nos.kill(0, signal.{number})\nos.kill(-1, signal.{number})")
    started = time.monotonic()
    with Session(zygote, SHORT) as session:
        session.run("x = 1")
    assert time.monotonic() - started < 5


def test_files_are_limited(session: Session) -> None:
    """The disk of the host cannot be filled, nor its memory by way of files."""
    kind = refused(
        session, "for i in range(100):\n    with open(f'{i}', 'wb') as file:\n        file.write(bytes(30 * 2**20))"
    )
    assert kind == "OSError"


def test_output_goes_nowhere(hasty: Session) -> None:
    """Printing without end costs time, and nothing else."""
    with pytest.raises(TimedOut):
        hasty.run("while True:\n    print('x' * 1000)")
    hasty.run("y = 2")
    assert hasty.get("y") == 2


def test_a_loop_is_interrupted_and_what_was_before_stays(hasty: Session) -> None:
    """A cell that never ends costs its limit; names from before are still there."""
    hasty.run("kept = 5")
    started = time.monotonic()
    with pytest.raises(TimedOut):
        hasty.run("while True:\n    pass")
    assert time.monotonic() - started < 8
    assert hasty.get("kept") == 5


def test_a_loop_that_does_not_listen_is_killed_and_the_cells_are_run_again(hasty: Session) -> None:
    """Swallowing the interrupt helps nobody."""
    hasty.run("kept = 6")
    with pytest.raises(TimedOut):
        hasty.run(
            "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"
        )
    assert hasty.get("kept") == 6


@pytest.mark.parametrize(
    "source",
    ["import os; os._exit(0)", "import ctypes; ctypes.string_at(0)", "import os; os.abort()"],
)
def test_ending_the_process_is_survived(session: Session, source: str) -> None:
    """A process that ends itself is replaced."""
    session.run("kept = 7")
    with pytest.raises(Died):
        session.run(source)
    assert session.get("kept") == 7


def test_a_process_that_dies_over_and_over_is_given_up(zygote: Zygote) -> None:
    """There is an end to replacing processes, and then every request fails at once."""
    with Session(zygote, replace(SHORT, max_restarts=1)) as session:
        for _ in range(2):
            with pytest.raises(Died):
                session.run("import os; os._exit(0)")
        with pytest.raises(Died, match="gone for good"):
            session.run("x = 1")
    with Session(zygote, SHORT) as after:
        after.run("x = 1")


def test_the_time_of_a_submission_has_an_end(zygote: Zygote) -> None:
    """However often it hangs, dies and is run again; after that every request fails at once."""
    limits = replace(SHORT, submission_timeout_s=4, cell_timeout_s=1, call_timeout_s=1, interrupt_grace_s=0.5)
    started = time.monotonic()
    with Session(zygote, limits) as session:
        session.run("import os, time\ntime.sleep(0.3)\ndef hang():\n    while True:\n        pass")
        session.run("def die():\n    os._exit(0)\ndef deaf():\n    try:\n        hang()\n    finally:\n        hang()")
        for name in ["hang", "die", "deaf"] * 20:
            with pytest.raises((TimedOut, Died)):
                session.call(name, (), {})
        with pytest.raises(SessionError):
            session.run("x = 1")
    assert time.monotonic() - started < 30  # 60 calls of a second each, were there none


def test_where_the_time_is_up_nothing_is_said_to_have_ended_its_process(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is a new one started, where what used it up had to be killed."""
    fork, forked = Zygote.fork, []

    def counted(zygote: Zygote) -> object:
        forked.append(zygote)
        return fork(zygote)

    monkeypatch.setattr(Zygote, "fork", counted)
    limits = replace(SHORT, submission_timeout_s=1, interrupt_grace_s=0.2)
    with Session(zygote, limits) as session:
        session.run("def f():\n    return 1")
        with pytest.raises(TimedOut, match="not finished in 1 s"):
            session.run(
                "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"
            )
        for ask in (lambda: session.run("x = 1"), lambda: session.call("f", (), {}), lambda: session.get("f")):
            with pytest.raises(TimedOut, match="not finished in 1 s"):
                ask()
    assert len(forked) == 1


def test_a_new_process_draws_the_same_and_has_the_same_functions(zygote: Zygote) -> None:
    """What stands in for the student's included."""
    with Session(zygote, SHORT, seed=7) as session:
        session.run("import random\ndrawn = random.random()\ndef g():\n    return 0\ndef f():\n    return g()")
        drawn = session.get("drawn")
        with session.substituted({"g": lambda: 1}):
            session.afresh()
            assert session.call("f", (), {}).value == 1
        assert session.get("drawn") == drawn


def test_a_fresh_process_may_have_run_fewer_cells(zygote: Zygote) -> None:
    """Those that are run again are counted."""
    with Session(zygote, SHORT) as session:
        session.run("a = 1")
        session.run("a = 2")
        session.afresh(1)
        assert session.get("a") == 1
        assert session.n_run == 1


def test_threads_do_not_outlive_the_call_that_was_interrupted(zygote: Zygote) -> None:
    """Looping threads of a call that took too long take no time from the next."""
    with Session(zygote, SHORT) as session:
        session.run(
            "import threading\n"
            "def loop():\n    while True:\n        pass\n"
            "def f():\n    threading.Thread(target=loop).start()\n    loop()\n"
            "def n():\n    return threading.active_count()"
        )
        with pytest.raises(TimedOut):
            session.call("f", (), {})
        assert session.call("n", (), {}).value == 1


def test_a_process_that_takes_no_message_is_given_up(zygote: Zygote) -> None:
    """A call whose arguments nobody reads ends at its limit."""
    with Session(zygote, SHORT) as session:
        session.run(
            "import time, guest.wire\n"
            "def f(g):\n    guest.wire.Connection.receive = lambda _: time.sleep(60)\n    g(1.0)"
        )
        started = time.monotonic()
        with pytest.raises(TimedOut):
            session.call("f", (lambda x: np.zeros(2**22),), {})
        assert time.monotonic() - started < 6


def test_a_trusted_function_that_yields_without_end_is_stopped(zygote: Zygote) -> None:
    """What a trusted generator does counts as its call."""

    def forever() -> Iterator[int]:
        while True:
            if os.getpid() == 0:
                yield 0

    with Session(zygote, SHORT) as session:
        session.run("def f(g):\n    return g()")
        started = time.monotonic()
        with pytest.raises(TimedOut):
            session.call("f", (forever,), {})
        assert time.monotonic() - started < 6


def test_a_fresh_process_remembers_cells_and_no_calls() -> None:
    """What the student's functions were asked before is not known to them afterwards."""
    with Zygote(Environment(preload=("numpy",)), LIMITS) as warm, Session(warm, LIMITS) as session:
        session.run("asked = []\ndef f(x):\n    asked.append(x)\n    return len(asked)")
        assert session.call("f", (1,), {}).value == 1
        assert session.call("f", (2,), {}).value == 2
        session.afresh()
        assert session.call("f", (3,), {}).value == 1


@pytest.mark.parametrize("sandboxed", [True, False])
def test_a_zygote_that_ends_is_replaced_and_it_is_the_submission_that_died(sandboxed: bool) -> None:
    """Whatever ended it, want of memory or, without the wall, the student: that student has the line for it."""
    with Zygote(Environment(sandboxed=sandboxed), SHORT) as warm, Session(warm, SHORT) as session:
        session.run("kept = 8")
        with pytest.raises(SessionError):
            if sandboxed:
                assert warm._own is not None
                warm._own.last_words()  # which it has to end for
                session.run("while True:\n    pass")
            else:
                session.run("import os\nos.kill(os.getppid(), 9)\nos._exit(0)")
        assert session.get("kept") == 8


def test_garbage_on_the_wire_is_survived(session: Session) -> None:
    """Student code that writes to the socket itself only loses its own process."""
    with pytest.raises(SessionError):
        session.run(
            "import os\n"
            "for descriptor in range(3, 60):\n"
            "    try:\n"
            "        os.write(descriptor, b'\\xff' * 100)\n"
            "    except OSError:\n"
            "        pass"
        )
    session.run("x = 1")
    assert session.get("x") == 1


def test_calls_carry_functions_generators_and_changed_arguments(session: Session) -> None:
    """A function handed in runs on this side, a generator advances here too, a changed argument is reported."""
    asked: list[float] = []

    def square(x: float) -> float:
        asked.append(x)
        return x * x

    session.run(
        "def twice(f, x):\n    return f(x) + f(x + 1)\n"
        "def draw(rng, out):\n    out += 1\n    yield from rng.normal(size=2)"
    )
    assert session.call("twice", (square, 3.0), {}).value == 25.0
    assert asked == [3.0, 4.0]
    rng, same = np.random.default_rng(1), np.random.default_rng(1)
    answer = session.call("draw", (rng, np.zeros(2)), {})
    assert answer.value == list(same.normal(size=2))
    assert answer.changed == (1,)
    assert rng.normal() == same.normal()


def test_changes_to_what_a_trusted_function_gave_out_are_seen_here(session: Session) -> None:
    """Adding in place to an array that belongs to the caller is found out, as in one process."""
    cached = {"dW": np.zeros(3)}
    session.run("def f(g):\n    loss, grads = g()\n    grads['dW'] += 1\n    return loss")
    session.call("f", (lambda: (1.0, cached),), {})
    assert list(cached["dW"]) == [1, 1, 1]


def test_a_generator_handed_to_a_trusted_function_advances_here_too(session: Session) -> None:
    """Drawing twice by way of a stand-in draws two different numbers."""
    session.run("def twice(rng):\n    return draw(rng), draw(rng=rng)")
    with session.substituted({"draw": lambda rng: rng.normal()}):
        same = np.random.default_rng(5)
        assert session.call("twice", (np.random.default_rng(5),), {}).value == (same.normal(), same.normal())


def test_an_iterator_from_a_trusted_function_is_used_up_as_one_is(session: Session) -> None:
    """A stand-in that yields gives an iterator, not a list that can be read twice."""
    session.run("def f():\n    items = count()\n    return list(items), list(items)")
    with session.substituted({"count": lambda: iter([1, 2])}):
        assert session.call("f", (), {}).value == ([1, 2], [])


def test_functions_travel_through_a_trusted_function_and_back(session: Session) -> None:
    """A trusted stand-in may be handed the check's own function, or one the student makes around it."""
    session.run("def g(f, x):\n    return apply(f, x), apply(lambda p: f(p) + 1, x), apply(abs, -x)")
    with session.substituted({"apply": lambda f, x: f(x)}):
        assert session.call("g", (lambda x: 10 * x, 3.0), {}).value == (30.0, 31.0, 3.0)
        session.run("def bad(f, x):\n    return apply(lambda p: 1 / 0, x)")
        with pytest.raises(Raised):
            session.call("bad", (abs, 1.0), {})
    session.run("x = 1")
    assert session.get("x") == 1


def test_a_trusted_function_tells_no_more_than_the_kind_of_its_error(session: Session) -> None:
    """The text of an exception on the trusted side does not reach the student."""

    def secret(x: object) -> None:
        raise KeyError("the expected value is 42")

    session.run("def f(g):\n    try:\n        g(1)\n    except Exception as error:\n        return str(error)")
    assert session.call("f", (secret,), {}).value == "KeyError"


def test_shell_commands_and_installs_do_nothing(session: Session) -> None:
    """Lines students leave in their notebooks do not fail their cells."""
    session.run("!pip install numpy\n%pip install numpy\n%matplotlib inline\nfiles = !ls\nx = 3")
    assert session.get("x") == 3


def test_every_process_is_gone_when_the_zygote_is_closed() -> None:
    """Nothing of the sandbox outlives it."""

    def alive(mark: str) -> bool:
        return any(
            mark in path.read_text("utf-8", "replace")
            for path in Path("/proc").glob("[0-9]*/cmdline")
            if _readable(path)
        )

    from autograder.intake.course_files import environment_of
    from tests.conftest import COURSE

    with Zygote(replace(environment_of(COURSE), preload=("unique_name_of_this_test",)), Limits()) as warm:
        with Session(warm, SHORT) as session:
            session.run("import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()")
        assert alive("unique_name_of_this_test")
    deadline = time.monotonic() + 5
    while alive("unique_name_of_this_test") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive("unique_name_of_this_test")


def _readable(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:
        return False
    return True


def test_without_bubblewrap_there_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no wall, the program says what to install."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SandboxError, match="bubblewrap"):
        find_bubblewrap()


def test_a_machine_that_locks_in_says_nothing() -> None:
    """The trial goes all the way that a submission goes."""
    check_sandbox(LIMITS)


@pytest.mark.parametrize("namespaces", [0, 1], ids=["none", "only the sandbox's own"])
def test_where_user_namespaces_are_off_there_is_one_clear_error(namespaces: int) -> None:
    """Also where the sandbox would start, and only a submission could not be locked in: before anything is graded."""
    limit = f'echo {namespaces} > /proc/sys/user/max_user_namespaces && exec "$@"'
    code = "from autograder.engine import limits, sandbox; sandbox.check_sandbox(limits.Limits())"
    unshare = shutil.which("unshare")
    assert unshare, "util-linux is needed"
    command = [unshare, "--map-root-user", "sh", "-c", limit, "sh", sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "SandboxError" in done.stderr
    assert "max_user_namespaces" in done.stderr
    assert "--no-sandbox" in done.stderr


def test_a_course_beside_the_libraries_is_hidden(tmp_path: Path) -> None:
    """A folder to hide is masked where a shown one brings it."""
    library = Path(np.__file__).parent
    with Zygote(Environment(hidden=(library / "testing",)), LIMITS) as warm, Session(warm, LIMITS) as session:
        session.run(f"import os\nassert os.listdir({str(library / 'testing')!r}) == []")


def test_the_sandbox_works_for_an_ordinary_user() -> None:
    """No privilege is needed: bubblewrap starts for a user without any."""
    if os.getuid() != 0:
        pytest.skip("already an ordinary user: every other test of this file shows it")
    options = sandbox_command((), ())
    command = [*options[: options.index("--clearenv") + 1], "--ro-bind", "/usr", "/usr"]
    for folder in ("/lib", "/lib64", "/bin"):
        command += ["--ro-bind-try", folder, folder]
    command += ["--proc", "/proc", "--dev", "/dev", "/usr/bin/env", "true"]
    if not os.access(command[0], os.X_OK) or command[0].startswith("/root"):
        pytest.skip("bwrap lies in a folder that only root may enter")
    done = subprocess.run(command, user="nobody", group="nogroup", capture_output=True, text=True, cwd="/", check=False)
    assert done.returncode == 0, done.stderr
