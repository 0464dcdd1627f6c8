"""Which of the files of a student is graded, and who is told of the others."""

import errno
import json
import re
import zipfile
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.errors import SubmissionError
from autograder.grading.notebook.submission import Submission, read_submission
from autograder.grading.notebook.template import Template
from autograder.intake.handed_in import Handed, handed_in, ordinary_files
from autograder.messages import say
from tests.conftest import load
from tests.grading.notebooks import release_notebook, solved_notebook, with_source

ASSIGNMENT = "a00_neuron"
RIGHT = json.dumps(solved_notebook(ASSIGNMENT))
WRONG = json.dumps(with_source(solved_notebook(ASSIGNMENT), "gates", "w_and = b_and = w_or = b_or = 0"))
UNTOUCHED = json.dumps(release_notebook(ASSIGNMENT))


def handed(folder: Path, files: dict[str, str]) -> Handed:
    """Return what is graded where a student handed in `files`; those below the name of an archive lie in it."""
    home = folder / "submitted" / "ann" / ASSIGNMENT
    home.mkdir(parents=True)
    for name, text in files.items():
        archive, _, member = name.partition("/")
        if member:
            with zipfile.ZipFile(home / archive, "a") as packed:
                packed.writestr(member, text)
        else:
            (home / name).write_text(text, "utf-8")
    return handed_in(Course(folder), load(ASSIGNMENT).template, "ann")


@pytest.mark.parametrize("later", ["a00_neuron-1.ipynb", "a00_neuron (1).ipynb"])
def test_of_two_attempts_the_later_is_graded_and_the_instructor_told(later: str, tmp_path: Path) -> None:
    """Canvas and browsers number them."""
    found = handed(tmp_path, {"a00_neuron.ipynb": WRONG, later: RIGHT})
    assert found.data == RIGHT.encode()
    assert [say(flag) for flag in found.flags] == [
        f"several notebooks were handed in: {later} was graded, not a00_neuron.ipynb"
    ]
    assert all(flag in found.repairs for flag in found.flags)


def test_one_that_was_worked_on_counts_more_than_a_later_one(tmp_path: Path) -> None:
    """Somebody handed in the wrong file."""
    found = handed(tmp_path, {"a00_neuron.ipynb": WRONG, "a00_neuron-1.ipynb": UNTOUCHED})
    assert found.data == WRONG.encode()
    assert found.flags


@pytest.mark.parametrize("notebook", [RIGHT, UNTOUCHED, "{"])
def test_work_in_a_file_that_is_not_read_is_not_passed_over_in_silence(notebook: str, tmp_path: Path) -> None:
    """Where the notebook itself holds none."""
    found = handed(tmp_path, {"a00_neuron.ipynb": notebook, "data.csv": "1", "work.PDF": "%PDF", "a00_neuron.py": "x"})
    told = "nothing was filled in, and what lies beside it is not read (a00_neuron.py, work.PDF): hand in"
    assert [say(flag)[: len(told)] for flag in found.flags] == ([told] if notebook == UNTOUCHED else [])
    assert found.repairs == found.flags
    assert handed(tmp_path / "2", {"a00_neuron.ipynb": notebook, "data.csv": "1"}).flags == ()


def test_of_more_than_are_looked_at_the_last_copies_are_and_the_instructor_told(tmp_path: Path) -> None:
    """Ten are read; neither the first copies by name nor those of the lowest numbers are those that count."""
    copies = {f"a00_neuron-{number}.ipynb": UNTOUCHED for number in range(5, 25)}
    found = handed(tmp_path, {**copies, "a00_neuron-20.ipynb": RIGHT})
    assert found.data == RIGHT.encode()
    told = "20 notebooks were handed in, and only 10 were looked at: the work may be in another"
    assert say(found.flags[-1]) == told
    assert found.flags[-1] in found.repairs
    found = handed(tmp_path / "2", {**copies, "a00_neuron-5.ipynb": RIGHT})
    assert found.data == UNTOUCHED.encode()
    found = handed(tmp_path / "3", {f"{number}.ipynb": RIGHT for number in range(11)})
    assert [say(flag).partition(" ")[0] for flag in found.flags] == ["11"]


def test_a_notebook_in_an_archive_beside_another_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    """It is graded where more was worked on in it, and named where not."""
    found = handed(tmp_path, {"a00_neuron.ipynb": WRONG, "again.zip/a00_neuron.ipynb": RIGHT})
    assert found.data == WRONG.encode()
    assert "not a00_neuron.ipynb (again.zip)" in say(found.flags[0])
    found = handed(tmp_path / "2", {"a00_neuron.ipynb": UNTOUCHED, "again.zip/a00_neuron.ipynb": RIGHT})
    assert found.data == RIGHT.encode()


def test_the_right_notebook_is_found_beside_one_of_another_assignment(tmp_path: Path) -> None:
    """Under the name and with the mark that a browser gave it, or in an archive that is not called one."""
    other = json.dumps(release_notebook("a01_linear_classifier"))
    marked = f"\ufeff{RIGHT}"
    found = handed(tmp_path, {"a01.ipynb": other, "a00_neuron.json": marked})
    assert found.data == marked.encode()
    found = handed(tmp_path / "2", {"a01.ipynb": other, "mine/a00_neuron.ipynb": RIGHT})
    assert found.data == RIGHT.encode()


