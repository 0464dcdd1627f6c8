"""Grading one submission: its cells run in order, each exercise judged where its test cell stands."""

import difflib
import functools
import hashlib
import itertools
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace

from autograder.engine.failures import SessionError
from autograder.engine.limits import Limits
from autograder.engine.session import Session
from autograder.engine.trusted import Allowance, time_limit
from autograder.engine.zygote import Zygote
from autograder.errors import SubmissionError
from autograder.grading.assignment import Assignment
from autograder.grading.cells import Cells
from autograder.grading.code.names import definition_of
from autograder.grading.helpers import MOST_LOOKING_S, Helpers, RightHelpers
from autograder.grading.libraries import Libraries
from autograder.grading.notebook.submission import Cell, Submission, read_submission
from autograder.grading.notebook.template import Role, Template
from autograder.grading.remote import Patience, Quotes, RemoteStudent, quotable_lines
from autograder.grading.verdict import Answer, ExerciseVerdict, Verdict
from autograder.judge import Judge, broken_flags, helped_note, is_reference, judge_exercise, judge_in_turn
from autograder.stopwatch import stage
from nncourse.checking import Check, Outcome, Status, first_things_first
from nncourse.checking.arguments import note_of_unused
from nncourse.language import Message, _

_MOST_JUDGING_S, _MOST_JUDGING_ONE_S = 60.0, 30.0
"""Processor seconds on our own side that the checks of a submission may take, and those of one exercise: over usual
results it is less than one, for all tries together."""

_NEAR = 0.7
"""How alike two names are, from 0 to 1, one of which may be meant to be the other: a letter or two of seven differ."""

_MOST_NAMES_COMPARED = 1000

_MAX_TOLD_MISSING = 3
"""At most this many missing libraries are named beside an exercise that may have needed them."""


def grade_submission(
    data: bytes, assignment: Assignment, zygote: Zygote, limits: Limits
) -> tuple[Verdict, Submission | None]:
    """Return the verdict on the bytes of a notebook file, and the repaired submission if it could be read."""
    name = assignment.template.assignment
    try:
        with stage("read"):
            submission = read_submission(data, assignment.template)
    except SubmissionError as error:
        return unreadable(name, error), None
    seed = seed_of(assignment, submission)
    with ExitStack() as stack:
        with stage("fork"):
            session = stack.enter_context(Session(zygote, limits, seed=_number(f"{seed}/process")))
        grading = _Grading(assignment, submission, session, seed)
        grading.all_cells()
        grading.second_chances()
    verdict = Verdict(
        assignment=name,
        language=submission.language,
        exercises=_ruled(grading.verdicts, assignment, submission),
        answers=tuple(_answer(cell, assignment.template) for cell in submission.cells if cell.role is Role.ANSWER),
        repairs=submission.repairs,
        problems=tuple(grading.cells.problems),
    )
    return verdict, submission


def unreadable(assignment: str, error: SubmissionError) -> Verdict:
    """Return the verdict on what cannot be read: told in the student's language, where that is known."""
    return Verdict(
        assignment,
        language=error.language or "en",
        language_known=bool(error.language),
        error=error.message,
        file=error.file,
    )


def _ruled(
    verdicts: Mapping[str, ExerciseVerdict], assignment: Assignment, submission: Submission
) -> tuple[ExerciseVerdict, ...]:
    """Return the verdicts in the order of the assignment, with what the rules about libraries add to them."""
    defines = {exercise: assignment.defines(exercise) for exercise in assignment.checks}
    try:
        with time_limit(time.monotonic() + MOST_LOOKING_S):
            libraries = Libraries(assignment.libraries, submission, defines)
            return tuple(libraries.ruled(verdicts[exercise]) for exercise in assignment.checks)
    except TimeoutError:  # it was built to take long
        text = _("which libraries the code rests on could not be seen in {limit} s: look at it")
        flag = Message(text, {"limit": f"{MOST_LOOKING_S:.0f}"})
        first, *others = (verdicts[exercise] for exercise in assignment.checks)
        return replace(first, flags=(*first.flags, flag)), *others


def seed_of(assignment: Assignment, submission: Submission) -> str:
    """Return the seed of all inputs: of the course's secret, the assignment, and the code that is run.

    A notebook that is only saved again, with other outputs, prose or metadata, has the same seed, and so the same
    verdict. All that the code can know of itself counts, blanks at the ends of its lines too, and which of two equal
    cells is run: nothing can be told to a notebook that is judged on the same inputs.
    """
    code = [[cell.role, cell.name, cell.source] for cell in submission.cells if cell.kind == "code"]
    text = json.dumps([assignment.secret, assignment.template.assignment, code])
    return hashlib.sha256(text.encode()).hexdigest()


