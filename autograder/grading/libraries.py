"""What to do where a library does an exercise: allow it, flag it to the instructor, or refuse it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from autograder.grading.code.ready_made import READY_MADE
from autograder.grading.code.sightings import Code, Sighting
from autograder.grading.notebook.submission import Submission
from autograder.grading.notebook.template import Role
from autograder.grading.verdict import ExerciseVerdict
from nncourse.checking import Outcome, Status
from nncourse.language import Message, _

_MAX_NAME_CHARS = 100


class Policy(StrEnum):
    """What becomes of an exercise that rests on a library which does it."""

    ALLOW = "allow"
    FLAG = "flag"  # the instructor is told, the points stay
    REFUSE = "refuse"  # it earns nothing, and the student is told why


@dataclass(frozen=True)
class LibraryRules:
    """The policy of each exercise of an assignment: its own, or the default."""

    default: Policy = Policy.FLAG
    exercises: Mapping[str, Policy] = field(default_factory=dict)

    def policy(self, exercise: str) -> Policy:
        """Return what holds for `exercise`."""
        return self.exercises.get(exercise, self.default)


def library_rules(settings: Mapping[str, Any], assignment: str, exercises: Iterable[str]) -> LibraryRules:
    """Return the rules in the table `[libraries]` of course.toml; raise `ValueError` that names a wrong key.

    `default` holds for every exercise; a table named as the assignment has what holds for single ones.
    """
    own = settings.get(assignment, {})
    if not isinstance(own, Mapping):
        raise ValueError(f"{assignment} must be a table, an exercise a line")
    if unknown := sorted(own.keys() - set(exercises)):
        raise ValueError(f"{assignment}.{unknown[0]} is no exercise: choose one of {', '.join(exercises)}")
    default = _policy("default", settings.get("default", Policy.FLAG))
    return LibraryRules(default, {name: _policy(f"{assignment}.{name}", value) for name, value in own.items()})


def _policy(key: str, value: object) -> Policy:
    try:
        return Policy(str(value))
    except ValueError:
        raise ValueError(f"{key} is {value!r}: choose one of {', '.join(Policy)}") from None


class Libraries:
    """The libraries that a submission's exercises rest on, and what the rules say to that.

    `defines` are the names that each exercise asks for: what one exercise rests on is not held against another.
    """

    def __init__(self, rules: LibraryRules, submission: Submission, defines: Mapping[str, Iterable[str]]) -> None:
        code = [cell for cell in submission.cells if cell.kind == "code"]
        self._rules = rules
        self._defines = defines
        self._code = Code(
            [cell.source for cell in code if cell.role in (Role.SOLUTION, Role.OTHER)],
            [cell.source for cell in code if cell.role is Role.GIVEN],
            READY_MADE,
        )

    def ruled(self, verdict: ExerciseVerdict) -> ExerciseVerdict:
        """Return `verdict` with what the rules add to it."""
        policy = self._rules.policy(verdict.name)
        names = set(self._defines[verdict.name])
        others = {name for defined in self._defines.values() for name in defined} - names
        sightings = self._code.rests_on(names, others) if policy is not Policy.ALLOW else ()
        if not sightings:
            return verdict
        flags = (*verdict.flags, *(_flag(verdict.name, sighting) for sighting in sightings))
        if policy is Policy.FLAG:
            return replace(verdict, flags=flags)
        outcomes = tuple(_refused(outcome, sightings[0]) for outcome in verdict.outcomes)
        return replace(verdict, outcomes=outcomes, flags=flags)


def _flag(exercise: str, sighting: Sighting) -> Message:
    text = _("`{exercise}` may rest on `{library}`, in the line `{line}`")
    return Message(text, {"exercise": exercise, **_told(sighting)})


def _refused(outcome: Outcome, sighting: Sighting) -> Outcome:
    if outcome.status not in (Status.PASSED, Status.BROKEN):
        return outcome
    text = _("write this yourself: your code rests on `{library}`, which does it for you, in the line `{line}`")
    return replace(outcome, status=Status.FAILED, messages=(Message(text, _told(sighting)),))


def _told(sighting: Sighting) -> dict[str, object]:
    return {"library": sighting.known_as[:_MAX_NAME_CHARS], "line": sighting.line}
