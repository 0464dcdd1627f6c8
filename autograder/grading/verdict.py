"""What grading a submission says."""

from dataclasses import dataclass

from nncourse.checking import Outcome, Status
from nncourse.language import LANGUAGES, Message


@dataclass(frozen=True)
class ExerciseVerdict:
    """How the checks of one exercise ended; `notes` say what the judge took into account.

    `flags` are for the instructor alone: libraries that do the exercise, checks that are broken.
    """

    name: str
    outcomes: tuple[Outcome, ...]
    notes: tuple[Message, ...] = ()
    flags: tuple[Message, ...] = ()

    @property
    def points(self) -> float:
        """Points that can be earned."""
        return sum(outcome.points for outcome in self.outcomes)

    @property
    def earned(self) -> float:
        """Points earned."""
        return sum(outcome.earned for outcome in self.outcomes)

    @property
    def status(self) -> Status:
        """`passed` when all passed, `not_attempted` when nothing was tried, `broken` when the course is at fault."""
        found = {outcome.status for outcome in self.outcomes}
        if Status.BROKEN in found:
            return Status.BROKEN
        return found.pop() if len(found) == 1 else Status.FAILED

    @property
    def common(self) -> tuple[Message, ...]:
        """The messages of every one of several checks, where these are the same: they need to be told only once."""
        told = [outcome.messages for outcome in self.outcomes]
        return told[0] if len(told) > 1 and all(messages == told[0] for messages in told) else ()


@dataclass(frozen=True)
class Answer:
    """A written answer, graded by hand."""

    name: str
    points: float
    text: str
    given: bool


@dataclass(frozen=True)
class Verdict:
    """All that grading one submission found. `error` is set when it could not be read: then nothing else is.

    `file` is the name of the file that could not be read, where `error` does not tell it. Where `language_known` is
    false, nobody knows which language the student reads.
    """

    assignment: str
    language: str = "en"
    language_known: bool = True
    exercises: tuple[ExerciseVerdict, ...] = ()
    answers: tuple[Answer, ...] = ()
    repairs: tuple[Message, ...] = ()
    problems: tuple[Message, ...] = ()
    error: Message | None = None
    file: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The language to tell the student in; all of them where it is not known."""
        return (self.language,) if self.language_known else LANGUAGES

    @property
    def points(self) -> float:
        """Points that the checks can give."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def earned(self) -> float:
        """Points that the checks gave."""
        return sum(exercise.earned for exercise in self.exercises)
