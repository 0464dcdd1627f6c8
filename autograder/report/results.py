"""How a class did: a short row a student and counts by check, so that a class of thousands takes little memory."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from autograder.grading.verdict import Verdict
from autograder.messages import why_unread
from nncourse.checking import Outcome, Status
from nncourse.language import Message


@dataclass(frozen=True)
class StudentRow:
    """One student's line. `attention` says why a submission could not be graded; it has no score then.

    `answers` counts the written ones that were given, for a person to grade; `penalty` is what lateness costs. `flags`
    are what an instructor should look at; the student's own page does not show them.
    """

    student: str
    earned: float = 0.0
    points: float = 0.0
    by_exercise: tuple[float, ...] = ()
    broken: frozenset[str] = frozenset()
    repairs: int = 0
    problems: int = 0
    answers: int = 0
    penalty: float = 0.0
    flags: tuple[Message, ...] = ()
    attention: str = ""

    @property
    def remarks(self) -> list[str]:
        """What there is to say besides scores and flags, in a few words each."""
        late = [f"late: −{self.penalty:g}"] if self.penalty else []
        repaired = [f"repaired: {self.repairs}"] if self.repairs else []
        return [*late, *repaired, *([f"failed cells: {self.problems}"] if self.problems else [])]


@dataclass(frozen=True)
class CheckCounts:
    """How one check ended in the class, and how often each message was the first that those who failed it were told.

    Messages that differ in numbers and names only are one; the first of them stands for all.
    """

    exercise: str
    title: Message
    counts: Counter[Status] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Message] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share of students who passed."""
        return self.counts[Status.PASSED] / self.counts.total()

    @property
    def told_most(self) -> tuple[Message, int] | None:
        """What most of those who failed were told, and how many they are; None where it was told to one alone."""
        for text, count in self.told.most_common(1):
            return (self.examples[text], count) if count > 1 else None
        return None

    def add(self, outcome: Outcome) -> None:
        """Count one student's outcome."""
        self.counts[outcome.status] += 1
        if outcome.status is Status.FAILED and outcome.messages:
            first = outcome.messages[0]
            self.told[first.text] += 1
            self.examples.setdefault(first.text, first)


@dataclass
class ClassResults:
    """Verdicts of a class, summed up as they come.

    `missing` are students whom the gradebook knows and whom the run was not asked for: they handed in nothing, where it
    goes over the whole class.
    """

    rows: list[StudentRow] = field(default_factory=list)
    exercises: dict[str, float] = field(default_factory=dict)
    checks: dict[tuple[str, str], CheckCounts] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def add(
        self,
        student: str,
        verdict: Verdict,
        remarks: Sequence[Message] = (),
        flags: Sequence[Message] = (),
        penalty: float = 0.0,
    ) -> StudentRow:
        """Take in the verdict on one student and return their row.

        `remarks` and `flags` are what was repaired and flagged before it, `penalty` is what lateness costs.
        """
        row = replace(_row(student, verdict, len(remarks), flags), penalty=penalty)
        self.rows.append(row)
        for exercise in verdict.exercises:
            self.exercises.setdefault(exercise.name, exercise.points)
            for outcome in exercise.outcomes:
                key = (exercise.name, outcome.name)
                self.checks.setdefault(key, CheckCounts(exercise.name, outcome.title)).add(outcome)
        return row

    @property
    def scores(self) -> list[float]:
        """What those who could be graded earned."""
        return [row.earned for row in self.rows if not row.attention]

    def by_tenths(self) -> list[int]:
        """Return how many earned up to a tenth of the points, more than that and up to two tenths, and so on."""
        points = sum(self.exercises.values())
        tenths = Counter(max(math.ceil(10 * earned / points), 1) for earned in self.scores if points)
        return [tenths[tenth] for tenth in range(1, 11)]

    def hardest_first(self) -> list[CheckCounts]:
        """Return the checks, those that fewest passed first."""
        return sorted(self.checks.values(), key=lambda check: check.share)


def _row(student: str, verdict: Verdict, n_remarks: int, flags: Sequence[Message]) -> StudentRow:
    if verdict.error:
        return StudentRow(student, attention=why_unread(verdict))
    return StudentRow(
        student=student,
        earned=verdict.earned,
        points=verdict.points,
        by_exercise=tuple(exercise.earned for exercise in verdict.exercises),
        broken=frozenset(one.name for one in verdict.exercises if one.status is Status.BROKEN),
        repairs=n_remarks + len(verdict.repairs),
        problems=len(verdict.problems),
        answers=sum(answer.given for answer in verdict.answers),
        flags=(*flags, *(flag for exercise in verdict.exercises for flag in exercise.flags)),
    )
