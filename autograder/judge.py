"""The judge: every hidden check of an exercise, run on one student, and whose fault it is when one cannot be run."""

import hashlib
import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nncourse.checking import Check, LocalStudent, Outcome, Status, Student, checks_of, run_check
from nncourse.language import Message, _

StudentFor = Callable[[np.random.Generator], Student]


def hidden_checks(assignment: str) -> dict[str, list[Check]]:
    """Return the hidden checks of `assignment`, by exercise, in order."""
    return checks_of(importlib.import_module(f"autograder.checks.{assignment}"))


def reference_names(assignment: str) -> Mapping[str, Any]:
    """Return what the references of `assignment` define."""
    return vars(importlib.import_module(f"autograder.references.{assignment}"))


def judge_exercise(
    checks: list[Check], student_for: StudentFor, reference: Mapping[str, Any], seed: str
) -> list[Outcome]:
    """Return how each of `checks` ends for the student that `student_for(rng)` gives.

    `seed` fixes the inputs that the checks draw; the same seed gives the same verdict.
    """
    return [_judge(one, student_for, reference, seed) for one in checks]


def _judge(one: Check, student_for: StudentFor, reference: Mapping[str, Any], seed: str) -> Outcome:
    try:
        return run_check(one, student_for(_draws(one, seed)))
    except Exception as error:  # the check itself stumbled: over a strange result, or over its own mistake
        ours = not _passes(one, LocalStudent(reference, _draws(one, seed)))
        message = (
            Message(_("the course has a mistake here ({kind}); it costs no point"), {"kind": repr(error)})
            if ours
            else Message(_("the result is not of the kind that the exercise asks for"))
        )
        return Outcome(one.name, one.title, Status.BROKEN if ours else Status.FAILED, one.points, (message,))


def _passes(one: Check, student: Student) -> bool:
    try:
        return run_check(one, student).status is Status.PASSED
    except Exception:
        return False


def _draws(one: Check, seed: str) -> np.random.Generator:
    digest = hashlib.sha256(f"{seed}/{one.exercise}/{one.name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "big"))
