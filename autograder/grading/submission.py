"""Reading a submission, whatever happened to it on the way, and saying what was repaired.

A cell is recognised by its id, then by nbgrader's metadata, then by what it holds. Given cells are run as they were
handed out (and once more as the student changed them), test cells are put back at their place, copies are dropped.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from autograder.errors import SubmissionError
from autograder.grading.template import Role, Template, TemplateCell, defined_names, joined, same_text
from nncourse.language import Message, _

MAX_BYTES = 100 * 2**20


@dataclass(frozen=True)
class Cell:
    """One cell of a repaired submission. `template` is the cell that was handed out, if it is one of those."""

    role: Role
    kind: str
    source: str
    outputs: tuple[Any, ...] = ()
    template: TemplateCell | None = None
    defines: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The exercise or grade_id of the cell, if it has one."""
        return self.template.name if self.template else ""


@dataclass(frozen=True)
class Submission:
    """A repaired submission: its cells in the order to run them, and a line for each repair."""

    language: str
    cells: tuple[Cell, ...]
    repairs: tuple[Message, ...]

    @property
    def code(self) -> str:
        """All code the student wrote or changed."""
        return "\n".join(cell.source for cell in self.cells if cell.kind == "code")


def read_submission(data: bytes, template: Template) -> Submission:
    """Return the submission in the bytes of a notebook file; raise `SubmissionError` where it is none of `template`."""
    notebook = _parse(data)
    raw = [cell for cell in notebook["cells"] if isinstance(cell, dict)]
    repairs: list[Message] = []
    if len(raw) < len(notebook["cells"]):
        repairs.append(Message(_("cells that are not cells were left out")))
    cells = _drop_copies(_recognise(raw, template), repairs)
    known = [cell for cell in cells if cell.role in (Role.SOLUTION, Role.TEST)]
    if not known:
        raise SubmissionError(
            f"it holds none of the exercises of {template.assignment}: was a notebook of another assignment handed in?"
        )
    cells = _put_back_in_place(_restore_missing(cells, template, repairs), repairs)
    return Submission(_language(notebook, cells), tuple(_note_edits(cells, template, repairs)), tuple(repairs))


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise SubmissionError(f"it is larger than {MAX_BYTES // 2**20} MB: clear its outputs and hand it in again")
    if not data.strip():
        raise SubmissionError("the file is empty: save the notebook and hand it in again")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
        if isinstance(notebook, dict) and "worksheets" in notebook:
            import nbformat  # takes a second, and old files are rare

            notebook = nbformat.convert(nbformat.from_dict(notebook), 4)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise SubmissionError(f"it is not a notebook file ({error}): save it from Jupyter or Colab as .ipynb") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise SubmissionError("it is not a notebook file (it has no cells): save it from Jupyter or Colab as .ipynb")
    return notebook


def _recognise(raw: list[dict[str, Any]], template: Template) -> list[Cell]:
    """Return the cells with their roles: those known by id first, then by grade_id, then by content."""
    found: list[TemplateCell | None] = [_by_identity(cell, template) for cell in raw]
    taken = {cell.cell_id for cell in found if cell}
    for i, cell in enumerate(raw):
        if found[i] is None:
            found[i] = _by_content(cell, template, taken)
            if (known := found[i]) is not None:
                taken.add(known.cell_id)
    return [_cell(cell, known) for cell, known in zip(raw, found, strict=True)]


def _by_identity(cell: dict[str, Any], template: Template) -> TemplateCell | None:
    metadata = cell.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    grading = metadata.get("nbgrader")
    grade_id = grading.get("grade_id") if isinstance(grading, dict) else None
    for known in (
        *(template.by_id.get(key) for key in (cell.get("id"), metadata.get("id")) if isinstance(key, str)),
        template.by_grade_id.get(grade_id) if isinstance(grade_id, str) else None,
    ):
        if known and (known.kind == "code") == (cell.get("cell_type") == "code"):
            return known
    return None


def _by_content(cell: dict[str, Any], template: Template, taken: set[str]) -> TemplateCell | None:
    source = joined(cell.get("source"))
    kind = "code" if cell.get("cell_type") == "code" else "markdown"
    free = [known for known in template.cells if known.cell_id not in taken and known.kind == kind]
    for known in free:
        if known.role is not Role.PROSE and template.handed_out(known, source):
            return known
    if kind == "code":
        called = re.findall(r"^check\(['\"](\w+)['\"]\)", source, re.MULTILINE)
        defined = set(defined_names(source))
        for known in free:
            if known.role is Role.TEST and called == [known.name] and not defined:
                return known
            if known.role is Role.SOLUTION and known.defines and defined & set(known.defines):
                return known
    return None


