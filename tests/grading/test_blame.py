"""Whose fault it is: a check that is broken costs nothing and is listed; a student cannot make one broken."""

import json
import time
from collections.abc import Callable

import numpy as np
import pytest

from autograder.engine.trusted import Allowance
from autograder.engine.zygote import Zygote
from autograder.errors import SandboxError
from autograder.grading.assignment import Assignment
from autograder.judge import judge_exercise, reference_names
from autograder.report.autograded import verdict_lines
from nncourse.checking import Check, LocalStudent, Status, Student, check, expect
from tests.conftest import full_scores, grade, load, scores
from tests.grading.notebooks import code_cell, solved_notebook, with_source

A02 = "a02_softmax_nll"


def _with_a_mistake(student: Student) -> None:
    """The course divides by zero here."""
    secret_input = 4711
    student.softmax(np.full(3, secret_input))
    raise ZeroDivisionError(f"the input was {secret_input}")


def _never_satisfied(student: Student) -> None:
    """The reference itself does not pass."""
    expect(False, "nobody passes")
    assert student


@pytest.fixture
def one_check_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a check with a mistake among those of softmax."""
    whole = Assignment.checks.func
    broken = check("softmax", points=1)(_with_a_mistake)

    def with_broken(assignment: Assignment) -> dict[str, list[Check]]:
        found = whole(assignment)
        return {**found, "softmax": [*found["softmax"], broken]}

    monkeypatch.setattr(Assignment, "checks", property(with_broken))


def test_a_broken_check_costs_nothing_and_is_listed(one_check_broken: None, zygote: Zygote) -> None:
    """The student reads that it is not their mistake, the instructor where it is; no input is told to the student."""
    verdict = grade(json.dumps(solved_notebook(A02)), A02, zygote)
    softmax = next(one for one in verdict.exercises if one.name == "softmax")
    assert softmax.status is Status.BROKEN
    assert softmax.earned == softmax.points == full_scores(A02)["softmax"]
    (flag,) = softmax.flags
    assert "_with_a_mistake" in flag.in_language("en")
    assert "ZeroDivisionError" in flag.in_language("en")
    assert "4711" not in "\n".join(verdict_lines(softmax, "en"))


def test_a_broken_check_is_broken_for_a_wrong_answer_too(one_check_broken: None, zygote: Zygote) -> None:
    """Blame does not hang on what the student wrote: the other checks say that."""
    notebook = with_source(solved_notebook(A02), "softmax", "def softmax(scores):\n    return None")
    softmax = grade(json.dumps(notebook), A02, zygote).exercises[0]
    assert [outcome.status for outcome in softmax.outcomes if outcome.status is not Status.FAILED] == [Status.BROKEN]
    assert softmax.earned == 1


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ValueError, OverflowError, FloatingPointError])
def test_a_check_that_stumbles_over_a_result_is_the_students_failure(error: type[Exception]) -> None:
    """It passes with the reference, so what came from the student is at fault, whatever it led to."""

    def stumbles(student: Student) -> None:
        """Works with numbers."""
        if np.any(np.asarray(student.softmax(np.zeros(3))) > 1):
            raise error

    outcome = _judged(stumbles, lambda scores: scores + 7)
    assert outcome is Status.FAILED
    assert _judged(stumbles, reference_names(A02)["softmax"]) is Status.PASSED


def test_a_student_who_fills_the_memory_does_not_take_it_from_the_reference() -> None:
    """What the student's numbers filled is free again when the reference is tried."""
    held: list[int] = []

    class Big:
        def __init__(self) -> None:
            held.append(1)

        def __del__(self) -> None:
            held.pop()

    def fills(student: Student) -> None:
        """Keeps what it gets."""
        kept = Big() if student.softmax(np.zeros(3)) is None else None
        assert len(held) == (kept is not None)
        if kept:
            raise MemoryError

    assert _judged(fills, lambda scores: None) is Status.FAILED


@pytest.mark.parametrize(
    ("over_the_student", "over_the_reference"), [(MemoryError, OSError), (ValueError, MemoryError)]
)
def test_a_check_that_finds_no_memory_is_not_broken(
    over_the_student: type[Exception], over_the_reference: type[Exception]
) -> None:
    """What the student's code sent fills it, however that shows where the reference is tried."""

    def stumbles(student: Student) -> None:
        """Needs memory."""
        raise over_the_student if student.softmax(np.zeros(3)) is None else over_the_reference

    assert _judged(stumbles, lambda scores: None) is Status.FAILED


