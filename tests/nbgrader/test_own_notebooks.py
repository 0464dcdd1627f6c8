"""nbgrader's own test notebooks, graded behind our wall to the scores that nbgrader's tests expect.

The notebooks are taken from the installed package. `SCENARIOS` says what is handed out, what is handed in and what must
come of it: the score, the most one can get and whether a person must look at it, as far as the named test of nbgrader's
`test_nbgrader_autograde.py` states it. `ASKED` are those whose score no test of nbgrader states: its kernel is asked.
`REFUSED` are those that nbgrader itself does not hand out, each with its reason. Every notebook is in one of them.

What differs by design is in `test_a_side_effect_stays_behind_the_wall` and `test_an_endless_list_is_graded`.
"""

import importlib.resources
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.nbgrader.classroom import Classroom

pytestmark = [
    pytest.mark.xdist_group("own_notebooks"),  # one worker, and so one warm process for all of them
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),  # nbgrader's own
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

RELEASE = "the release"
STUB = {"ClearSolutions": {"code_stub": {"python": "# YOUR CODE HERE"}}}
Expected = tuple[float, float | None, bool | None]


@dataclass(frozen=True)
class Scenario:
    """What one of nbgrader's tests does: None is what it does not state."""

    test: str
    source: str
    submitted: dict[str, Expected]
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)


SCENARIOS = [
    Scenario(
        "test_grade",
        "submitted-unchanged",
        {"submitted-unchanged": (1, 7, False), "submitted-changed": (2, 7, True)},
    ),
    Scenario(
        "test_showtraceback_exploit",
        "submitted-unchanged",
        {
            "submitted-unchanged": (1, 7, False),
            "submitted-changed": (2, 7, True),
            "submitted-cheat-attempt": (1, 7, True),
            "submitted-cheat-attempt-alternative": (1, 7, True),
        },
        {"Execute": {"timeout": None}},
    ),
    Scenario(
        "test_grade_autotest",
        "autotest-simple",
        {"autotest-simple-unchanged": (0, 1, False), "autotest-simple-changed": (1, 1, False)},
    ),
    Scenario(
        "test_grade_hashed_autotest",
        "autotest-hashed",
        {"autotest-hashed-unchanged": (0, 1, False), "autotest-hashed-changed": (1, 1, False)},
    ),
    Scenario(
        "test_grade_complex_autotest",
        "autotest-multi",
        {"autotest-multi-unchanged": (0, 4, False), "autotest-multi-changed": (3, 4, False)},
    ),
    Scenario("test_hidden_tests_single_notebook", "test-hidden-tests", {RELEASE: (1.5, None, None)}, STUB),
    Scenario(
        "test_hidden_tests_autotest",
        "autotest-hidden",
        {
            "autotest-hidden-unchanged": (0, None, None),
            "autotest-hidden-changed-wrong": (0, None, None),
            "autotest-hidden-changed-right": (1, None, None),
        },
        STUB,
    ),
    Scenario(
        "test_grade_with_validating_envvar",
        "validating-environment-variable",
        {"validating-environment-variable": (0, None, None)},
    ),
    Scenario("test_autograde_timeout", "timeout", {"timeout": (1, None, None)}),
    Scenario("test_autograde_timeout", "timeout", {"timeout": (0, None, None)}, {"Execute": {"timeout": 2}}),
    Scenario("test_infinite_loop", "infinite-loop", {"infinite-loop": (0, 0, None)}, {"Execute": {"timeout": 1}}),
]

ASKED = [
    ("submitted-unchanged", ["submitted-grade-cell-changed", "submitted-locked-cell-changed"]),
    ("test", ["test", "test-with-output", "test-hidden-tests", "test-no-metadata", "test-no-metadata-autotest"]),
    ("test-with-output", ["test-with-output"]),
    ("test-hidden-tests", ["test-hidden-tests"]),
    ("open_relative_file", ["open_relative_file"]),
    ("validation-zero-points", ["validation-zero-points"]),
]
UPDATED = ("test-v0", "test-v1", "test-v2")
"""Of an older format, which nbgrader takes after `nbgrader update`; then they are asked for like `ASKED`."""

REFUSED = {
    "too-new": "newer version",  # of the format of nbgrader's metadata
    "test-v0-invalid": "old version",  # and what is wrong in it, `nbgrader update` does not let pass
    "test-v0": "old version",  # until they are updated
    "test-v1": "old version",
    "test-v2": "old version",
    "test-no-metadata": "non-solution cell",  # nothing in it is a grade cell; it can be handed in, and is in ASKED
    "test-no-metadata-autotest": "error",  # likewise
}
DIFFERENT = ("side-effects", "infinite-loop-with-output")


