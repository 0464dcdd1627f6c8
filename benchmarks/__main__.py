"""The command line: `python -m benchmarks compare`, `growth` and `cost`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks.classes import ROOT
from benchmarks.commands import CommandError
from benchmarks.compare import Comparison, Plan, Settings
from benchmarks.compare import compare as compare_class
from benchmarks.cost import cost_table, measure_costs, write_costs
from benchmarks.growth import growth_table, measure_growth, write_growth
from benchmarks.machine import cores, describe_machine
from benchmarks.otter import otter_python, otter_version
from benchmarks.report import findings, table_of, write_report

console = Console()

_CLASSES = ["a02_softmax_nll:100:5:10", "a05_sgd:100:4:8", "a06_two_layer_net:8:1:3"]
_SIZES = [100, 1000, 5000]
_OTTER = Path(tempfile.gettempdir()) / "autograder-benchmark-otter"

_results = click.option(
    "--results",
    type=click.Path(path_type=Path),
    default=ROOT / "benchmarks" / "results",
    help="Where tables, numbers and the picture go.",
)


def _limit(seconds: float) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option("--limit", default=seconds, help="Seconds after which one command is ended.")


@click.group(context_settings={"show_default": True})
def app() -> None:
    """Measure how fast the course is graded."""


@app.command()
@click.option(
    "--class",
    "classes",
    multiple=True,
    default=_CLASSES,
    help="ASSIGNMENT:SIZE:SAMPLE:SAMPLE, the samples that nbgrader and Otter grade as handed out and with the pictures "
    "skipped (0: not at all). May be given several times.",
)
@click.option(
    "--otter-venv",
    type=click.Path(path_type=Path),
    default=_OTTER,
    help="An environment for Otter, made if it is not there.",
)
@_results
@_limit(900)
def compare(classes: tuple[str, ...], otter_venv: Path, results: Path, limit: float) -> None:
    """Grade the same classes with `autograder grade`, nbgrader and Otter; exit with 1 if one fails or scores differ."""
    machine = describe_machine()
    python = _otter(otter_venv)
    if python:
        machine["versions"] += f", otter-grader {otter_version(python)}"
    comparisons: list[Comparison] = []
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        settings = Settings(Path(folder), cores(), limit, python)
        for text in classes:
            comparison = compare_class(_plan(text), settings, _tell)
            _show(table_of(comparison), findings(comparison))
            comparisons.append(comparison)
            paths = write_report(results, machine, comparisons)
    console.print(*paths, sep="\n", highlight=False, soft_wrap=True)
    if any(comparison.failed for comparison in comparisons):
        sys.exit(1)


@app.command()
@click.option("--assignment", default="a02_softmax_nll", help="Which assignment.")
@click.option("--size", "sizes", type=int, multiple=True, default=_SIZES, help="Students; may be given several times.")
@_results
@_limit(7200)
def growth(assignment: str, sizes: tuple[int, ...], results: Path, limit: float) -> None:
    """Grade classes of growing size with `autograder grade`: seconds a submission, start-up, a second run, memory."""
    machine = describe_machine()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        grown = measure_growth(assignment, list(sizes), Path(folder), limit, _tell)
    _show(growth_table(assignment, grown), [])
    console.print(*write_growth(results, machine, assignment, grown), sep="\n", highlight=False, soft_wrap=True)


@app.command()
@_results
@_limit(900)
def cost(results: Path, limit: float) -> None:
    """Measure what a submission of each assignment costs in processor time, on a machine with nothing else to do."""
    machine = describe_machine()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        costs = measure_costs(Path(folder), limit, _tell)
    _show(cost_table(costs), [])
    console.print(*write_costs(results, machine, costs), sep="\n", highlight=False, soft_wrap=True)


def _plan(text: str) -> Plan:
    assignment, *sizes = text.split(":")
    return Plan(assignment, *map(int, sizes))


def _otter(environment: Path) -> Path | None:
    """Return the interpreter of Otter's environment; None, said aloud, where Otter cannot be installed."""
    try:
        return otter_python(environment.absolute(), _tell)
    except CommandError as error:
        _tell(f"Otter is left out: {error}")
        return None


def _show(table: Table, lines: list[str]) -> None:
    console.print(table)
    console.print(*lines, sep="\n", highlight=False, soft_wrap=True)


def _tell(line: str) -> None:
    console.print(f"{time.strftime('%H:%M:%S')} {line}", highlight=False, markup=False, soft_wrap=True)


if __name__ == "__main__":
    app()
