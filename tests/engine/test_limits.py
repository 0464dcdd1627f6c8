"""Limits in course.toml: what is wrong gets one clear error, what is right is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.engine.limits import Limits
from autograder.errors import CourseError
from autograder.intake.course_files import limits_of

REQUIRED = 'repository = "https://example.org"\nbranch = "main"\nassignments = []\n'


def course_with(folder: Path, text: str) -> Course:
    """Return a course whose course.toml is `text` below what must be there."""
    (folder / "assignments").mkdir()
    (folder / "assignments" / "course.toml").write_text(REQUIRED + text, "utf-8")
    return Course(folder)


def test_what_is_not_set_has_a_default(tmp_path: Path) -> None:
    """One limit can be set alone; a whole number of seconds is as good as a fraction."""
    course = course_with(tmp_path, "[limits]\ncell_timeout_s = 5\nmemory_mib = 2048")
    assert limits_of(course) == Limits(cell_timeout_s=5, memory_mib=2048)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("cell_timeout_s = -1", "cell_timeout_s"),
        ("call_timeout_s = 0", "call_timeout_s"),
        ("submission_timeout_s = nan", "submission_timeout_s"),
        ("submission_timeout_s = inf", "submission_timeout_s"),
        ('cell_timeout_s = "5"', "cell_timeout_s"),
        ("interrupt_grace_s = true", "interrupt_grace_s"),
        ("memory_mib = 1.5", "memory_mib"),
        ("memory_mib = 10", "memory_mib"),
        ("memory_mib = 99999999999999999999", "memory_mib"),
        ("file_mib = [64]", "file_mib"),
        ("folder_mib = 0", "folder_mib"),
        ("max_files = -5", "max_files"),
        ("max_threads = 0", "max_threads"),
        ("max_restarts = -1", "max_restarts"),
        ("cell_timeout = 5", "cell_timeout"),
    ],
)
def test_a_wrong_limit_is_named_with_its_file(tmp_path: Path, line: str, key: str) -> None:
    """Negative, text, zero, nan, unknown: the error names the file and the key."""
    with pytest.raises(CourseError, match=r"course\.toml, \[limits\]") as error:
        limits_of(course_with(tmp_path, f"[limits]\n{line}"))
    assert key in str(error.value)


def test_limits_that_are_no_table_are_an_error(tmp_path: Path) -> None:
    """A single value in place of the table is said to be one."""
    with pytest.raises(CourseError, match="table"):
        limits_of(course_with(tmp_path, "limits = 5"))


def test_a_lower_limit_that_was_there_stays() -> None:
    """Of a batch system, say: the kernel would refuse to raise it."""
    code = (
        "import resource\n"
        "from autograder.engine.guest.confine import KernelLimits, limit_resources\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (99, 99))\n"
        "limit_resources(KernelLimits(**{kind: 2**33 for kind in KernelLimits.__dataclass_fields__}))\n"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "(99, 99)\n"
