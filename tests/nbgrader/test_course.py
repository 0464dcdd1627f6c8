"""The course in nbgrader's hands: the same scores, trouble for one student only, an instructor's assignment beside."""

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.utils import notebook_hash
from traitlets.config import Config

from autograder.course import Course
from autograder.nbgrader_config import nbgrader_config, programs_on_path
from autograder.sample_class import as_colab_saves, copy_assignment, solved, with_cell
from tests.conftest import COURSE

pytestmark = [
    pytest.mark.xdist_group("nbgrader_course"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

ASSIGNMENT = "a02_softmax_nll"
USUAL = f"{ASSIGNMENT}.ipynb"
WRONG = "def softmax(scores):\n    return np.exp(scores) / np.exp(scores).sum()"
UNREADABLE = ("cut_off", "empty")


def submissions() -> dict[str, tuple[str, str]]:
    """Return what is handed in: a name and a text of the file, by student."""
    right, russian = (solved(COURSE, ASSIGNMENT, language) for language in ("en", "ru"))
    text = json.dumps(right)
    bare = json.loads(text)
    for cell in bare["cells"]:
        cell["metadata"] = {"nbgrader": {}} if cell["cell_type"] == "code" else {}
    skipped = json.loads(text)
    for cell in skipped["cells"]:
        cell["metadata"]["tags"] = ["skip-execution"]
    return {
        "anna": (USUAL, text),
        "boris": (USUAL, COURSE.release_path(ASSIGNMENT, "en").read_text("utf-8")),
        "chen": (USUAL, json.dumps(with_cell(right, "softmax", WRONG))),
        "maria": (USUAL, json.dumps(russian)),
        "nikita": (USUAL, json.dumps(with_cell(russian, "softmax", WRONG))),
        "pavel": (f"Copy of {ASSIGNMENT} (1).ipynb", as_colab_saves(right)),
        "metadata_gone": (USUAL, json.dumps(bare)),
        "byte_order_mark": (USUAL, "\ufeff" + text),
        "skips": (USUAL, json.dumps(skipped)),
        "cut_off": (USUAL, text[: len(text) // 2]),
        "empty": (USUAL, ""),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course folder with a class, graded by `autograder grade`."""
    root = tmp_path_factory.mktemp("course")
    copy_assignment(COURSE, ASSIGNMENT, root)
    for student, (name, text) in submissions().items():
        path = root / "submitted" / student / ASSIGNMENT / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    exchanged = root / "submitted" / "anna" / ASSIGNMENT
    (exchanged / "timestamp.txt").write_text("2026-03-01 12:00:00.000000 UTC", "utf-8")
    (exchanged / "submission_secret.txt").write_text("anna's own", "utf-8")
    (exchanged / "ipykernel_launcher.py").write_text("raise SystemExit", "utf-8")
    command = [Path(sys.executable).parent / "autograder", "grade", ASSIGNMENT]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def formgrader(root: Path, **course_directory: str) -> NbGraderAPI:
    """Return what formgrader's buttons call, with the course's nbgrader_config.py."""
    programs_on_path()
    config = nbgrader_config(Course(root))
    config.merge(Config({"CourseDirectory": {"root": str(root), **course_directory}}))
    return NbGraderAPI(config=config)


def score_in(db_url: str, student: str, assignment: str = ASSIGNMENT) -> tuple[float, bool]:
    """Return a student's score, and whether a person must look at it."""
    with Gradebook(db_url) as gradebook:
        found = gradebook.find_submission(assignment, student)
        return float(found.score), bool(found.needs_manual_grade)


@pytest.fixture(scope="module")
def pressed(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what formgrader's button says for each student, with a gradebook of its own outside the course."""
    url = f"sqlite:///{folder.parent / 'elsewhere.db'}"
    api = formgrader(folder, db_url=url)
    released = api.generate_assignment(ASSIGNMENT, force=True)
    assert released["success"], released["log"]
    return {student: api.autograde(ASSIGNMENT, student) for student in submissions()}


@pytest.mark.parametrize("student", [name for name in submissions() if name not in UNREADABLE])
def test_formgrader_s_button_gives_the_scores_of_autograder(
    student: str, folder: Path, pressed: dict[str, dict[str, Any]]
) -> None:
    """Whatever the file is called and whoever saved it, and wherever nbgrader keeps its gradebook."""
    assert pressed[student]["success"], pressed[student]["log"]
    by_us = score_in(f"sqlite:///{folder / 'gradebook.db'}", student)
    assert score_in(f"sqlite:///{folder.parent / 'elsewhere.db'}", student) == by_us
    if student in ("chen", "nikita"):
        assert 0 < by_us[0] < 20
    else:
        assert by_us[0] == (0 if student == "boris" else 20)


def test_nothing_of_a_student_s_lies_where_formgrader_opens_a_notebook(
    folder: Path, pressed: dict[str, dict[str, Any]]
) -> None:
    """The kernel that starts there would import a module in place of its own; what nbgrader put there stays."""
    assert pressed["anna"]["success"]
    names = {path.name for path in (folder / "autograded" / "anna" / ASSIGNMENT).iterdir()}
    assert names == {USUAL, "timestamp.txt", "submission_secret.txt"}


def test_feedback_is_released_to_whoever_submitted_through_the_exchange(folder: Path) -> None:
    """Under the name by which nbgrader knows the submission, which only its student can tell."""
    released = formgrader(folder).release_feedback(ASSIGNMENT, "anna")
    assert released["success"], released
    name = notebook_hash(secret="anna's own", notebook_id=ASSIGNMENT)
    page = folder / "exchange" / "neural-networks" / "feedback" / f"{name}.html"
    assert page.read_text("utf-8") == (folder / "feedback" / "anna" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("student", UNREADABLE)
def test_what_cannot_be_read_is_one_clear_line(student: str, pressed: dict[str, dict[str, Any]]) -> None:
    """It names the student and what to do."""
    assert not pressed[student]["success"]
    (line,) = [line for line in pressed[student]["log"].splitlines() if f"of {student} cannot be graded" in line]
    assert "hand it in again" in line or "save it from Jupyter" in line


def test_the_command_goes_on_after_what_cannot_be_read(folder: Path) -> None:
    """`nbgrader autograde` gives the class the same scores; those it cannot grade are named at the end."""
    shutil.rmtree(folder / "autograded", ignore_errors=True)
    url = f"sqlite:///{folder / 'gradebook.db'}"
    readable = submissions().keys() - set(UNREADABLE)
    before = {student: score_in(url, student) for student in readable}
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as database, database:
        database.execute("UPDATE grade SET auto_score = 0")
    command = [Path(sys.executable).parent / "nbgrader", "autograde", ASSIGNMENT]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    graded = {path.name for path in (folder / "autograded").iterdir() if (path / ASSIGNMENT / USUAL).exists()}
    assert graded == readable
    assert {student: score_in(url, student) for student in readable} == before
    failed = [line for line in done.stderr.splitlines() if "error processing assignment" in line and "student" in line]
    assert len(failed) == len(UNREADABLE)


OWN = {
    "solution": "### BEGIN SOLUTION\nanswer = 42\n### END SOLUTION",
    "test": "assert answer == 42",
}


def own_assignment(root: Path) -> None:
    """Write an instructor's own nbgrader assignment, `extra`, beside the course's."""
    cells = [nbformat.v4.new_code_cell(OWN["solution"]), nbformat.v4.new_code_cell(OWN["test"])]
    for cell, graded in zip(cells, (False, True), strict=True):
        cell.metadata["nbgrader"] = {
            "grade": graded,
            "grade_id": f"cell{graded}",
            "locked": graded,
            "points": 3,
            "schema_version": 3,
            "solution": not graded,
            "task": False,
        }
    path = root / "source" / "en" / "extra" / "extra.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def test_an_instructor_s_own_assignment_is_graded_beside_the_course_s(folder: Path) -> None:
    """By its own tests, behind the wall, with the same nbgrader_config.py; `autograder grade` says who grades it."""
    own_assignment(folder)
    api = formgrader(folder)
    released = api.generate_assignment("extra")
    assert released["success"], released["log"]
    release = json.loads((folder / "release" / "en" / "extra" / "extra.ipynb").read_text("utf-8"))
    for student, answer in (("anna", "answer = 42"), ("chen", "answer = 41")):
        path = folder / "submitted" / student / "extra" / "extra.ipynb"
        path.parent.mkdir(parents=True)
        release["cells"][0]["source"] = answer
        path.write_text(json.dumps(release), "utf-8")
        result = api.autograde("extra", student)
        assert result["success"], result["log"]
    url = f"sqlite:///{folder / 'gradebook.db'}"
    assert score_in(url, "anna", "extra")[0] == 3
    assert score_in(url, "chen", "extra")[0] == 0


def test_autograder_grade_says_who_grades_the_instructor_s_own(folder: Path) -> None:
    """The message names nbgrader's command."""
    if not (folder / "source" / "en" / "extra").exists():
        own_assignment(folder)
    command = [Path(sys.executable).parent / "autograder", "grade", "extra"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "nbgrader autograde extra" in done.stderr
