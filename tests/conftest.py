"""What many tests share: the course, and one warm sandbox a test process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.engine.limits import Limits
from autograder.engine.zygote import Zygote
from autograder.grading.assignment import Assignment
from autograder.grading.grade import grade_submission
from autograder.grading.notebook.template import read_template
from autograder.grading.verdict import Verdict
from autograder.intake.course_files import environment_of
from autograder.judge import hidden_checks

ROOT = Path(__file__).parents[1]
COURSE = Course(ROOT)
EXERCISES = [(assignment, exercise) for assignment in COURSE.assignments for exercise in hidden_checks(assignment)]
LIMITS = Limits(cell_timeout_s=60, call_timeout_s=30)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first, and single short tests last: so the workers end together."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("long"):
        return 0
    return 1 if item.get_closest_marker("xdist_group") else 2


@pytest.fixture(scope="session")
def course() -> Course:
    """Return the course of this repository."""
    return COURSE


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Yield a warm zygote behind the wall."""
    with Zygote(environment_of(COURSE), LIMITS) as warm:
        yield warm


def load(assignment: str, secret: str = "tests") -> Assignment:
    """Return an assignment with a secret that is the same in every run."""
    texts = (COURSE.release_path(assignment, language).read_text("utf-8") for language in ("en", "ru"))
    return Assignment(read_template(assignment, *texts), secret)


def grade(
    text: str | bytes, assignment: str, zygote: Zygote, limits: Limits = LIMITS, secret: str = "tests"
) -> Verdict:
    """Return the verdict on the text of a notebook file."""
    data = text.encode() if isinstance(text, str) else text
    return grade_submission(data, load(assignment, secret), zygote, limits)[0]


def scores(verdict: Verdict) -> dict[str, float]:
    """Return what each exercise earned."""
    assert verdict.error is None, verdict.error
    return {exercise.name: exercise.earned for exercise in verdict.exercises}


def full_scores(assignment: str) -> dict[str, float]:
    """Return what each exercise can earn."""
    return {name: sum(check.points for check in checks) for name, checks in load(assignment).checks.items()}
