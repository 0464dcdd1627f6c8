"""What a submission of each assignment costs in processor time, and so what a large class costs in core hours.

The processor time of the whole machine is counted, as much of it is spent in processes that nobody waits for: measure
on a machine with nothing else to do. Two classes of different size are graded; their difference has no start-up in it.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
from rich import box
from rich.table import Table

from autograder.course import Course
from benchmarks.classes import ROOT, write_class
from benchmarks.commands import run
from benchmarks.graders import Tell
from benchmarks.report import write_tables

_SIZES = (6, 30)
_SIZES_OF_LONG_ONES = (2, 8)
_LONG = {"a06_two_layer_net"}
_LARGE_CLASS = 10_000


@dataclass(frozen=True)
class Cost:
    """What was measured of one assignment: processor seconds of a run over each of two classes."""

    assignment: str
    sizes: tuple[int, int]
    busy_s: tuple[float, float]

    @property
    def each_s(self) -> float:
        """Processor seconds a submission."""
        return (self.busy_s[1] - self.busy_s[0]) / (self.sizes[1] - self.sizes[0])

    @property
    def core_hours(self) -> float:
        """Core hours of a large class."""
        return self.each_s * _LARGE_CLASS / 3600


def measure_costs(folder: Path, limit_s: float, tell: Tell) -> list[Cost]:
    """Return what each assignment of the course costs; raise `CommandError` where a run fails."""
    costs = []
    for assignment in Course(ROOT).assignments:
        sizes = _SIZES_OF_LONG_ONES if assignment in _LONG else _SIZES
        busy = [_busy_s(assignment, size, folder / f"{assignment} {size}", limit_s) for size in sizes]
        costs.append(Cost(assignment, sizes, (busy[0], busy[1])))
        tell(f"{assignment}: {costs[-1].each_s:.3f} processor seconds a submission")
    return costs


def cost_table(costs: list[Cost]) -> Table:
    """Return the table of all assignments."""
    table = Table(title="What grading costs", title_justify="left", box=box.SIMPLE)
    table.add_column("assignment", no_wrap=True)
    for title in ("processor seconds a submission", f"core hours for {_LARGE_CLASS:,}"):
        table.add_column(title, justify="right")
    for cost in costs:
        table.add_row(cost.assignment, f"{cost.each_s:.3f}", f"{cost.core_hours:.2f}")
    return table


def write_costs(folder: Path, machine: dict[str, Any], costs: list[Cost]) -> list[Path]:
    """Write cost.txt and cost.json into `folder`, and return their paths."""
    return write_tables(folder, "cost", machine, [(cost_table(costs), [])], costs=[asdict(cost) for cost in costs])


def _busy_s(assignment: str, size: int, folder: Path, limit_s: float) -> float:
    course = write_class(assignment, folder, size)
    before = psutil.cpu_times()
    run(["autograder", "grade", assignment], course, limit_s)
    after = psutil.cpu_times()
    return sum(getattr(after, kind) - getattr(before, kind) for kind in ("user", "nice", "system", "irq", "softirq"))