def test_a_check_that_the_reference_does_not_pass_fails_no_less() -> None:
    """A failed expectation is a verdict, not a stumble: mutants and the references' own tests watch over those."""
    assert _judged(_never_satisfied, lambda scores: scores) is Status.FAILED


def test_a_check_that_takes_too_long_over_a_result_is_the_students_failure() -> None:
    """It is not the course that is broken, and the reference, with which that is found out, is not hurried."""

    @check("softmax", points=1)
    def looks(student: Student) -> None:
        """It looks at the result, at zeros for ever."""
        seconds = 0.4 if np.any(student.softmax(np.zeros((1, 2)))) else 60
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pass

    names = {"softmax": lambda scores: scores * 0}
    allowance = Allowance(0.2)
    (outcome,) = judge_exercise(
        [looks], lambda rng: LocalStudent(names, rng), reference_names(A02), "x", allowance.spent
    )
    assert (outcome.status, outcome.earned) == (Status.FAILED, 0)
    assert "takes too long" in outcome.messages[0].text


def test_a_wall_that_has_fallen_is_no_failure_of_the_student() -> None:
    """What could not be asked is not judged."""

    def asks(student: Student) -> None:
        raise SandboxError("gone")

    with pytest.raises(SandboxError):
        _judged(asks, lambda scores: scores)


def _judged(function: Callable[[Student], None], softmax: Callable[..., object]) -> Status:
    one = check("softmax", points=1)(function)
    names = {"softmax": softmax}
    return judge_exercise([one], lambda rng: LocalStudent(names, rng), reference_names(A02), "x")[0].status


def test_everything_else_of_the_class_is_as_it_was(zygote: Zygote) -> None:
    """No trace of the broken check is left for the next submission."""
    assert scores(grade(json.dumps(solved_notebook(A02)), A02, zygote)) == full_scores(A02)


def test_only_functions_of_earlier_assignments_are_lent() -> None:
    """Not what a reference makes for a cell of the course: it would do the training."""
    brought = load("a06_two_layer_net").brought
    assert "sgd" in brought
    assert "cell_digits" not in brought
    assert not {name for name in brought if name.startswith("cell_")}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("def softmax(scores):\n    ...\n    raise NotImplementedError()", "still the empty stub"),
        ("def softmax(scores):\n    x = scores\n    raise NotImplementedError()", "delete that line, or return before"),
        (
            "def softmax(scores):\n    for x in scores:\n        yield x\n    raise NotImplementedError()",
            "delete that line",
        ),
        ("def softmax(scores, axis):\n    return scores", "keep the `def` line as it was handed out"),
        ("def softmax():\n    return 1", "keep the `def` line as it was handed out"),
        ("def softmax(scores):\n    return None + 1", "raised TypeError in the line `return None + 1`"),
    ],
)
def test_what_is_wrong_with_a_function_is_told(code: str, told: str, zygote: Zygote) -> None:
    """Where it has a beginning, where it cannot be called, and where a line of it fails."""
    verdict = grade(json.dumps(with_source(solved_notebook(A02), "softmax", code)), A02, zygote)
    softmax = next(one for one in verdict.exercises if one.name == "softmax")
    assert softmax.earned == 0
    assert told in "\n".join(verdict_lines(softmax, "en"))


def test_a_cell_that_is_not_indented_well_is_told_why(zygote: Zygote) -> None:
    """In the words of Python."""
    notebook = with_source(solved_notebook(A02), "softmax", "def softmax(scores):\nreturn scores")
    (problem,) = grade(json.dumps(notebook), A02, zygote).problems
    assert "expected an indented block" in problem.in_language("en")


def test_a_name_that_is_missing_below_a_call_is_told(zygote: Zygote) -> None:
    """The line that needs it stands in another cell; a name that stands in none is not told."""
    notebook = solved_notebook(A02)
    hidden = "def hidden():\n    raise NameError('?', name='secre' + 't')"
    for source in ("def far():\n    return minibatches(3)", "z = far()", hidden, "z = hidden()"):
        notebook["cells"].append(code_cell(source))
    told = [problem.in_language("en") for problem in grade(json.dumps(notebook), A02, zygote).problems]
    assert told[0].endswith("raised NameError: fill in the cell that defines `minibatches`")
    assert told[1].endswith("raised NameError")
