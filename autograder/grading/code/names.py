"""What the code of a cell defines and what it needs, found without running it."""

import ast
import re
import symtable
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from autograder.grading.code.bindings import aliases, arguments, assigned, defined
from autograder.grading.code.reading import CACHED, as_python, is_python, parsed
from autograder.grading.text import words

_NO_ANNOTATIONS = "from __future__ import annotations\n"
_DEFINITION = re.compile(r"^(?:def[ \t]+(\w+)[ \t]*\(|(\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*=(?!=))", re.MULTILINE)
_BLOCKS = ("body", "orelse", "finalbody")
_STATEMENT = re.compile(r"^(?!(?:else|elif|except|finally)\b)[\w@%!]", re.MULTILINE)


@lru_cache(CACHED)
def defined_names(source: str) -> tuple[str, ...]:
    """Return the functions and values that a cell defines, in its blocks too, also where it cannot be parsed."""
    tree = parsed(source)
    if tree is None:
        targets = (function or values for function, values in _DEFINITION.findall(source))
        return tuple(dict.fromkeys(name for target in targets for name in words(target)))
    return tuple(dict.fromkeys(name for node in tree.body for name in sorted(defined(node))))


def definition_of(name: str, source: str) -> ast.FunctionDef | None:
    """Return the last function `name` that a cell defines by a statement of its own; None where there is none."""
    tree = parsed(source)
    functions = [node for node in (tree.body if tree else ()) if isinstance(node, ast.FunctionDef)]
    return next((function for function in reversed(functions) if function.name == name), None)


def imported_names(source: str) -> set[str]:
    """Return the names that a cell only imports."""
    tree = parsed(source)
    body = tree.body if tree else []
    return {name for node in body for name in aliases(node)} - {name for node in body for name in assigned(node)}


def reached(names: Iterable[str], sources: Iterable[str]) -> set[str]:
    """Return `names`, and those that their definitions in these cells use, directly or through other definitions."""
    by_name: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for statement in _uses_of_all(tuple(sources)):
        for name in statement[0]:
            by_name.setdefault(name, []).append(statement)
    found: set[str] = set()
    looked_at: set[int] = set()
    left = set(names)
    while left:
        found |= left
        statements = {id(one): one for name in left for one in by_name.pop(name, ()) if id(one) not in looked_at}
        looked_at |= statements.keys()
        left = {name for _names, used in statements.values() for name in used} - found
    return found


@lru_cache(1)
def _uses_of_all(sources: tuple[str, ...]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return what `_uses` does of each cell; of more cells than it keeps, all would be looked at for each exercise."""
    return tuple(statement for source in sources for statement in _uses(source))


@lru_cache(CACHED)
def _uses(source: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the names that each statement of a cell defines, with those that it uses.

    A cell that cannot be parsed is one statement, and uses every word that stands in it.
    """
    tree = parsed(source)
    if tree is None:
        return ((frozenset(defined_names(source)), frozenset(words(source))),)
    return tuple((frozenset(defined(node)), _used_by(node)) for node in tree.body)


def _used_by(statement: ast.stmt) -> frozenset[str]:
    try:
        return used_names(ast.unparse(statement))
    except (RecursionError, ValueError):  # nested too deep; a number of thousands of digits, or f"{'\xa0'}" before 3.12
        return frozenset(node.id for node in ast.walk(statement) if isinstance(node, ast.Name))


@lru_cache(CACHED)
def used_names(source: str) -> frozenset[str]:
    """Return the names that a cell takes from outside itself; none where it is not valid Python."""
    text = as_python(source)
    try:
        outside = _names_from_outside(symtable.symtable(_scoped(text), "cell", "exec")) if text is not None else ()
    except (SyntaxError, RecursionError):  # more is looked at than in parsing
        outside = ()
    return frozenset(outside)


def _scoped(text: str) -> str:
    """Return code in which comprehensions have scopes of their own also for Python 3.12, as generators have anyway."""
    try:
        return ast.unparse(_AsGenerators().visit(ast.parse(text)))
    except (RecursionError, ValueError):  # nested too deep, or f-strings in f-strings
        return text


class _AsGenerators(ast.NodeTransformer):
    def visit_ListComp(self, node: ast.ListComp | ast.SetComp) -> ast.AST:
        return self.generic_visit(ast.GeneratorExp(node.elt, node.generators))

    visit_SetComp = visit_ListComp  # noqa: N815

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        return self.generic_visit(ast.GeneratorExp(ast.Tuple([node.key, node.value], ast.Load()), node.generators))


def _names_from_outside(table: symtable.SymbolTable) -> set[str]:
    at_top = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    return at_top | {name for inner in table.get_children() for name in _global_names(inner)}


def without_import(source: str, line: str, module: str = "") -> str | None:
    """Return a cell without the import that stands in a line, or begins there; None where `line` is no import.

    Where `module` is one of several that are imported there, the others stay.
    """
    lines = source.split("\n")
    for number, text in enumerate(lines):
        if text.strip() == line:
            return _without_module(source, number + 1, module) or _without_line(source, number)
    return None


def _without_line(source: str, number: int) -> str | None:
    """Return a cell without the import that begins in the line at the index `number`; None where none does."""
    lines = source.split("\n")
    text = lines[number]
    if not re.match(r"\s*(import|from)\s", text):
        return None
    lines[number : _end_of_import(source, number)] = [text[: len(text) - len(text.lstrip())] + "pass"]
    return "\n".join(lines)


def _without_module(source: str, number: int, module: str) -> str | None:
    """Return a cell in which an import of line `number`, counted from 1, leaves out `module`, where one has it."""
    tree = parsed(source)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Import) and node.lineno == node.end_lineno == number:
            here = [alias for alias in node.names if alias.name.split(".")[0] != module.split(".")[0]]
        elif isinstance(node, ast.ImportFrom) and node.lineno == node.end_lineno == number:
            here = [] if (node.module or "").split(".")[0] == module.split(".")[0] else node.names
        else:
            continue
        if len(here) < len(node.names):
            lines = source.split("\n")
            line = lines[number - 1].encode()  # in which columns are counted
            rest = ast.unparse(ast.Import(here)) if here else "pass"
            lines[number - 1] = (line[: node.col_offset] + rest.encode() + line[node.end_col_offset :]).decode()
            return "\n".join(lines)
    return None


