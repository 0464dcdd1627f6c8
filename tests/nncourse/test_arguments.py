"""Telling of arguments that a function never uses."""

import ast
import inspect
from pathlib import Path

import pytest

from autograder.judge import is_reference, reference_names
from nncourse.checking.arguments import unused_arguments

ROOT = Path(__file__).parents[2]


def function_of(source: str) -> ast.FunctionDef:
    """Return the function that code defines."""
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    return function


@pytest.mark.parametrize(
    ("body", "unused"),
    [
        ("return X @ W + b", []),
        ("return X_train @ W", ["X", "b"]),
        ("return dot(X, W, bias=0)", ["b"]),
        ("return list(map(lambda x: x @ W + b, X))", []),
        ("return eval('X @ W + b')", []),
        ("X += b; return X @ W", []),
    ],
)
def test_arguments_that_stand_nowhere_in_the_body(body: str, unused: list[str]) -> None:
    """In functions inside it they are used, too; `eval` may use all."""
    assert unused_arguments(function_of(f"def linear_scores(X, W, *, b=0): {body}")) == unused


@pytest.mark.parametrize("assignment", sorted(path.name for path in (ROOT / "assignments").glob("a[0-9]*")))
def test_every_exercise_needs_all_arguments(assignment: str) -> None:
    """So nothing is told of a right function."""
    functions = [value for value in reference_names(assignment).values() if is_reference(value)]
    assert functions
    for function in functions:
        assert not unused_arguments(function_of(inspect.getsource(function))), function.__name__
