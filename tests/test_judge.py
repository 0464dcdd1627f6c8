"""What the judge makes of checks: the inputs they draw, and whose fault it is where one stumbles."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.judge import Judge, broken_flags, judge_exercise, judge_in_turn
from autograder.kernel import _replaced
from autograder.messages import say
from nncourse.checking import Check, LocalStudent, Outcome, Status, Student, expect
from nncourse.checking import check as make_check
from nncourse.language import Message

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

    of_another_exercise = make_check("g", points=1)(one.function)
    for check, seed in ((one, "a"), (other, "a"), (of_another_exercise, "a"), (one, "b"), (one, "a")):
        judged(check, len, seed)
    assert drawn[-1] == drawn[0]
    assert len(set(drawn)) == 4


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

    @make_check("f", points=1)
    def unfair(student: Student) -> None:
        """The reference fails this one."""
        expect(student.f(1) != 1, "it is 1")
        student.f(1) + 1

    passed, failed, broken = judged(careless, abs), judged(careless, str), judged(mistaken, abs)
    assert [one.status for one in (passed, failed, broken)] == [Status.PASSED, Status.FAILED, Status.BROKEN]
    assert judged(unfair, str).status is Status.BROKEN
    (flag,) = broken_flags("f", [passed, failed, broken])
    assert flag.params["check"] == "mistaken"
    assert str(flag.params["fault"]).startswith("LookupError(1) in test_judge.py, line ")


def test_what_fails_gets_another_try_and_what_is_told_is_of_the_first() -> None:
    """No other judge is looked for when nothing has failed."""
    check, asked = make_check("f", points=1)(str), list[Status]()

    def judge(status: Status) -> Judge:
        def ended(checks: list[Check]) -> list[Outcome]:
            asked.append(status)
            return [Outcome(one.name, one.title, status, 1, (Message(str(len(asked))),)) for one in checks]

        return ended

    failed, passed, not_attempted = Status.FAILED, Status.PASSED, Status.NOT_ATTEMPTED
    for statuses, end, told, of_use in (
        ((failed, failed), failed, "1", [False, False]),
        ((failed, passed, failed), passed, "2", [False, True]),
        ((failed, not_attempted), not_attempted, "2", [False, False]),
    ):
        asked.clear()
        (outcome,), made_a_difference = judge_in_turn([check], map(judge, statuses))
        assert (outcome.status, say(*outcome.messages), made_a_difference) == (end, told, of_use)


def test_the_line_of_a_mistake_is_the_check_s_own() -> None:
    """Not that of the library in which it raised."""
    names: dict[str, Any] = {"np": np}
    exec(compile("def mistaken(student):\n    np.linalg.inv(np.zeros((1, 1)))", "checks/a99/f.py", "exec"), names)
    broken = judged(make_check("f", points=1)(names["mistaken"]), abs)
    assert say(broken.values).endswith(" in f.py, line 2")


def test_functions_that_stood_in_are_gone_whatever_became_of_them() -> None:
    """The student's code may have deleted them, or what they stand for may not have been there."""
    namespace: dict[str, Any] = {"f": abs, "x": np.pi}
    with _replaced(namespace, {"f": len, "g": len}):
        assert namespace["f"] is namespace["g"] is len
        del namespace["f"]
    assert namespace == {"f": abs, "x": np.pi}
