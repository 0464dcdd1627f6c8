"""A download of a learning platform becomes `submitted/`, by nbgrader's own command and the course's pattern."""

import contextlib
import io
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from nbgrader.apps import ZipCollectApp

from tests.classroom.classes import ASSIGNMENT, make_class

DOWNLOADS = {
    "canvas.zip": [
        f"smithjohn_1234_56789_{ASSIGNMENT}.ipynb",
        f"smithjohn_1234_56790_{ASSIGNMENT}-1.ipynb",
        f"petrovaanna_LATE_1235_56791_{ASSIGNMENT}.ipynb",
    ],
    "moodle.zip": [f"Jane van Dyke_4321_assignsubmission_file_/{ASSIGNMENT}.ipynb"],
    "flat.zip": [f"Jean Flat_4322_assignsubmission_file_{ASSIGNMENT}.ipynb"],
}
FOLDERS = (
    "Mallory M_7_assignsubmission_file_/",
    "Mallory M_7_assignsubmission_file_/sub/",
    "Mallory M_7_assignsubmission_file_",
    "Mallory M_7_assignsubmission_onlinetext_/",
    "Mallory M_71_72_",
    "Mallory M_71_72_x/",
    "Mallory M_71_72_x_assignsubmission_file_/",
)
"""How what a student handed in begins in a download."""

OTHERS = (
    "anna_1_2_a.ipynb",
    "Anna A_LATE_1_2_a.ipynb",
    "Anna A_1_assignsubmission_file_/a.ipynb",
    "\n/anna_1_2_a.ipynb",
)
"""What a student may call a file in order to hand it in as another's."""


