"""What an instructor reads in the terminal after a run."""

import statistics
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.grading.template import printable

if TYPE_CHECKING:
    from autograder.classroom.grade_assignment import Run
    from autograder.classroom.results import StudentRow

_MOST_ROWS = 60
"""A larger class is on the class page; the terminal shows those who need attention."""


def show_results(run: "Run", console: Console) -> None:
    """Print a line a student for a small class, and for a large one those who need attention."""
    rows = sorted(run.results.rows, key=lambda row: row.student)
    shown = rows if len(rows) <= _MOST_ROWS else [row for row in rows if row.attention or row.flags]
    if shown:
        title = "Scores from the checks" if len(shown) == len(rows) else "Submissions to look at"
        table = Table("student", "score", "what was found", title=title)
        for row in shown:
            score = "–" if row.attention else f"{row.earned:g} / {row.points:g}"
            found = _found(row, list(run.results.exercises.items()))
            table.add_row(escape(printable(row.student)), score, escape(found))
        console.print(table)
    scores = [row.earned for row in rows if not row.attention]
    middle = f", median {statistics.median(scores):g}" if scores else ""
    left = f", not graded: {len(rows) - len(scores)}" if len(scores) < len(rows) else ""
    before = f"{run.n_unchanged} were graded before and are unchanged"
    console.print(f"{len(rows)} submissions{middle}{left}; {before}", soft_wrap=True)


def _found(row: "StudentRow", exercises: list[tuple[str, float]]) -> str:
    if row.attention:
        return f"needs attention: {printable(row.attention)}"
    lost = [
        f"{name} {earned:g}/{points:g}"
        for (name, points), earned in zip(exercises, row.by_exercise, strict=True)
        if earned < points
    ]
    remarks = f" ({', '.join(row.remarks)})" if row.remarks else ""
    return "\n".join([", ".join(lost) + remarks, *map(printable, row.flags)]).strip()


def show_profile(run: "Run", seconds: float, console: Console) -> None:
    """Print the seconds of each stage, summed over all workers, and the share of each."""
    from autograder.stopwatch import STAGES

    total = sum(run.seconds.values()) or 1.0
    table = Table("stage", "seconds", "share", title="Where time went, summed over all workers")
    for stage in STAGES:
        spent = run.seconds.get(stage, 0.0)
        table.add_row(stage, f"{spent:.2f}", f"{100 * spent / total:.0f} %")
    console.print(table)
    graded = len(run.results.rows) - run.n_unchanged
    each = f", {1000 * seconds / graded:.0f} ms each" if graded else ""
    console.print(f"{seconds:.2f} s from start to end; {graded} submissions graded{each}")
