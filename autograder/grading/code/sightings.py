"""Seeing, without running it, which libraries the code of an exercise rests on.

A heuristic: it follows imports, aliases, `getattr`, `import_module`, `__import__`, `sys.modules` and constant texts
handed to `exec` and `eval`, from the names of an exercise through everything they use. It says what it saw, and where.
"""

import ast
import functools
import heapq
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from autograder.grading.code.bindings import (
    RUN_TEXT,
    aliases,
    arguments,
    assigned,
    bound,
    declared_global,
    executed,
    text_of,
)
from autograder.grading.code.reading import parsed

_LEADING = RUN_TEXT | {"__import__", "import_module", "modules"}
"""Words that lead to a library whose name need not stand in the code in one piece."""

_MAX_SIGHTINGS = 5
_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Sighting:
    """A library, by the dotted name that leads to it, and the line of the student that uses it.

    `by` is the name that was imported as something of it, where the line uses that.
    """

    known_as: str
    line: str
    by: str = field(default="", compare=False)


@dataclass(frozen=True)
class _Statement:
    """A statement at the top level of a cell, with the lines of the cell."""

    node: ast.stmt
    lines: tuple[str, ...]

    @property
    def is_import(self) -> bool:
        return isinstance(self.node, ast.Import | ast.ImportFrom)


class Code:
    """The code a student wrote, cell by cell; `given` are the cells they found, in which imports may stand."""

    def __init__(self, cells: Sequence[str], given: Iterable[str], ready_made: Sequence[str]) -> None:
        self.ready_made = ready_made
        self.aliases: dict[str, str] = {}
        self._unread: list[tuple[str, set[str]]] = []  # cells that cannot be taken apart, with their words
        self._by_name: dict[str, list[_Statement]] = {}
        self._imports: dict[str, list[_Statement]] = {}
        self._texts: dict[str, list[Sighting]] = {}
        self._looks: dict[int, tuple[list[Sighting], set[str]]] = {}
        for source in given:
            self.aliases |= _imported_by(source, tuple(ready_made))
        for source in cells if self._may_lead_to_libraries("\n".join(cells)) else ():
            statements = _statements(source)
            try:
                for statement in statements or ():
                    self._add(statement)
            except RecursionError:
                statements = None
            if statements is None:
                self._unread.append((source, set(re.findall(r"\w+", source))))

    def rests_on(self, names: Iterable[str], besides: Iterable[str] = ()) -> tuple[Sighting, ...]:
        """Return the libraries that `names` lead to, each line once; not by way of the names in `besides`."""
        wanted = sorted(set(names))
        found = [sighting for name in wanted for sighting in self._in_unread(name)]
        others = set(besides)
        waiting, done = list(wanted), set(others)
        looked_at: set[int] = set()
        while waiting:
            name = heapq.heappop(waiting)  # the first by the alphabet
            if name in done:
                continue
            done.add(name)
            if not any(name in known for known in (self._by_name, self._imports, self.aliases, wanted)):
                found += self._in_unread(name)  # it may come from there
            for statement in (*self._by_name.get(name, ()), *self._imports.get(name, ())):
                if id(statement) in looked_at:  # it gives values to other names too
                    continue
                if not statement.is_import:
                    looked_at.add(id(statement))
                libraries, used = self._look(statement, name)
                found += [sighting for sighting in libraries if sighting.by not in others]
                for other in used - done:
                    heapq.heappush(waiting, other)
        return tuple(dict.fromkeys(found))[:_MAX_SIGHTINGS]

    def is_ready_made(self, dotted: str) -> bool:
        """Return whether a dotted name is on the list, or is a module with something on the list in it."""
        return any(f"{dotted}.".startswith(f"{known}.") or known.startswith(f"{dotted}.") for known in self.ready_made)

    def _may_lead_to_libraries(self, text: str) -> bool:
        """Return whether code has a word without which none of it is seen to lead to a library; most code has none."""
        words = {known.split(".")[0] for known in self.ready_made} | _LEADING
        words |= {name for name, what in self.aliases.items() if self.is_ready_made(what)}
        # as Python reads names; word by word, for there is no combining mark in one
        return not words.isdisjoint(unicodedata.normalize("NFKC", word) for word in re.findall(r"\w+", text))

    def _add(self, statement: _Statement) -> None:
        """Note what a statement gives a value to; an import of that name above it no longer counts."""
        for name in assigned(statement.node):
            self.aliases.pop(name, None)
            self._imports.pop(name, None)
        self.aliases |= aliases(statement.node, self.ready_made)
        for name in bound(statement.node):
            (self._imports if statement.is_import else self._by_name).setdefault(name, []).append(statement)

    def _look(self, statement: _Statement, name: str) -> tuple[list[Sighting], set[str]]:
        """Return the libraries and the names that a statement uses to give `name` its value."""
        if statement.is_import:
            library = aliases(statement.node, self.ready_made).get(name, "")
            seen = [Sighting(library, _line(statement, statement.node))] if self.is_ready_made(library) else []
            return seen, set()
        if id(statement) not in self._looks:
            look = _Look(self, statement)
            try:
                look.visit(statement.node)
            except RecursionError:
                look.libraries += self._in_text("\n".join(statement.lines))
            self._looks[id(statement)] = look.libraries, look.names
        return self._looks[id(statement)]

    def _in_unread(self, name: str) -> list[Sighting]:
        """Return the libraries that are imported in cells which cannot be taken apart, and in which `name` stands."""
        return [sighting for text, words in self._unread if name in words for sighting in self._in_text(text)]

    def _in_text(self, text: str) -> list[Sighting]:
        if text not in self._texts:
            modules = {known.split(".")[0] for known in self.ready_made if not known.startswith("nncourse")}
            found: dict[str, str] = {}
            for line in text.splitlines():
                words = set(re.findall(r"\w+", line))
                if not words.isdisjoint(("import", "from")):
                    found |= dict.fromkeys(sorted(modules & words - found.keys()), line)
            self._texts[text] = [Sighting(module, line.strip()[:200]) for module, line in found.items()]
        return self._texts[text]


