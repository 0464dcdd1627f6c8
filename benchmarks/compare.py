"""One assignment's class through every grader, and the limit, in one run on one machine."""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.classes import ROOT, copy_class, sample, skip_pictures, students_of, write_class
from benchmarks.commands import Command, CommandError, run
from benchmarks.graders import Measured, Scores, Tell, differences, grade_with_autograder, grade_with_nbgrader
from benchmarks.otter import SKIPPED_TAG as OTTER_TAG
from benchmarks.otter import grade_with_otter

OURS = "autograder grade"
ONE_AT_A_TIME = "autograder grade --jobs 1"
LIMIT = "the limit"
NOT_INSTALLED = "not installed"

Grade = Callable[[Path, str, float, Tell], Measured]
"""Grades the class of an assignment in a folder within a limit of seconds, telling how far it is."""

_NBGRADER_TAG = "skip-execution"


@dataclass(frozen=True)
class Plan:
    """What to measure for one assignment: the size of the class, and of the samples that the slow graders get of it.

    `handed_out` submissions are graded by them as handed out, `short` ones with the pictures skipped.
    """

    assignment: str
    size: int
    handed_out: int
    short: int


@dataclass(frozen=True)
class Settings:
    """What holds for a whole run."""

    folder: Path
    cores: int
    limit_s: float
    otter_python: Path | None


@dataclass
class Row:
    """A line of the table: a grader and its seconds a submission, or why there are none."""

    name: str
    graded: int = 0
    at_a_time: int = 1
    each_s: float | None = None
    note: str = ""


@dataclass
class Comparison:
    """What was measured for one assignment, our own grader first.

    `compared` counts the scores of exercises that were compared with ours; `differences` are those that are not equal.
    """

    plan: Plan
    rows: list[Row] = field(default_factory=list)
    compared: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether a measurement failed or scores differ; a grader that is not installed is no failure."""
        missing = any(row.each_s is None and row.note != NOT_INSTALLED for row in self.rows)
        return missing or bool(self.differences)

    def each_s(self, name: str) -> float | None:
        """Return the seconds a submission of a row; None where it was not measured."""
        return next((row.each_s for row in self.rows if row.name == name), None)


def compare(plan: Plan, settings: Settings, tell: Tell) -> Comparison:
    """Write the class of `plan` and grade it in every way; what fails is a row that says so."""
    return _Comparing(plan, settings, tell).everything()


class _Comparing:
    def __init__(self, plan: Plan, settings: Settings, tell: Tell) -> None:
        self.plan = plan
        self.settings = settings
        self.tell = tell
        self.found = Comparison(plan)
        self.course = write_class(plan.assignment, settings.folder / plan.assignment, plan.size)
        self.students = students_of(self.course)
        self.scores: Scores = {}

    def everything(self) -> Comparison:
        self.ours(OURS, at_a_time=self.settings.cores)
        self.ours(ONE_AT_A_TIME, at_a_time=1)
        self.limit()
        self.others("nbgrader", grade_with_nbgrader, _NBGRADER_TAG)
        if python := self.settings.otter_python:
            self.others("Otter", functools.partial(grade_with_otter, python), OTTER_TAG)
        else:
            self.row(Row("Otter", note=NOT_INSTALLED))
        return self.found

    def ours(self, name: str, at_a_time: int) -> None:
        """Grade the whole class with our own grader; the first time gives the scores that others must give too."""

        def grade(folder: Path, assignment: str, limit_s: float, tell: Tell) -> Measured:
            return grade_with_autograder(folder, assignment, limit_s, at_a_time)

        self.measure(name, at_a_time, copy_class(self.course, self.folder(name), self.students), grade)

    def others(self, name: str, grade: Grade, tag: str) -> None:
        """Grade samples with another grader: as handed out, and with the explore cells tagged to be skipped."""
        for way, size in (("as handed out", self.plan.handed_out), ("pictures skipped", self.plan.short)):
            if size:
                called = f"{name}, {way}"
                folder = copy_class(self.course, self.folder(called), sample(self.students, size))
                if way == "pictures skipped":
                    skip_pictures(folder, tag)
                self.measure(called, 1, folder, grade)

    def measure(self, name: str, at_a_time: int, folder: Path, grade: Grade) -> None:
        """Have the class in `folder` graded, and take what came of it into the table."""
        students = students_of(folder)
        self.tell(f"{name}: {len(students)} to grade")
        try:
            measured = grade(folder, self.plan.assignment, self.settings.limit_s, lambda line: self.tell(f"  {line}"))
        except CommandError as error:
            self.row(Row(name, at_a_time=at_a_time, note=str(error)))
            return
        self.row(Row(name, len(measured.scores), at_a_time, measured.each_s))
        if self.scores:
            self.equal(name, measured.scores, students)
        else:
            self.scores = measured.scores

    def limit(self) -> None:
        """Measure what the students' own code costs, each core doing its share."""
        self.tell(f"{LIMIT}: {len(self.students)} to measure")
        command: Command = ["python", "-m", "benchmarks.limit", self.course, self.plan.assignment]
        try:
            finished = run(command, ROOT, self.settings.limit_s, OPENBLAS_NUM_THREADS="1", MPLBACKEND="agg")
        except CommandError as error:
            self.row(Row(LIMIT, note=str(error)))
            return
        each = [json.loads(line.text) for line in finished.lines if line.text.startswith("{")]
        cpu_s = sum(one["cells_s"] + one["calls_s"] for one in each) / len(each)
        cores = self.settings.cores
        self.row(Row(LIMIT, len(each), cores, cpu_s / cores, f"{cpu_s:.3f} s of CPU a submission on {cores} cores"))

    def equal(self, name: str, scores: Scores, students: list[str]) -> None:
        """Note where `scores` of `students` are not ours, and how many were compared."""
        self.found.compared += sum(len(scores.get(student, {})) for student in students)
        self.found.differences += [f"{name}: {line}" for line in differences(self.scores, scores, students)]

    def row(self, row: Row) -> None:
        self.found.rows.append(row)
        each = f"{row.each_s:.3f} s a submission" if row.each_s is not None else row.note
        self.tell(f"{row.name}: {each}")

    def folder(self, name: str) -> Path:
        """Return where a grader gets its copy of the class."""
        return self.settings.folder / f"{self.plan.assignment}, {name}"
