"""Otter-Grader over the same notebooks: a test file for each exercise, `otter generate` once, `otter run` for each.

Otter lives in an environment of its own that also sees the packages of this one, so that all graders use the same NumPy
and IPython and none of Otter's own packages comes into the project's environment.
"""

import json
import site
import sys
from pathlib import Path

import nbformat

from autograder.judge import hidden_checks
from benchmarks.commands import Command, run
from benchmarks.graders import Measured, Tell

SKIPPED_TAG = "otter_ignore"

_REQUIREMENT = "otter-grader>=6,<8"
_INSTALL_LIMIT_S = 600
_TEST_FILE = '''\
"""The hidden checks of an exercise, judged by the course's own judge."""

from autograder.judge import hidden_checks
from autograder.kernel import judge_in
from otter.test_files import test_case

OK_FORMAT = False
name = "{exercise}"
passed = {{}}


def case(check):
    @test_case(name=check.name, points=check.points, hidden=True)
    def passes(env):
        if not passed:
            verdict = judge_in(env, "{assignment}", name)
            passed.update({{outcome.name: outcome.earned == outcome.points for outcome in verdict.outcomes}})
        assert passed[check.name]

    return passes


globals().update({{check.name: case(check) for check in hidden_checks("{assignment}")[name]}})
'''


def otter_python(environment: Path, tell: Tell) -> Path:
    """Return the interpreter of Otter's environment, made if need be; raise `CommandError` where it cannot be."""
    python, ready = environment / "bin" / "python", environment / "ready"
    if not ready.exists():
        tell(f"installing {_REQUIREMENT} into {environment}")
        run([Path(sys.executable), "-m", "venv", "--clear", environment], Path.cwd(), _INSTALL_LIMIT_S)
    _show_this_environment(python)  # each time: it may have been made from another checkout
    if not ready.exists():
        pip: Command = [python, "-m", "pip", "--disable-pip-version-check", "--retries", "1", "--timeout", "20"]
        run([*pip, "install", "--quiet", _REQUIREMENT], environment, _INSTALL_LIMIT_S)
        ready.touch()
    return python


def otter_version(python: Path) -> str:
    """Return the version of Otter that `python` has."""
    code = "from importlib.metadata import version; print(version('otter-grader'))"
    return run([python, "-c", code], Path.cwd(), 60).lines[-1].text


def grade_with_otter(python: Path, folder: Path, assignment: str, limit_s: float, tell: Tell) -> Measured:
    """Grade the class of `folder`, a process of Otter for each submission; the whole processes are timed."""
    autograder_zip = _generate(python, folder / "otter", assignment)
    seconds, scores = 0.0, {}
    for path in sorted((folder / "submitted").glob("*/*/*.ipynb")):
        student, results = path.parts[-3], folder / "otter" / path.parts[-3]
        results.mkdir()
        _name_tests(path)
        finished = run(
            [python, "-m", "otter", "run", "-a", autograder_zip, "-o", results, "--no-logo", path], folder, limit_s
        )
        tell(f"{student}, {finished.seconds:.1f} s")
        seconds += finished.seconds
        scores[student] = _scores(results / "results.json", assignment)
    return Measured(seconds, scores)


def _show_this_environment(python: Path) -> None:
    """Let Otter's environment also import what this one has installed."""
    code = "import site; print(site.getsitepackages()[0])"
    theirs = Path(run([python, "-c", code], Path.cwd(), 60).lines[-1].text)
    shown = "".join(f"import site; site.addsitedir({folder!r})\n" for folder in site.getsitepackages())
    (theirs / "project.pth").write_text(shown, "utf-8")


def _generate(python: Path, folder: Path, assignment: str) -> Path:
    """Return the zip file that `otter generate` makes of the assignment's tests."""
    tests = folder / "tests"
    tests.mkdir(parents=True)
    for exercise in hidden_checks(assignment):
        (tests / f"{exercise}.py").write_text(_TEST_FILE.format(assignment=assignment, exercise=exercise), "utf-8")
    nothing_else = ["--no-config", "--no-requirements", "--no-environment"]
    run([python, "-m", "otter", "generate", "-t", tests, "-o", folder / "autograder.zip", *nothing_else], folder, 120)
    return folder / "autograder.zip"


def _name_tests(path: Path) -> None:
    """Say in a notebook's test cells which of Otter's tests stands there, as `otter assign` does."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if name.startswith("test_"):
            cell.metadata["otter"] = {"tests": [name.removeprefix("test_")]}
    path.write_text(nbformat.writes(notebook), "utf-8")


def _scores(results: Path, assignment: str) -> dict[str, float]:
    tests = json.loads(results.read_text("utf-8"))["tests"]
    return {test["name"]: test["score"] for test in tests if test["name"] in hidden_checks(assignment)}
