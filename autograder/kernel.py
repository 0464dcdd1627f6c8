"""The judge inside the kernel, for grading with nbgrader alone: no wall, no limits, only for notebooks you trust.

The hidden line of a test cell calls `score`; nbgrader takes the number it returns as the points of the cell.
"""

from collections.abc import Mapping
from typing import Any

from autograder.autograded import verdict_lines
from autograder.grading.verdict import ExerciseVerdict
from autograder.judge import hidden_checks, judge_exercise, reference_names
from nncourse.checking import LocalStudent
from nncourse.language import current_language


def score(assignment: str, exercise: str, namespace: Mapping[str, Any]) -> float:
    """Return the points that the functions and values in `namespace` earn, and print the verdict."""
    checks = hidden_checks(assignment)[exercise]
    reference = reference_names(assignment)
    outcomes = judge_exercise(checks, lambda rng: LocalStudent(namespace, rng), reference, seed="kernel")
    verdict = ExerciseVerdict(exercise, tuple(outcomes))
    print("\n".join(verdict_lines(verdict, current_language())))
    return verdict.earned
