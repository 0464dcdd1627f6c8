"""Bringing recognised cells into the form in which they were handed out, and saying what was done."""

import ast
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace

from autograder.grading.code.bindings import returns
from autograder.grading.code.names import defined_names, imported_names, names_from_above, names_to_run, used_names
from autograder.grading.code.reading import is_python, parsed
from autograder.grading.notebook.recognise import Cell, place_of
from autograder.grading.notebook.template import Role, Template, TemplateCell
from autograder.grading.text import plain
from nncourse.language import Message, _

_MANY_MOVES = 4
"""When more cells than that stand at another place, it is said once."""

_MAX_JOINS = 20


def rejoin(cells: list[Cell], repairs: list[Message]) -> list[Cell]:
    """Put together what an editor's "split cell" took apart in the middle of a function."""
    joined: list[Cell] = []
    left = _MAX_JOINS
    for cell in cells:
        before = joined[-1] if joined else None
        if before and left and _is_split(before, cell):
            left -= 1
            source = f"{before.source.rstrip()}\n{cell.source}"
            joined[-1] = replace(before, source=source, defines=defined_names(source))
            text = _("the cell `{name}` was split in the middle: it was joined")
            repairs.append(Message(text, {"name": before.title}))
        else:
            joined.append(cell)
    return joined


def _is_split(before: Cell, cell: Cell) -> bool:
    if not before.kind == cell.kind == "code" or cell.template not in (None, before.template):
        return False
    indented = cell.source.lstrip("\n")[:1] in (" ", "\t")
    if cell.defines and is_python(cell.source) and (not indented or _stands_below(before.source, cell.source)):
        return False
    if before.role not in (Role.SOLUTION, Role.OTHER) or not cell.source.strip():
        return False
    return (indented or not is_python(before.source)) and is_python(f"{before.source.rstrip()}\n{cell.source}")


def _stands_below(source: str, indented: str) -> bool:
    """Return whether what is indented as a whole belongs to no function of the cell above: that one is at its end."""
    above, tree = parsed(source), parsed(indented)
    last = above.body[-1] if above and above.body else None
    is_at_end = isinstance(last, ast.FunctionDef) and isinstance(last.body[-1], ast.Return | ast.Raise)
    return is_at_end and not any(map(returns, tree.body if tree else ()))


