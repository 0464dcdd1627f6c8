"""Files of the course that are damaged: one error that names the file and says what to do."""

import json
import re
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.errors import CourseError
from autograder.intake.course_files import course_secret, load_assignment
from autograder.nbgrader_config import nbgrader_config
from autograder.sample_class import copy_assignment, write_sample_class
from tests.conftest import COURSE, ROOT
from tests.grading.notebooks import cell_of

ASSIGNMENT = "a00_neuron"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course of one assignment."""
    return copy_assignment(COURSE, ASSIGNMENT, tmp_path)


def test_a_secret_is_made_once_and_nobody_else_may_read_it(course: Course) -> None:
    """Whoever knows it can compute the inputs of the hidden checks."""
    secret = course_secret(course)
    assert course_secret(course) == secret
    assert (course.root / ".course_secret").stat().st_mode & 0o077 == 0
    assert not list(course.root.glob(".course_secret?*"))


@pytest.mark.parametrize("secret", [b"", b"\n", b"\xff\xfe", "тайна".encode()])
def test_a_secret_that_is_none(course: Course, secret: bytes) -> None:
    """It is not made anew: a regrade would not repeat."""
    path = course.root / ".course_secret"
    path.write_bytes(secret)
    with pytest.raises(CourseError, match=r"\.course_secret is empty or damaged: put the course's secret back"):
        course_secret(course)
    assert path.read_bytes() == secret


def test_a_secret_that_cannot_be_read(course: Course) -> None:
    """A folder has its name."""
    (course.root / ".course_secret").mkdir()
    with pytest.raises(CourseError, match=r"\.course_secret cannot be used \(Is a directory\)"):
        course_secret(course)


def test_a_secret_that_is_a_link_to_nothing(course: Course) -> None:
    """It may be kept on a disk that is not there at the moment: no other is made in its place."""
    path = course.root / ".course_secret"
    path.symlink_to(course.root / "elsewhere" / "secret")
    with pytest.raises(CourseError, match=r"\.course_secret cannot be used \(No such file or directory\)"):
        course_secret(course)
    assert path.is_symlink()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b"[]", b"5", b'{"cells": 5}', b'{"cells": [{}], "metadata": {}}'])
def test_a_release_that_is_no_notebook(course: Course, text: bytes, language: str) -> None:
    """The error says how to build it again."""
    course.release_path(ASSIGNMENT, language).write_bytes(text)
    with pytest.raises(CourseError, match=rf"{language}.*{ASSIGNMENT}\.ipynb is damaged: build it again with"):
        load_assignment(course, ASSIGNMENT)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("change", ["strip", "solve", "delete"])
def test_a_release_that_was_changed_is_no_fault_of_the_students(course: Course, change: str, language: str) -> None:
    """As by an instructor who opened it to try the exercises, or cleaned its metadata."""
    path = course.release_path(ASSIGNMENT, language)
    notebook = json.loads(path.read_text("utf-8"))
    if change == "solve":
        cell_of(notebook, "gates")["source"] = "w_and = w_or = (1, 1)\nb_and, b_or = -1.5, -0.5"
    elif change == "delete":
        notebook["cells"].remove(cell_of(notebook, "test_gates"))
    else:
        notebook["cells"] = [{**cell, "metadata": {}} for cell in notebook["cells"]]
    path.write_text(json.dumps(notebook), "utf-8")
    with pytest.raises(CourseError, match=rf"{language}.*{ASSIGNMENT}\.ipynb was changed, .*: build it again with"):
        load_assignment(course, ASSIGNMENT)


def test_a_release_that_cannot_be_read(course: Course) -> None:
    """A folder has its name."""
    path = course.release_path(ASSIGNMENT, "en")
    path.unlink()
    path.mkdir()
    with pytest.raises(CourseError, match=r"\.ipynb cannot be read \(Is a directory\)"):
        load_assignment(course, ASSIGNMENT)


def test_libraries_of_an_assignment_that_is_not_in_this_folder(course: Course) -> None:
    """A sample class has one assignment, and the settings of all."""
    with course.settings_path.open("a") as settings:
        settings.write("\n[libraries.a02_softmax_nll]\nsoftmax = 'allow'\n")
    assert load_assignment(course, ASSIGNMENT)


def test_an_assignment_that_is_named_and_not_written(course: Course) -> None:
    """As in a sample class, which has one assignment and the settings of all."""
    with pytest.raises(CourseError, match=r"course\.toml names a02_softmax_nll, but .* is missing"):
        course.require("a02_softmax_nll")


def test_the_beginning_of_a_name() -> None:
    """It is enough, where no other assignment begins so."""
    assert COURSE.named("a02") == COURSE.named("a02_softmax_nll") == "a02_softmax_nll"
    for name in ("a0", "", "02"):
        with pytest.raises(CourseError, match=f"there is no assignment {name!r}: choose one of a00_neuron, "):
            COURSE.named(name)


@pytest.mark.parametrize("name", ["a**", "", "no"])
def test_an_assignment_that_there_is_not(name: str) -> None:
    """Also where a pattern would find files by the name."""
    with pytest.raises(CourseError, match=re.escape(f"there is no assignment {name!r}")):
        COURSE.require(name)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("c = get_config(\n", " cannot be run (SyntaxError: "),
        ("c = get_config()\n1 / 0\n", ", line 2, cannot be run (ZeroDivisionError: division by zero)"),
        ("import no_such_module", ", line 1, cannot be run (ModuleNotFoundError: No module named 'no_such_module')"),
        ("raise ValueError('a\\nb')", ", line 1, cannot be run (ValueError: a)"),
        ("raise SystemExit(3)", ", line 1, cannot be run (SystemExit: 3)"),
    ],
)
def test_a_configuration_of_nbgrader_that_does_not_run(course: Course, text: str, fault: str) -> None:
    """The error names the line."""
    (course.root / "nbgrader_config.py").write_text(text, "utf-8")
    with pytest.raises(CourseError) as error:
        nbgrader_config(course)
    assert f"nbgrader_config.py{fault}" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_sample_class_where_there_are_no_wrong_programs(tmp_path: Path) -> None:
    """As outside the repository: the error says where to run it, and nothing of the folder is touched."""
    kept = tmp_path / "submitted" / "anna"
    kept.mkdir(parents=True)
    with pytest.raises(CourseError, match="has no wrong programs: run this in the folder of the repository"):
        write_sample_class(COURSE, ASSIGNMENT, tmp_path, tmp_path / "tests" / "mutants")
    assert [path.name for path in tmp_path.iterdir()] == ["submitted"]
    assert kept.exists()


def test_a_sample_class_takes_nobody_s_place(tmp_path: Path) -> None:
    """It may be written again over itself, but not over the submissions of a real class."""
    for assignment in ("a02_softmax_nll", ASSIGNMENT):
        write_sample_class(COURSE, assignment, tmp_path, ROOT / "tests" / "mutants")
    real = tmp_path / "submitted" / "zoe" / ASSIGNMENT / "answers.ipynb"
    real.parent.mkdir(parents=True)
    real.write_text("{}")
    with pytest.raises(CourseError, match="zoe"):
        write_sample_class(COURSE, ASSIGNMENT, tmp_path, ROOT / "tests" / "mutants")
    assert real.exists()


def test_an_assignment_that_is_written_and_not_named(course: Course) -> None:
    """Its author forgot the settings."""
    path = course.text_path("a99_mine")
    path.parent.mkdir()
    path.touch()
    with pytest.raises(CourseError, match=r"course\.toml does not name a99_mine: add it"):
        course.require("a99_mine")
