"""The same code on PostgreSQL: nbgrader's `db_url` names the database, and the book is the one SQLite holds."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.classroom.classes import book, grade_class, make_class, sqlite

SIZE = 6


def _programs() -> Path:
    """Return the folder of PostgreSQL's programs; fail, saying what is missing, where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))  # Debian keeps them from the PATH
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve())  # there may be a link to this one alone
    if not found:
        pytest.fail("PostgreSQL is missing: apt-get install postgresql (.ci/run does)")
    return found[-1].parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server() -> Iterator[str]:
    """Yield the address of an empty database in a server of this test's own, run by an unprivileged user."""
    programs, port = _programs(), _free_port()
    user = pwd.getpwnam("postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name)
    data = Path(tempfile.mkdtemp(prefix="postgresql-"))
    os.chown(data, user.pw_uid, user.pw_gid)

    def run(program: str, *arguments: str) -> None:
        identity = {"user": user.pw_uid, "group": user.pw_gid} if os.getuid() == 0 else {}
        command = [programs / program, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=data, check=False, **identity)
        assert done.returncode == 0, done.stdout + done.stderr

    run("initdb", "--pgdata", f"{data}/db", "--username", "grader", "--auth", "trust", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}"
    run("pg_ctl", "start", "--wait", "--pgdata", f"{data}/db", "--options", options, "--log", f"{data}/log")
    try:
        run("createdb", "--host", "127.0.0.1", "--port", str(port), "--username", "grader", "class")
        yield f"postgresql+psycopg://grader@127.0.0.1:{port}/class"
    finally:
        run("pg_ctl", "stop", "--mode", "immediate", "--pgdata", f"{data}/db")
        shutil.rmtree(data)


def with_database(folder: Path, url: str) -> None:
    """Set nbgrader's `db_url` for a course."""
    with (folder / "nbgrader_config.py").open("a") as settings:
        settings.write(f"\nc.CourseDirectory.db_url = {url!r}\n")


@pytest.fixture
def two_classes(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that makes a class in a folder of that name."""

    def make(name: str) -> Path:
        make_class(tmp_path / name, SIZE)
        (tmp_path / name / ".course_secret").write_text("the same")
        return tmp_path / name

    return make


def test_a_class_graded_into_postgresql(server: str, two_classes: Callable[[str], Path]) -> None:
    """The same book as in SQLite, and a second run finds it unchanged there."""
    here, there = two_classes("sqlite"), two_classes("postgresql")
    with_database(there, server)
    for folder in (here, there):
        done = grade_class(folder)
        assert done.returncode == 0, done.stdout + done.stderr
    assert book(server) == book(sqlite(here))
    assert not (there / "gradebook.db").exists()
    assert f"{SIZE} were graded before" in grade_class(there).stdout


def test_a_server_that_is_not_there(two_classes: Callable[[str], Path]) -> None:
    """One clear error, without the password."""
    folder = two_classes("class")
    with_database(folder, f"postgresql+psycopg://grader:hunter2@127.0.0.1:{_free_port()}/class")
    done = grade_class(folder)
    assert done.returncode == 1
    assert "is running and can be reached" in done.stderr
    assert "hunter2" not in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
