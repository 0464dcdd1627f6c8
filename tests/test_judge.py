"""What the judge makes of checks: the inputs they draw, and whose fault it is where one stumbles."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.judge import broken_flags, judge_exercise
from autograder.kernel import _replaced
from nncourse.checking import Check, LocalStudent, Status, Student
from nncourse.checking import check as make_check

RIGHT: Mapping[str, Any] = {"f": lambda x: x}


def judged(check: Check, function: Any, seed: str = "seed") -> Any:
    """Return how a check ends for a function of a student's."""
    return judge_exercise([check], lambda rng: LocalStudent({"f": function}, rng), RIGHT, seed)[0]


def test_every_check_draws_inputs_of_its_own_and_the_same_again() -> None:
    """What one check hands over says nothing of the next one's inputs, nor one submission's of another's."""
    drawn: list[float] = []

    @make_check("f", points=1)
    def one(student: Student) -> None:
        """One."""
        drawn.append(student.rng.random())

    @make_check("f", points=1)
    def other(student: Student) -> None:
        """Other."""
        drawn.append(student.rng.random())

    for check, seed in ((one, "a"), (other, "a"), (one, "b"), (one, "a")):
        judged(check, len, seed)
    assert drawn[3] == drawn[0]
    assert len(set(drawn)) == 3


def test_only_a_check_that_stumbles_over_the_reference_is_broken() -> None:
    """The instructor is told of that one, in which line of the course it is; over another result it just fails."""

    @make_check("f", points=1)
    def careless(student: Student) -> None:
        """The result can be added to."""
        student.f(1) + 1

    @make_check("f", points=1)
    def mistaken(student: Student) -> None:
        """There is a mistake in this one."""
        raise LookupError(student.f(1))

    passed, failed, broken = judged(careless, abs), judged(careless, str), judged(mistaken, abs)
    assert [one.status for one in (passed, failed, broken)] == [Status.PASSED, Status.FAILED, Status.BROKEN]
    (flag,) = broken_flags("f", [passed, failed, broken])
    assert flag.params["check"] == "mistaken"
    assert str(flag.params["fault"]).startswith("LookupError(1) in test_judge.py, line ")


def test_functions_that_stood_in_are_gone_whatever_became_of_them() -> None:
    """The student's code may have deleted them, or what they stand for may not have been there."""
    namespace: dict[str, Any] = {"f": abs, "x": np.pi}
    with _replaced(namespace, {"f": len, "g": len}):
        assert namespace["f"] is namespace["g"] is len
        del namespace["f"]
    assert namespace == {"f": abs, "x": np.pi}
