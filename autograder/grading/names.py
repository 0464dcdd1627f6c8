"""What the code of a cell defines and what it needs, found without running it."""

import ast
import re
import symtable
from collections.abc import Collection, Iterator
from functools import lru_cache

from autograder.grading.reading import CACHED, as_python, is_python, parsed

_DEFINITION = re.compile(r"^(?:def[ \t]+(\w+)[ \t]*\(|(\w+)[ \t]*=(?!=))", re.MULTILINE)


@lru_cache(CACHED)
def defined_names(source: str) -> tuple[str, ...]:
    """Return the functions and values that a cell defines at its top level, also where it cannot be parsed."""
    tree = parsed(source)
    if tree is None:
        return tuple(dict.fromkeys(first or second for first, second in _DEFINITION.findall(source)))
    return tuple(dict.fromkeys(name for node in tree.body for name in _defined_by(node)))


def used_names(source: str) -> set[str]:
    """Return the names that a cell takes from outside itself; none where it is not valid Python."""
    text = as_python(source)
    try:
        return _names_from_outside(symtable.symtable(text, "cell", "exec")) if text is not None else set()
    except SyntaxError:  # more is looked at than in parsing
        return set()


def _names_from_outside(table: symtable.SymbolTable) -> set[str]:
    at_top = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    return at_top | {name for inner in table.get_children() for name in _global_names(inner)}


def without_import(source: str, line: str) -> str | None:
    """Return a cell without the import that stands in a line, or begins there; None where `line` is no import."""
    lines = source.split("\n")
    if not re.match(r"(import|from)\s", line):
        return None
    for number, text in enumerate(lines):
        if text.strip() == line:
            lines[number : _end_of_import(source, number)] = [text[: len(text) - len(text.lstrip())] + "pass"]
            return "\n".join(lines)
    return None


def without_decorator(source: str, line: str, names: Collection[str]) -> str | None:
    """Return a cell without the decorator that is a line of it and comes from one of `names`; None where it is none."""
    known = re.match(r"@\s*(\w+)", line)
    if not known or known[1] not in names:
        return None
    kept = [text for text in source.split("\n") if text.strip() != line]
    return "\n".join(kept) if is_python("\n".join(kept)) else None


def after_statement(source: str, number: int) -> str:
    """Return what stands in a cell below the statement to which line `number` belongs, counted from 1."""
    tree = parsed(source)
    body = tree.body if tree else []
    ends = [node.end_lineno or 0 for node in body if _first_line(node) <= number <= (node.end_lineno or 0)]
    return "\n".join(source.split("\n")[ends[0] :]) if ends else ""


def _first_line(node: ast.stmt) -> int:
    """Return the line in which a statement begins, counted from 1: a decorated one with its first decorator."""
    return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])


def _end_of_import(source: str, number: int) -> int:
    """Return the index of the line after the import that begins in line `number`, counted from 0."""
    tree = parsed(source)
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)) if tree else ()
    ends = (node.end_lineno or 0 for node in imports if node.lineno == number + 1)
    return max(ends, default=number + 1)


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    yield from (symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced() and symbol.is_global())
    for inner in table.get_children():
        yield from _global_names(inner)


def _defined_by(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = (node for target in targets for node in ast.walk(target) if isinstance(node, ast.Name))
        yield from (name.id for name in names if isinstance(name.ctx, ast.Store))  # `w[i] = 1` defines neither w nor i
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
