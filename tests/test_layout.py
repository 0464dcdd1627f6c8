"""The architecture, held: who may import whom, what is released, what is pinned."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from pkgutil import iter_modules

import pytest
from packaging.specifiers import SpecifierSet

from autograder.build.solutions import Reference
from autograder.classroom.keys import _LIBRARIES
from autograder.judge import hidden_checks
from nncourse.checking import checks_of
from nncourse.language import LANGUAGES
from tests.conftest import COURSE, ROOT

MODULES = [path for package in ("nncourse", "autograder") for path in sorted((ROOT / package).rglob("*.py"))]
ALLOWED = {
    "nncourse": {"numpy", "matplotlib", "nncourse"},
    "autograder/references": {"numpy", "autograder.references"},
    "autograder/checks": {"numpy", "autograder.checks", "autograder.references", "nncourse"},
    "autograder/report": {
        *("jinja2", "markupsafe", "rich", "nncourse"),
        *("autograder.grading", "autograder.messages", "autograder.report", "autograder.stopwatch"),
    },
    "autograder/grading": {
        *("numpy", "msgspec", "nbformat", "nncourse", "autograder.engine", "autograder.errors"),
        *("autograder.grading", "autograder.judge", "autograder.stopwatch"),
    },
    "autograder/engine": {"numpy", "autograder.engine", "autograder.errors", "IPython", "msgpack", "traitlets"},
    "autograder/intake": {
        *("nncourse", "autograder.course", "autograder.engine.limits", "autograder.engine.zygote", "autograder.errors"),
        *("autograder.grading", "autograder.intake", "autograder.judge"),
    },
    "autograder/build": {
        *("babel", "jupytext", "nbformat", "nbgrader", "traitlets", "nncourse", "autograder.build"),
        *("autograder.course", "autograder.errors", "autograder.grading.text", "autograder.judge"),
        "autograder.nbgrader_config",
    },
    "autograder/classroom": {
        *("distributed", "msgspec", "nbformat", "nbgrader", "sqlalchemy", "threadpoolctl", "tornado", "traitlets"),
        *("nncourse", "autograder.classroom", "autograder.course", "autograder.engine", "autograder.errors"),
        *("autograder.grading", "autograder.intake", "autograder.nbgrader_config", "autograder.report"),
        "autograder.stopwatch",
    },
    "autograder/plugin": {
        *("bleach", "jinja2", "nbconvert", "nbformat", "nbgrader", "nncourse", "autograder.course"),
        *("autograder.engine", "autograder.errors", "autograder.grading", "autograder.intake"),
        *("autograder.nbgrader_config", "autograder.plugin", "autograder.report"),
    },
}


def imports_of(path: Path) -> set[str]:
    """Return the modules that a file imports, those of the standard library left out."""
    found = set()
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] not in sys.stdlib_module_names}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    """Students' code knows nothing of the grader, references nothing of checks, the engine nothing of the course."""
    place = path.relative_to(ROOT).as_posix()
    for folder, allowed in ALLOWED.items():
        if place.startswith(f"{folder}/"):
            assert not {name for name in imports_of(path) if not name.startswith(tuple(allowed))}


def test_what_runs_behind_the_wall_imports_nothing_trusted() -> None:
    """The guest must work where the rest of the autograder is not visible."""
    guest = "autograder.engine.guest."
    for path in (ROOT / "autograder" / "engine" / "guest").glob("*.py"):
        assert not [name for name in imports_of(path) if name.startswith("autograder") and not name.startswith(guest)]


