"""Hostile, broken and odd submissions, kept as files named by their deed: each ends as its file says."""

from pathlib import Path

import pytest

from tests.submissions.classroom import grade_deeds
from tests.submissions.deeds import read_deeds


@pytest.mark.long
def test_every_deed_ends_as_its_file_says(tmp_path: Path) -> None:
    """All of them in one class beside honest students, whose results stay what they are without the deeds."""
    rows = grade_deeds(read_deeds(), tmp_path / "class")
    assert {row.name: row.wrong for row in rows if row.wrong} == {}
