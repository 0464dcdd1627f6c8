"""Classes to grade: courses in folders of their own, with as many distinct submissions as wanted."""

import functools
import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import Course
from autograder.sample_class import copy_assignment, solved, with_cell
from autograder.variants import Variant, judge_variant, read_variants
from benchmarks.commands import run

ROOT = Path(__file__).parents[1]

_DRAWS = 12
_RELEASING_S = 300
_SLOW = ("while True", "classifier_loss(X, y,")  # the latter: all the data in each step


def write_class(assignment: str, folder: Path, size: int) -> Path:
    """Make `folder` a course in which `size` students handed in `assignment`, released but not graded; return it."""
    copy_assignment(Course(ROOT), assignment, folder)
    (folder / ".course_secret").write_text("the same in every copy of the class")
    for number, notebook in enumerate(itertools.islice(_notebooks(assignment), size)):
        _hand_in(folder, f"s{number:05}", assignment, nbformat.writes(_made_distinct(notebook, number)))
    run(["nbgrader", "generate_assignment", assignment, "--force"], folder, _RELEASING_S)  # enters it in the gradebook
    return folder


def students_of(folder: Path) -> list[str]:
    """Return who handed in, in order."""
    return sorted(path.name for path in (folder / "submitted").iterdir())


def sample(students: list[str], size: int) -> list[str]:
    """Return `size` of `students`, evenly spaced."""
    size = min(size, len(students))
    return [students[number * len(students) // size] for number in range(size)]


def copy_class(course: Path, folder: Path, students: list[str]) -> Path:
    """Copy a course that nobody graded, with the submissions of `students` only, and return the copy."""
    shutil.copytree(course, folder, ignore=shutil.ignore_patterns("submitted"))
    for student in students:
        shutil.copytree(course / "submitted" / student, folder / "submitted" / student)
    return folder


def skip_pictures(folder: Path, tag: str) -> None:
    """Give the cells that only draw or play the `tag` by which a grader knows that they are not to be run."""
    for path in (folder / "submitted").glob("*/*/*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if "explore" in cell.metadata.get("tags", ()):
                cell.metadata.tags.append(tag)
        path.write_text(nbformat.writes(notebook), "utf-8")


def _notebooks(assignment: str) -> Iterator[NotebookNode]:
    """Yield solved notebooks without end: wrong, unusual and plain ones in an order that no sample can follow."""
    right = solved(Course(ROOT), assignment, "en")
    order = random.Random(assignment)
    wrong = itertools.cycle(filter(_is_certain, _variants(assignment, "mutants", order)))
    unusual = itertools.cycle(_variants(assignment, "unusual", order))
    while True:
        three = [right, _answered(right, next(wrong)), _answered(right, next(unusual))]
        order.shuffle(three)
        yield from three


def _variants(assignment: str, kind: str, order: random.Random) -> list[Variant]:
    """Return the programs of tests/`kind`, shuffled, but for those with which an "explore" cell takes minutes."""
    found = [
        variant
        for variant in read_variants(ROOT / "tests" / kind)
        if variant.assignment == assignment and not any(slow in variant.code for slow in _SLOW)
    ]
    order.shuffle(found)
    return found


@functools.cache
def _is_certain(variant: Variant) -> bool:
    """Return whether a wrong program earns the same whatever inputs the checks draw: each grader draws its own."""
    draws = range(_DRAWS)
    return len({tuple(outcome.earned for outcome in judge_variant(variant, f"draw {draw}")) for draw in draws}) == 1


def _answered(notebook: NotebookNode, variant: Variant) -> NotebookNode:
    return with_cell(notebook, variant.exercise, variant.code)


def _made_distinct(notebook: NotebookNode, number: int) -> NotebookNode:
    """Return a copy whose code differs from every other's, if only in a comment."""
    cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution"))
    return with_cell(notebook, cell.metadata.nbgrader.grade_id, f"{cell.source}\n# handed in by student {number}\n")


def _hand_in(folder: Path, student: str, assignment: str, text: str) -> None:
    path = folder / "submitted" / student / assignment / f"{assignment}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