def drop_copies(cells: list[Cell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Keep one of each test, answer and solution; further copies that differ are cells of the student's own."""
    kept: list[Cell] = []
    seen: dict[str, int] = {}
    for cell in cells:
        if cell.template is None or cell.template.cell_id not in seen:
            if cell.template:
                seen[cell.template.cell_id] = len(kept)
            kept.append(cell)
        elif cell.role is Role.TEST and not cell.defines:
            repairs.append(Message(_("a copy of the test cell of `{name}` was dropped"), {"name": cell.name}))
        else:
            first = seen[cell.template.cell_id]
            if cell.role in (Role.SOLUTION, Role.ANSWER) and template.handed_out(cell.template, kept[first].source):
                kept[first] = _own(kept[first])  # the copy is what the student worked on
                seen[cell.template.cell_id] = len(kept)
                kept.append(cell)
            else:
                kept.append(_own(cell))
                if cell.role is Role.SOLUTION and not _stub_names(cell, template):
                    text = _("the cell `{name}` stands several times: all were run, in their order")
                    repairs.append(Message(text, {"name": cell.name}))
    return kept


def _own(cell: Cell) -> Cell:
    return replace(cell, role=Role.OTHER if cell.kind == "code" else Role.PROSE, template=None)


def drop_stubs(cells: list[Cell], template: Template, repairs: list[Message]) -> tuple[list[Cell], set[str]]:
    """Leave out empty stubs whose names the student defined in another cell: below it, they would undo that.

    What is only imported is no work of theirs: a stub that is there stays. Returns the cells, and the ids of the stubs
    that must stay away.
    """
    own = _own_names(cells, template, defined_names)
    written = _own_names(cells, template, lambda source: set(defined_names(source)) - imported_names(source))
    kept = [cell for cell in cells if not written & _stub_names(cell, template)]
    there = {cell.template.cell_id for cell in kept if cell.template}
    elsewhere = [
        stub for stub in template.of_role(Role.SOLUTION) if stub.cell_id not in there and own & set(stub.defines)
    ]
    text = _("the cell `{name}` was empty or gone: what another cell defines was graded")
    repairs += [Message(text, {"name": stub.name}) for stub in elsewhere]
    return kept, {stub.cell_id for stub in elsewhere}


def _own_names(cells: list[Cell], template: Template, names: Callable[[str], Iterable[str]]) -> set[str]:
    """Return the `names` of the student's own code, but for those that the notebook defines too."""
    own = {
        name
        for cell in cells
        if cell.kind == "code" and (cell.template is None or not template.handed_out(cell.template, cell.source))
        if not _stub_names(cell, template)
        for name in names(cell.source)
    }
    others = (known for known in template.cells if known.kind == "code" and known.role is not Role.SOLUTION)
    return own - {name for known in others for name in defined_names(known.source)}


def _stub_names(cell: Cell, template: Template) -> set[str]:
    """Return what the stub in a cell is to define, where the cell holds a stub as it was handed out, or nothing."""
    if cell.role is Role.SOLUTION and cell.template and not cell.source.strip():
        return set(cell.template.defines)
    held = template.by_text.get(plain(cell.source), ()) if cell.kind == "code" else ()
    return {name for known in held if known.role is Role.SOLUTION for name in known.defines}


def restore_missing(cells: list[Cell], template: Template, elsewhere: set[str], repairs: list[Message]) -> list[Cell]:
    """Put back given, test, solution and answer cells that are gone, each behind the one it followed."""
    cells = list(cells)
    before: TemplateCell | None = None
    for known in template.cells:
        place = place_of(cells, known)
        needed = known.role in (Role.GIVEN, Role.TEST, Role.SOLUTION, Role.ANSWER) and known.cell_id not in elsewhere
        if place is None and needed:
            after = place_of(cells, before) if before else None
            place = 0 if after is None else after + 1
            cells.insert(place, Cell(known.role, known.kind, known.source, template=known))
            repairs.append(Message(_("the cell `{name}` was missing and was put back"), {"name": known.title}))
        if place is not None:
            before = known
    return cells


def in_order(cells: list[Cell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Move the fewest cells that bring all of `template` back into its order; the student's own stay where they are.

    So does a solution below its place that could not run there, for want of what the student's cells above it define.
    """
    number = {known.cell_id: i for i, known in enumerate(template.cells)}
    order = {i: number[cell.template.cell_id] for i, cell in enumerate(cells) if cell.template}
    places = list(order)
    in_place = {places[i] for i in _longest_rising(list(order.values()))}
    left = [i for i in places if i not in in_place]
    first = {i: max((j + 1 for j in in_place if order[j] < order[i]), default=0) for i in left}
    staying = {i for i in left if _needs_one_of(cells[first[i] : i], cells[i])}
    moved = sorted(((order[i], cells[i]) for i in left if i not in staying), key=lambda pair: pair[0])
    number |= {known.cell_id: len(number) for i in staying if (known := cells[i].template)}  # nothing goes below them
    cells = [cell for i, cell in enumerate(cells) if cell.template is None or i in in_place | staying]
    for at, cell in moved:
        before = [i for i, other in enumerate(cells) if other.template and number[other.template.cell_id] < at]
        cells.insert(before[-1] + 1 if before else 0, cell)
    _say_moves([cell for _at, cell in moved if cell.role not in (Role.PROSE, Role.EXPLORE, Role.SET_UP)], repairs)
    return cells


def _needs_one_of(above: list[Cell], cell: Cell) -> bool:
    """Return whether a solution needs to run what the student's own cells among those above it define."""
    own = {name for other in above if other.role is Role.OTHER for name in other.defines}
    return cell.role is Role.SOLUTION and not own.isdisjoint(names_to_run(cell.source))


def _say_moves(moved: list[Cell], repairs: list[Message]) -> None:
    if len(moved) > _MANY_MOVES:
        text = _("the cells stood in another order: {count} of them were moved back to their places")
        repairs.append(Message(text, {"count": len(moved)}))
        return
    text = _("the cell `{name}` was moved back to its place")
    repairs += [Message(text, {"name": cell.title}) for cell in moved]


def _longest_rising(numbers: list[int]) -> list[int]:
    """Return the positions of a longest rising subsequence of `numbers`."""
    tails: list[int] = []  # the smallest last number of a rising subsequence, by its length
    ends: list[int] = []  # and where it stands
    before: list[int] = []  # for each position, the one before it in its subsequence
    for i, value in enumerate(numbers):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [value] if length == len(tails) else [value, *tails[length + 1 :]]
        ends[length:] = [i] if length == len(ends) else [i, *ends[length + 1 :]]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def note_edits(cells: list[Cell], template: Template, repairs: list[Message]) -> list[Cell]:
    """Say which locked cells were changed; given ones are run as handed out, and then as the student has them."""
    noted: list[Cell] = []
    for cell in cells:
        changed = cell.template is not None and not template.handed_out(cell.template, cell.source)
        if changed and cell.template and cell.role in (Role.GIVEN, Role.TEST):
            message = _("the cell `{name}` was changed: it was used as handed out, besides your version")
            repairs.append(Message(message, {"name": cell.title}))
            own = replace(cell, role=Role.OTHER, template=None)
            restored = replace(cell, source=cell.template.source, outputs=(), defines=())
            noted += [own, restored] if cell.role is Role.TEST else [restored, own]
        elif changed and cell.role in (Role.EXPLORE, Role.SET_UP):
            noted.append(replace(cell, role=Role.OTHER))
        else:
            noted.append(cell)
    return noted


def explore_where_used(cells: list[Cell], template: Template) -> list[Cell]:
    """Have cells that only explore run after all, where the student's own code uses what they define."""
    mine = [
        cell
        for cell in cells
        if cell.role is Role.OTHER
        or (cell.role is Role.SOLUTION and cell.template and not template.handed_out(cell.template, cell.source))
    ]
    exploring = [i for i, cell in enumerate(cells) if cell.role is Role.EXPLORE]
    explored = {name for i in exploring for name in cells[i].defines}
    needed: set[str] = set()
    defined: set[str] = set()
    for cell in mine:
        if wanted := used_names(cell.source) & explored - defined:
            needed |= wanted & names_from_above(cell.source)
        defined |= set(cell.defines)
    cells = list(cells)
    for i in reversed(exploring):
        if needed & set(cells[i].defines):
            needed |= used_names(cells[i].source)
            cells[i] = replace(cells[i], role=Role.OTHER)
    return cells
