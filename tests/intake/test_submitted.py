"""Nothing that lies in submitted/ is passed over silently: what is not graded is named, with the reason."""

import shutil
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.errors import CourseError
from autograder.intake.submitted import cannot_be_read, not_graded, submitted_students
from tests.classroom.classes import ASSIGNMENT, make_class


def hand_in(course: Course, path: str) -> Path:
    """Put a file into submitted/."""
    file = course.root / "submitted" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return file


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course with one submission, and an assignment of the instructor's own beside the course's."""
    course = make_class(tmp_path / "class", 1)
    own = course.root / "source" / "own" / "own.ipynb"
    own.parent.mkdir()
    own.touch()
    return course


@pytest.mark.parametrize("name", [".trash", "__MACOSX"])
def test_a_folder_of_the_system_s_own_is_no_student(course: Course, name: str) -> None:
    """Even with the assignment's folder in it."""
    hand_in(course, f"{name}/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    assert submitted_students(course, ASSIGNMENT) == ["s000"]
    assert not_graded(course, ASSIGNMENT) == ""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("direct/a00.ipynb", f"direct (its notebook is not in a folder {ASSIGNMENT})"),
        ("packed/all.ZIP", f"packed (its notebook is not in a folder {ASSIGNMENT})"),
        ("typo/a00_nuron/x.ipynb", f"typo (its notebook is in a folder a00_nuron, not {ASSIGNMENT})"),
        ("deep/hw/week 1/x.ipynb", f"deep (its notebook is in a folder hw, not {ASSIGNMENT})"),
        ("x.ipynb", f"x.ipynb (not in a folder <student>/{ASSIGNMENT})"),
        (
            f"line\nbreak/{ASSIGNMENT}/x.ipynb",
            "line?break (nbgrader knows no names with a line break: rename the folder)",
        ),
        ("line\nbreak/x.ipynb", f"line?break (its notebook is not in a folder {ASSIGNMENT})"),
    ],
)
def test_a_notebook_in_a_wrong_place_is_told_of(course: Course, path: str, told: str) -> None:
    """Also an archive; it keeps nobody else from being graded."""
    hand_in(course, path)
    assert not_graded(course, ASSIGNMENT) == told
    assert submitted_students(course, ASSIGNMENT) == ["s000"]


@pytest.mark.parametrize(
    "path",
    [
        "b/a01_linear_classifier/x.ipynb",
        "b/own/own.ipynb",
        "b/notes.txt",
        "b/.ipynb_checkpoints/x.ipynb",
        f"s000/{ASSIGNMENT}/more/y.ipynb",
        "s000/y.ipynb",
        "readme.md",
        ".DS_Store",
        "__MACOSX/x.ipynb",
    ],
)
def test_what_is_as_it_should_be_is_not(course: Course, path: str) -> None:
    """Who handed in another assignment only, who is graded, and what is no submission."""
    hand_in(course, path)
    assert not_graded(course, ASSIGNMENT) == ""


def test_a_student_s_folder_that_cannot_be_read_is_told_of(course: Course) -> None:
    """A link in a circle stands for it: it cannot be read by root either."""
    (course.root / "submitted" / "loop").symlink_to("loop")
    assert not_graded(course, ASSIGNMENT).startswith("loop (it cannot be read: ")
    assert cannot_be_read(course, "loop")  # and so nobody says that nothing was handed in
    assert not cannot_be_read(course, "nobody")
    (course.root / "submitted" / "c").write_text("a file")
    assert not cannot_be_read(course, "c")
    hand_in(course, "b/readme.md")
    assert not cannot_be_read(course, "b")


def test_ten_are_named_and_the_others_counted(course: Course) -> None:
    """However many there are, it is one line."""
    for number in range(13):
        hand_in(course, f"d{number:02}/x.ipynb")
    told = not_graded(course, ASSIGNMENT)
    assert "d09" in told
    assert "d10" not in told
    assert told.endswith(" and 3 more")


def test_where_all_lie_in_a_wrong_place_the_error_says_so(course: Course) -> None:
    """Nobody is graded, and the reason is there."""
    shutil.rmtree(course.root / "submitted" / "s000")
    hand_in(course, "direct/a00.ipynb")
    with pytest.raises(CourseError, match=r"nobody has submitted .* not graded: direct \(its notebook"):
        submitted_students(course, ASSIGNMENT)


def test_a_folder_of_submissions_that_cannot_be_read_is_one_error(course: Course) -> None:
    """It is named, and what it should be."""
    shutil.rmtree(course.root / "submitted")
    (course.root / "submitted").touch()
    with pytest.raises(CourseError, match=r"submitted cannot be read \(Not a directory\): it must be a folder"):
        submitted_students(course, ASSIGNMENT)
