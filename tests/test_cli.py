"""What the command line says of names that are not there."""

import pytest
from click.testing import CliRunner

from autograder.cli import _chosen, app
from autograder.errors import CourseError
from tests.conftest import COURSE


@pytest.mark.parametrize(("name", "told"), [("ana", "did you mean 'anna'"), ("zzz", "see the folders in submitted/")])
def test_a_student_who_handed_in_nothing(name: str, told: str) -> None:
    """A slip of the keys is seen."""
    with pytest.raises(CourseError, match=told):
        _chosen(COURSE, (name,), ["anna", "boris"], "a02_softmax_nll")


@pytest.mark.parametrize(
    ("jobs", "told"), [("two", "'two' is not a valid whole number"), ("0", "0 is not in the range")]
)
def test_how_many_at_a_time(jobs: str, told: str) -> None:
    """It is a number, from 1 on."""
    ended = CliRunner().invoke(app, ["grade", "a02", "--jobs", jobs])
    assert ended.exit_code
    assert told in ended.output
