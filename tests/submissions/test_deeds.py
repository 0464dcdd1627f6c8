"""Hostile, broken and odd submissions, kept as files named by their deed: each ends as its file says."""

from pathlib import Path

import pytest

from tests.submissions.classroom import grade_deeds
from tests.submissions.deeds import Deed, read_deeds


@pytest.mark.long
def test_every_deed_ends_as_its_file_says(tmp_path: Path) -> None:
    """All of them in one class beside honest students, whose results stay what they are without the deeds."""
    rows = grade_deeds(read_deeds(), tmp_path / "class")
    assert {row.name: row.wrong for row in rows if row.wrong} == {}


@pytest.mark.parametrize("deed", read_deeds("answers", "cells"), ids=lambda deed: deed.name)
def test_what_must_come_of_a_deed_is_not_handed_in(deed: Deed) -> None:
    """The page shows a student's own code and quotes its lines: else it would say what it must in any case."""
    assert deed.code
    assert not [said for said in deed.says if f"# says: {said}" in deed.code]
