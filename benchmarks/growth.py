"""Classes of growing size: a submission must cost the same, and no process may grow.

For each size: the whole run from the command line, the same run again over the unchanged class, and one student alone.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table

from benchmarks.classes import copy_class, students_of, write_class
from benchmarks.commands import run
from benchmarks.compare import OURS
from benchmarks.graders import Tell
from benchmarks.memory import ROLES, Watched, watch
from benchmarks.report import write_tables


@dataclass(frozen=True)
class Grown:
    """What was measured of a class of one size."""

    size: int
    whole: Watched
    again_s: float
    alone_s: float

    @property
    def each_s(self) -> float:
        """Seconds a submission once the first is done."""
        return (self.whole.seconds - (self.whole.first_s or 0.0)) / max(1, self.size - 1)


def measure_growth(assignment: str, sizes: list[int], folder: Path, limit_s: float, tell: Tell) -> list[Grown]:
    """Return what was measured of classes of `sizes`; raise `CommandError` where a run fails."""
    return [_grow(assignment, size, folder / str(size), limit_s, tell) for size in sizes]


def growth_table(assignment: str, grown: list[Grown]) -> Table:
    """Return the table of all sizes, one per column."""
    title = f"{assignment}: {OURS} on classes of growing size"
    table = Table(title=title, title_justify="left", box=box.SIMPLE)
    table.add_column("", no_wrap=True)
    for one in grown:
        table.add_column(f"{one.size} students", justify="right")
    for name, value in _measures(grown).items():
        table.add_row(name, *(value(one) for one in grown))
    return table


def _measures(grown: list[Grown]) -> dict[str, Callable[[Grown], str]]:
    """Return the rows of the table: a name, and how it is told of one class."""

    def peak(role: str) -> Callable[[Grown], str]:
        return lambda one: f"{one.whole.peak_mib[role]:.0f}" if role in one.whole.peak_mib else ""

    roles = [role for role in ROLES if any(role in one.whole.peak_mib for one in grown)]
    return {
        "seconds for the class": lambda one: f"{one.whole.seconds:.1f}",
        "seconds until the first was graded": lambda one: f"{one.whole.first_s or 0.0:.2f}",
        "seconds a submission after that": lambda one: f"{one.each_s:.4f}",
        "  beside the smallest class": lambda one: f"{one.each_s / grown[0].each_s - 1:+.1%}",
        "seconds for the unchanged class again": lambda one: f"{one.again_s:.2f}",
        "seconds for one student alone": lambda one: f"{one.alone_s:.2f}",
        **{f"peak MiB of a process: {role}": peak(role) for role in roles},
        "peak MiB of all together": lambda one: f"{one.whole.peak_of_all_mib:.0f}",
    }


def write_growth(folder: Path, machine: dict[str, Any], assignment: str, grown: list[Grown]) -> list[Path]:
    """Write growth.txt and growth.json into `folder`, and return their paths."""
    parts: list[tuple[Table, list[str]]] = [(growth_table(assignment, grown), [])]
    return write_tables(folder, "growth", machine, parts, assignment=assignment, grown=[asdict(one) for one in grown])


def _grow(assignment: str, size: int, folder: Path, limit_s: float, tell: Tell) -> Grown:
    tell(f"writing a class of {size}")
    course = write_class(assignment, folder, size)
    first = students_of(course)[0]
    lonely = copy_class(course, folder.with_name(f"{size}, one alone"), students_of(course))
    alone = run(["autograder", "grade", assignment, "--student", first], lonely, limit_s)
    tell(f"one of {size} alone: {alone.seconds:.2f} s")
    command = ["autograder", "grade", assignment]
    whole = watch(command, course, assignment, limit_s)
    tell(f"all {size}: {whole.seconds:.1f} s, the first after {whole.first_s or 0.0:.2f} s")
    again = run(command, course, limit_s)
    tell(f"all {size} again: {again.seconds:.2f} s")
    return Grown(size, whole, again.seconds, alone.seconds)
