"""A small class of sample submissions, to see the grading at work: right, untouched, mistaken, hanging, re-saved."""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.build.solutions import BEGIN, END
from autograder.course import Course
from autograder.errors import CourseError
from autograder.variants import Variant, read_variants

_NAMES = ("chen", "dmitri", "elena", "farid", "grace", "hugo", "irina", "jonas", "kira", "leila")
_HIDDEN = re.compile(r"\n### BEGIN (HIDDEN TESTS|MARK SCHEME).*?### END \1", re.DOTALL)
_MARKER = re.compile(rf"^\s*({BEGIN}|{END})\n?", re.MULTILINE)
_MADE_HERE = ".sample_class"
"""The file that tells a folder of ours from a course at work, whose gradebook would be lost."""

_LIMITS = "\n[limits]\ncell_timeout_s = {seconds}  # one of the sample students hands in a cell that never ends\n"
_CELL_TIMEOUT_S = 5
_TRAINING_TIMEOUT_S = 60
"""In a06 a right notebook trains a net on all of MNIST in one cell."""


def write_sample_class(course: Course, assignment: str, folder: Path, mutants: Path) -> list[str]:
    """Make `folder` a course of its own with sample submissions of `assignment`, and return the students' names.

    One wrong program for each exercise is taken from below `mutants`. Raises `CourseError` where there are none, and
    where `folder` holds anything but an earlier sample class, which would be lost.
    """
    if not any(mutants.glob(f"{assignment}/*.py")):
        raise CourseError(
            f"{mutants / assignment} has no wrong programs: run this in the folder of the repository, or name "
            "its tests with --tests"
        )
    programs = list(_submissions(course, assignment, mutants))
    others = {path.name for path in folder.glob("submitted/*")} - {*_NAMES, *(student for student, *_ in programs)}
    if others:
        raise CourseError(f"{folder} holds submissions of others, as of {min(others)}: choose a folder of its own")
    if folder.exists() and any(folder.iterdir()) and not (folder / _MADE_HERE).exists():
        raise CourseError(f"{folder} is not empty: choose a folder of its own, which is made where it is missing")
    for name in ("submitted", "autograded", "feedback", "reports"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "gradebook.db").unlink(missing_ok=True)
    made = copy_assignment(course, assignment, folder)
    (folder / _MADE_HERE).touch()
    with made.settings_path.open("a") as settings:
        seconds = _TRAINING_TIMEOUT_S if assignment == "a06_two_layer_net" else _CELL_TIMEOUT_S
        settings.write("" if "limits" in course.settings else _LIMITS.format(seconds=seconds))
    students = []
    for student, name, text in programs:
        path = folder / "submitted" / student / assignment / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        students.append(student)
    return students


def copy_assignment(course: Course, assignment: str, folder: Path) -> Course:
    """Make `folder` a course with this one assignment, and return it."""
    for kind in ("assignments", "source/en", "source/ru", "release/en", "release/ru"):
        shutil.copytree(course.root / kind / assignment, folder / kind / assignment, dirs_exist_ok=True)
    for name in ("assignments/course.toml", "nbgrader_config.py"):
        shutil.copy(course.root / name, folder / name)
    return Course(folder)


def solved(course: Course, assignment: str, language: str) -> NotebookNode:
    """Return the notebook of a student who solved everything."""
    notebook = nbformat.read(course.source_path(assignment, language), as_version=4)
    for cell in notebook.cells:
        cell.source = _MARKER.sub("", _HIDDEN.sub("", cell.source)).rstrip("\n")
    return notebook


def with_cell(notebook: NotebookNode, exercise: str, source: str) -> NotebookNode:
    """Return a copy of `notebook` with `source` in the solution cell of `exercise`."""
    changed = copy.deepcopy(notebook)
    for cell in changed.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == exercise:
            cell.source = source
    return changed


def as_colab_saves(notebook: NotebookNode) -> str:
    """Return the text of the file that Colab downloads for `notebook`: one line, with its own metadata."""
    saved = json.loads(nbformat.writes(notebook))
    saved["metadata"]["colab"] = {"provenance": [], "toc_visible": True}
    saved["metadata"]["accelerator"] = "GPU"
    for number, cell in enumerate(saved["cells"]):
        cell["metadata"]["id"] = cell["id"]
        if cell["cell_type"] == "code":
            run = {"status": "ok", "timestamp": 1_790_000_000_000 + number, "user_tz": -180, "elapsed": 12}
            cell["metadata"]["executionInfo"] = {**run, "user": {"displayName": "A Student", "userId": "0123456789"}}
            cell["execution_count"] = number
    return json.dumps(saved, ensure_ascii=False)


def _submissions(course: Course, assignment: str, mutants: Path) -> Iterator[tuple[str, str, str]]:
    """Yield who hands in what: the student, the name of the file and its text."""
    usual = f"{assignment}.ipynb"
    right, russian = solved(course, assignment, "en"), solved(course, assignment, "ru")
    yield "anna", usual, nbformat.writes(right)
    yield "boris", usual, course.release_path(assignment, "en").read_text("utf-8")
    first_of_each: dict[str, Variant] = {}
    for variant in read_variants(mutants):
        if variant.assignment == assignment:
            first_of_each.setdefault(variant.exercise, variant)
    exercises = list(first_of_each)
    for student, variant in zip(_NAMES, first_of_each.values(), strict=False):
        yield student, usual, nbformat.writes(with_cell(right, variant.exercise, variant.code))
    yield "maria", usual, nbformat.writes(russian)
    mistaken = first_of_each[exercises[-1]]
    yield "nikita", usual, nbformat.writes(with_cell(russian, mistaken.exercise, mistaken.code))
    yield "olga", usual, nbformat.writes(with_cell(right, exercises[0], "while True:\n    pass"))
    yield "pavel", f"Copy of {assignment} (1).ipynb", as_colab_saves(right)
