"""From source to release with nbgrader's own generate_assignment."""

import re
import tempfile
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from autograder.course import Course
from autograder.errors import CourseError
from autograder.nbgrader_config import programs_on_path
from nncourse.language import LANGUAGES

_CAUSE = re.compile(r"(\w+\.)*\w*(Error|Exception)\b")
"""How the last line of a traceback begins."""

_TEXT_STUB = {"en": "YOUR ANSWER HERE", "ru": "ВАШ ОТВЕТ ЗДЕСЬ"}


def write_releases(course: Course, assignment: str) -> None:
    """Write the release notebooks of `assignment`; grading enters it in the gradebook.

    Raises `CourseError` with nbgrader's reason where it refuses a source notebook; the releases stay as they were then.
    """
    with tempfile.TemporaryDirectory(prefix=".release-", dir=course.root) as made:
        for language in LANGUAGES:
            _generate(course, assignment, language, Path(made))
        for language in LANGUAGES:
            _replace(course.release_path(assignment, language).parent, Path(made) / language / assignment)


def _generate(course: Course, assignment: str, language: str, folder: Path) -> None:
    """Have nbgrader write one release into `folder`, which is one of the course."""
    config = Config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.source_directory = f"source/{language}"
    config.CourseDirectory.release_directory = f"{folder.name}/{language}"
    config.ClearSolutions.text_stub = _TEXT_STUB[language]
    config.GenerateAssignment.no_database = True  # nbgrader lets no cell change there where somebody was graded
    config.SaveCells.enabled = False
    programs_on_path()
    result = NbGraderAPI(config=config).generate_assignment(assignment, force=True, create=True)
    if not result["success"]:
        raise CourseError(
            f"nbgrader refuses {course.source_path(assignment, language)} ({_reason(result)}): correct "
            f"{course.text_path(assignment)}"
        )


def _reason(result: dict[str, str]) -> str:
    """Return the line of nbgrader's log that says why, the last one before it gives up."""
    log = str(result.get("log") or result.get("error") or "").splitlines()
    lines = [line.strip() for line in log if line.strip()]
    causes = [line for line in lines if _CAUSE.match(line)]
    return (causes or lines or ["no reason given"])[-1]


def _replace(folder: Path, new: Path) -> None:
    """Put the folder `new` in place of `folder`, which is there until then."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rename(new.with_name(f"{new.name}.old"))
    new.rename(folder)
