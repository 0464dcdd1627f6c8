"""What was measured, as tables, as JSON and as a picture."""

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.compare import LIMIT, ONE_AT_A_TIME, OURS, Comparison, Row

_COLOURS = {OURS: "#1b5e8c", ONE_AT_A_TIME: "#7fb0d0", LIMIT: "#9a9a9a"}
_COLOUR_OF_OTHERS = "#d9a441"


def table_of(comparison: Comparison) -> Table:
    """Return the table of one assignment; its last column is the ratio to `autograder grade`."""
    plan = comparison.plan
    title = f"{plan.assignment}, {plan.size} submissions: seconds, and ratio to {OURS}"
    table = Table(title=title, title_justify="left", box=box.SIMPLE)
    table.add_column("grader", no_wrap=True)
    for heading in ("graded", "at a time", "each", "class", "ratio"):
        table.add_column(heading, justify="right", no_wrap=True)
    ours = comparison.each_s(OURS)
    for row in comparison.rows:
        if row.each_s is None:
            table.add_row(row.name, "", "", "–", "", "")
        else:
            cells = (str(row.graded), str(row.at_a_time), f"{row.each_s:.3f}", f"{row.each_s * plan.size:.0f}")
            table.add_row(row.name, *cells, f"{row.each_s / ours:.2f}" if ours else "")
    return table


def findings(comparison: Comparison) -> list[str]:
    """Return what the table says in words: the ratios that were aimed at, and whether the scores are equal."""
    name, ours, lines = comparison.plan.assignment, comparison.each_s(OURS), []
    for row in comparison.rows:
        if row.each_s is None:
            lines.append(f"{name}: {row.name}: {row.note.splitlines()[0]}")
        elif ours and row.each_s and row.name == LIMIT:
            lines.append(f"{name}: {OURS} takes {ours / row.each_s:.2f} times the limit ({row.note})")
        elif ours and row.each_s and row.name.startswith(("nbgrader", "Otter")):
            lines.append(f"{name}: {OURS} grades {row.each_s / ours:.1f} times as many a second as {row.name}")
    if comparison.differences:
        lines += [f"{name}: SCORES DIFFER: {line}" for line in comparison.differences]
    else:
        lines.append(
            f"{name}: equal scores: {comparison.compared} of single exercises were compared with those of {OURS}"
        )
    return lines


def write_report(folder: Path, machine: dict[str, Any], comparisons: list[Comparison]) -> list[Path]:
    """Write compare.txt, compare.json and compare.png into `folder`, and return their paths."""
    parts = [(table_of(one), findings(one)) for one in comparisons]
    paths = write_tables(folder, "compare", machine, parts, comparisons=[asdict(one) for one in comparisons])
    picture = folder / "compare.png"
    _draw(picture, machine, comparisons)
    return [*paths, picture]


def write_tables(
    folder: Path, name: str, machine: dict[str, Any], parts: list[tuple[Table, list[str]]], **numbers: object
) -> list[Path]:
    """Write tables, each with the lines below it, and their numbers into `folder`; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    text, data = folder / f"{name}.txt", folder / f"{name}.json"
    text.write_text(_as_text(machine, parts), "utf-8")
    data.write_text(json.dumps({"machine": machine, **numbers}, indent=1) + "\n", "utf-8")
    return [text, data]


def _as_text(machine: dict[str, Any], parts: list[tuple[Table, list[str]]]) -> str:
    """Return tables and the lines below each as plain text, the machine on top."""
    paper = io.StringIO()
    console = Console(file=paper, width=120, color_system=None)
    for name, value in machine.items():
        console.print(f"{name}: {value}", highlight=False)
    for table, lines in parts:
        console.print("", table, *lines, sep="\n", highlight=False)
    return "\n".join(line.rstrip() for line in paper.getvalue().splitlines()) + "\n"


def _draw(path: Path, machine: dict[str, Any], comparisons: list[Comparison]) -> None:
    """Draw a panel an assignment: bars of seconds a submission, the ratio to `autograder grade` at the end of each."""
    heights = [len(_drawn(one)) for one in comparisons]
    figure, panels = plt.subplots(
        len(comparisons),
        figsize=(9, 0.7 * len(comparisons) + 0.42 * sum(heights)),
        sharex=True,
        squeeze=False,
        height_ratios=heights,
        layout="constrained",
    )
    for axes, comparison in zip(panels[:, 0], comparisons, strict=True):
        _draw_bars(axes, comparison)
    panels[-1, 0].set_xlabel(f"seconds a submission, log scale; {machine['cores']} cores, {machine['processor']}")
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _draw_bars(axes: Axes, comparison: Comparison) -> None:
    ours = comparison.each_s(OURS)
    for place, row in enumerate(reversed(_drawn(comparison))):
        assert row.each_s is not None
        axes.barh(place, row.each_s, color=_COLOURS.get(row.name, _COLOUR_OF_OTHERS), height=0.7)
        ratio = f"  (× {row.each_s / ours:.3g})" if ours and row.name != OURS else ""
        axes.annotate(
            f"{row.each_s:.3g} s{ratio}",
            (row.each_s, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    axes.set_yticks(range(len(_drawn(comparison))), [row.name for row in reversed(_drawn(comparison))])
    axes.set_xscale("log")
    axes.margins(x=0.25)
    axes.set_title(f"{comparison.plan.assignment}: a class of {comparison.plan.size}", loc="left", fontsize=10)
    axes.spines[["top", "right"]].set_visible(False)


def _drawn(comparison: Comparison) -> list[Row]:
    return [row for row in comparison.rows if row.each_s is not None]
