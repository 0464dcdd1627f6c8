"""How a class did: a short row a student and counts by check, so that a class of thousands takes little memory."""

from collections import Counter
from dataclasses import dataclass, field

from autograder.grading.verdict import Verdict
from autograder.messages import say
from nncourse.checking import Status
from nncourse.language import Message


@dataclass(frozen=True)
class StudentRow:
    """One student's line. `attention` says why a submission could not be graded; it has no score then.

    `answers` counts the written ones that were given, for a person to grade. `flags` are what an instructor should look
    at; the student's own page does not show them.
    """

    student: str
    earned: float = 0.0
    points: float = 0.0
    by_exercise: tuple[float, ...] = ()
    broken: frozenset[str] = frozenset()
    repairs: int = 0
    problems: int = 0
    answers: int = 0
    flags: tuple[str, ...] = ()
    attention: str = ""


@dataclass(frozen=True)
class CheckCounts:
    """How one check ended in the class."""

    exercise: str
    title: Message
    counts: Counter[Status] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of students who passed."""
        return self.counts[Status.PASSED] / self.counts.total()


@dataclass
class ClassResults:
    """Verdicts of a class, summed up as they come."""

    rows: list[StudentRow] = field(default_factory=list)
    exercises: dict[str, float] = field(default_factory=dict)
    checks: dict[tuple[str, str], CheckCounts] = field(default_factory=dict)

    def add(self, student: str, verdict: Verdict, remarks: tuple[Message, ...] = ()) -> StudentRow:
        """Take in the verdict on one student, with what was repaired before it, and return their row."""
        row = _row(student, verdict, len(remarks))
        self.rows.append(row)
        for exercise in verdict.exercises:
            self.exercises.setdefault(exercise.name, exercise.points)
            for outcome in exercise.outcomes:
                key = (exercise.name, outcome.name)
                self.checks.setdefault(key, CheckCounts(exercise.name, outcome.title)).counts[outcome.status] += 1
        return row

    def hardest_first(self) -> list[CheckCounts]:
        """Return the checks, those that fewest passed first."""
        return sorted(self.checks.values(), key=lambda check: check.share)


def _row(student: str, verdict: Verdict, n_remarks: int) -> StudentRow:
    if verdict.error:
        return StudentRow(student, attention=say(verdict.error))
    return StudentRow(
        student=student,
        earned=verdict.earned,
        points=verdict.points,
        by_exercise=tuple(exercise.earned for exercise in verdict.exercises),
        broken=frozenset(one.name for one in verdict.exercises if one.status is Status.BROKEN),
        repairs=n_remarks + len(verdict.repairs),
        problems=len(verdict.problems),
        answers=sum(answer.given for answer in verdict.answers),
        flags=tuple(say(flag) for exercise in verdict.exercises for flag in exercise.flags),
    )
