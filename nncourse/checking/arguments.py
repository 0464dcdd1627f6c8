"""Arguments that a function never uses: they were forgotten, or variables of the notebook stand in their place."""

import ast

from nncourse.language import Message, _

_REACH_ALL = {"locals", "vars", "eval", "exec"}


def unused_arguments(function: ast.FunctionDef) -> list[str]:
    """Return the arguments that stand nowhere in the body of `function`, in order."""
    named = {node.id for part in function.body for node in ast.walk(part) if isinstance(node, ast.Name)}
    args = function.args
    names = [one.arg for one in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
    return [] if named & _REACH_ALL else [name for name in names if name not in named]


def note_of_unused(function: ast.FunctionDef) -> tuple[Message, ...]:
    """Return a line on the arguments that `function` never uses; none where it uses all."""
    unused = unused_arguments(function)
    text = _("`{function}` never uses `{arguments}`: work with all its arguments, not with variables of the notebook")
    return (Message(text, {"function": function.name, "arguments": "`, `".join(unused)}),) if unused else ()
