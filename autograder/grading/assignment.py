"""What grading needs of an assignment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from autograder.grading.libraries import LibraryRules
from autograder.grading.notebook.template import Role, Template
from autograder.judge import brought_functions, hidden_checks, reference_names
from nncourse.checking import Check


@dataclass(frozen=True)
class Assignment:
    """What grading needs of an assignment: what was handed out, the course's secret that draws the inputs, rules."""

    template: Template
    secret: str
    libraries: LibraryRules = field(default_factory=LibraryRules)

    @cached_property
    def checks(self) -> dict[str, list[Check]]:
        """Return the hidden checks, by exercise."""
        return hidden_checks(self.template.assignment)

    @cached_property
    def reference(self) -> Mapping[str, Any]:
        """Return the hidden reference implementations, by name."""
        return reference_names(self.template.assignment)

    def defines(self, exercise: str) -> tuple[str, ...]:
        """Return the names that an exercise asks for."""
        return next((cell.defines for cell in self.template.of_role(Role.SOLUTION) if cell.name == exercise), ())

    @cached_property
    def brought(self) -> tuple[str, ...]:
        """Return the functions of earlier assignments that this one builds on."""
        return brought_functions(self.template.assignment)
