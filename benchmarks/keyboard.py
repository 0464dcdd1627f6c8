"""Time what a student feels at the keyboard: the import, every `check(...)`, and loading the digits; print a table.

    .venv/bin/python -m benchmarks.keyboard [runs]

Each run is a fresh process, as after "Restart and run all"; medians are printed. A notebook is run solved, without the
cells that only explore; each of its checks is called twice. What is over its limit is marked.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import nbformat

from autograder.course import Course
from autograder.sample_class import solved

COURSE = Course(Path(__file__).parents[1])
TRAINING = ("train_softmax_classifier", "train_two_layer_net", "digits")
"""Exercises whose checks train a model: they may take as long as that takes."""

LIMITS_S = {"import nncourse": 0.2, "first": 0.1, "second": 0.1, "load_mnist, first": 0.7, "load_mnist, second": 0.1}

_TIMER = """
import contextlib, io, json, sys, time
def timed(work):
    started = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        work()
    return time.perf_counter() - started
"""
_IMPORT = """
import numpy
print(json.dumps({"import nncourse": timed(lambda: __import__("nncourse"))}))
"""
_DIGITS = """
from nncourse import load_mnist
print(json.dumps({"load_mnist, first": timed(load_mnist), "load_mnist, second": timed(load_mnist)}))
"""
_NOTEBOOK = """
import matplotlib
matplotlib.use("agg")
namespace, seconds = {"__name__": "__main__"}, {}
for exercise, source in json.load(open(sys.argv[1])):
    run = lambda: exec(source, namespace)
    if exercise:
        seconds[exercise + ", first"], seconds[exercise + ", second"] = timed(run), timed(run)
    else:
        timed(run)
print(json.dumps(seconds))
"""


def fresh(script: str, *arguments: str) -> dict[str, float]:
    """Return what `script` measures in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", _TIMER + script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def cells_of(assignment: str) -> Iterator[tuple[str, str]]:
    """Yield the code cells of the solved notebook, each with the exercise it checks, if it does."""
    notebook: nbformat.NotebookNode = solved(COURSE, assignment, "en")
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.id != "set-up" and "explore" not in cell.metadata.get("tags", ()):
            called = re.search(r"^check\(\"(\w+)\"\)", cell.source, re.MULTILINE)
            yield called[1] if called else "", cell.source


def measured(runs: int) -> dict[str, float]:
    """Return the median seconds of everything, by name."""
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for assignment in COURSE.assignments:
            (Path(folder) / assignment).write_text(json.dumps(list(cells_of(assignment))), "utf-8")
        for _ in range(runs):
            notebooks = [fresh(_NOTEBOOK, str(Path(folder) / assignment)) for assignment in COURSE.assignments]
            for found in (fresh(_IMPORT), fresh(_DIGITS), *notebooks):
                for name, value in found.items():
                    seconds[name].append(value)
    return {name: statistics.median(values) for name, values in seconds.items()}


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for name, value in measured(runs).items():
        limit = LIMITS_S.get(name) or LIMITS_S[name.rpartition(", ")[2]]
        trains = name.partition(",")[0] in TRAINING
        verdict = "trains" if trains else "OVER" if value > limit else "ok"
        print(f"{name:36} {value:8.4f} s   limit {limit:g} s   {verdict}")


if __name__ == "__main__":
    main()
