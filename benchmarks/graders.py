"""`autograder grade` and `nbgrader autograde` over a folder: how long, and which points."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook

from benchmarks.commands import Line, run

Scores = dict[str, dict[str, float]]
"""Points by student and exercise."""

Tell = Callable[[str], None]

_TAKEN_UP = re.compile(r"Creating/updating student with ID '(\w+)'")


@dataclass(frozen=True)
class Measured:
    """A grader at work: the seconds it took for the submissions it graded, and the points it gave."""

    seconds: float
    scores: Scores

    @property
    def each_s(self) -> float:
        """Seconds a submission."""
        return self.seconds / len(self.scores)


def grade_with_autograder(folder: Path, assignment: str, limit_s: float, jobs: int) -> Measured:
    """Grade the class of `folder`, `jobs` at a time; the whole process is timed."""
    finished = run(["autograder", "grade", assignment, "--jobs", str(jobs)], folder, limit_s)
    return Measured(finished.seconds, gradebook_scores(folder, assignment))


def grade_with_nbgrader(folder: Path, assignment: str, limit_s: float, tell: Tell) -> Measured:
    """Grade the class of `folder` in nbgrader's own kernel, timed from when it takes up the first student."""
    begun: list[float] = []

    def seen(line: Line) -> None:
        if found := _TAKEN_UP.search(line.text):
            begun.append(line.at_s)
            tell(f"{found[1]}, after {line.at_s:.0f} s")

    finished = run(["nbgrader", "autograde", assignment], folder, limit_s, seen, AUTOGRADER_ENGINE="kernel")
    return Measured(finished.seconds - begun[0], gradebook_scores(folder, assignment))


def gradebook_scores(folder: Path, assignment: str) -> Scores:
    """Return the points that checks gave, from the gradebook of a course."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        return {
            submission.student.id: {
                grade.name.removeprefix("test_"): grade.auto_score
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.name.startswith("test_")
            }
            for submission in gradebook.assignment_submissions(assignment)
        }


def differences(ours: Scores, theirs: Scores, students: list[str]) -> list[str]:
    """Return a line for each exercise on which two graders differ, and for each student whom one did not grade."""
    lines = []
    for student in students:
        one, other = ours.get(student), theirs.get(student)
        if one is None or other is None or one.keys() != other.keys():
            lines.append(f"{student}: {one} and {other}")
        else:
            lines += [f"{student}, {name}: {one[name]} and {other[name]}" for name in one if one[name] != other[name]]
    return lines
