"""Grades as a table for a spreadsheet: what `nbgrader export` writes."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment as Entry
from nbgrader.api import Gradebook, MissingEntry, Student
from nbgrader.plugins import CsvExportPlugin

_COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
"""How a text begins that a spreadsheet would compute; one for Japanese or Chinese reads the wide signs too."""

_NEXT_CELL = re.compile(r"([;\t\n][\s\"]*)(?=[=+\-@＝＋－＠])")
"""Where a cell would begin in a spreadsheet that does not part cells at commas: Russian ones do at semicolons."""


class SpreadsheetExport(CsvExportPlugin):
    """nbgrader's own table, but no text in it, such as the name of a student, is a formula or more than one cell."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the grades of the students and assignments that were asked for; of all where none were."""
        path = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", path)
        students, assignments = {str(name) for name in self.student}, {str(name) for name in self.assignment}
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(_COLUMNS)
            for assignment in gradebook.assignments:
                if assignments and assignment.name not in assignments:
                    continue
                for student in gradebook.students:
                    if not students or student.id in students:
                        table.writerow(map(_uncomputed, _row(gradebook, assignment, student)))


def _row(gradebook: Gradebook, assignment: Entry, student: Student) -> Iterator[Any]:
    """Yield what the columns hold of a student in an assignment; who handed in nothing has no points."""
    timestamp, raw_score, penalty = None, 0.0, 0.0
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        pass
    else:
        timestamp, raw_score, penalty = submission.timestamp, submission.score, submission.late_submission_penalty
    yield from (assignment.name, assignment.duedate, timestamp)
    yield from (student.id, student.last_name, student.first_name, student.email)
    yield from (raw_score, penalty, max(0.0, raw_score - penalty), assignment.max_score)


def _uncomputed(value: Any) -> Any:
    """Return a text as one that no spreadsheet computes, anything else as it is."""
    if not isinstance(value, str):
        return value
    text = _NEXT_CELL.sub(r"\1'", value.replace("\r", "\n"))  # before 3.13 no \r is quoted, and a row ends there
    return f"'{text}" if text.startswith(_FORMULA) else text
