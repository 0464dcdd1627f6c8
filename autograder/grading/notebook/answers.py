"""Finding a written answer that does not stand in its cell."""

import ast
import re
from collections import Counter
from textwrap import indent

from autograder.grading.code.reading import MAX_PARSED_CHARS, parsed
from autograder.grading.notebook.recognise import Cell, place_of
from autograder.grading.notebook.template import Role, Template, TemplateCell
from autograder.grading.text import plain, words
from nncourse.language import Message, _

_WORDS_OF_A_NOTE = 8
"""A text far from the question that has no more words is a note of the student's, and no answer."""

_MOST_CHARS_ELSEWHERE = 8_000
"""What stands far from the question is taken up to here."""

_TEXT_MAGIC = re.compile(r"\s*%%(markdown|latex|html)\b[^\n]*\n")
_NO_PROSE = re.compile(r"^[ \t]*#.*|<[^<>]*>|https?://\S+", re.MULTILINE)


def find_answers(cells: list[Cell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Take as a written answer what a student wrote around its cell, where that one is gone or as it was handed out.

    Where nothing stands there it is all else that they wrote: whether that answers the question is for a person to say.
    """
    for known in template.of_role(Role.ANSWER):
        place = place_of(cells, known)
        if place is not None and cells[place].source.strip() and not template.handed_out(known, cells[place].source):
            continue
        first, last = _surroundings(cells, known, template)
        if parts := {i: text for i in range(first, last) if (text := _written(cells[i], known, template))}:
            answer = _answer(known, cells, parts)
            taken = {place, *(i for i in parts if cells[i].template is None)}
            after = max(parts)
            text = _("the answer `{name}` stood beside its cell: it was taken from there")
        elif parts := _elsewhere(cells, template):
            answer = _answer(known, cells, parts, _MOST_CHARS_ELSEWHERE)
            taken = {place}
            after = last - 1 if place is None else place
            text = _("the answer `{name}` was not in its place: what you wrote in other cells was taken for it")
        else:
            continue
        left = [(i, cell) for i, cell in enumerate(cells) if i not in taken]
        above = [cell for i, cell in left if i <= after]
        cells = [*above, answer, *(cell for _i, cell in left[len(above) :])]
        repairs.append(Message(text, {"name": known.title}))
    return cells


def _answer(known: TemplateCell, cells: list[Cell], parts: dict[int, str], most_chars: int | None = None) -> Cell:
    """Return the answer that parts of `cells` are together, with what is attached to these."""
    attachments = {name: one for i in parts for name, one in (cells[i].attachments or {}).items()}
    source = "\n\n".join(parts.values())[:most_chars]
    return Cell(Role.ANSWER, known.kind, source, attachments=attachments, template=known)


def _surroundings(cells: list[Cell], known: TemplateCell, template: Template) -> tuple[int, int]:
    """Return from where to where the cells stand that are around `known`: its question, and what is no known cell."""
    at = template.cells.index(known)
    places = {one.cell_id: i for i, cell in enumerate(cells) for one in _known(cell, template)}
    before = (places[one.cell_id] for one in reversed(template.cells[:at]) if one.cell_id in places)
    after = (places[one.cell_id] for one in template.cells[at + 1 :] if one.cell_id in places)
    return next(before, 0), next(after, len(cells))


def _known(cell: Cell, template: Template) -> tuple[TemplateCell, ...]:
    """Return the cells that were handed out which this one may be; a text is known by its words alone."""
    return (cell.template,) if cell.template else template.by_text.get(plain(cell.source), ())


def _written(cell: Cell, known: TemplateCell, template: Template) -> str:
    """Return what a student wrote into a cell: all of it, or what they added to the text of the question."""
    if cell.template is known or cell.is_of_other_edition or template.by_text.get(plain(cell.source)):
        return ""
    if cell.template is None:
        return _said(cell.source) if cell.kind == "code" else cell.source.strip()
    return _added(cell.source, template) if cell.kind == "markdown" else ""


def _added(text: str, template: Template) -> str:
    """Return the lines of a text that were not handed out in any cell; nothing where they have no word."""
    lines = [line for line in text.splitlines() if words(line) not in template.lines]
    return "\n".join(lines).strip() if any(map(words, lines)) else ""


def _elsewhere(cells: list[Cell], template: Template) -> dict[int, str]:
    """Return what is longer than a note, or is a picture, of the texts that a student wrote, by place."""
    found = {}
    for i, cell in enumerate(cells):
        is_theirs = cell.kind == "markdown" and cell.role is not Role.ANSWER and not cell.is_of_other_edition
        added = _added(cell.source, template) if is_theirs else ""
        if added and (cell.attachments or _n_own_words(added, cell, template) > _WORDS_OF_A_NOTE):
            found[i] = added if cell.template else cell.source.strip()
    return found


def _n_own_words(added: str, cell: Cell, template: Template) -> int:
    """Return how many more words a text has than when it was handed out, but for headings and links."""
    source, texts = (cell.source, template.texts(cell.template)) if cell.template else (added, ("",))
    mine = Counter(words(_NO_PROSE.sub(" ", source)))
    return min((mine - Counter(words(text))).total() for text in texts)


def _said(code: str) -> str:
    """Return what a cell of code says, as Markdown, where it is no code: comments, texts, prose; else nothing."""
    if magic := _TEXT_MAGIC.match(code):
        return code[magic.end() :].strip()
    tree = parsed(code)
    if len(code) > MAX_PARSED_CHARS or (tree and not all(map(_is_text, tree.body))):
        return ""
    return indent(code.strip("\n"), "    ") if code.strip() else ""


def _is_text(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="print" | "display"), args=args)):
            return all(isinstance(arg, ast.Name) or _is_phrase(arg) for arg in args)
        case ast.Assign(targets=[ast.Name()], value=value):
            return _is_phrase(value)
    return False


def _is_phrase(value: ast.expr) -> bool:
    """Return whether a value is a text or a number, also one that is shown as Markdown."""
    match value:
        case ast.Call(func=ast.Name(id="Markdown" | "HTML") | ast.Attribute(attr="Markdown" | "HTML"), args=[shown]):
            return _is_phrase(shown)
    return isinstance(value, ast.Constant | ast.JoinedStr)
