"""A download of a learning platform becomes `submitted/`, by nbgrader's own command and the course's pattern."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.classroom.classes import ASSIGNMENT, make_class

DOWNLOADS = {
    "canvas.zip": [
        f"smithjohn_1234_56789_{ASSIGNMENT}.ipynb",
        f"smithjohn_1234_56790_{ASSIGNMENT}-1.ipynb",
        f"petrovaanna_LATE_1235_56791_{ASSIGNMENT}.ipynb",
    ],
    "moodle.zip": [f"Jane van Dyke_4321_assignsubmission_file_/{ASSIGNMENT}.ipynb"],
}


def test_what_canvas_and_moodle_pack_is_collected(tmp_path: Path) -> None:
    """Each file goes to its student, a late one too, and both attempts of one who tried twice."""
    folder = make_class(tmp_path / "class", 1).root
    archive = folder / "downloaded" / ASSIGNMENT / "archive"
    archive.mkdir(parents=True)
    for name, members in DOWNLOADS.items():
        with zipfile.ZipFile(archive / name, "w") as packed:
            for member in members:
                packed.writestr(member, "{}")
    command = [Path(sys.executable).parent / "nbgrader", "zip_collect", ASSIGNMENT]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = {path.relative_to(folder / "submitted").as_posix() for path in folder.glob("submitted/*/*/*.ipynb")}
    assert found - {f"s000/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"} == {
        f"smithjohn/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"smithjohn/{ASSIGNMENT}/{ASSIGNMENT}-1.ipynb",
        f"petrovaanna/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
        f"Jane van Dyke/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    }