@pytest.fixture(scope="module")
def files() -> Iterator[Path]:
    """Return the folder of nbgrader's test notebooks."""
    with importlib.resources.as_file(importlib.resources.files("nbgrader.tests.apps") / "files") as folder:
        yield folder


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, files: Path) -> Path:
    """Return a course folder for all of them: one assignment a scenario."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(files / "autotests.yml", folder / "autotests.yml")
    return folder


def hand_in_all(room: Classroom, assignment: str, files: Path, source: Path, submitted: list[str]) -> dict[str, str]:
    """Hand out `source` and hand in each of `submitted`; return the student of each."""
    released = room.hand_out(assignment, source)
    assert released["success"], released["log"]
    students = {name: f"s{number}" for number, name in enumerate(submitted)}
    for name, student in students.items():
        path = files / f"{name}.ipynb"
        if name == RELEASE:
            path = room.root / "release" / assignment / "p1.ipynb"
        room.hand_in(assignment, student, path, {"data.txt": (files / "data.txt").read_text("utf-8")})
    return students


@pytest.mark.parametrize("number", range(len(SCENARIOS)), ids=lambda i: f"{SCENARIOS[i].test}-{SCENARIOS[i].source}")
def test_scores_are_those_of_nbgrader_s_tests(number: int, root: Path, files: Path) -> None:
    """Score, points and whether a person must look at it, as the test of nbgrader states them."""
    scenario, assignment = SCENARIOS[number], f"stated{number}"
    room = Classroom(root, scenario.settings)
    source = files / f"{scenario.source}.ipynb"
    students = hand_in_all(room, assignment, files, source, list(scenario.submitted))
    for name, expected in scenario.submitted.items():
        found = room.grade(assignment, students[name])
        stated = tuple(mine if theirs is not None else None for mine, theirs in zip(found, expected, strict=True))
        assert stated == expected, name


@pytest.mark.parametrize("number", range(len(ASKED)), ids=lambda i: ASKED[i][0])
def test_scores_are_those_of_nbgrader_s_kernel(number: int, root: Path, files: Path) -> None:
    """Where no test states a score: the same submission in nbgrader's own kernel."""
    source, submitted = ASKED[number]
    same_as_the_kernel(root, f"asked{number}", files, files / f"{source}.ipynb", submitted)


@pytest.fixture(scope="module")
def updated(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what `nbgrader update` makes of older notebooks."""
    folder = tmp_path_factory.mktemp("updated")
    for name in ("data.txt", *(f"{name}.ipynb" for name in UPDATED)):
        shutil.copy(files / name, folder)
    nbgrader = Path(sys.executable).parent / "nbgrader"
    subprocess.run([nbgrader, "update", "."], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", UPDATED)
def test_older_notebooks_are_graded_after_an_update(name: str, root: Path, updated: Path) -> None:
    """As by nbgrader's own kernel."""
    same_as_the_kernel(root, name, updated, updated / f"{name}.ipynb", [name])


def same_as_the_kernel(root: Path, assignment: str, files: Path, source: Path, submitted: list[str]) -> None:
    """Grade behind the wall and in nbgrader's own kernel, and compare what the gradebook says."""
    walled, kernel = Classroom(root, {}), Classroom(root, {}, walled=False)
    students = hand_in_all(walled, assignment, files, source, submitted)
    ours = {name: walled.grade(assignment, student) for name, student in students.items()}
    theirs = {name: kernel.grade(assignment, student) for name, student in students.items()}
    assert ours == theirs


@pytest.mark.parametrize("name", REFUSED)
def test_what_nbgrader_refuses_is_refused(name: str, root: Path, files: Path) -> None:
    """It cannot be handed out, with nbgrader's own message."""
    released = Classroom(root, {}).hand_out(f"refused-{name}", files / f"{name}.ipynb")
    assert not released["success"]
    assert REFUSED[name] in released["log"].lower()


def test_a_side_effect_stays_behind_the_wall(root: Path, files: Path) -> None:
    """nbgrader's test_side_effects finds the file that a cell writes in autograded/; here it ends with the process."""
    room = Classroom(root, {})
    students = hand_in_all(room, "effects", files, files / "side-effects.ipynb", ["side-effects"])
    assert room.grade("effects", students["side-effects"])[0] == 0
    assert room.autograded("effects", students["side-effects"]).exists()
    assert not list(root.rglob("side-effect.txt"))


def test_an_endless_list_is_graded(root: Path, files: Path) -> None:
    """nbgrader skips its test of this one, as it takes all memory; here the cell ends, and nothing else."""
    room = Classroom(root, {"Execute": {"timeout": 2}})
    name = "infinite-loop-with-output"
    students = hand_in_all(room, "endless", files, files / f"{name}.ipynb", [name])
    assert room.grade("endless", students[name])[0] == 0


def test_every_notebook_is_accounted_for(files: Path) -> None:
    """None of the package's notebooks is left out."""
    stated = {scenario.source for scenario in SCENARIOS}.union(*(scenario.submitted for scenario in SCENARIOS))
    asked = {source for source, _ in ASKED}.union(*(submitted for _, submitted in ASKED))
    assert {path.stem for path in files.glob("*.ipynb")} == (stated - {RELEASE}) | asked | {
        *UPDATED,
        *REFUSED,
        *DIFFERENT,
    }
