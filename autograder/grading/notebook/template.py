"""What a notebook looked like when it was handed out: the roles of its cells."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from autograder.grading.code.names import defined_names
from autograder.grading.text import first_line, joined, plain, words


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
    def title(self) -> str:
        """What to call the cell in a report: its exercise, or its first line."""
        if self.role is Role.ANSWER or self.defines:
            return self.name
        return first_line(self.source) or self.cell_id

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

    @property
    def graded(self) -> tuple[TemplateCell, ...]:
        """The cells that carry points: tests and written answers."""
        return (*self.of_role(Role.TEST), *self.of_role(Role.ANSWER))

    @cached_property
    def by_text(self) -> dict[str, tuple[TemplateCell, ...]]:
        """Return the cells by what they hold, in any language, as `plain` gives it."""
        found: dict[str, tuple[TemplateCell, ...]] = {}
        for cell in self.cells:
            for text in set(map(plain, self.texts(cell))):
                found[text] = (*found.get(text, ()), cell)
        return found

    @cached_property
    def lines(self) -> frozenset[tuple[str, ...]]:
        """Return the words of each line with words in a cell of text, in any language."""
        sources = (source for cell in self.cells if cell.kind == "markdown" for source in self.texts(cell))
        return frozenset(words(line) for source in sources for line in source.splitlines()) - {()}

    def texts(self, cell: TemplateCell) -> tuple[str, ...]:
        """Return what was handed out in a cell, in all languages."""
        return (cell.source, *self.other.get(cell.cell_id, ()))

    def handed_out(self, cell: TemplateCell, source: str) -> bool:
        """Return whether `source` is what was handed out in that cell, in any language, or its source notebook's."""
        return cell in self.by_text.get(plain(source), ())


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
