"""`check("softmax")`: the visible checks of an exercise, run on the reader's own functions, a line each."""

import ast
import difflib
import functools
import importlib
import inspect
import os
import pkgutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import TypeVar

import numpy as np

import nncourse.checks
from nncourse.checking.arguments import note_of_unused
from nncourse.checking.check import Check, checks_of, run_check
from nncourse.checking.outcome import Outcome, Status, first_things_first
from nncourse.checking.student import LocalStudent
from nncourse.language import Message, _, current_language, translate

Found = TypeVar("Found")

MARKS = {Status.PASSED: "✓", Status.FAILED: "✗", Status.NOT_ATTEMPTED: "○", Status.BROKEN: "!"}
"""The sign before each check, wherever a verdict is shown."""


class ChecksFailed(AssertionError):
    """At least one visible check did not pass; the lines printed above it say which."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows in place of a traceback into the course's own code."""
        return [str(self)]


def check(exercise: str) -> None:
    """Try the visible checks of `exercise` on the functions and values of the calling notebook, and print a line each.

    Raises `ChecksFailed` if one did not pass, `ValueError` if there is no such exercise, and `TypeError` if it is not
    called by its name. While nbgrader grades, no failure is raised: the hidden checks that follow give the points.
    """
    namespace = sys._getframe(1).f_globals
    expect_name("check", exercise)
    outcomes, called = _tried(_visible_checks(exercise), namespace)
    for line in _lines(exercise, outcomes):
        print(line)
    for note in _notes(outcomes, map(namespace.get, called)):
        print(f"  {note.in_language(current_language())}")
    left = [outcome for outcome in outcomes if outcome.status is not Status.PASSED]
    if left and os.environ.get("NBGRADER_EXECUTION") != "autograde":
        raise ChecksFailed(_say(_("{exercise}: not all checks pass yet"), exercise=exercise))


def expect_name(asked: str, exercise: object) -> None:
    """Raise `TypeError` unless `exercise` is a name; it is the function itself where the quotes were forgotten."""
    if not isinstance(exercise, str):
        name = getattr(exercise, "__name__", "softmax")
        raise TypeError(_say(_('write the name of the exercise in quotes: {asked}("{name}")'), asked=asked, name=name))


def find_exercise(exercise: str, package: ModuleType, contents: Callable[[ModuleType], Mapping[str, Found]]) -> Found:
    """Return what `package` has for `exercise`; `contents` gives what a module of it has, by exercise.

    Modules are imported in the order of the course until one has it. Raises `ValueError` where none has: it names the
    exercise that was meant, or all.
    """
    known: list[str] = []
    for info in pkgutil.iter_modules(package.__path__):
        found = contents(importlib.import_module(f"{package.__name__}.{info.name}"))
        if exercise in found:
            return found[exercise]
        known += found
    if close := difflib.get_close_matches(exercise, known, n=1):
        text = _("there is no exercise `{exercise}`: did you mean `{name}`?")
        raise ValueError(_say(text, exercise=exercise, name=close[0]))
    text = _("there is no exercise `{exercise}`: choose one of {names}")
    raise ValueError(_say(text, exercise=exercise, names=", ".join(known)))


@functools.cache
def _visible_checks(exercise: str) -> list[Check]:
    return find_exercise(exercise, nncourse.checks, checks_of)


def _tried(checks: list[Check], namespace: dict[str, object]) -> tuple[list[Outcome], dict[str, None]]:
    """Return how visible checks ended, and the names of the functions that those which failed have called."""
    outcomes: list[Outcome] = []
    called: dict[str, None] = {}
    for one in checks:
        student = LocalStudent(namespace, np.random.default_rng(0))
        outcomes.append(_try(one, student))
        called |= student.called if outcomes[-1].status is Status.FAILED else {}
    return outcomes, called


def _try(one: Check, student: LocalStudent) -> Outcome:
    """Return how a visible check ended; whatever goes wrong inside it is about the value it was given."""
    try:
        return run_check(one, student)
    except Exception as error:
        message = Message(_("the result is of a kind the check cannot work with ({kind})"), {"kind": repr(error)})
        return Outcome(one.name, one.title, Status.FAILED, messages=(message,))


def _lines(exercise: str, outcomes: list[Outcome]) -> list[str]:
    if all(outcome.status is Status.NOT_ATTEMPTED for outcome in outcomes):
        return [_say(_("○ {exercise}: not attempted yet"), exercise=exercise), *_details(outcomes[0])]
    passed = sum(outcome.status is Status.PASSED for outcome in outcomes)
    lines = [_say(_("{exercise}: {passed} of {total} pass"), exercise=exercise, passed=passed, total=len(outcomes))]
    for outcome in outcomes:
        lines += [f"  {MARKS[outcome.status]} {translate(outcome.title.text)}", *_details(outcome)]
    return lines


def _notes(outcomes: list[Outcome], called: Iterable[object]) -> Iterator[Message]:
    """Yield what is said below the checks; `called` are the functions that failed."""
    yield from first_things_first(outcomes)
    for function in called:
        try:
            (definition,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body  # type: ignore[arg-type]
        except (OSError, TypeError, ValueError, SyntaxError):  # no function of the notebook, or a `lambda`
            continue
        if isinstance(definition, ast.FunctionDef):
            yield from note_of_unused(definition)


def _details(outcome: Outcome) -> list[str]:
    shown = [*outcome.messages, *([outcome.values] if outcome.values else [])]
    return [f"      → {message.in_language(current_language())}" for message in shown]


def _say(text: str, **params: object) -> str:
    return Message(text, params).in_language(current_language())
