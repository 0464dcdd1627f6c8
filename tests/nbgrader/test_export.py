"""Grades in a spreadsheet: the bytes that nbgrader writes, but no name of a student is computed there."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from autograder.nbgrader_config import programs_on_path
from autograder.plugin.export import SpreadsheetExport

pytestmark = [
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

WIDE = ("＝1", "＋1", "－1", "＠SUM(A1)")
INSIDE = ("a;=1", "a; +1", 'a";"@SUM(A1)', "a\n;\t＝1")
FORMULAS = ('=HYPERLINK("http:evil","anna")', "+1+cmd|'x'!A0", "-1", "@SUM(A1)", "\t=1", "a,=1", "a\n=1", *WIDE)


@pytest.fixture(scope="module")
def gradebook() -> Iterator[Gradebook]:
    """Return the grades of a class in which everybody handed in the first of two assignments, late."""
    programs_on_path()
    with Gradebook("sqlite://") as gradebook:
        for name in ("p1", "p2"):
            gradebook.add_assignment(name, duedate="2026-03-01 23:59 UTC")
        gradebook.add_student("anna", first_name="Анна", last_name="O'Hara-Smith", email="a@b.org")
        gradebook.add_student("boris 2")
        for student in ("anna", "boris 2"):
            gradebook.add_submission("p1", student, timestamp="2026-03-02 23:59:59.5 UTC")
        yield gradebook


@pytest.mark.parametrize("asked", [{}, {"student": ["anna"]}, {"assignment": ["p2"]}])
def test_ordinary_students_are_written_as_by_nbgrader(
    asked: dict[str, list[str]], gradebook: Gradebook, tmp_path: Path
) -> None:
    """To the byte."""
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    SpreadsheetExport(to=str(ours), **asked).export(gradebook)
    CsvExportPlugin(to=str(theirs), **asked).export(gradebook)
    assert ours.read_bytes() == theirs.read_bytes()
    assert len(ours.read_text("utf-8").splitlines()) == (3 if asked else 5)


def write(path: Path, names: Sequence[str]) -> None:
    """Write the grades of students of these names."""
    students = [SimpleNamespace(id=text, first_name=text, last_name=None, email=None) for text in names]
    submission = SimpleNamespace(timestamp=None, score=1.0, late_submission_penalty=0.0)
    assignments = [SimpleNamespace(name="p1", duedate=None, max_score=1.0)]
    SpreadsheetExport(to=str(path)).export(
        SimpleNamespace(assignments=assignments, students=students, find_submission=lambda *_: submission)
    )


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    """Neither as an id nor as a name, nor by beginning a cell or a row of its own."""
    path = tmp_path / "grades.csv"
    write(path, FORMULAS)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert not any(cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t")) for row in rows for cell in row)
    assert [row[3].replace("'", "") for row in rows[1:]] == [text.replace("'", "") for text in FORMULAS]
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_no_text_is_a_formula_where_cells_are_not_parted_at_commas(delimiter: str, tmp_path: Path) -> None:
    """As in Russian and German spreadsheets; quotes that do not begin a cell then mean nothing."""
    path = tmp_path / "grades.csv"
    write(path, (*FORMULAS, *INSIDE))
    rows = path.read_text("utf-8").splitlines()
    cells = [cell.strip(' "') for row in rows for cell in row.split(delimiter)]
    assert not any(cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) for cell in cells)
