"""What the command line says of names that are not there."""

import pytest

from autograder.cli import _chosen
from autograder.errors import CourseError


@pytest.mark.parametrize(("name", "told"), [("ana", "did you mean 'anna'"), ("zzz", "see the folders in submitted/")])
def test_a_student_who_handed_in_nothing(name: str, told: str) -> None:
    """A slip of the keys is seen."""
    with pytest.raises(CourseError, match=told):
        _chosen((name,), ["anna", "boris"], "a02_softmax_nll")
