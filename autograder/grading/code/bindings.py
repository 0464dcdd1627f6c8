"""Which names a statement of a student gives values to, and what imports make them stand for."""

import ast
from collections.abc import Iterable, Iterator, Sequence

_BY_NAME = frozenset(["globals", "vars", "locals", "setattr", "exec", "eval", "__dict__", "user_ns"])
RUN_TEXT = frozenset(["exec", "eval", "compile", "run_cell", "ex"])
"""Functions that run a text."""


def aliases(statement: ast.AST, ready_made: Sequence[str] = ()) -> dict[str, str]:
    """Return the names that the imports in a statement bind, functions inside left out, with what they stand for.

    A star stands for what `ready_made` has of the module.
    """
    found: dict[str, str] = {}
    for node in _own_scope(statement):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name.split(".")[0]
                found[alias.asname or root] = alias.name if alias.asname else root
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            below = [known for known in ready_made if known.startswith(f"{node.module}.")]
            for alias in node.names:
                if alias.name == "*":
                    found |= {known.rsplit(".", 1)[1]: known for known in below}
                else:
                    found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return found


def assigned(statement: ast.AST) -> set[str]:
    """Return the names that get values in the scope of a statement, other than by an import."""
    return _given_values(_own_scope(statement))


def defined(statement: ast.stmt) -> set[str]:
    """Return the names that a top-level statement defines for what stands below, also in blocks and by `global`."""
    nodes = list(ast.walk(statement))
    inner = {id(name) for node in nodes if isinstance(node, ast.comprehension) for name in ast.walk(node.target)}
    names = _given_values(node for node in _own_scope(statement) if id(node) not in inner)
    by_global = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
    return names | set(aliases(statement)) | (by_global & _given_values(nodes))


def returns(statement: ast.stmt) -> bool:
    """Return whether a statement returns, and so belongs in a function."""
    return any(isinstance(node, ast.Return) for node in _own_scope(statement))


def _given_values(nodes: Iterable[ast.AST]) -> set[str]:
    names = set()
    for node in nodes:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                names.add(name)
    return names


def arguments(args: ast.arguments) -> list[ast.arg]:
    """Return a function's arguments of every kind."""
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *filter(None, (args.vararg, args.kwarg))]


def declared_global(statement: ast.AST) -> list[str]:
    """Return the names that are global in the scope of a statement."""
    return [name for node in _own_scope(statement) if isinstance(node, ast.Global) for name in node.names]


def bound(statement: ast.stmt) -> set[str]:
    """Return the names a top-level statement gives values to, by whatever means, or changes what they stand for."""
    names = assigned(statement) | set(aliases(statement))
    names |= {name for node in ast.walk(statement) if isinstance(node, ast.Global) for name in node.names}
    called = {_called(node) for node in ast.walk(statement)}
    for node in ast.walk(statement):
        match node:
            case ast.Constant(value=str(name)) if called & _BY_NAME and name.isidentifier():
                names.add(name)
            case ast.Attribute(ctx=ast.Store(), value=value) | ast.Subscript(ctx=ast.Store(), value=value):
                names |= _root(value)
            case ast.Call():
                names |= {name for inner in executed(node) for name in bound(inner)}
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            names.add(name)  # a method may change what the name stands for
    return names


def executed(node: ast.Call) -> list[ast.stmt]:
    """Return the statements of a constant text that is handed to `exec`, `eval` and the like."""
    if _called(node.func) in RUN_TEXT and node.args:
        try:
            return ast.parse(text_of(node.args[0])).body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return []
    return []


def text_of(node: ast.AST) -> str:
    """Return the text of a constant, or of constants that are added up."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            parts = text_of(left), text_of(right)
            return "".join(parts) if all(parts) else ""
        case ast.JoinedStr(values=values):
            return "".join(map(text_of, values))
    return ""


def _called(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _root(node: ast.AST) -> set[str]:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def _own_scope(statement: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a statement that belong to its own scope: a function inside, but not what is in it."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            waiting += list(ast.iter_child_nodes(node))
