"""The judge: every hidden check of an exercise, run on one student, and whose fault it is when one cannot be run."""

import hashlib
import importlib
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np

from autograder.errors import AutograderError
from nncourse.checking import Check, LocalStudent, Outcome, Status, Student, checks_of, run_check
from nncourse.language import Message, _

StudentFor = Callable[[np.random.Generator], Student]
Judge = Callable[[list[Check]], list[Outcome]]

TOO_MUCH = _("what your code returns takes too long to look at: return no more than the exercise asks for")


def hidden_checks(assignment: str) -> dict[str, list[Check]]:
    """Return the hidden checks of `assignment`, by exercise, in order."""
    modules = importlib.import_module(f"autograder.checks.{assignment}").EXERCISES
    return {exercise: checks for module in modules for exercise, checks in checks_of(module).items()}


def reference_names(assignment: str) -> Mapping[str, Any]:
    """Return what the references of `assignment` define."""
    return vars(importlib.import_module(f"autograder.references.{assignment}"))


def brought_functions(assignment: str) -> tuple[str, ...]:
    """Return the functions of earlier assignments that `assignment` builds on."""
    here = f"autograder.references.{assignment}"
    names = reference_names(assignment).items()
    return tuple(name for name, value in names if is_reference(value) and value.__module__ != here)


def is_reference(value: Any) -> bool:
    """Return whether `value` is a reference implementation."""
    return str(getattr(value, "__module__", "")).startswith("autograder.references")


def judge_exercise(
    checks: list[Check],
    student_for: StudentFor,
    reference: Mapping[str, Any],
    seed: str,
    bounded: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> list[Outcome]:
    """Return how each of `checks` ends for the student that `student_for(rng)` gives.

    `seed` fixes the inputs that the checks draw; the same seed gives the same verdict. Each check is run inside
    `bounded()`, which raises `TimeoutError` in one that takes too long over what the student's functions return.
    """
    return [_judge(one, student_for, reference, seed, bounded) for one in checks]


def judge_in_turn(checks: list[Check], judges: Iterable[Judge]) -> tuple[list[Outcome], list[bool]]:
    """Return how `checks` end, and which of the judges that were asked made a difference.

    What fails gets another try by the next judge, for whom right functions stand in for the student's helpers, say: so
    a mistake costs points in its own exercise only. When nothing is left to try, no other judge is looked for.
    """
    ended: dict[str, Outcome] = {}
    of_use = []
    left = checks
    for judge in judges:
        tried = judge(left)
        ended |= {one.name: one for one in tried if one.name not in ended or one.status is not Status.FAILED}
        of_use.append(any(one.status not in (Status.FAILED, Status.NOT_ATTEMPTED) for one in tried))
        left = [one for one in checks if ended[one.name].status is Status.FAILED]
        if not left:
            break
    return [ended[one.name] for one in checks], of_use


def helped_note(helpers: Iterable[str]) -> Message:
    """Return the line that says which functions were right ones in place of the student's."""
    text = _("so that mistakes do not carry over, right ones stood in for these functions: `{names}`")
    return Message(text, {"names": ", ".join(helpers)})


def broken_flags(exercise: str, outcomes: Iterable[Outcome]) -> tuple[Message, ...]:
    """Return a line for the instructor on each check that is broken."""
    text = _("`{exercise}`: the check `{check}` is broken, and costs no point: {fault}")
    return tuple(
        Message(text, {"exercise": exercise, "check": outcome.name, "fault": outcome.values.params["fault"]})
        for outcome in outcomes
        if outcome.status is Status.BROKEN and outcome.values
    )


def _judge(
    one: Check,
    student_for: StudentFor,
    reference: Mapping[str, Any],
    seed: str,
    bounded: Callable[[], AbstractContextManager[None]],
) -> Outcome:
    student = student_for(_draws(one, seed))
    try:
        with bounded():
            return run_check(one, student)
    except AutograderError:  # there is no wall any more, say: nothing was found out
        raise
    except Exception as error:  # the check itself stumbled: over a strange result, or over its own mistake
        fault, kind = _described(error), type(error).__name__
        greedy = isinstance(error, MemoryError)  # what holds our memory now is what the student's code sent
        slow = isinstance(error, TimeoutError)
    # the exception is gone, and with it what the student's numbers filled: the reference has the room it needs
    if greedy or not _is_broken(one, LocalStudent(reference, _draws(one, seed))):
        message = Message(TOO_MUCH if slow else _("the result is not of the kind that the exercise asks for"))
        return Outcome(one.name, one.title, Status.FAILED, one.points, (message,))
    message = Message(_("the course has a mistake here ({kind}); it costs no point"), {"kind": kind})
    return Outcome(one.name, one.title, Status.BROKEN, one.points, (message,), Message("{fault}", {"fault": fault}))


def _described(error: Exception) -> str:
    """Return an exception as an instructor needs it: what, and in which line of the course."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "checks" in Path(frame.filename).parts] or frames
    return f"{error!r:.300} in {Path(ours[-1].filename).name}, line {ours[-1].lineno}"


def _is_broken(one: Check, reference: Student) -> bool:
    """Return whether a check stumbles over the reference too; one that finds no reference to try is not to blame."""
    try:
        return run_check(one, reference).status is Status.FAILED
    except MemoryError:  # what holds our memory is what the student's code sent
        return False
    except Exception:
        return True


def _draws(one: Check, seed: str) -> np.random.Generator:
    digest = hashlib.sha256(f"{seed}/{one.exercise}/{one.name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "big"))