def _cell(raw: dict[str, Any], known: TemplateCell | None) -> Cell:
    source = joined(raw.get("source"))
    kind = "code" if raw.get("cell_type") == "code" else "markdown"
    outputs = raw.get("outputs")
    return Cell(
        role=known.role if known else Role.OTHER if kind == "code" else Role.PROSE,
        kind=kind,
        source=source,
        outputs=tuple(outputs) if isinstance(outputs, list) else (),
        template=known,
        defines=defined_names(source) if kind == "code" else (),
    )


def _drop_copies(cells: list[Cell], repairs: list[Message]) -> list[Cell]:
    """Keep one of each test and one of each answer; further copies of a solution are cells of the student's own."""
    kept: list[Cell] = []
    seen: dict[str, int] = {}
    for cell in cells:
        key = cell.template.cell_id if cell.template else ""
        if not key or key not in seen:
            seen[key] = len(kept)
            kept.append(cell)
        elif cell.role is Role.TEST and not cell.defines:
            repairs.append(Message(_("a copy of the test cell of `{name}` was dropped"), {"name": cell.name}))
        elif cell.role is Role.ANSWER and cell.template:
            first = kept[seen[key]]
            if same_text(first.source, cell.template.source):
                kept[seen[key]], cell = cell, first
            kept.append(replace(cell, role=Role.PROSE, template=None))
        else:
            kept.append(replace(cell, role=Role.OTHER if cell.kind == "code" else Role.PROSE, template=None))
    return kept


def _restore_missing(cells: list[Cell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Put back given, test, solution and answer cells that are gone, each behind the one it followed."""
    cells = list(cells)
    before: TemplateCell | None = None
    for known in template.cells:
        place = _place(cells, known)
        if place is None and known.role in (Role.GIVEN, Role.TEST, Role.SOLUTION, Role.ANSWER):
            after = _place(cells, before) if before else None
            at = 0 if after is None else after + 1
            cells.insert(at, Cell(known.role, known.kind, known.source, template=known))
            place = at
            repairs.append(
                Message(_("the cell `{name}` was missing and was put back"), {"name": known.name or known.cell_id})
            )
        if place is not None:
            before = known
    return cells


def _place(cells: Iterable[Cell], known: TemplateCell) -> int | None:
    return next((i for i, cell in enumerate(cells) if cell.template is known), None)


def _put_back_in_place(cells: list[Cell], repairs: list[Message]) -> list[Cell]:
    """Move a test cell that stands before its solution to right behind it."""
    cells = list(cells)
    for test in [cell for cell in cells if cell.role is Role.TEST]:
        here = cells.index(test)
        solution = next(
            (i for i, cell in enumerate(cells) if cell.role is Role.SOLUTION and cell.name == test.name), here
        )
        if solution > here:
            cells.insert(solution + 1, test)
            del cells[here]
            repairs.append(
                Message(_("the test cell of `{name}` was moved back behind its exercise"), {"name": test.name})
            )
    return cells


def _note_edits(cells: list[Cell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Say which locked cells were changed; given ones are run as handed out, and then as the student has them."""
    noted: list[Cell] = []
    for cell in cells:
        changed = cell.template is not None and not template.handed_out(cell.template, cell.source)
        if changed and cell.template and cell.role in (Role.GIVEN, Role.TEST):
            message = _("the cell `{name}` was changed: it was used as handed out, besides your version")
            repairs.append(Message(message, {"name": cell.name or cell.template.cell_id}))
            own = replace(cell, role=Role.OTHER, template=None)
            restored = replace(cell, source=cell.template.source, outputs=())
            noted += [own, restored] if cell.role is Role.TEST else [restored, own]
        elif changed and cell.role in (Role.EXPLORE, Role.SET_UP):
            noted.append(replace(cell, role=Role.OTHER))
        else:
            noted.append(cell)
    return noted


def _language(notebook: dict[str, Any], cells: list[Cell]) -> str:
    metadata = notebook.get("metadata")
    course = metadata.get("nncourse") if isinstance(metadata, dict) else None
    if isinstance(course, dict) and course.get("language") in ("en", "ru"):
        return str(course["language"])
    prose = "".join(cell.source for cell in cells if cell.kind != "code")
    return "ru" if len(re.findall("[а-яё]", prose.lower())) > len(re.findall("[a-z]", prose.lower())) else "en"
