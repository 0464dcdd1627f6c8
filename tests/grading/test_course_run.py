"""The whole run over a class: gradebook, notebooks, pages; nbgrader's own commands; errors that name the next step."""

import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.sample_class import write_sample_class
from autograder.stopwatch import STAGES
from benchmarks.classes import copy_class, skip_pictures
from tests.classroom.classes import BIN
from tests.conftest import COURSE, ROOT
from tests.grading.notebooks import code_cell, solved_notebook, with_source

pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("course_run"),  # one worker grades the class for all of them
]

ASSIGNMENT = "a02_softmax_nll"
LEAK = """
def softmax(scores):
    kept.append(scores)
    print("LEAK", scores)
    raise type("LEAK" + str(scores), (ValueError,), {})("LEAK " + str(scores))
"""


def run(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return how a command of the environment ended in `folder`."""
    return subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=folder,
        env={**os.environ, **environment, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def hand_in(folder: Path, student: str, text: str, name: str = f"{ASSIGNMENT}.ipynb") -> None:
    """Put a file where nbgrader collects a student's submission."""
    path = folder / "submitted" / student / ASSIGNMENT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def score_of(folder: Path, student: str) -> float:
    """Return a student's score from the checks, as nbgrader's gradebook has it."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        return float(gradebook.find_submission(ASSIGNMENT, student).score)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course folder whose sample class, and some more submissions, have been graded."""
    folder = tmp_path_factory.mktemp("course")
    write_sample_class(COURSE, ASSIGNMENT, folder, ROOT / "tests" / "mutants")
    leaking = with_source(solved_notebook(ASSIGNMENT), "softmax", "kept = []\n" + LEAK)
    leaking["cells"].append(code_cell("print('LEAK', kept)\nraise ValueError('LEAK ' + str(kept))"))
    hand_in(folder, "leaking", json.dumps(leaking))
    scripted = solved_notebook(ASSIGNMENT)
    scripted["cells"][3]["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>alert(1)</script>"}}
    ]
    scripted = with_source(scripted, "written_softmax", "$a<b$ <script>alert(1)</script> [x](javascript:alert(2))")
    hand_in(folder, "scripted", json.dumps(scripted))
    hand_in(folder, "unreadable", "this is no notebook")
    (folder / "submitted" / "nothing" / ASSIGNMENT).mkdir(parents=True)
    (folder / "submitted" / "olga" / ASSIGNMENT / "timestamp.txt").write_text("yesterday, I think")
    direct = folder / "submitted" / "direct" / f"{ASSIGNMENT}.ipynb"
    direct.parent.mkdir()
    direct.write_text(json.dumps(solved_notebook(ASSIGNMENT)), "utf-8")
    done = run("autograder", "grade", ASSIGNMENT, "--cell-timeout", "5", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "printed.txt").write_text(done.stdout, "utf-8")
    return folder


def students_of(folder: Path) -> list[str]:
    """Return who handed in as nbgrader wants it."""
    return [path.name for path in (folder / "submitted").iterdir() if (path / ASSIGNMENT).exists()]


def test_scores_are_in_the_gradebook(graded: Path) -> None:
    """Full marks, zero and part of them, whatever the language or the program that saved the file."""
    assert score_of(graded, "anna") == score_of(graded, "maria") == score_of(graded, "pavel") == 20
    assert score_of(graded, "boris") == 0
    assert 0 < score_of(graded, "chen") < 20
    assert 0 < score_of(graded, "olga") < 20
    assert score_of(graded, "unreadable") == score_of(graded, "nothing") == 0


def test_a_run_over_the_class_ends_with_who_was_not_graded(graded: Path) -> None:
    """The line says why; a run over one student does not have it (see the run without the wall)."""
    said = (graded / "printed.txt").read_text("utf-8")
    assert f"not graded: direct (its notebook is not in a folder {ASSIGNMENT})\n" in said


def test_written_answers_wait_for_a_person(graded: Path) -> None:
    """A given answer needs manual grading, an untouched one does not."""
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission(ASSIGNMENT, "anna").needs_manual_grade
        assert not gradebook.find_submission(ASSIGNMENT, "boris").needs_manual_grade