def _number(seed: str) -> int:
    """Return a number that follows from `seed`, and from which it cannot be found."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")


def _answer(cell: Cell, template: Template) -> Answer:
    assert cell.template is not None
    given = bool(cell.source.strip()) and not template.handed_out(cell.template, cell.source)
    return Answer(cell.name, cell.template.points, cell.source, given)


def _lacks_a_name(verdict: ExerciseVerdict) -> bool:
    messages = (message for outcome in verdict.outcomes for message in outcome.messages)
    return any(message.params.get("kind") == "NameError" for message in messages)


class _Grading:
    """One pass through the cells of a submission."""

    def __init__(self, assignment: Assignment, submission: Submission, session: Session, seed: str) -> None:
        self.assignment = assignment
        self.submission = submission
        self.session = session
        self.seed = seed
        self.quotes = Quotes(quotable_lines(submission.code))
        self.verdicts: dict[str, ExerciseVerdict] = {}
        self.cells = Cells(submission, session)
        self.redefined: set[str] = set()
        self.helpers = Helpers(assignment, submission, self.verdicts)
        self.attempt = 0
        self.helped = False  # whether right functions have stood in since the process started
        self.judging_s = _MOST_JUDGING_S
        self.allowance = Allowance(_MOST_JUDGING_ONE_S)

    def all_cells(self) -> None:
        for cell in self.submission.cells:
            if cell.role is Role.TEST:
                self.verdicts[cell.name] = self.judge(cell.name)
                self.redefined -= set(self.assignment.defines(cell.name))
            elif cell.is_run:
                self.redefined |= set(cell.defines)
                if self.asks_for_values(cell.name):
                    self.start_unhelped()
                self.cells.run(cell)

    def second_chances(self) -> None:
        """Judge again what failed and was defined anew below its test cell, or lacked a name that may be there now.

        A cell that ended for want of such a name is run again first.
        """
        failed = {name: verdict for name, verdict in self.verdicts.items() if verdict.earned < verdict.points}
        anew = [
            name
            for name, verdict in failed.items()
            if self.redefined & set(self.assignment.defines(name)) or _lacks_a_name(verdict) or self.may_run_now(name)
        ]
        if anew:
            self.start_afresh()  # answers that right helpers gave to inputs of before are not written down
        for cell in self.submission.cells:
            if cell.role is Role.SOLUTION and cell.name in anew and self.may_run_now(cell.name):
                self.cells.stopped.discard(cell.name)
                self.cells.run(cell)
        for exercise in anew:
            again = self.judge(exercise)
            if again.earned > self.verdicts[exercise].earned:
                text = _("judged by the definition that stands below its test cell")
                if not self.redefined & set(self.assignment.defines(exercise)):
                    text = _("judged at the end: what it uses is defined below its test cell")
                self.verdicts[exercise] = replace(again, notes=(*again.notes, Message(text)))

    def may_run_now(self, exercise: str) -> bool:
        """Return whether the cell of an exercise ended for want of a name that some cell of the notebook defines."""
        lacking = self.cells.lacking.get(exercise)
        return any(lacking in cell.defines for cell in self.submission.cells)

    def judge(self, exercise: str) -> ExerciseVerdict:
        """Judge an exercise; what fails gets another try with right versions of the helpers it may stumble over."""
        if self.asks_for_values(exercise):
            self.start_unhelped()
        tries: list[RightHelpers] = []
        self.allowance = Allowance(allowed_s := min(_MOST_JUDGING_ONE_S, self.judging_s))
        outcomes, of_use = judge_in_turn(self.assignment.checks[exercise], self.judges(exercise, tries))
        self.judging_s -= allowed_s - self.allowance.left_s
        stood_in = dict.fromkeys(name for right in itertools.compress(tries, of_use) for name in right)
        notes: tuple[Message, ...] = (helped_note(self.helpers.to_blame(stood_in, self.redefined)),) if stood_in else ()
        notes += first_things_first(outcomes)
        if any(outcome.status is Status.FAILED for outcome in outcomes):
            notes += tuple(self.unused(exercise))
        if any(outcome.status is Status.NOT_ATTEMPTED for outcome in outcomes):
            notes += tuple(self.misnamed(exercise))
        if exercise in self.cells.stopped and not any(outcome.earned for outcome in outcomes):
            told = Message(_("the cell of this exercise did not run to its end: the reason is at the top of this page"))
            if all(outcome.status is Status.NOT_ATTEMPTED for outcome in outcomes):
                outcomes = [replace(outcome, status=Status.FAILED, messages=(told,)) for outcome in outcomes]
            else:
                notes += (told,)
        verdict = ExerciseVerdict(exercise, tuple(outcomes), notes, broken_flags(exercise, outcomes))
        return replace(verdict, flags=(*verdict.flags, *self.missing_flags(verdict)))

    def asks_for_values(self, exercise: str) -> bool:
        """Return whether an exercise asks for values, such as the parameters of a net, and not for functions."""
        return not all(is_reference(self.assignment.reference.get(name)) for name in self.assignment.defines(exercise))

    def start_unhelped(self) -> None:
        """Replace the process where right functions have stood in: what they gave may be kept, and be made a value."""
        if self.helped:
            self.start_afresh()

    def start_afresh(self) -> None:
        """Replace the process by one that no check has asked."""
        self.session.afresh()
        self.helped = self.cells.asked = False

    def misnamed(self, exercise: str) -> Iterator[Message]:
        """Yield what tells of a name that nobody asked for, where one almost like it is not defined at all."""
        defined = {name: None for cell in self.submission.cells if cell.kind == "code" for name in cell.defines}
        asked = {name for other in self.assignment.checks for name in self.assignment.defines(other)}
        others = [name for name in itertools.islice(defined, _MOST_NAMES_COMPARED) if name not in asked]
        for name in self.assignment.defines(exercise):
            if name not in defined and (near := difflib.get_close_matches(name, others, n=1, cutoff=_NEAR)):
                text = _("your code defines `{found}`, not `{name}`: they must be the same, letter by letter")
                if foreign := "".join(letter for letter in near[0] if not letter.isascii()):
                    text = _("your code defines `{found}`, not `{name}`: `{foreign}` is not of the English alphabet")
                yield Message(text, {"found": near[0], "name": name, "foreign": foreign})

    def unused(self, exercise: str) -> Iterator[Message]:
        """Yield what tells of arguments that the functions of an exercise never use, as they are defined last."""
        for name in self.assignment.defines(exercise):
            sources = (cell.source for cell in reversed(self.submission.cells) if name in cell.defines)
            if definition := definition_of(name, next(sources, "")):
                yield from note_of_unused(definition)

    def missing_flags(self, verdict: ExerciseVerdict) -> list[Message]:
        """Return what tells the instructor that an exercise may have failed for want of a library."""
        if verdict.earned == verdict.points or not (_lacks_a_name(verdict) or verdict.name in self.cells.stopped):
            return []
        text = _("`{exercise}` may have lost points because a library is not installed here: `{line}` was left out")
        return [
            Message(text, {"exercise": verdict.name, "line": line}) for line in self.cells.missing[:_MAX_TOLD_MISSING]
        ]

    def judges(self, exercise: str, tries: list[RightHelpers]) -> Iterator[Judge]:
        """Yield who judges an exercise in turn, and add to `tries` the helpers that are right ones for each."""
        for right in self.helpers.tries(exercise):
            tries.append(right)
            yield functools.partial(self.outcomes_with, right, exercise)

    def outcomes_with(self, right: RightHelpers, exercise: str, checks: list[Check]) -> list[Outcome]:
        """Return how checks end with right functions in place of the student's helpers.

        None of them, where the exercise hangs and some of the helpers would still be the student's.
        """
        if not right:
            return self.outcomes(exercise, checks)
        hangs = not self.helpers.hanging.isdisjoint(self.assignment.defines(exercise))
        if hangs and right != self.helpers.all_of(exercise):
            return []
        outcomes: list[Outcome] | None = None
        self.helped = True
        try:
            with self.session.substituted(right):
                outcomes = self.outcomes(exercise, checks)
        except SessionError:  # the process is gone for good, or the time is up
            pass
        return self.outcomes(exercise, checks) if outcomes is None else outcomes

    def outcomes(self, exercise: str, checks: list[Check]) -> list[Outcome]:
        self.cells.asked = True
        self.attempt += 1  # another try has other inputs: what was written down in the one before does not help
        patience = Patience()
        with stage("checks"):
            outcomes = judge_exercise(
                checks,
                lambda rng: RemoteStudent(self.session, rng, self.quotes, patience, self.allowance),
                self.assignment.reference,
                f"{self.seed}/{self.attempt}",
                self.allowance.spent,
            )
        if patience != Patience():  # a call hung, or ended the process
            self.helpers.hanging |= set(self.assignment.defines(exercise))
        return outcomes
