"""What a person graded stays graded, and lateness costs what it should after it; whom it concerns reads of it."""

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.classroom.grade_assignment import Run
from autograder.classroom.gradebook import moment
from autograder.classroom.job import setup_of
from autograder.course import Course
from autograder.messages import say
from autograder.nbgrader_config import programs_on_path
from nncourse.language import Message
from tests.classroom.classes import ASSIGNMENT, book, in_this_process, make_class, sqlite
from tests.conftest import LIMITS

LATE = "2026-03-02 12:00:00 UTC"


pytestmark = pytest.mark.xdist_group("hand_grades")  # one worker grades the class for all of them


def graded(course: Course) -> Run:
    """Grade the class in this process."""
    run = Run(course, setup_of(course, ASSIGNMENT, LIMITS))
    list(run.grade(sorted(path.name for path in (course.root / "submitted").iterdir()), in_this_process))
    return run


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a graded class of two, of whom the first was late, with a deadline and a rule that lateness costs all."""
    course = make_class(tmp_path_factory.mktemp("class"), 2)
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    (course.root / "submitted" / "s000" / ASSIGNMENT / "timestamp.txt").write_text(LATE)
    programs_on_path()
    with Gradebook(sqlite(course.root)) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-03-01 00:00:00 UTC")
    graded(course)
    return course


@pytest.fixture
def course(once: Course, tmp_path: Path) -> Course:
    """Return a copy of the graded class."""
    return Course(shutil.copytree(once.root, tmp_path / "class"))


def grade_by_hand(course: Course, student: str) -> None:
    """Give two points for the written answer, as formgrader does."""
    with Gradebook(sqlite(course.root)) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student)
        grade = next(grade for grade in notebook.grades if not grade.name.startswith("test_"))
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()


def waiting(course: Course) -> set[str]:
    """Return the students of whom something waits to be graded by a person."""
    held = book(sqlite(course.root))
    return {student for student, of in held.items() if any(needs for *_scores, needs in of["grades"])}


def test_what_lateness_costs_grows_with_what_a_person_gives(course: Course) -> None:
    """All of it, not what the checks gave alone; and that is no reason to grade by hand again."""
    assert book(sqlite(course.root))["s000"]["penalty"] == 8.0
    for student in ("s000", "s001"):
        grade_by_hand(course, student)
    assert graded(course).n_unchanged == 0  # nobody is judged again, but what is written depends on it
    assert book(sqlite(course.root))["s000"]["penalty"] == 10.0
    assert waiting(course) == set()
    assert graded(course).n_unchanged == 2


def test_what_was_graded_by_hand_waits_again_only_where_it_is_another_answer(course: Course) -> None:
    """A new deadline is none; a new text is."""
    assert waiting(course) == {"s000", "s001"}
    for student in ("s000", "s001"):
        grade_by_hand(course, student)
    with sqlite3.connect(course.root / "gradebook.db") as database:
        database.execute("UPDATE assignment SET duedate = '2026-02-01 00:00:00.000000'")
    graded(course)
    assert waiting(course) == set()
    path = course.root / "submitted" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    next(
        cell for cell in notebook.cells if cell.cell_type == "markdown" and "nbgrader" in cell.metadata
    ).source += " Q.E.D."
    path.write_text(nbformat.writes(notebook), "utf-8")
    graded(course)
    assert waiting(course) == {"s001"}


def test_a_score_that_a_person_corrected_waits_again_only_where_checks_give_another(course: Course) -> None:
    """A person decides whether the correction still holds."""
    for student in ("s000", "s001"):
        grade_by_hand(course, student)
    with sqlite3.connect(course.root / "gradebook.db") as database:
        database.execute("UPDATE grade SET manual_score = 1, needs_manual_grade = 0 WHERE auto_score > 0")
        database.execute("UPDATE assignment SET duedate = '2026-02-01 00:00:00.000000'")
    graded(course)
    assert waiting(course) == set()
    path = course.root / "submitted" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = "raise ValueError"
    path.write_text(nbformat.writes(notebook), "utf-8")
    graded(course)
    assert waiting(course) == {"s001"}


def test_a_deadline_that_was_there_before_changes_nothing_in_the_second_run(course: Course) -> None:
    """The first run has no ledger yet, and reads the deadline all the same."""
    assert graded(course).n_unchanged == 2


def test_lateness_is_told(course: Course) -> None:
    """The student reads by how much, the instructor what it costs, also of a class that was graded before."""
    page = (course.root / "feedback" / "s000" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "Handed in 36.0 h after the deadline" in page
    other = (course.root / "feedback" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "after the deadline" not in other
    assert "late: −8" in graded(course).write_class_page().read_text("utf-8")
    with Gradebook(sqlite(course.root)) as gradebook:
        gradebook.find_submission(ASSIGNMENT, "s000").extension = timedelta(days=3)
        gradebook.db.commit()
    assert "late:" not in graded(course).write_class_page().read_text("utf-8")
    page = (course.root / "feedback" / "s000" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "after the deadline" not in page


def test_another_line_on_lateness_is_written(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a new version of this program may have one, which nothing else tells."""
    monkeypatch.setattr("autograder.classroom.grade_assignment._lateness", lambda _late: Message("Very late."))
    assert graded(course).n_unchanged == 1
    page = (course.root / "feedback" / "s000" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "Very late." in page


@pytest.mark.parametrize(("stamp", "told"), [("2026-03-01 00:01:30 UTC", "2 min"), ("2026-03-01 00:00:00.5", "1 min")])
def test_a_little_late_is_told_in_minutes(stamp: str, told: str, course: Course) -> None:
    """And never as 0."""
    (course.root / "submitted" / "s000" / ASSIGNMENT / "timestamp.txt").write_text(stamp)
    graded(course)
    page = (course.root / "feedback" / "s000" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert f"Handed in {told} after the deadline" in page


@pytest.mark.filterwarnings("ignore")
def test_the_zone_of_a_time_is_no_path() -> None:
    """Its library would open that file."""
    assert moment("2026-03-01 12:00 Europe/Paris") is not None
    assert moment("2026-03-01 12:00 ../zoneinfo/UTC") is None


@pytest.mark.parametrize(
    "stamp", ["garbage", "2026-13-45", "<b>", "9" * 30 + "h", "1" * 300 + "m", "2026-03-01 12:00 ../etc"]
)
def test_a_time_stamp_that_is_none_is_flagged(stamp: str, course: Course) -> None:
    """Who handed in when is not known: the instructor reads so, and the student does not."""
    (course.root / "submitted" / "s001" / ASSIGNMENT / "timestamp.txt").write_text(stamp)
    run = graded(course)
    (row,) = [row for row in run.results.rows if row.flags]
    assert row.student == "s001"
    assert say(row.flags[0]).startswith(f"timestamp.txt holds no time (`{stamp[:40]}`)")
    assert "timestamp.txt" not in (course.root / "feedback" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text()
