"""Finding the notebooks in nbgrader's `submitted/<student>/<assignment>/`."""

from collections.abc import Iterator
from pathlib import Path

from autograder.course import Course
from autograder.errors import CourseError, SubmissionError


def submitted_students(course: Course, assignment: str) -> list[str]:
    """Return the students who have a folder for `assignment`; raise `CourseError` where there is none at all."""
    folder = course.root / "submitted"
    students = sorted(path.parent.name for path in folder.glob(f"*/{assignment}") if path.is_dir())
    if not students:
        raise CourseError(
            f"nobody has submitted {assignment}: put notebooks in {folder}/<student>/{assignment}/, "
            "or collect them with nbgrader"
        )
    return students


def submitted_notebook(course: Course, assignment: str, student: str) -> Path:
    """Return the notebook that a student handed in, whatever it is called; raise `SubmissionError` for none."""
    folder = course.root / "submitted" / student / assignment
    expected = folder / f"{assignment}.ipynb"
    if expected.is_file():
        return expected
    others = sorted(_notebooks(folder), key=lambda path: (assignment not in path.name, -path.stat().st_mtime))
    if not others:
        raise SubmissionError(f"there is no notebook in {folder}: a file {assignment}.ipynb is expected")
    return others[0]


def _notebooks(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.ipynb"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
