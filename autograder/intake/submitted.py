"""Who handed in, and what lies in `submitted/` that is nobody's submission: nothing of it is passed over silently."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from autograder.course import Course
from autograder.errors import CourseError
from autograder.grading.text import printable
from autograder.intake.handed_in import is_left_out, ordinary_files

_MOST_NAMED = 10
_ENDINGS = (".ipynb", ".zip")


def submitted_students(course: Course, assignment: str) -> list[str]:
    """Return the students who handed in anything for `assignment`.

    Raises `CourseError` where there is nobody, and where `submitted/` cannot be read.
    """
    students = sorted(path.name for path in _entries(course) if _is_graded(path, assignment))
    if not students:
        passed_over = not_graded(course, assignment)
        raise CourseError(
            f"nobody has submitted {assignment}: put notebooks in {course.root}/submitted/<student>/{assignment}/, "
            f"or collect them with nbgrader{f'; not graded: {passed_over}' if passed_over else ''}"
        )
    return students


def not_graded(course: Course, assignment: str) -> str:
    """Return what in `submitted/` is not graded though a notebook lies there, each with the reason; ten by name.

    Students who handed in only other assignments are not listed. Raises `CourseError` where `submitted/`
    cannot be read.
    """
    others = {*course.listed, *(path.parent.name for path in course.root.glob("source/**/*.ipynb"))}
    told = []
    for path in sorted(_entries(course)):
        if not (_is_graded(path, assignment) or is_left_out(path.name)):
            reason = _reason(path, assignment, others)
            told += [f"{printable(path.name)} ({reason})"] if reason else []
    more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    return ", ".join(told[:_MOST_NAMED]) + more


def cannot_be_read(course: Course, student: str) -> bool:
    """Return whether nobody can look into what lies under a student's name: what they handed in is not known."""
    try:
        os.scandir(course.root / "submitted" / student).close()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return False


def _is_graded(path: Path, assignment: str) -> bool:
    """Return whether `path` is the folder of a student who handed in; a line break in its name ends nbgrader's runs."""
    return _has(path, assignment) and not is_left_out(path.name) and "\n" not in path.name


def _has(path: Path, assignment: str) -> bool:
    return os.path.lexists(path / assignment)


def _entries(course: Course) -> list[Path]:
    folder = course.root / "submitted"
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CourseError(
            f"{folder} cannot be read ({error.strerror}): it must be a folder you may read, one folder a student in it"
        ) from None


def _reason(path: Path, assignment: str, others: Collection[str]) -> str:
    """Return why what lies at `path` is not graded; nothing where it is no submission."""
    if _has(path, assignment):
        return "nbgrader knows no names with a line break: rename the folder"
    try:
        name = min(_notebooks(path, others), key=lambda name: ("/" in name, name), default="")
    except NotADirectoryError:
        return f"not in a folder <student>/{assignment}" if path.name.lower().endswith(_ENDINGS) else ""
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    folder, _, below = name.partition("/")
    if below:
        return f"its notebook is in a folder {printable(folder)}, not {assignment}"
    return f"its notebook is not in a folder {assignment}" if name else ""


def _notebooks(folder: Path, others: Collection[str]) -> Iterator[str]:
    """Yield the notebooks and archives below a student's folder, but for those of other assignments."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_left_out(entry.name) or entry.name in others:
                continue
            inside = entry.is_dir(follow_symlinks=False)
            names = (f"{entry.name}/{name}" for name in ordinary_files(Path(entry))) if inside else (entry.name,)
            yield from (name for name in names if name.lower().endswith(_ENDINGS))
