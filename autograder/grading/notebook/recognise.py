"""Which of the cells of a file are cells that were handed out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from autograder.grading.code.names import defined_names
from autograder.grading.code.reading import is_python
from autograder.grading.notebook.notebook_file import FileCell
from autograder.grading.notebook.template import Role, Template, TemplateCell
from autograder.grading.text import first_line, plain, text_id, words
from nncourse.language import Message, _

_MAX_TEXTS_TRIED = 100
"""At most this many cells of text are searched for code."""

_FENCED = re.compile(r"\s*```\w*\n(.*?)\n?```\s*", re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """One cell of a repaired submission. `template` is the cell that was handed out, if it is one of those.

    `is_of_other_edition` tells that it is as it was handed out in the notebook before that, or after it, was changed.
    """

    role: Role
    kind: str
    source: str
    outputs: tuple[Any, ...] = ()
    attachments: dict[str, Any] | None = None
    template: TemplateCell | None = None
    defines: tuple[str, ...] = ()
    is_of_other_edition: bool = False

    @property
    def name(self) -> str:
        """The exercise or grade_id of the cell, if it has one."""
        return self.template.name if self.template else ""

    @property
    def is_run(self) -> bool:
        """Whether grading runs the cell; in place of a test cell the judge asks."""
        return self.kind == "code" and self.role not in (Role.SET_UP, Role.EXPLORE, Role.TEST)

    @property
    def title(self) -> str:
        """What to call the cell in a report."""
        return self.template.title if self.template else first_line(self.source)


def recognise(cells: Sequence[FileCell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Return the cells with their roles; several may be the same cell of `template`.

    A cell is known by its id where no other has it, then by nbgrader's metadata, then by what it holds, and last by an
    id that others have too. Cells that became text, or code, are what they were.
    """
    found: list[TemplateCell | None] = [None] * len(cells)
    taken: set[str] = set()
    ids = Counter(key for cell in cells for key in set(_ids(cell)))

    def look(by: Callable[[FileCell], TemplateCell | None]) -> None:
        for i, cell in enumerate(cells):
            if found[i] is None and (known := by(cell)) is not None:
                found[i] = known
                taken.add(known.cell_id)

    look(lambda cell: _same_kind(cell, _by_id(cell, template, [key for key in _ids(cell) if ids[key] == 1])))
    look(lambda cell: _same_kind(cell, _by_grade_id(cell, template)))
    look(lambda cell: _by_content(cell, template, taken))
    look(lambda cell: _same_kind(cell, _by_id(cell, template, _ids(cell))))
    maybe_code = _maybe_code((cell for cell, known in zip(cells, found, strict=True) if known is None), template)
    look(lambda cell: _retyped(cell, template, taken, maybe_code))
    return [_cell(cell, known, repairs) for cell, known in zip(cells, found, strict=True)]


def place_of(cells: Sequence[Cell], known: TemplateCell) -> int | None:
    """Return where a cell that was handed out stands among `cells`; None where it is gone."""
    return next((i for i, cell in enumerate(cells) if cell.template is known), None)


def _ids(cell: FileCell) -> list[str]:
    """Return the ids of a cell: the format's, and the one that Colab keeps."""
    return [key for key in (cell.cell_id, cell.setting("id")) if isinstance(key, str) and key]


def _by_id(cell: FileCell, template: Template, ids: list[str]) -> TemplateCell | None:
    return next((template.by_id[key] for key in ids if key in template.by_id), None)


def _by_grade_id(cell: FileCell, template: Template) -> TemplateCell | None:
    grading = cell.setting("nbgrader")
    grade_id = grading.get("grade_id") if isinstance(grading, dict) else None
    return template.by_grade_id.get(grade_id) if isinstance(grade_id, str) else None


def _same_kind(cell: FileCell, known: TemplateCell | None) -> TemplateCell | None:
    return known if known and (known.kind == "code") == cell.is_code else None


def _by_content(cell: FileCell, template: Template, taken: set[str]) -> TemplateCell | None:
    for known in template.by_text.get(plain(cell.source), ()):
        if known.role is not Role.PROSE and known.cell_id not in taken and _same_kind(cell, known):
            return known
    return _by_code(cell.source, template, taken) if cell.is_code else None


def _by_code(source: str, template: Template, taken: set[str]) -> TemplateCell | None:
    called = re.findall(r"^check\(['\"](\w+)['\"]\)", source, re.MULTILINE)
    defined = set(defined_names(source))
    for known in template.cells:
        if known.cell_id in taken:
            continue
        if known.role is Role.TEST and called == [known.name] and not defined:
            return known
        if known.role is Role.SOLUTION and defined & set(known.defines):
            return known
    return next((known for known in template.of_role(Role.SOLUTION) if _brings(known, source, defined, taken)), None)


def _brings(known: TemplateCell, source: str, defined: set[str], taken: set[str]) -> bool:
    """Return whether a source is the cell for functions of earlier notebooks, which a comment in it names."""
    comment = known.source.partition("\n")[0]
    is_bring = not known.defines and known.cell_id not in taken
    return is_bring and (comment in source or len(defined.intersection(words(comment))) > 1)


def _maybe_code(cells: Iterable[FileCell], template: Template) -> set[str]:
    """Return the sources of a few cells of text in which a solution may stand."""
    names = {name for known in template.of_role(Role.SOLUTION) for name in known.defines}
    texts = (cell.source for cell in cells if not cell.is_code)
    return set(islice((text for text in texts if any(name in text for name in names)), _MAX_TEXTS_TRIED))


def _retyped(cell: FileCell, template: Template, taken: set[str], maybe_code: set[str]) -> TemplateCell | None:
    """Return the cell that this one was before it was made into text, or into code."""
    known = _by_id(cell, template, _ids(cell)) or _by_grade_id(cell, template)
    code = _unfenced(cell.source)
    if known is None and cell.source in maybe_code and not cell.is_code and is_python(code):
        known = _by_code(code, template, taken)
    return known if known and known.cell_id not in taken and known.role is not Role.PROSE else None


def _unfenced(text: str) -> str:
    """Return the code of a text that is nothing but a block of code in Markdown; other texts as they are."""
    block = _FENCED.fullmatch(text)
    return block[1] if block else text


def _own_role(cell: FileCell, kind: str, is_of_other_edition: bool) -> Role:
    if kind != "code":
        return Role.PROSE
    tags = cell.setting("tags")
    return Role.EXPLORE if is_of_other_edition and isinstance(tags, list) and "explore" in tags else Role.OTHER


def _cell(cell: FileCell, known: TemplateCell | None, repairs: list[Message]) -> Cell:
    kind = known.kind if known else "code" if cell.is_code else "markdown"
    source = _unfenced(cell.source) if kind == "code" and not cell.is_code else cell.source
    if known and not _same_kind(cell, known):
        text = _("the cell `{name}` had become text: it was run as code")
        if kind != "code":
            text = _("the cell `{name}` had become code: it was read as text")
        repairs.append(Message(text, {"name": known.title}))
    other_edition = known is None and any(text_id(cell.source) in key.split("-") for key in _ids(cell))
    return Cell(
        role=known.role if known else _own_role(cell, kind, other_edition),
        kind=kind,
        source=source,
        outputs=cell.outputs,
        attachments=cell.attachments,
        template=known,
        defines=defined_names(source) if kind == "code" else (),
        is_of_other_edition=other_edition,
    )
