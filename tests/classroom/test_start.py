"""A run has one zygote that imports, started ahead; it imports what it needs of nbgrader, and takes nothing away."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import cli
from autograder.engine.zygote import FirstZygote
from autograder.intake.course_files import environment_of
from tests.classroom.classes import ASSIGNMENT, command, grade_class, listen, make_class
from tests.conftest import COURSE, load

_IMPORT = """
import json, sys
from autograder.classroom.light_import import gradebook_module
gradebook_module()
heavy = [name for name in ("nbconvert", "jupyter_server", "setuptools", "requests", "arrow") if name in sys.modules]
import isoduration, nbgrader.auth.jupyterhub, nbgrader.server_extensions.formgrader, setuptools.archive_util
print(json.dumps([heavy, callable(nbgrader.server_extensions.formgrader.load_jupyter_server_extension),
                  callable(setuptools.archive_util.unpack_archive), callable(isoduration.parse_duration)]))
"""

_INTERRUPTED_LIBRARY = """
import os, signal, sys
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    raise ImportError("failed to import") from None
del sys.modules["numpy"], sys.path[sys.path.index(os.path.dirname(__file__))]
import numpy
"""


def test_the_gradebook_is_imported_without_the_rest_of_nbgrader() -> None:
    """And what was left out can be imported afterwards."""
    done = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[], True, True, True]


def test_ctrl_c_while_libraries_load_is_told_in_a_line(tmp_path: Path) -> None:
    """NumPy makes an ImportError of it, and its C code prints a traceback; here that moment is certain to be met."""
    (tmp_path / "numpy.py").write_text(_INTERRUPTED_LIBRARY, "utf-8")
    line, how = command(tmp_path)
    how["env"]["PYTHONPATH"] = str(tmp_path)
    done = subprocess.run(line, capture_output=True, check=False, preexec_fn=listen, **how)
    assert (done.returncode, done.stderr) == (130, "stopped: what is graded is kept; run this again to go on\n")


def test_nothing_is_run_or_read_that_lies_where_the_command_is_called(tmp_path: Path) -> None:
    """That may be a student's folder: workers would import modules from it, and Alembic read settings."""
    make_class(tmp_path, 1)
    here = tmp_path / "submitted" / "s000" / ASSIGNMENT
    for name in ("multiprocessing.py", "numpy.py"):
        (here / name).write_text("open('was_run', 'w').close()", "utf-8")
    (here / "pyproject.toml").write_text("[", "utf-8")
    done = grade_class(here, "--course", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "1 submission" in done.stdout and not (here / "was_run").exists()


def test_letters_that_a_terminal_does_not_have_end_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of a class is said, with codes in place of a name."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "ascii"))
    monkeypatch.setattr(cli, "app", lambda **_: cli.console.print("Ян: 5 points"))
    cli.run()
    assert written.getvalue() == rb"\u042f\u043d: 5 points" + b"\n"


def test_a_run_starts_one_zygote_before_it_looks_at_the_gradebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers' own are forked from it."""
    make_class(tmp_path, 2)
    happened: list[str] = []
    start = FirstZygote.start

    def noted(self: FirstZygote) -> None:
        happened.append("zygote")
        start(self)

    def read(*arguments: object) -> object:
        happened.append("gradebook")
        return read_ledger(*arguments)

    from autograder.classroom import grade_assignment

    read_ledger = grade_assignment.read_ledger
    monkeypatch.setattr(FirstZygote, "start", noted)
    monkeypatch.setattr(grade_assignment, "read_ledger", read)
    cli.app(["grade", ASSIGNMENT, "--course", str(tmp_path)], standalone_mode=False)
    assert happened == ["zygote", "gradebook"]
    assert (tmp_path / "feedback" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.html").exists()


@pytest.mark.parametrize(("assignment", "reads"), [("a02_softmax_nll", False), ("a05_sgd", True)])
def test_digits_are_unpacked_ahead_for_assignments_that_read_them(assignment: str, *, reads: bool) -> None:
    """Not where only a cell reads them that grading does not run."""
    template = load(assignment).template
    assert "load_mnist(" in "".join(cell.source for cell in template.cells)
    assert bool(environment_of(COURSE, template).warm_up) is reads
