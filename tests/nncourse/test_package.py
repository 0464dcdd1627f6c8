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
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an environment with nothing but nncourse and what it brings."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(ROOT / "nncourse", folder / "nncourse")  # pip leaves files where it builds
    venv.create(folder / "env", with_pip=True)
    subprocess.run(
        [folder / "env" / "bin" / "pip", "install", "-q", "-c", ROOT / "constraints.txt", folder / "nncourse"],
        check=True,
        capture_output=True,
    )
    return folder


def test_it_brings_numpy_and_matplotlib_and_what_those_need(bare: Path) -> None:
    """Nothing else of the course, and no Jupyter, comes along."""
    listed = subprocess.run(
        [bare / "env" / "bin" / "pip", "list", "--format", "json"], check=True, capture_output=True, text=True
    )
    names = {entry["name"].lower() for entry in json.loads(listed.stdout)} - {"pip", "setuptools"}
    assert {"nncourse", "numpy", "matplotlib"} <= names
    assert not names & {"autograder", "nbgrader", "ipython", "scipy", "scikit-learn", "msgpack", "babel"}
    needed = subprocess.run(
        [bare / "env" / "bin" / "pip", "show", "nncourse"], check=True, capture_output=True, text=True
    )
    assert "Requires: matplotlib, numpy\n" in needed.stdout


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("assignment", ["a01_linear_classifier", "a02_softmax_nll"])
def test_a_released_notebook_runs_there(bare: Path, assignment: str, language: str) -> None:
    """Every cell of it runs; untouched stubs are the only thing that stops one."""
    path = COURSE.release_path(assignment, language)
    done = subprocess.run(
        [bare / "env" / "bin" / "python", "-c", _SCRIPT, path], check=True, capture_output=True, text=True, cwd=bare
    )
    assert int(done.stdout.split()[-1]) >= 5


def test_the_wheel_holds_the_data_and_no_solution(tmp_path: Path) -> None:
    """MNIST and the catalogues are in it; tests, references and hidden checks are not."""
    shutil.copytree(ROOT / "nncourse", tmp_path / "nncourse")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, tmp_path / "nncourse"],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert sum(name.endswith("ubyte.gz") for name in names) == 4
    assert any(name.endswith(".mo") for name in names)
    assert all(name.startswith(("nncourse/", "nncourse-")) for name in names)
    assert not any("reference" in name or "autograder" in name for name in names)


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
