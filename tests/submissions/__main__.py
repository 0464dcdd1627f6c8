"""`make hostile`: all deeds in one class beside honest students, graded as an instructor does, and a table of it."""

import argparse
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.submissions.classroom import Row, grade_deeds
from tests.submissions.deeds import read_deeds


def main() -> None:
    """Grade, print the table; end with 1 if anything is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deeds", nargs="*", help="names of deeds, or parts of them; all if none is given")
    parser.add_argument("--keep", type=Path, help="grade in this new folder and leave it")
    arguments = parser.parse_args()
    deeds = [deed for deed in read_deeds() if not arguments.deeds or any(part in deed.name for part in arguments.deeds)]
    with tempfile.TemporaryDirectory() as temporary:
        rows = grade_deeds(deeds, arguments.keep or Path(temporary) / "class")
    Console(width=200).print(_table(rows))
    wrong = [row for row in rows if row.wrong]
    print(f"{len(rows)} rows, {len(wrong)} not as they must be")
    sys.exit(bool(wrong))


def _table(rows: list[Row]) -> Table:
    table = Table("kind", "deed", "score", "what the student reads", "")
    for row in rows:
        table.add_row(
            row.kind, row.name, row.score, row.said, row.wrong or "as it must be", style="red" if row.wrong else ""
        )
    return table


if __name__ == "__main__":
    main()
