"""What an instructor reads in the terminal after a run."""

import statistics
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.grading.text import counted, printable
from autograder.messages import say
from autograder.report.results import ClassResults, StudentRow
from autograder.stopwatch import STAGES

_MOST_ROWS = 60
"""A larger class is on the class page; the terminal shows those who need attention."""

_MOST_NAMED = 10


def show_results(results: ClassResults, n_unchanged: int, console: Console) -> None:
    """Print a line per student for a small class, and for a large one those who need attention.

    `n_unchanged` of them were graded in an earlier run.
    """
    rows = sorted(results.rows, key=lambda row: row.student)
    shown = rows if len(rows) <= _MOST_ROWS else [row for row in rows if row.attention or row.flags]
    if shown:
        title = "Scores from the checks" if len(shown) == len(rows) else "Submissions to look at"
        table = Table("student", "score", "what was found", title=title)
        for row in shown:
            score = "–" if row.attention else f"{row.earned:g} / {row.points:g}"
            found = _found(row, list(results.exercises.items()))
            table.add_row(escape(printable(row.student)), score, escape(found))
        console.print(table)
    scores = results.scores
    middle = f", median {statistics.median(scores):g}" if scores else ""
    left = f", not graded: {len(rows) - len(scores)}" if len(scores) < len(rows) else ""
    before = f"{n_unchanged} {'was' if n_unchanged == 1 else 'were'} graded before and unchanged"
    console.print(f"{counted(len(rows), 'submission')}{middle}{left}; {before}", soft_wrap=True)


def show_missing(results: ClassResults, passed_over: str, console: Console) -> None:
    """Print what was `passed_over` in the folder, how many students handed in nothing, and ten of these.

    The class page names all.
    """
    if passed_over:
        console.print(f"not graded: {passed_over}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    if results.missing:
        named = ", ".join(map(printable, results.missing[:_MOST_NAMED]))
        more = ", …" if len(results.missing) > _MOST_NAMED else ""
        text = f"handed in nothing: {len(results.missing)} of those the gradebook knows ({named}{more})"
        console.print(text, style="yellow", markup=False, highlight=False, soft_wrap=True)


def show_places(class_page: Path | None, course: Path, console: Console) -> None:
    """Print where to look, in the folder of the `course`; without `class_page` there is none of this run."""
    for place, text in (
        ("class page", class_page or "as of the last run over the whole class"),
        ("feedback", course / "feedback"),
        ("by hand", f"written answers wait in formgrader (jupyter lab in {course}, then nbgrader's Formgrader)"),
    ):
        console.print(f"{place + ':':11} {text}", markup=False, highlight=False, soft_wrap=True)


def _found(row: StudentRow, exercises: list[tuple[str, float]]) -> str:
    if row.attention:
        return f"needs attention: {printable(row.attention)}"
    lost = [
        f"{name} {earned:g}/{points:g}"
        for (name, points), earned in zip(exercises, row.by_exercise, strict=True)
        if earned < points
    ]
    remarks = f" ({', '.join(row.remarks)})" if row.remarks else ""
    return "\n".join([", ".join(lost) + remarks, *(printable(say(flag)) for flag in row.flags)]).strip()


def show_profile(spent_s: Mapping[str, float], n_graded: int, seconds: float, console: Console) -> None:
    """Print the seconds spent in each stage, summed over all workers, and the share of each; then `seconds` in all."""
    total = sum(spent_s.values()) or 1.0
    table = Table("stage", "seconds", "share", title="Where time went, summed over all workers")
    for stage in STAGES:
        spent = spent_s.get(stage, 0.0)
        table.add_row(stage, f"{spent:.2f}", f"{100 * spent / total:.0f} %")
    console.print(table)
    each = f", {1000 * seconds / n_graded:.0f} ms each" if n_graded else ""
    console.print(f"{seconds:.2f} s from start to end; {counted(n_graded, 'submission')} graded{each}")
