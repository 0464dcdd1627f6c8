"""Small classes to grade, and what the gradebook holds of them."""

import contextlib
import copy
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from autograder.classroom.grade_assignment import Run
from autograder.classroom.job import Graded, Job, Setup, setup_of
from autograder.classroom.worker import Worker
from autograder.course import Course
from autograder.intake.course_files import limits_of
from autograder.sample_class import copy_assignment, solved, with_cell
from autograder.variants import read_variants
from tests.conftest import COURSE, ROOT

ASSIGNMENT = "a00_neuron"
BIN = Path(sys.executable).parent


def make_class(folder: Path, size: int = 6) -> Course:
    """Make `folder` a course in which `size` students hand in distinct notebooks, every second one with a mistake."""
    course = copy_assignment(COURSE, ASSIGNMENT, folder)
    right = solved(COURSE, ASSIGNMENT, "en")
    wrong = [variant for variant in read_variants(ROOT / "tests" / "mutants") if variant.assignment == ASSIGNMENT]
    for number in range(size):
        mistake = wrong[number * 7 % len(wrong)]
        notebook = with_cell(right, mistake.exercise, mistake.code) if number % 2 else copy.deepcopy(right)
        notebook.metadata["number"] = number
        path = folder / "submitted" / f"s{number:03}" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(nbformat.writes(notebook), "utf-8")
    return course


def command(folder: Path, *arguments: str) -> tuple[list[str], dict[str, Any]]:
    """Return what `subprocess` needs to run `autograder grade` in `folder`."""
    line = [str(BIN / "autograder"), "grade", ASSIGNMENT, *arguments]
    return line, {"cwd": folder, "env": {**os.environ, "COLUMNS": "200"}, "text": True}


def listen() -> None:
    """Have a new process heed an interrupt, also where the tests run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def grade_class(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return how `autograder grade` ended in `folder`."""
    line, how = command(folder, *arguments)
    return subprocess.run(line, capture_output=True, check=False, **how)


def in_this_process(jobs: Iterable[Job], setup: Setup) -> Iterator[Graded]:
    """Grade without worker processes: nothing is started where no code has to be run again."""
    with contextlib.closing(Worker(setup)) as worker:
        yield from map(worker.grade, jobs)


def grade_here(folder: Path, *, again: bool = False, students: Sequence[str] = ()) -> None:
    """Grade as the command does, in this process."""
    course = Course(folder)
    run = Run(course, setup_of(course, ASSIGNMENT, limits_of(course)))
    chosen = students or sorted(path.name for path in (folder / "submitted").iterdir())
    assert len(list(run.grade(chosen, in_this_process, again=again))) == len(chosen)
    assert not run.unwritten


def book(url: str) -> dict[str, Any]:
    """Return all that the gradebook at `url` says of each student, but for its random ids."""
    with Gradebook(url) as gradebook:
        return {
            submission.student.id: {
                "grades": sorted((g.name, g.auto_score, g.manual_score, g.needs_manual_grade) for g in notebook.grades),
                "comments": sorted((c.name, c.auto_comment, c.manual_comment) for c in notebook.comments),
                "penalty": notebook.late_submission_penalty,
                "timestamp": submission.timestamp,
            }
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
            for notebook in submission.notebooks
        }


def sqlite(folder: Path) -> str:
    """Return the address of the gradebook in `folder`."""
    return f"sqlite:///{folder / 'gradebook.db'}"
