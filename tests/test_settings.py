"""course.toml: whatever is wrong in it is one error that names the file, the key and what is expected."""

from pathlib import Path

import pytest

from autograder.course import Course
from autograder.errors import CourseError
from autograder.settings import read_settings
from tests.conftest import COURSE, ROOT

TOP = 'repository = "https://example.org"\nbranch = "main"\n'
TITLE = 'title = { en = "One", ru = "Один" }\n'
ENTRY = f'[[assignments]]\nname = "a00_neuron"\n{TITLE}'


def test_the_course_of_this_repository_is_as_it_must_be() -> None:
    """Its assignments have their names and titles in both languages."""
    settings = read_settings(ROOT / "assignments" / "course.toml")
    assert {entry["name"] for entry in settings["assignments"]} == {
        path.parent.name for path in (ROOT / "assignments").glob("*/notebook.py")
    }
    assert COURSE.title("a00_neuron", "ru") == "Один нейрон"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{TOP}{ENTRY}[limit]\ncell_timeout_s = 5", "the file may not have `limit`: choose from repository, branch"),
        (f"{TOP}{ENTRY}[librarys]\ndefault = 'flag'", "the file may not have `librarys`: choose from repository"),
        (f"{TOP}{ENTRY}deadline = 5", "[[assignments]] may not have `deadline`: choose from name, title"),
        (f"{TOP}{ENTRY.replace('name', 'nam')}", "[[assignments]] may not have `nam`: choose from name, title"),
        (f"{TOP}{ENTRY.replace('ru =', 'de =')}", "a title may not have `de`: choose from en, ru"),
        (f'{TOP}assignments = "a02"', "expected a list of tables, got text - at `assignments`"),
        (f'{TOP}assignments = ["a02"]', "expected a table, got text - at `assignments[0]`"),
        (f"{TOP}[[assignments]]\n{TITLE}", "there is no `name` - at `assignments[0]`"),
        (f'{TOP}[[assignments]]\nname = "a"\ntitle = "One"', "expected a table, got text - at `assignments[0].title`"),
        (f'{TOP}[[assignments]]\nname = "a"\ntitle = {{ en = "One" }}', "there is no `ru` - at `assignments[0].title`"),
        (f"{TOP}[[assignments]]\nname = 5\n{TITLE}", "expected text, got a whole number - at `assignments[0].name`"),
        (f'{TOP}title = "All"\n{ENTRY}', "expected a table, got text - at `title`"),
        (f"{TOP}libraries = 3\n{ENTRY}", "expected a table, got a whole number - at `libraries`"),
        (f"{TOP}{ENTRY}{ENTRY}", "stands twice: take one of them out"),
        (f'{TOP}[[assignments]]\nname = "../a"\n{TITLE}', "'../a': it must be that of a folder"),
        (f'{TOP}[[assignments]]\nname = ""\n{TITLE}', "'': it must be that of a folder"),
        (TOP, "there is no `assignments`"),
        ("", "there is no `"),
        ("[limits", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_named_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    """Unknown keys, wrong types, what is missing."""
    path = tmp_path / "course.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CourseError) as error:
        read_settings(path)
    assert str(error.value).startswith(str(path))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """As Notepad saves it."""
    path = tmp_path / "course.toml"
    path.write_bytes(f"{TOP}{ENTRY}".encode("utf-8-sig"))
    assert read_settings(path)["assignments"]


def test_a_file_in_place_of_the_course_s_folder(tmp_path: Path) -> None:
    """Somebody named the notebook."""
    (tmp_path / "a.ipynb").touch()
    with pytest.raises(CourseError, match=r"a\.ipynb is not a folder: name that of the course with --course"):
        _ = Course(tmp_path / "a.ipynb").settings


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    """As an old editor on Windows saves it."""
    path = tmp_path / "course.toml"
    path.write_bytes(f"{TOP}{ENTRY}".encode("cp1251"))
    with pytest.raises(CourseError, match=r"course\.toml is not UTF-8"):
        read_settings(path)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A folder stands in its place."""
    with pytest.raises(CourseError, match=r"cannot be read \(Is a directory\)"):
        read_settings(tmp_path)


@pytest.mark.parametrize("key", ["repository", "branch"])
def test_an_address_that_is_missing_is_an_error_where_it_is_needed(tmp_path: Path, key: str) -> None:
    """Building links to it; grading an instructor's own assignment does not."""
    path = tmp_path / "assignments" / "course.toml"
    path.parent.mkdir()
    path.write_text("\n".join(line for line in f"{TOP}{ENTRY}".splitlines() if not line.startswith(key)), "utf-8")
    course = Course(tmp_path)
    assert course.listed == ("a00_neuron",)
    with pytest.raises(CourseError, match=f"course.toml: there is no `{key}`"):
        _ = course.address
