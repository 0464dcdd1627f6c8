"""Classes of growing size: a submission must cost the same, and no process may grow.

For each size: the whole run from the command line, the same run again over the unchanged class, and one student alone.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table

from benchmarks.classes import copy_class, students_of, write_class
from benchmarks.commands import run
from benchmarks.graders import Tell
from benchmarks.memory import ROLES, Watched, watch
from benchmarks.report import as_text


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
    """Return the table of all sizes."""
    table = Table(
        title=f"{assignment}: autograder grade on classes of growing size", title_justify="left", box=box.SIMPLE
    )
    for heading in ("class", "s the class", "s a submission", "s to the first", "s again", "s one alone"):
        table.add_column(heading, justify="right")
    for role in (*ROLES, "all"):
        table.add_column(f"MiB {role}", justify="right")
    for one in grown:
        seconds = (one.whole.seconds, one.each_s, one.whole.first_s or 0.0, one.again_s, one.alone_s)
        formats = ("{:.1f}", "{:.4f}", "{:.2f}", "{:.2f}", "{:.2f}")
        sizes = [one.whole.peak_mib.get(role, 0.0) for role in ROLES]
        table.add_row(
            f"{one.size}",
            *(form.format(value) for form, value in zip(formats, seconds, strict=True)),
            *(f"{size:.0f}" for size in (*sizes, one.whole.peak_of_all_mib)),
        )
    return table


def growth_findings(grown: list[Grown]) -> list[str]:
    """Return how far each size is from the smallest, in time a submission and in memory."""
    smallest = grown[0]
    lines = []
    for one in grown[1:]:
        time = one.each_s / smallest.each_s - 1
        sizes = [
            f"{role} {one.whole.peak_mib[role] - smallest.whole.peak_mib[role]:+.0f} MiB"
            for role in ROLES
            if role in one.whole.peak_mib and role in smallest.whole.peak_mib
        ]
        lines.append(f"{one.size} beside {smallest.size}: a submission takes {time:+.1%}; {', '.join(sizes)}")
    return lines


def write_growth(folder: Path, machine: dict[str, Any], assignment: str, grown: list[Grown]) -> list[Path]:
    """Write growth.txt and growth.json into `folder`, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    text, data = folder / "growth.txt", folder / "growth.json"
    text.write_text(as_text(machine, [(growth_table(assignment, grown), growth_findings(grown))]), "utf-8")
    numbers = {"machine": machine, "assignment": assignment, "grown": [asdict(one) for one in grown]}
    data.write_text(json.dumps(numbers, indent=1) + "\n", "utf-8")
    return [text, data]


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