def test_the_engine_loads_nothing_of_the_course() -> None:
    """Nor does what it imports."""
    code = "import sys, autograder.engine.session; print('nncourse' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def _statements(assignment: str) -> set[str]:
    """Return the lines of an assignment's solutions that give something away."""
    reference = Reference(ROOT / "autograder" / "references" / f"{assignment}.py")
    lines = {line.strip() for name in reference.functions for line in reference.body(name).splitlines()}
    lines |= {line.strip() for name in reference.values for line in reference.value(name).splitlines()}
    return {line for line in lines if len(line) > 24 and not line.startswith(("#", "for ", '"""'))}


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_no_solution_is_released(assignment: str) -> None:
    """No line of a solution, no hidden line and no author's note stands in anything students receive."""
    texts = [path.read_text("utf-8") for path in (ROOT / "release").rglob("*") if path.is_file()]
    package = ROOT / "nncourse"
    left_by_pip = package / "build"
    paths = (path for path in package.rglob("*.p[yo]") if not path.is_relative_to(left_by_pip))
    texts += [path.read_text("utf-8") for path in paths]
    received = "\n".join(texts).replace('\\"', '"')
    for line in _statements(assignment):
        assert line not in received, line
    for word in ("BEGIN SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "autograder.kernel", "Model answer"):
        assert word not in received, word


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_every_hidden_check_is_found(assignment: str) -> None:
    """The package of an assignment lists each of its modules that holds checks, and an exercise is in one of them."""
    package = importlib.import_module(f"autograder.checks.{assignment}")
    modules = [importlib.import_module(f"{package.__name__}.{info.name}") for info in iter_modules(package.__path__)]
    written = [check for module in modules for checks in checks_of(module).values() for check in checks]
    found = [check for checks in hidden_checks(assignment).values() for check in checks]
    assert {id(check) for check in written} == {id(check) for check in found}


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_no_hidden_check_is_named_in_a_release(assignment: str) -> None:
    """What the hidden checks look for is not told in advance."""
    names = [check.name for checks in hidden_checks(assignment).values() for check in checks]
    assert names
    released = "".join(COURSE.release_path(assignment, language).read_text("utf-8") for language in LANGUAGES)
    for name in names:
        assert name not in released


def test_release_holds_notebooks_and_nothing_else() -> None:
    """No stray file reaches a student."""
    for path in (ROOT / "release").rglob("*"):
        assert path.is_dir() or path.suffix == ".ipynb", path


def _requirements() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = settings["dependencies"] + [line for extra in settings["optional-dependencies"].values() for line in extra]
    lines = [line.replace("[binary]", "") for line in lines if line != "nncourse"]
    return {re.split(r"[<>=; ]", line)[0]: line for line in lines}


def test_environment_and_pyproject_agree() -> None:
    """The conda environment asks for the same versions."""
    conda = {"msgpack": "msgpack-python"}
    listed = re.findall(r"^ +- (.+)$", (ROOT / "environment.yml").read_text("utf-8"), re.MULTILINE)
    for name, line in _requirements().items():
        assert line.replace(name, conda.get(name, name), 1) in listed
    python = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert f"python{python}" in listed


def test_every_requirement_is_pinned_and_no_registry_is_named() -> None:
    """Constraints hold one version each, and no address."""
    text = (ROOT / "constraints.txt").read_text("utf-8")
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in text.splitlines() if "==" in line}
    assert {name.lower() for name in _requirements()} <= pinned
    assert "://" not in text


def test_a_library_that_is_there_for_students_counts_in_verdicts() -> None:
    """Another version of it grades everything again."""
    for_students = re.findall(r'"([\w-]+).*",  # for students', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert for_students
    assert set(for_students) <= set(_LIBRARIES)


def test_every_pinned_version_admits_the_oldest_python() -> None:
    """README promises Python 3.11: no pinned package may ask for a later patch of it."""
    pinned = dict(re.findall(r"^(.+)==(.+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
    refusing = [
        f"{name}=={version} asks for Python {admitted}"
        for name, version in pinned.items()
        if (admitted := _python_admitted_by(name)) and not SpecifierSet(admitted).contains("3.11.0")
    ]
    assert not refusing


def _python_admitted_by(name: str) -> str | None:
    try:
        return metadata(name).get("Requires-Python")
    except PackageNotFoundError:  # a newer Python needs fewer packages
        assert sys.version_info >= (3, 12)
        return None


def test_the_repository_address_is_a_setting() -> None:
    """It stands in course.toml and in what is built from it, and nowhere else."""
    address = COURSE.settings["repository"].removeprefix("https://")
    for path in ROOT.rglob("*"):
        ours = not {".venv", ".git", "demo"} & set(path.relative_to(ROOT).parts) and path.name != "course.toml"
        if ours and path.suffix in (".py", ".md", ".toml", ".yml", ".j2"):
            assert address not in path.read_text("utf-8"), path


@pytest.mark.xdist_group("together")
def test_tests_of_a_group_stay_together(request: pytest.FixtureRequest) -> None:
    """pytest-xdist 3.8 under pytest 9.2 forgets the groups, and each worker makes again what the other has made."""
    in_a_worker_that_groups = getattr(request.config.option, "loadgroup", False)
    assert not in_a_worker_that_groups or request.node.nodeid.endswith("@together")
