"""The students' distribution installs alone, brings only NumPy and matplotlib, and runs a released notebook."""

import importlib
import json
import pkgutil
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import nncourse.checks
import nncourse.hints
from autograder.judge import hidden_checks
from nncourse.checking import checks_of
from tests.conftest import COURSE, ROOT

pytestmark = pytest.mark.xdist_group("package")  # one worker makes the bare environment for all of them

_SCRIPT = """
import json, sys
import matplotlib
matplotlib.use("agg")
from nncourse import ChecksFailed
namespace = {"__name__": "__main__"}
attempted = 0
for cell in json.load(open(sys.argv[1]))["cells"]:
    if cell["cell_type"] != "code" or cell["id"] == "set-up":
        continue
    try:
        exec("".join(cell["source"]), namespace)
    except ChecksFailed:
        attempted += 1
    except (NotImplementedError, NameError, ImportError):
        pass
print(attempted)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of nncourse."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "nncourse", folder / "nncourse")  # pip leaves files where it builds
    _pip("wheel", "-q", "--no-deps", "-w", folder, folder / "nncourse")
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an environment with nothing but nncourse and what it brings."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder / "env", with_pip=False)
    _pip(*_inside(folder), "install", "-q", "-c", ROOT / "constraints.txt", wheel)
    return folder


def _pip(*arguments: str | Path) -> str:
    """Return what our own pip says to a command."""
    command = [sys.executable, "-m", "pip", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _inside(folder: Path) -> tuple[str | Path, ...]:
    """Return what has our pip work in the bare environment, which has none."""
    return "--python", folder / "env" / "bin" / "python"


def test_it_brings_numpy_and_matplotlib_and_what_those_need(bare: Path) -> None:
    """Nothing else of the course, and no Jupyter, comes along."""
    names = {entry["name"].lower() for entry in json.loads(_pip(*_inside(bare), "list", "--format", "json"))}
    assert {"nncourse", "numpy", "matplotlib"} <= names
    assert not names & {"autograder", "nbgrader", "ipython", "scipy", "scikit-learn", "msgpack", "babel"}
    assert "Requires: matplotlib, numpy\n" in _pip(*_inside(bare), "show", "nncourse")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("assignment", ["a01_linear_classifier", "a02_softmax_nll"])
def test_a_released_notebook_runs_there(bare: Path, assignment: str, language: str) -> None:
    """Every cell of it runs; untouched stubs are the only thing that stops one."""
    path = COURSE.release_path(assignment, language)
    done = subprocess.run(
        [bare / "env" / "bin" / "python", "-c", _SCRIPT, path], check=True, capture_output=True, text=True, cwd=bare
    )
    assert int(done.stdout.split()[-1]) >= 5


def test_the_wheel_holds_the_data_and_no_solution(wheel: Path) -> None:
    """MNIST and the catalogues are in it; tests, references and hidden checks are not."""
    names = zipfile.ZipFile(wheel).namelist()
    assert sum(name.endswith("ubyte.gz") for name in names) == 4
    assert any(name.endswith(".mo") for name in names)
    assert all(name.startswith(("nncourse/", "nncourse-")) for name in names)
    assert not any("reference" in name or "autograder" in name for name in names)


def test_the_wheel_says_under_which_licences_it_is(wheel: Path) -> None:
    """The code's licence, which must go with every copy, is that of the repository; MNIST has another."""
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = (name for name in archive.namelist() if name.endswith("licenses/LICENSE"))
        (about,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
        assert b"\nLicense-Expression: MIT AND CC-BY-SA-3.0\n" in archive.read(about)


_IMPORTED = """
import sys
import nncourse
def neuron(x, w, b, activation):
    raise NotImplementedError
try:
    nncourse.check("neuron")
except nncourse.ChecksFailed:
    nncourse.hint("neuron")
print(*sorted(sys.modules))
"""


def test_a_student_waits_for_no_module_that_is_not_needed() -> None:
    """The import, a check and a hint bring no matplotlib, and of the checks and hints those of the notebook alone."""
    done = subprocess.run([sys.executable, "-c", _IMPORTED], check=True, capture_output=True, text=True)
    modules = set(done.stdout.splitlines()[-1].split())
    assert not {"matplotlib", "IPython", "nncourse.plots"} & modules
    for kind in ("checks", "hints"):
        assert {name for name in modules if name.startswith(f"nncourse.{kind}.")} == {f"nncourse.{kind}.a00_neuron"}


def test_every_exercise_is_in_one_module() -> None:
    """So the first module that has it is the right one."""
    for package, exercises_of in ((nncourse.checks, checks_of), (nncourse.hints, lambda module: module.HINTS)):
        names = [
            name
            for info in pkgutil.iter_modules(package.__path__)
            for name in exercises_of(importlib.import_module(f"{package.__name__}.{info.name}"))
        ]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_every_exercise_has_visible_checks_and_three_hints(assignment: str) -> None:
    """The notebooks promise them."""
    exercises = list(hidden_checks(assignment))
    hints = importlib.import_module(f"nncourse.hints.{assignment}").HINTS
    assert list(checks_of(importlib.import_module(f"nncourse.checks.{assignment}"))) == exercises
    assert {exercise: len(steps) for exercise, steps in hints.items()} == dict.fromkeys(exercises, 3)
