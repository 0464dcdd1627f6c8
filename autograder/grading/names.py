"""What the code of a cell defines and what it needs, found without running it."""

import ast
import re
import symtable
from collections.abc import Iterator

MAX_PARSED_CHARS = 50_000
"""Nothing is looked for in a cell longer than anybody writes: parsing it could take minutes."""

_UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
_MAGIC = re.compile(r"^(?P<indent>[ \t]*)(?:[%!?][^\n]*|[\w.]+\?{1,2}[ \t]*$)", re.MULTILINE)


def is_python(source: str) -> bool:
    """Return whether a cell is valid Python, but for IPython's magics."""
    return _parsed(source) is not None


def defined_names(source: str) -> tuple[str, ...]:
    """Return the functions and values that a cell defines at its top level, also where it is not valid Python."""
    if len(source) > MAX_PARSED_CHARS:
        return ()
    tree = _parsed(source)
    if tree is None:
        return tuple(re.findall(r"^(?:def\s+)?(\w+)\s*(?:\(.*\)\s*:|=(?!=))", source, re.MULTILINE))
    return tuple(dict.fromkeys(name for node in tree.body for name in _defined_by(node)))


def used_names(source: str) -> set[str]:
    """Return the names that a cell takes from outside itself; none where it is not valid Python."""
    tree = _parsed(source)
    if tree is None:
        return set()
    table = symtable.symtable(ast.unparse(tree), "cell", "exec")
    at_top = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    return at_top | {name for inner in table.get_children() for name in _global_names(inner)}


def without_import(source: str, line: str) -> str | None:
    """Return a cell without one line that imports; None where `line` is no import."""
    lines = source.splitlines()
    for number, text in enumerate(lines):
        if line and text.strip() == line and re.match(r"(import|from)\s", line):
            lines[number] = text[: len(text) - len(text.lstrip())] + "pass"
            return "\n".join(lines)
    return None


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    yield from (symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced() and symbol.is_global())
    for inner in table.get_children():
        yield from _global_names(inner)


def _parsed(source: str) -> ast.Module | None:
    if len(source) > MAX_PARSED_CHARS:
        return None
    for text in (source, _MAGIC.sub(r"\g<indent>pass", source)):
        try:
            return ast.parse(text)
        except _UNPARSABLE:
            continue
    return None


def _defined_by(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