def test_every_student_has_a_notebook_and_a_page(graded: Path) -> None:
    """Also those whose file could not be read: the page says why."""
    for student in students_of(graded):
        notebook = nbformat.read(graded / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
        nbformat.validate(notebook)
        assert (graded / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").exists()
    page = (graded / "feedback" / "unreadable" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "not a notebook file" in page


def test_a_page_names_each_check_with_its_message(graded: Path) -> None:
    """A student learns what failed and what to do, in their language."""
    page = (graded / "feedback" / "chen" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert page.count('<li class="passed">') > 5
    assert 'class="message"' in page
    russian = (graded / "feedback" / "nikita" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert '<html lang="ru">' in russian
    assert "Результаты проверки" in russian


def test_no_hidden_input_is_shown_anywhere(graded: Path) -> None:
    """What student code prints, raises or keeps while it is judged reaches no page and no notebook."""
    page = (graded / "feedback" / "leaking" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    notebook = (graded / "autograded" / "leaking" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
    outputs = json.dumps([cell.get("outputs") for cell in json.loads(notebook)["cells"]])
    for shown in (page, outputs):
        assert "LEAK [" not in shown
        assert "LEAK[" not in shown


def test_no_script_of_a_student_reaches_a_page(graded: Path) -> None:
    """Answers and outputs are text on the page."""
    page = (graded / "feedback" / "scripted" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "<script" not in page
    notebook = (graded / "autograded" / "scripted" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
    assert "text/html" not in notebook


def test_the_class_page_shows_everyone(graded: Path) -> None:
    """One row a student, one row a check; when it was made, and what waits for a person."""
    page = (graded / "reports" / f"{ASSIGNMENT}.html").read_text("utf-8")
    for student in students_of(graded):
        assert f">{student}<" in page
    assert re.search(r"as of \d{4}-\d{2}-\d{2} \d{2}:\d{2}", page)
    assert re.search(r"[1-9]\d* written answers to be graded by hand", page)


def test_nbgrader_s_own_kernel_gives_honest_submissions_the_same_scores(graded: Path, tmp_path: Path) -> None:
    """The hidden line of a test cell calls the judge inside the kernel; cells that only draw are skipped here."""
    students = ["anna", "chen", "maria"]
    folder = copy_class(graded, tmp_path / "course", students)
    skip_pictures(folder, "skip-execution")
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as database, database:
        database.execute("UPDATE grade SET auto_score = 0")
    done = run("nbgrader", "autograde", ASSIGNMENT, "--force", folder=folder, AUTOGRADER_ENGINE="kernel")
    assert done.returncode == 0, done.stderr
    assert {name: score_of(folder, name) for name in students} == {name: score_of(graded, name) for name in students}


def test_nbgrader_gives_feedback_and_generates_assignments(graded: Path) -> None:
    """The usual commands work in the root as their users know them."""
    done = run("nbgrader", "generate_feedback", ASSIGNMENT, "--student", "scripted", "--force", folder=graded)
    assert done.returncode == 0, done.stderr
    page = (graded / "feedback" / "scripted" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "$a&lt;b$ &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "javascript:alert" not in page
    done = run("nbgrader", "generate_assignment", ASSIGNMENT, "--force", folder=graded)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (("grade", "a99_nothing"), "choose one of"),
        (("grade", ASSIGNMENT, "--course", "nowhere"), "course.toml"),
        (("build", "a99_nothing"), "choose one of"),
    ],
)
def test_bad_input_gets_one_clear_error(graded: Path, command: tuple[str, ...], word: str) -> None:
    """No traceback: what is wrong, and what to do."""
    done = run("autograder", *command, folder=graded)
    assert done.returncode == 1
    assert word in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_course_without_submissions_says_where_they_go(tmp_path: Path) -> None:
    """The folder to put notebooks in is named."""
    write_sample_class(COURSE, ASSIGNMENT, tmp_path, ROOT / "tests" / "mutants")
    shutil.rmtree(tmp_path / "submitted")
    done = run("autograder", "grade", ASSIGNMENT, folder=tmp_path)
    assert done.returncode == 1
    assert "submitted" in done.stderr


def test_profile_tells_where_the_time_went(graded: Path) -> None:
    """Of one submission most goes into the start, and no stage is left out."""
    line = ("autograder", "grade", ASSIGNMENT, "--student", "anna", "--again", "--profile")
    said = run(*line, folder=graded).stdout
    seconds = {name: float(spent) for name, spent in re.findall(r"│ (\w+) +│ +([\d.]+) +│", said)}
    assert tuple(seconds) == STAGES, said
    assert max(seconds, key=lambda name: seconds[name]) == "start"


def test_temporary_files_may_lie_far_down(graded: Path, tmp_path: Path) -> None:
    """Although the address of a socket is short."""
    far_down = tmp_path / ("x" * 90)
    far_down.mkdir()
    line = ("autograder", "grade", ASSIGNMENT, "--student", "anna", "--again")
    done = run(*line, folder=graded, TMPDIR=str(far_down))
    assert done.returncode == 0, done.stderr


def test_without_the_wall_every_run_warns(graded: Path) -> None:
    """--no-sandbox grades, and says each time what is lost."""
    done = run("autograder", "grade", ASSIGNMENT, "--student", "anna", "--no-sandbox", folder=graded)
    assert done.returncode == 0, done.stdout
    assert "WARNING" in done.stdout
    assert "not graded: direct" not in done.stdout
    assert score_of(graded, "anna") == 20
