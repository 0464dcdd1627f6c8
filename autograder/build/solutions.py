"""Putting the reference's code into a stub, between nbgrader's solution markers."""

import ast
import textwrap
from pathlib import Path

from autograder.errors import CourseError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


class StubError(Exception):
    """A stub that cannot be built: which, and what to do. Whoever knows its file names that."""


class Reference:
    """The text of one reference module: function bodies and values, by name.

    Raises `CourseError` where there is no such module, and where it lacks a function that is asked for whole.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            raise CourseError(f"{path} is missing: write the references of the assignment there")
        text = path.read_text("utf-8")
        self._lines = text.splitlines()
        tree = ast.parse(text)
        self.functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        self.values = {
            name.id: node
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            for name in ast.walk(target)
            if isinstance(name, ast.Name)
        }

    def body(self, name: str) -> str:
        """Return the lines of function `name` that follow its docstring, comments included, not indented."""
        node = self.functions[name]
        first = node.body[1 if ast.get_docstring(node) else 0]
        start = node.body[0].end_lineno if ast.get_docstring(node) else first.lineno - 1
        assert start is not None and node.end_lineno is not None
        return textwrap.dedent("\n".join(self._lines[start : node.end_lineno])).strip("\n")

    def function(self, name: str) -> str:
        """Return the whole text of function `name`."""
        if name not in self.functions:
            raise CourseError(f"{self.path} has no function {name!r}, which a notebook brings from it")
        node = self.functions[name]
        return "\n".join(self._lines[node.lineno - 1 : node.end_lineno])

    def value(self, name: str) -> str:
        """Return the assignment that gives `name` its value."""
        node = self.values[name]
        return "\n".join(self._lines[node.lineno - 1 : node.end_lineno])


def fill_stub(stub: str, exercise: str, reference: Reference) -> str:
    """Return `stub` with the reference's code in each function or after the values to set.

    A stub that only sets up a longer piece of work takes the body of the reference's `cell_<exercise>`, less its
    closing return. Raises `CourseError` where stub and reference disagree, and `StubError` where it is not Python.
    """
    cell_function = f"cell_{exercise}"
    if cell_function in reference.functions:
        lines = reference.body(cell_function).splitlines()
        kept = [line for line in lines if not line.startswith("return ")]
        return "\n".join([stub, BEGIN, *kept, END])
    try:
        tree = ast.parse(stub)
    except SyntaxError as error:
        fault = f"not valid Python ({error.msg}, line {error.lineno} of the cell)"
        raise StubError(f"stub {exercise}: {fault}, correct it") from None
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    if not functions:
        return _fill_values(stub, exercise, tree, reference)
    lines = stub.splitlines()
    for node in reversed(functions):
        _same_signature(node, exercise, reference)
        solution = textwrap.indent("\n".join([BEGIN, reference.body(node.name), END]), "    ")
        assert node.end_lineno is not None
        lines.insert(node.end_lineno, solution)
    return "\n".join(lines)


def _fill_values(stub: str, exercise: str, tree: ast.Module, reference: Reference) -> str:
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    missing = [name for name in names if name not in reference.values]
    if missing or not names:
        raise CourseError(f"{reference.path}: no value for {', '.join(missing) or 'the stub'} of exercise {exercise}")
    assignments = dict.fromkeys(reference.value(name) for name in names)
    return "\n".join([stub, BEGIN, *assignments, END])


def _same_signature(node: ast.FunctionDef, exercise: str, reference: Reference) -> None:
    if node.name not in reference.functions:
        raise CourseError(f"{reference.path}: no function {node.name} for exercise {exercise}")
    solution = reference.functions[node.name]
    if ast.dump(node.args) != ast.dump(solution.args):
        raise CourseError(
            f"{reference.path}: {node.name}({ast.unparse(solution.args)}) differs from the stub's "
            f"{node.name}({ast.unparse(node.args)})"
        )
