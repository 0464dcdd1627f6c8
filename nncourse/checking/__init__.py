"""The words checks are written in; the hidden checks of the autograder use the same ones."""

from nncourse.checking.check import Check, check, checks_of, run_check
from nncourse.checking.expect import (
    expect,
    expect_array,
    expect_close,
    expect_parts,
    expect_unchanged,
    fail,
    from_list,
    readable_shape,
)
from nncourse.checking.outcome import CheckFailed, NotAttempted, Outcome, Status, StudentError, first_things_first
from nncourse.checking.student import LocalStudent, Student
from nncourse.language import _

__all__ = [
    "Check",
    "CheckFailed",
    "LocalStudent",
    "NotAttempted",
    "Outcome",
    "Status",
    "Student",
    "StudentError",
    "_",
    "check",
    "checks_of",
    "expect",
    "expect_array",
    "expect_close",
    "expect_parts",
    "expect_unchanged",
    "fail",
    "first_things_first",
    "from_list",
    "readable_shape",
    "run_check",
]
