"""What a notebook looked like when it was handed out: the roles of its cells."""

import ast
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

_BEGIN_HIDDEN, _END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
MAX_PARSED_CHARS = 50_000


class Role(StrEnum):
    """What a cell is for."""

    PROSE = "prose"
    SET_UP = "set_up"  # installs the course's package: never run while grading
    GIVEN = "given"  # must run as it was handed out
    EXPLORE = "explore"  # draws or plays: not run while grading
    SOLUTION = "solution"
    TEST = "test"
    ANSWER = "answer"
    OTHER = "other"  # the student's own


@dataclass(frozen=True)
class TemplateCell:
    """One cell as it was handed out. `name` is its exercise or nbgrader's grade_id."""

    role: Role
    name: str
    cell_id: str
    kind: str
    source: str
    metadata: dict[str, Any]

    @cached_property
    def defines(self) -> tuple[str, ...]:
        """Names that the stub defines: functions, or values to set."""
        return defined_names(self.source) if self.role is Role.SOLUTION else ()

    @property
    def points(self) -> float:
        """Points of a test or an answer."""
        return float(self.metadata.get("nbgrader", {}).get("points", 0))


@dataclass(frozen=True)
class Template:
    """A release notebook. `other` are the sources of the same cells in the other languages, by cell id."""

    assignment: str
    cells: tuple[TemplateCell, ...]
    metadata: dict[str, Any]
    other: dict[str, tuple[str, ...]]

    @cached_property
    def by_id(self) -> dict[str, TemplateCell]:
        """Return the cells by their ids."""
        return {cell.cell_id: cell for cell in self.cells}

    @cached_property
    def by_grade_id(self) -> dict[str, TemplateCell]:
        """Return the cells that nbgrader knows by its ids."""
        return {cell.metadata["nbgrader"]["grade_id"]: cell for cell in self.cells if "nbgrader" in cell.metadata}

    def of_role(self, role: Role) -> tuple[TemplateCell, ...]:
        """Return the cells of one role, in order."""
        return tuple(cell for cell in self.cells if cell.role is role)

    def handed_out(self, cell: TemplateCell, source: str) -> bool:
        """Return whether `source` is what was handed out in that cell, in any language, or its source notebook's."""
        source = without_hidden_tests(source)
        return any(same_text(source, text) for text in (cell.source, *self.other.get(cell.cell_id, ())))


def read_template(assignment: str, release: str, *others: str) -> Template:
    """Return the template in the texts of an assignment's release notebooks; `others` are its other languages."""
    notebook = json.loads(release)
    cells = tuple(_template_cell(cell) for cell in notebook["cells"])
    other: dict[str, tuple[str, ...]] = {}
    for text in others:
        for cell in json.loads(text)["cells"]:
            other[cell["id"]] = (*other.get(cell["id"], ()), joined(cell["source"]))
    return Template(assignment, cells, notebook["metadata"], other)


def _template_cell(cell: dict[str, Any]) -> TemplateCell:
    metadata = cell["metadata"]
    grading = metadata.get("nbgrader", {})
    grade_id = grading.get("grade_id", "")
    if cell["id"] == "set-up":
        role = Role.SET_UP
    elif grading.get("grade") and grading.get("solution"):
        role = Role.ANSWER
    elif grading.get("grade"):
        role, grade_id = Role.TEST, grade_id.removeprefix("test_")
    elif grading.get("solution"):
        role = Role.SOLUTION
    elif "explore" in metadata.get("tags", ()):
        role = Role.EXPLORE
    elif cell["cell_type"] == "markdown":
        role = Role.PROSE
    else:
        role = Role.GIVEN
    return TemplateCell(role, grade_id, cell["id"], cell["cell_type"], joined(cell["source"]), metadata)


def joined(source: Any) -> str:
    """Return the source of a cell, which a file holds as a text or as a list of lines."""
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return clean_text(source) if isinstance(source, str) else ""


def clean_text(text: str) -> str:
    """Return `text` without byte order marks and halves of characters, which no file can hold."""
    return text.replace("\ufeff", "").encode("utf-8", "replace").decode("utf-8")


def without_hidden_tests(source: str) -> str:
    """Return the source of a test cell without the region that a source notebook has and a release has not."""
    begin, end = source.find(_BEGIN_HIDDEN), source.find(_END_HIDDEN)
    return source if begin < 0 or end < begin else source[:begin] + source[end + len(_END_HIDDEN) :]


def same_text(a: str, b: str) -> bool:
    """Return whether two sources are the same but for white space at the ends of lines and of the cell."""
    return [line.rstrip() for line in a.strip().splitlines()] == [line.rstrip() for line in b.strip().splitlines()]


def defined_names(source: str) -> tuple[str, ...]:
    """Return the functions and values that a cell defines at its top level, also where it is not valid Python.

    None are looked for in a cell longer than anybody writes: parsing it could take minutes.
    """
    if len(source) > MAX_PARSED_CHARS:
        return ()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return tuple(re.findall(r"^(?:def\s+)?(\w+)\s*(?:\(.*\)\s*:|=(?!=))", source, re.MULTILINE))
    names: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names += [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names += [alias.asname or alias.name for alias in node.names]
    return tuple(dict.fromkeys(names))
