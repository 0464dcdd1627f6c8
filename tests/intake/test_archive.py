"""What archives may take, all those of a student together."""

import io
import json
import tracemalloc
import zipfile
from functools import partial
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.errors import SubmissionError
from autograder.intake.archive import Budget, notebooks_in_archive
from autograder.intake.handed_in import handed_in
from autograder.messages import say
from tests.conftest import load
from tests.grading.notebooks import solved_notebook

ASSIGNMENT = "a00_neuron"


def archive(members: dict[str, bytes]) -> bytes:
    """Return an archive that holds `members`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def left_after(members: dict[str, bytes], budget: Budget) -> Budget:
    """Return what is left of a budget when an archive was searched."""
    notebooks_in_archive(archive(members), "hw.zip", "hw.ipynb", budget)
    return budget


def test_what_would_unpack_to_more_than_the_budget_is_not_unpacked() -> None:
    """It is told how large a file may be."""
    with pytest.raises(SubmissionError, match="it is larger than"):
        left_after({"hw.ipynb": bytes(11)}, Budget(unpacked_bytes=10))


def test_archives_in_archives_and_beside_each_other_spend_one_budget() -> None:
    """Also where no notebook is in them."""
    inner = archive({f"{number}.txt": b"" for number in range(50)})
    budget = left_after({f"{number}.zip": inner for number in range(3)}, Budget(listed=400))
    assert budget.listed == 400 - 3 - 3 * 50
    assert budget.opened == Budget().opened - 3
    assert budget.unpacked_bytes == Budget().unpacked_bytes - 3 * len(inner)
    left_after({f"{number}.zip": inner for number in range(3)}, budget)
    with pytest.raises(SubmissionError, match="too many files"):
        left_after({f"{number}.zip": inner for number in range(3)}, budget)


@pytest.mark.parametrize("damaged", ["a.zip", "draft.ipynb", "z.zip"])
def test_what_is_damaged_keeps_no_notebook_beside_it_from_being_found(damaged: str) -> None:
    """Before or behind it, and in an archive in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("old.zip", archive({"work.ipynb": b"{}"}))
        packed.writestr(damaged, b"PK\x03\x04", zipfile.ZIP_BZIP2 if damaged.endswith(".ipynb") else zipfile.ZIP_STORED)
    assert notebooks_in_archive(file.getvalue(), "hw.zip", "hw.ipynb", Budget()) == [("work.ipynb", b"{}")]


def test_the_likeliest_notebook_comes_first() -> None:
    """First the one called as it was handed out; where none can be read, its fault is told."""
    names = ["a.ipynb", "my hw.ipynb", "hw.ipynb"]
    packed = archive(dict.fromkeys(names, b"{}"))
    assert [name for name, _content in notebooks_in_archive(packed, "hw.zip", "hw.ipynb", Budget())] == names[::-1]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as damaged:
        damaged.writestr("a.zip", b"PK\x03\x04")
        damaged.writestr("hw.ipynb", b"{}", zipfile.ZIP_BZIP2)
    with pytest.raises(SubmissionError, match="compression method"):
        notebooks_in_archive(file.getvalue(), "hw.zip", "hw.ipynb", Budget())


def test_archives_are_opened_two_deep() -> None:
    """A student packs a folder, and the course packs what students hand in; more is no honest way."""
    twice = archive({"ann.zip": archive({"work.ipynb": b"{}"})})
    assert notebooks_in_archive(twice, "hw.zip", "hw.ipynb", Budget()) == [("work.ipynb", b"{}")]
    assert notebooks_in_archive(archive({"all.zip": twice}), "hw.zip", "hw.ipynb", Budget()) == []


def test_names_that_windows_wrote_are_read() -> None:
    """In the letters of the country, without a mark that they are."""
    packed = archive({"xxxxxx.ipynb": b"{}"}).replace(b"xxxxxx", "работа".encode("cp866"))
    assert notebooks_in_archive(packed, "hw.zip", "hw.ipynb", Budget()) == [("работа.ipynb", b"{}")]


@pytest.mark.parametrize("limit", ["_MAX_MEMBERS", "_MAX_NOTEBOOKS"])
def test_of_very_many_notebooks_in_an_archive_some_are_taken(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them would be read."""
    monkeypatch.setattr(f"autograder.intake.archive.{limit}", 2)
    packed = archive({f"{number}.ipynb": b"{}" for number in range(4)})
    assert len(notebooks_in_archive(packed, "hw.zip", "hw.ipynb", Budget())) == 2


def test_what_is_unpacked_is_in_memory_once() -> None:
    """It may be half a gigabyte."""
    packed = archive({"hw.ipynb": bytes(2**25)})
    tracemalloc.start()
    try:
        ((_name, content),) = notebooks_in_archive(packed, "hw.zip", "hw.ipynb", Budget())
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(content) == 2**25
    assert most < 1.5 * 2**25


def test_archives_without_end_are_not_opened() -> None:
    """Each may be empty, and take the library its time."""
    empty = archive({})
    with pytest.raises(SubmissionError, match="too many files"):
        left_after({f"{number}.zip": empty for number in range(1_001)}, Budget())


def test_several_archives_of_a_student_list_no_more_files_than_one_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one lists is not left for the next; a small one is still opened."""
    monkeypatch.setattr("autograder.intake.handed_in.Budget", partial(Budget, listed=100))
    home = tmp_path / "submitted" / "ann" / ASSIGNMENT
    home.mkdir(parents=True)
    packed = archive({"a.zip": archive({f"{i}": b"" for i in range(40)})})
    for number in range(3):
        (home / f"{number}.zip").write_bytes(packed)
    with pytest.raises(SubmissionError) as caught:
        handed_in(Course(tmp_path), load(ASSIGNMENT).template, "ann")
    assert "too many files" in say(caught.value.message)
    work = json.dumps(solved_notebook(ASSIGNMENT)).encode()
    (home / "work.zip").write_bytes(archive({"work.ipynb": work}))
    assert handed_in(Course(tmp_path), load(ASSIGNMENT).template, "ann").data == work
