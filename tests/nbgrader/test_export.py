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
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
INSIDE = (*(f"a;{sign}1" for sign in SIGNS), "a; +1", 'a";"@SUM(A1)', "a\n;\t＝1", 'a; "-1', "a\r=1")
FORMULAS = ('=HYPERLINK("http:evil","anna")', "+1+cmd|'x'!A0", "-1", "@SUM(A1)", "\t=1", "a,=1", "a\n=1", *WIDE)
BLANK = ("\t", "\r", "\n")
"""With which a cell may begin that is none; what follows is not looked at."""


@pytest.fixture(scope="module")
def gradebook() -> Iterator[Gradebook]:
    """Return the grades of a class in which two of three handed in the first of two assignments, late."""
    programs_on_path()
    with Gradebook("sqlite://") as gradebook:
        for name in ("p1", "2"):
            gradebook.add_assignment(name, duedate="2026-03-01 23:59 UTC")
            gradebook.add_notebook("p1", name)
            gradebook.add_grade_cell("cell", "p1", name, max_score=5, cell_type="code")
        gradebook.add_student("anna", first_name="Анна", last_name="O'Hara-Smith", email="a@b.org")
        gradebook.add_student("boris 2")
        gradebook.add_student("7")
        for student, penalty in (("anna", 0.5), ("boris 2", 4.0)):
            submission = gradebook.add_submission("p1", student, timestamp="2026-03-02 23:59:59.5 UTC")
            submission.notebooks[0].late_submission_penalty = penalty
            gradebook.find_grade("cell", "p1", "p1", student).auto_score = 3
        gradebook.db.commit()
        yield gradebook


@pytest.mark.parametrize(
    ("asked", "n_lines"), [({}, 7), ({"student": ["anna"]}, 3), ({"student": [7]}, 3), ({"assignment": [2]}, 4)]
)
def test_ordinary_students_are_written_as_by_nbgrader(
    asked: dict[str, list[object]], n_lines: int, gradebook: Gradebook, tmp_path: Path
) -> None:
    """To the byte; names that are numbers come as such from the command line."""
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    SpreadsheetExport(to=str(ours), **asked).export(gradebook)
    CsvExportPlugin(to=str(theirs), **asked).export(gradebook)
    assert ours.read_bytes() == theirs.read_bytes()
    assert len(ours.read_text("utf-8").splitlines()) == n_lines


def test_the_file_is_called_grades_csv(gradebook: Gradebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no other name is given."""
    monkeypatch.chdir(tmp_path)
    SpreadsheetExport().export(gradebook)
    assert [path.name for path in tmp_path.iterdir()] == ["grades.csv"]


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
    written = (*FORMULAS, *(f"{blank}{text}" for blank in BLANK for text in ("=1", "a")))
    write(path, written)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert not any(cell.startswith((*SIGNS, *BLANK)) for row in rows for cell in row)
    assert [row[3].replace("'", "") for row in rows[1:]] == [
        text.replace("'", "").replace("\r", "\n") for text in written
    ]
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_no_text_is_a_formula_where_cells_are_not_parted_at_commas(delimiter: str, tmp_path: Path) -> None:
    """As in Russian and German spreadsheets; quotes that do not begin a cell then mean nothing."""
    path = tmp_path / "grades.csv"
    write(path, (*FORMULAS, *INSIDE))
    rows = path.read_text("utf-8").splitlines()
    cells = [cell.strip(' "') for row in rows for cell in row.split(delimiter)]
    assert not any(cell.startswith(SIGNS) for cell in cells)