def without_annotations(source: str, number: int, names: Collection[str]) -> str | None:
    """Return a cell that does not look at annotations, if those at line `number` have one of `names`; else None."""
    tree = None if source.startswith("%%") else parsed(source)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.FunctionDef) and _first_line(node) <= number < node.body[0].lineno:
            given = [one for one in (node.returns, *(one.annotation for one in arguments(node.args))) if one]
        elif isinstance(node, ast.AnnAssign) and node.lineno <= number <= (node.end_lineno or 0):
            given = [node.annotation]
        else:
            continue
        if any(_is_of(names, one) for one in given):
            return f"{_NO_ANNOTATIONS}{source}" if not source.startswith(_NO_ANNOTATIONS) else None
    return None


def without_decorator(source: str, number: int, names: Collection[str]) -> str | None:
    """Return a cell without the decorator at line `number`, and others that say the same, if it has one of `names`."""
    tree = parsed(source)
    every = [one for node in ast.walk(tree) for one in getattr(node, "decorator_list", ())] if tree else []
    lines = source.split("\n")
    texts = {one: "\n".join(lines[one.lineno - 1 : one.end_lineno]).strip() for one in every}
    here = {texts[one] for one in every if one.lineno <= number <= (one.end_lineno or 0) and _is_of(names, one)}
    for one in sorted(every, key=lambda one: -one.lineno):
        if texts[one] in here:
            del lines[one.lineno - 1 : one.end_lineno]
    rest = "\n".join(lines)
    return rest if here and is_python(rest) else None


def without_default(source: str, number: int, names: Collection[str]) -> str | None:
    """Return a cell in which None is what an argument at line `number` is by default, if that has one of `names`."""
    tree = parsed(source)
    for node in ast.walk(tree) if tree else ():
        args = node.args if isinstance(node, ast.FunctionDef) else None
        for one in filter(None, (*args.defaults, *args.kw_defaults)) if args else ():
            if _is_of(names, one) and one.lineno <= number <= (one.end_lineno or 0):
                lines = source.encode().split(b"\n")  # in bytes, in which columns are counted
                above, below = lines[: one.lineno], lines[(one.end_lineno or 0) - 1 :]
                above[-1] = above[-1][: one.col_offset] + b"None" + below[0][one.end_col_offset :]
                rest = b"\n".join(above + below[1:]).decode()
                return rest if is_python(rest) else None
    return None


def _is_of(names: Collection[str], node: ast.AST) -> bool:
    """Return whether code uses one of `names`."""
    return any(isinstance(part, ast.Name) and part.id in names for part in ast.walk(node))


def after_statement(source: str, number: int) -> str:
    """Return what stands in a cell below the statement to which line `number` belongs, counted from 1.

    In a cell that cannot be parsed the next one is taken to begin where a line is not indented.
    """
    tree = parsed(source)
    if tree is None:
        below = "\n".join(source.split("\n")[number:])
        return below[start.start() :] if number and (start := _STATEMENT.search(below)) else ""
    ends = [node.end_lineno or 0 for node in tree.body if _first_line(node) <= number <= (node.end_lineno or 0)]
    return "\n".join(source.split("\n")[ends[0] :]) if ends else ""


@lru_cache(CACHED)
def names_from_above(source: str) -> frozenset[str]:
    """Return the names that a cell uses before it defines them itself."""
    tree = parsed(source)
    return _from_above(tree.body if tree else ())


@lru_cache(CACHED)
def names_to_run(source: str) -> frozenset[str]:
    """Return those of them that running the cell needs: not what is used only in functions that it does not call."""
    tree = parsed(source)
    body = tree.body if tree else []
    called = {name for node in body if not isinstance(node, ast.FunctionDef) for name in _used_by(node)}
    defined_only = (isinstance(node, ast.FunctionDef) and node.name not in called for node in body)
    return _from_above(_without_blocks(node) if only else node for node, only in zip(body, defined_only, strict=True))


def _from_above(statements: Iterable[ast.stmt]) -> frozenset[str]:
    found: set[str] = set()
    known: set[str] = set()
    for step in _steps(statements):
        found |= _used_by(step) - known
        known |= defined(step)
    return frozenset(found)


def _steps(statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements in the order in which they run: a loop, say, without its body, then what stands in that."""
    waiting = [*statements][::-1]
    while waiting:
        node = waiting.pop()
        blocks = [block for name in _BLOCKS if (block := getattr(node, name, None))]
        if not blocks or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node
        else:
            yield _without_blocks(node)
            waiting += [inner for block in blocks for inner in block][::-1]


def _without_blocks(node: ast.stmt) -> ast.stmt:
    fields = dict(ast.iter_fields(node))
    empty = {name: [ast.Pass()] for name in _BLOCKS if fields.get(name)}
    return ast.copy_location(type(node)(**fields | empty), node)


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