def test_not_every_file_of_very_many_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor every archive."""
    monkeypatch.setattr("autograder.intake.handed_in._MAX_ARCHIVES", 1)
    found = handed(tmp_path, {"a.zip/work.ipynb": UNTOUCHED, "b.zip/work.ipynb": RIGHT})
    assert found.data == UNTOUCHED.encode()
    monkeypatch.setattr("autograder.intake.handed_in._MAX_ENTRIES", 1)
    assert len(list(ordinary_files(tmp_path / "submitted" / "ann" / ASSIGNMENT))) == 1


def test_a_notebook_is_found_beside_very_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as the pictures of a data set, whichever the system lists first."""
    monkeypatch.setattr("autograder.intake.handed_in._MAX_ENTRIES", 1)
    found = handed(tmp_path, {**{f"{number}.png": "" for number in range(50)}, "a00_neuron.ipynb": RIGHT})
    assert found.data == RIGHT.encode()


def test_copies_of_the_same_are_nobody_s_business(tmp_path: Path) -> None:
    """The student reads which was graded; there is nothing for an instructor to look at."""
    found = handed(tmp_path, {"a00_neuron.ipynb": RIGHT, "Copy of a00_neuron.ipynb": RIGHT})
    assert found.flags == ()
    assert found.repairs


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason, for the instructor, from the folder of the course on."""

    def refuse(path: Path) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("autograder.intake.handed_in._open", refuse)
    with pytest.raises(SubmissionError) as raised:
        handed(tmp_path, {"a00_neuron.ipynb": RIGHT})
    told = say(raised.value.message)
    assert told.startswith("submitted/ann/a00_neuron/a00_neuron.ipynb cannot be read (Permission denied): ")


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"mine.ipynb": "", "other.ipynb": "no notebook"}, "mine.ipynb: the file is empty"),
        ({"work.zip/mine.ipynb": "no notebook"}, "mine.ipynb (work.zip): it is not a notebook file"),
    ],
)
def test_of_files_that_are_no_notebooks_the_first_is_named(files: dict[str, str], named: str, tmp_path: Path) -> None:
    """With its archive: whoever reads the message knows which file to open."""
    with pytest.raises(SubmissionError, match=f"^{re.escape(named)}"):
        handed(tmp_path, files)


@pytest.mark.parametrize(("files", "told"), [({}, ""), ({"a.pdf": "%PDF", "b.docx": "PK"}, ", only a.pdf, b.docx")])
def test_what_nbgrader_put_there_is_not_told_to_be_handed_in(files: dict[str, str], told: str, tmp_path: Path) -> None:
    """The time when it came, and what its exchange knows it by."""
    files = {**files, "submission_secret.txt": "1", "timestamp.txt": "2026-03-01 00:00:00 UTC"}
    with pytest.raises(SubmissionError, match=f"^there is no notebook{told}: hand in"):
        handed(tmp_path, files)


def test_a_single_notebook_that_is_too_large_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has looked into it."""
    monkeypatch.setattr("autograder.intake.handed_in.MAX_BYTES", 10)
    with pytest.raises(SubmissionError, match=r"^mine\.ipynb: "):
        handed(tmp_path, {"mine.ipynb": RIGHT})


def test_names_of_very_many_files_are_cut_short(tmp_path: Path) -> None:
    """They stand on a page."""
    found = handed(tmp_path, {f"{letter * 200}.ipynb": RIGHT for letter in "abcdef"})
    assert all(len(say(repair)) < 1000 for repair in found.repairs)
    others = {f"{letter}.pdf": "%PDF" for letter in "abcdef"}
    found = handed(tmp_path / "2", {"a00_neuron.ipynb": UNTOUCHED, **others})
    assert "(a.pdf, b.pdf, c.pdf, d.pdf, e.pdf)" in say(found.flags[0])


@pytest.mark.parametrize("names", [("a.ipynb", "b.ipynb"), ("a.ipynb", "b.json"), ("a.zip/a.ipynb", "b.txt")])
def test_all_notebooks_of_a_student_share_the_time_to_read_them(
    names: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run waits for them before it begins; the one that is graded is read again where a PDF lies beside it."""
    asked = []

    def noted(data: bytes, template: Template, until: float) -> Submission:
        asked.append(until)
        return read_submission(data, template)

    monkeypatch.setattr("autograder.intake.handed_in.read_submission", noted)
    other = json.dumps(release_notebook("a01_linear_classifier"))
    handed(tmp_path, {**dict(zip(names, (other, RIGHT), strict=True)), "c.pdf": ""})
    assert len(asked) == 3
    assert len(set(asked)) == 1


def test_in_an_archive_of_the_whole_course_the_work_is_found(tmp_path: Path) -> None:
    """It lies under a name of its own, beside all that was handed out; in a folder as well."""
    others = {f"course.zip/en/a{number:02}_x/a{number:02}_x.ipynb": UNTOUCHED for number in range(1, 12)}
    found = handed(
        tmp_path,
        {**others, "course.zip/en/a00/a00_neuron.ipynb": UNTOUCHED, "course.zip/z/a00_neuron_ivanov.ipynb": RIGHT},
    )
    assert found.data == RIGHT.encode()
    beside = {f"a{number:02}_x.ipynb": UNTOUCHED for number in range(1, 12)}
    found = handed(tmp_path / "2", {**beside, "my a00_neuron.ipynb": RIGHT})
    assert found.data == RIGHT.encode()
