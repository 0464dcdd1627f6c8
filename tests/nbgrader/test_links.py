"""What students link to is neither read nor copied, and costs nobody else a grade."""

import os
from pathlib import Path

import pytest
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory

from autograder.plugin.links import is_ordinary, pass_over_links


def handed_in(root: Path, *students: str) -> list[Path]:
    """Hand in a notebook, and data beside it, for each; return the folders."""
    folders = [root / "submitted" / student / "p" for student in students]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "p.ipynb").write_text("{}")
        (folder / "data.txt").write_text("1, 2")
    return folders


def converter_of(root: Path) -> Autograde:
    """Return what `nbgrader autograde p` begins with."""
    converter = Autograde(coursedir=CourseDirectory(root=str(root), assignment_id="p"))
    converter.init_notebooks()
    return converter


def copied(root: Path, converter: Autograde) -> set[str]:
    """Return the files that nbgrader copies before it grades."""
    for folder in (root / "submitted").iterdir():
        BaseConverter.init_assignment(converter, "p", folder.name)
    return {path.relative_to(root / "autograded").as_posix() for path in (root / "autograded").rglob("*.*")}


def test_a_link_is_left_out(tmp_path: Path) -> None:
    """But not the file of this name that another has; and formgrader's next run begins anew."""
    mallory, _ = handed_in(tmp_path, "mallory", "zoe")
    (mallory / "data.txt").unlink()
    (mallory / "data.txt").symlink_to("/etc/hostname")
    (mallory / "b[1].txt").symlink_to("/nowhere")
    os.mkfifo(mallory / "pipe.txt")
    converter = converter_of(tmp_path)
    before = converter.coursedir
    pass_over_links(converter)
    assert copied(tmp_path, converter) == {"zoe/p/data.txt"}
    assert len(converter.assignments) == 2
    assert before.ignore == CourseDirectory().ignore


@pytest.mark.parametrize("deed", ["stamp", "folder", "many"])
def test_a_submission_that_leads_elsewhere_is_not_graded(deed: str, tmp_path: Path) -> None:
    """Others are; where there is nobody else, the run fails."""
    mallory, zoe = handed_in(tmp_path, "mallory", "zoe")
    if deed == "stamp":
        (mallory / "timestamp.txt").symlink_to("/dev/zero")
    elif deed == "folder":
        mallory.rename(tmp_path / "elsewhere")
        mallory.symlink_to(tmp_path / "elsewhere")
    else:
        for number in range(30):
            (mallory / f"{number}.txt").symlink_to("/dev/zero")
    converter = converter_of(tmp_path)
    pass_over_links(converter)
    assert list(converter.assignments) == [str(zoe)]
    (zoe / "p.ipynb").unlink()
    with pytest.raises(NbGraderException):
        pass_over_links(converter_of(tmp_path))


def test_only_a_file_is_ordinary(tmp_path: Path) -> None:
    """Of a notebook that is a link, nothing is read."""
    (folder,) = handed_in(tmp_path, "ada")
    (folder / "q.ipynb").symlink_to("p.ipynb")
    assert is_ordinary(folder / "p.ipynb")
    assert not any(is_ordinary(path) for path in (folder / "q.ipynb", folder, folder / "none", Path("/dev/zero")))