class _Look(ast.NodeVisitor):
    """Collects from one statement the libraries it uses and the names it needs; names of a function are its own."""

    def __init__(self, code: Code, statement: _Statement) -> None:
        self.code = code
        self.statement = statement
        self.libraries: list[Sighting] = []
        self.names: set[str] = set()
        self.scopes: list[dict[str, str]] = []

    def visit(self, node: ast.AST) -> None:
        """Note what `node` uses."""
        if dotted := self.dotted(node):
            if self.code.is_ready_made(dotted):
                by = node.id if isinstance(node, ast.Name) else ""
                self.libraries.append(Sighting(dotted, _line(self.statement, node), by))
        elif isinstance(node, ast.Name):
            if not any(node.id in scope for scope in self.scopes):
                self.names.add(node.id)
        elif isinstance(node, _Function):
            self._visit_function(node)
        elif isinstance(node, ast.Call) and (inner := executed(node)):
            self._visit_text(node, inner)
        else:
            self.generic_visit(node)

    def _visit_function(self, node: _Function) -> None:
        for part in [*getattr(node, "decorator_list", []), *node.args.defaults, *filter(None, node.args.kw_defaults)]:
            self.visit(part)
        body = node.body if isinstance(node.body, list) else [node.body]
        scope = {one.arg: "" for one in arguments(node.args)}
        scope |= {name: "" for part in body for name in assigned(part)}
        for part in body:
            scope |= aliases(part, self.code.ready_made)
        for name in [name for part in body for name in declared_global(part)]:
            scope.pop(name, None)
        self.scopes.append(scope)
        for part in body:
            self.visit(part)
        self.scopes.pop()

    def _visit_text(self, node: ast.Call, statements: list[ast.stmt]) -> None:
        """Look into a text that is run; its lines are those of the call."""
        self.scopes.append({name: what for part in statements for name, what in aliases(part).items()})
        for inner in [inner for part in statements for inner in ast.walk(part) if hasattr(inner, "lineno")]:
            inner.lineno = node.lineno
        for part in statements:
            for library in aliases(part, self.code.ready_made).values():
                if any(f"{library}.".startswith(f"{known}.") for known in self.code.ready_made):
                    self.libraries.append(Sighting(library, _line(self.statement, node)))
            self.visit(part)
        self.scopes.pop()

    def dotted(self, node: ast.AST) -> str:
        """Return the dotted name of the module or its content that `node` stands for; empty where it is none."""
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                scope = next((scope for scope in reversed(self.scopes) if name in scope), self.code.aliases)
                return scope.get(name, "")
            case ast.Attribute(value=value, attr=attr):
                return _joined(self.dotted(value), attr)
            case ast.Call(func=ast.Name(id="getattr"), args=[value, key, *_]):
                return _joined(self.dotted(value), text_of(key)) if text_of(key) else self.dotted(value)
            case ast.Call(func=function, args=[key, *_]) if text_of(key):
                return self._imported(function, text_of(key), bool(node.keywords or node.args[1:]))
            case ast.Subscript(value=ast.Attribute(value=value, attr="modules"), slice=key) if text_of(key):
                return text_of(key) if self.dotted(value) == "sys" else ""
            case ast.Subscript(value=ast.Attribute(value=value, attr="__dict__"), slice=key) if text_of(key):
                return _joined(self.dotted(value), text_of(key))
            case ast.Subscript(value=ast.Call(func=ast.Name(id="vars"), args=[value]), slice=key) if text_of(key):
                return _joined(self.dotted(value), text_of(key))
        return ""

    def _imported(self, function: ast.AST, module: str, has_more: bool) -> str:
        """Return what a call with the name of a module gives, where the function is one that imports."""
        if isinstance(function, ast.Name) and function.id == "__import__":
            return module if has_more else module.split(".")[0]
        what = self.dotted(function)  # once: in a chain of calls each asks for the one before it
        if what == "pkgutil.resolve_name":
            return module.replace(":", ".")
        return module if what in ("importlib.import_module", "importlib.__import__") else ""


@functools.lru_cache(maxsize=64)
def _imported_by(given: str, ready_made: tuple[str, ...]) -> dict[str, str]:
    """Return what the imports of a cell bind that every submission has as it was handed out."""
    tree = parsed(given)
    nodes = tree.body if tree else []
    return {name: what for node in nodes for name, what in aliases(node, ready_made).items()}


def _statements(source: str) -> list[_Statement] | None:
    """Return the statements of a cell; None where it cannot be read."""
    tree, lines = parsed(source), tuple(source.split("\n"))
    return None if tree is None else [_Statement(node, lines) for node in tree.body]


def _joined(module: str, name: str) -> str:
    return f"{module}.{name}" if module else ""


def _line(statement: _Statement, node: ast.AST) -> str:
    number = getattr(node, "lineno", getattr(statement.node, "lineno", 1))
    return statement.lines[number - 1].strip()[:200] if number <= len(statement.lines) else ""