def packed(members: Iterable[str], others: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return an archive with notebooks of these names, and other files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for member in members:
            archive.writestr(member, "{}")
        for name, content in others.items():
            archive.writestr(name, content)
    return data.getvalue()


def put(folder: Path, downloads: dict[str, bytes]) -> Path:
    """Make a course in `folder`, with these downloads where nbgrader looks for them, and return its folder."""
    course = make_class(folder, 0).root
    archive = course / "downloaded" / ASSIGNMENT / "archive"
    for name, data in downloads.items():
        (archive / name).parent.mkdir(parents=True, exist_ok=True)
        (archive / name).write_bytes(data)
    return course


def submitted(course: Path) -> set[str]:
    """Return what is in `submitted/`."""
    folder = course / "submitted"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def collected(folder: Path, downloads: dict[str, bytes]) -> set[str]:
    """Return what is in `submitted/` when these downloads were collected, in this process."""
    course = put(folder, downloads)
    with contextlib.chdir(course):
        command = ZipCollectApp()
        command.initialize([ASSIGNMENT])
        command.start()
    return submitted(course)


def test_what_canvas_and_moodle_pack_is_collected(tmp_path: Path) -> None:
    """Each file goes to its student, a late one too, and both attempts of one who tried twice."""
    course = put(tmp_path, {name: packed(members) for name, members in DOWNLOADS.items()})
    command = [Path(sys.executable).parent / "nbgrader", "zip_collect", ASSIGNMENT]
    done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert submitted(course) == {
        f"smithjohn/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"smithjohn/{ASSIGNMENT}/{ASSIGNMENT}-1.ipynb",
        f"petrovaanna/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"Jane van Dyke/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"Jean Flat/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    }


def test_no_name_of_a_file_makes_it_that_of_another(tmp_path: Path) -> None:
    """Whether the downloads were put there packed or unpacked: they go to nobody whose name does not begin so."""
    names = [f"{folder}{other}" for folder in FOLDERS for other in OTHERS]
    found = collected(tmp_path, {"download.zip": packed(names), **{name: packed([]) for name in names}})
    assert all(name.startswith("Mallory M") for name in found)
    assert len(found) == 2 * len(names)


def test_archives_handed_in_are_copied_as_they_are(tmp_path: Path) -> None:
    """Whether the download was put there packed or unpacked, and whatever is in them: `autograder grade` opens them."""
    archive = packed(["anna_1_2_a.ipynb", "sub/a.ipynb"])
    students = {"mallory_71_72_x.zip": archive, "Max M_8_assignsubmission_file_/x.zip": archive}
    download = {
        "sam_73_74_digits.csv.gz": b"no archive",
        "kim_75_76_x.zip": b"PK\x03\x04 cut off",
        "eve_77_78_x.zip": archive,
    }
    found = collected(tmp_path, {**students, "canvas.zip": packed(["zoe_3_4_a.ipynb"], download)})
    assert found == {
        *(f"{student}/{ASSIGNMENT}/x.zip" for student in ("mallory", "Max M", "kim", "eve")),
        f"sam/{ASSIGNMENT}/digits.csv.gz",
        f"zoe/{ASSIGNMENT}/a.ipynb",
    }
    assert (tmp_path / "submitted" / "eve" / ASSIGNMENT / "x.zip").read_bytes() == archive


def test_who_handed_in_no_notebook_is_not_passed_over(tmp_path: Path) -> None:
    """Nor who has it under the name that a browser gave it: `autograder grade` finds it, and names the others."""
    names = ["A.IPYNB", "a.ipynb.txt", "a.ipynb.json", "a.pdf", "a.rar", "a"]
    assert collected(tmp_path, {"canvas.zip": packed(f"s{i}_{i}_2_{name}" for i, name in enumerate(names))}) == {
        f"s{i}/{ASSIGNMENT}/{name}" for i, name in enumerate(names)
    }


def test_a_text_or_an_address_handed_in_on_canvas_is_collected(tmp_path: Path) -> None:
    """As of those who paste the link to their notebook in Colab: `autograder grade` tells them what to hand in."""
    names = ["anna_1_text.html", "petrov_LATE_2_link.html", "mallory_3_4_anna_1_link.html"]
    assert collected(tmp_path, {"canvas.zip": packed(names)}) == {
        f"anna/{ASSIGNMENT}/text.html",
        f"petrov/{ASSIGNMENT}/link.html",
        f"mallory/{ASSIGNMENT}/anna_1_link.html",
    }


def test_a_student_is_the_same_in_what_a_mac_has_packed_again(tmp_path: Path) -> None:
    """It writes an accent as a letter of its own."""
    names = [f"José Й_5_assignsubmission_file_/{name}" for name in ("x.ipynb", "é.ipynb")]
    mac = {"mac.zip": packed(unicodedata.normalize("NFD", name) for name in names[1:])}
    assert collected(tmp_path, {"moodle.zip": packed(names[:1]), **mac}) == {
        f"José Й/{ASSIGNMENT}/x.ipynb",
        f"José Й/{ASSIGNMENT}/é.ipynb",
    }


def test_files_called_alike_are_all_collected(tmp_path: Path) -> None:
    """Also where one is called as the folder of another: collecting goes on for the class."""
    names = ["a_1_2_x.ipynb", "a_LATE_1_3_x.ipynb", "a_1_4_x.ipynb/x.ipynb", "a_1_5_2/x.ipynb", "b_2_1_x.ipynb"]
    assert collected(tmp_path, {"canvas.zip": packed(names)}) == {
        *(f"a/{ASSIGNMENT}/{name}" for name in ("x.ipynb", "2/x.ipynb", "3/x.ipynb", "4/x.ipynb")),
        f"b/{ASSIGNMENT}/x.ipynb",
    }


def test_namesakes_are_told_apart(tmp_path: Path) -> None:
    """By the number that the download gives each; one who takes on the name of another, number and all, too."""
    moodle = "assignsubmission_file_/x.ipynb"
    names = [f"Anna A_5_{moodle}", f"Anna A_6_{moodle}", f"Bob B_7_{moodle}", f"Bob B_7_8_{moodle}"]
    found = collected(tmp_path, {"moodle.zip": packed(names)})
    assert {name.split("/")[0] for name in found} == {"Anna A_5", "Anna A_6", "Bob B", "Bob B_7"}
