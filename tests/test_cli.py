"""What the command line says of names that are not there."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.classroom.ledger import remedy, shown
from autograder.classroom.lock import only_run
from autograder.cli import _chosen, app
from autograder.course import Course
from autograder.errors import CourseError, GradebookError
from tests.conftest import COURSE


@pytest.mark.parametrize(("name", "told"), [("ana", "did you mean 'anna'"), ("zzz", "see the folders in submitted/")])
def test_a_student_who_handed_in_nothing(name: str, told: str) -> None:
    """A slip of the keys is seen."""
    with pytest.raises(CourseError, match=told):
        _chosen(COURSE, (name,), ["anna", "boris"], "a02_softmax_nll")


@pytest.mark.parametrize(
    ("jobs", "told"), [("two", "'two' is not a valid whole number"), ("0", "0 is not in the range")]
)
def test_how_many_at_a_time(jobs: str, told: str) -> None:
    """It is a number, from 1 on."""
    ended = CliRunner().invoke(app, ["grade", "a02", "--jobs", jobs])
    assert ended.exit_code
    assert told in ended.output


def test_a_cluster_without_an_address() -> None:
    """As from a variable that is not set: this machine is not taken in its place."""
    ended = CliRunner().invoke(app, ["grade", "a02", "--cluster", ""])
    assert "--cluster has no address" in str(ended.exception)


def test_a_lock_that_leads_elsewhere(tmp_path: Path) -> None:
    """What it leads to stays as it is."""
    (tmp_path / "kept").write_text("mine")
    (tmp_path / ".autograder.lock").symlink_to("kept")
    with pytest.raises(GradebookError, match=r"\.autograder\.lock cannot be written"), only_run(Course(tmp_path)):
        pass
    assert (tmp_path / "kept").read_text() == "mine"


def test_a_student_whose_folder_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may well be a submission."""
    monkeypatch.setattr("autograder.intake.submitted.cannot_be_read", lambda _course, name: name == "anna")
    with pytest.raises(CourseError, match=r"submitted/anna cannot be read: make it readable"):
        _chosen(COURSE, ("anna",), ["boris"], "a02_softmax_nll")


@pytest.mark.parametrize("below", ["", "/b"])
def test_a_file_in_place_of_a_folder(
    below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What to do follows the reason."""
    (tmp_path / "a").touch()
    command = ["autograder", "sample-class", "a00", f"{tmp_path}/a{below}", "--course", str(COURSE.root)]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit):
        cli.run()
    told = capsys.readouterr().err
    assert str(tmp_path / "a") in told
    assert told.endswith(": choose another folder\n")


@pytest.mark.parametrize(
    "words", ["file is not a database", "database disk image is malformed", "no such table: submitted_assignment"]
)
def test_a_gradebook_that_is_none(words: str) -> None:
    """No server has to be looked for."""
    assert "put back a copy of it" in remedy(words)


def test_the_address_of_a_gradebook_is_shown_as_people_read_it() -> None:
    """A path in any script, and no password."""
    assert shown("sqlite:////home/Осень 2026/gradebook.db") == "/home/Осень 2026/gradebook.db"
    assert shown("postgresql+psycopg://ann:secret@host/grades") == "postgresql+psycopg://ann:***@host/grades"


def test_a_gradebook_of_another_version() -> None:
    """It is whole, and need not be moved away."""
    assert "nbgrader db upgrade" in remedy("no such column: student.lms_user_id")


@pytest.mark.parametrize("words", ["no such column: {}.penalty", "column {}.penalty does not exist"])
def test_a_ledger_of_another_version(words: str) -> None:
    """nbgrader knows nothing of that table, in SQLite and in PostgreSQL."""
    told = remedy(words.format("autograder_ledger"))
    assert "drop that table" in told
    assert "nbgrader" not in told


def test_a_folder_in_place_of_the_gradebook() -> None:
    """It need not be made writable."""
    assert "See that it is a file" in remedy("unable to open database file")


def test_programs_that_are_not_there(tmp_path: Path) -> None:
    """The way out is named."""
    ended = CliRunner().invoke(app, ["mutants", "a00", "--tests", str(tmp_path)])
    assert isinstance(ended.exception, CourseError)
    assert "name another folder with --tests" in str(ended.exception)
