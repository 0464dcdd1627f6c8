"""Reading a submission, whatever happened to it on the way, and saying what was repaired.

Given cells are run as they were handed out (and once more as the student changed them), test cells are put back at
their place, copies are dropped.
"""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.engine.trusted import memory_limit, time_limit
from autograder.errors import SubmissionError
from autograder.grading.notebook.answers import find_answers
from autograder.grading.notebook.notebook_file import MAX_BYTES, NotebookFile, read_notebook_file, too_large
from autograder.grading.notebook.recognise import Cell, recognise
from autograder.grading.notebook.repair import (
    drop_copies,
    drop_stubs,
    explore_where_used,
    in_order,
    note_edits,
    rejoin,
    restore_missing,
)
from autograder.grading.notebook.template import Role, Template
from autograder.grading.text import clean_text
from nncourse.language import LANGUAGES, Message, _

__all__ = ["MOST_READING_S", "Cell", "Submission", "read_submission"]

MOST_READING_S = 60.0
"""Seconds that reading may take: all the notebooks of a student together."""

_MOST_NEW_BYTES = 2**30

_USE_LANGUAGE = re.compile(rf"""^use_language\(["']({"|".join(LANGUAGES)})["']\)""", re.MULTILINE)

_UNBROKEN = re.compile(r"(?<!\S)\S{100,}")
"""An address, or a picture that Colab pasted as letters: no prose."""

_MAX_REPAIRS = 40
"""At most this many repairs are listed one by one."""


@dataclass(frozen=True)
class Submission:
    """A repaired submission: its cells in the order to run them, and a line for each repair.

    `untouched` are the exercises whose stub is as it was handed out; `python` is the version that the file was saved
    with, such as (3, 12), where it says so.
    """

    language: str
    cells: tuple[Cell, ...]
    repairs: tuple[Message, ...]
    untouched: tuple[str, ...] = ()
    python: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        """All code of the submission: the student's, and what was handed out."""
        return "\n".join(cell.source for cell in self.cells if cell.kind == "code")


def read_submission(data: bytes, template: Template, until: float | None = None) -> Submission:
    """Return the submission in the bytes of a notebook file; it may take until `until`, a time of `time.monotonic`.

    Raises `SubmissionError` where it is none of `template`, or takes too long or too much memory to read.
    """
    try:
        with time_limit(until or time.monotonic() + MOST_READING_S), memory_limit(_MOST_NEW_BYTES):
            return _read(data, template)
    except TimeoutError:
        text = _("it could not be read in {limit} s: hand in a notebook with less in it")
        raise SubmissionError(Message(text, {"limit": f"{MOST_READING_S:.0f}"})) from None
    except MemoryError:
        raise too_large(MAX_BYTES) from None


def _read(data: bytes, template: Template) -> Submission:
    notebook = read_notebook_file(data)
    repairs = list(notebook.repairs)
    cells = recognise(notebook.cells, template, repairs)
    language = _language(notebook, cells)
    if not _has_exercises(notebook, cells, template):
        text = _("it holds none of the exercises of {assignment}: was a notebook of another assignment handed in?")
        raise SubmissionError(Message(text, {"assignment": template.assignment}), language)
    _note_metadata(notebook, cells, repairs)
    cells = drop_copies(rejoin(cells, repairs), template, repairs)
    cells, elsewhere = drop_stubs(cells, template, repairs)
    cells = find_answers(cells, template, repairs)
    cells = restore_missing(cells, template, elsewhere, repairs)
    cells = note_edits(in_order(cells, template, repairs), template, repairs)
    cells = explore_where_used(cells, template)
    return Submission(language, tuple(cells), _listed(repairs), _untouched(cells, template), _python(notebook))


def _has_exercises(notebook: NotebookFile, cells: Sequence[Cell], template: Template) -> bool:
    """Return whether some exercise is there: a notebook of another assignment may bring what a stub defines."""
    if any(cell.role is Role.TEST for cell in cells):
        return True
    course = notebook.metadata.get("nncourse")
    if isinstance(course, dict) and course.get("assignment", template.assignment) != template.assignment:
        return False
    names = {name for stub in template.of_role(Role.SOLUTION) for name in stub.defines}
    return any(cell.role is Role.SOLUTION or not names.isdisjoint(cell.defines) for cell in cells)


def _listed(repairs: Sequence[Message]) -> tuple[Message, ...]:
    """Return each repair once, and of very many only the first ones."""
    different = list({(repair.text, repr(repair.params)): repair for repair in repairs}.values())
    if len(different) <= _MAX_REPAIRS:
        return tuple(different)
    more = Message(_("and {count} more repairs"), {"count": len(different) - _MAX_REPAIRS})
    return (*different[:_MAX_REPAIRS], more)


def _untouched(cells: Sequence[Cell], template: Template) -> tuple[str, ...]:
    return tuple(
        cell.name
        for cell in cells
        if cell.role is Role.SOLUTION and cell.template and template.handed_out(cell.template, cell.source)
    )


def _note_metadata(notebook: NotebookFile, cells: Sequence[Cell], repairs: list[Message]) -> None:
    """Say what the file got wrong about itself; the cells are recognised all the same."""
    pairs = list(zip(notebook.cells, cells, strict=True))
    if any(cell.template and _grading(raw.metadata) != _grading(cell.template.metadata) for raw, cell in pairs):
        repairs.append(Message(_("what the cells' metadata say of grading was lost or damaged: it was put back")))
    if any("skip-execution" in tags for raw, _cell in pairs if isinstance(tags := raw.setting("tags"), list)):
        repairs.append(Message(_("tags that keep cells from being run were dropped")))
    kernel = notebook.metadata.get("kernelspec")
    language = kernel.get("language") if isinstance(kernel, dict) else None
    if isinstance(language, str) and language.lower() != "python":
        text = _("the notebook asked for a kernel of {language}: it was run as Python")
        repairs.append(Message(text, {"language": clean_text(language[:40])}))


def _python(notebook: NotebookFile) -> tuple[int, ...]:
    saved_by = notebook.metadata.get("language_info")
    version = saved_by.get("version") if isinstance(saved_by, dict) else None
    known = re.match(r"(\d{1,3})\.(\d{1,3})", version) if isinstance(version, str) else None
    return tuple(int(number) for number in known.groups()) if known else ()


def _grading(metadata: dict[str, Any] | None) -> object:
    """Return what must be the same, also in an older release of the assignment."""
    grading = (metadata or {}).get("nbgrader")
    return [grading.get(key) for key in ("grade_id", "schema_version")] if isinstance(grading, dict) else grading


def _language(notebook: NotebookFile, cells: Sequence[Cell]) -> str:
    course = notebook.metadata.get("nncourse")
    if isinstance(course, dict) and course.get("language") in LANGUAGES:
        return str(course["language"])
    if asked := _USE_LANGUAGE.search("\n".join(cell.source for cell in cells if cell.kind == "code")):
        return asked[1]
    prose = _UNBROKEN.sub("", "\n".join(cell.source for cell in cells if cell.kind != "code"))
    return "ru" if len(re.findall("[а-яё]", prose.lower())) > len(re.findall("[a-z]", prose.lower())) else "en"
