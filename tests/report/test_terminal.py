"""What an instructor reads in the terminal."""

import io
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from autograder.report.results import ClassResults
from autograder.report.terminal import show_missing, show_places, show_profile


def _said(show: Callable[[Console], None]) -> str:
    """Return what `show` prints on a terminal of usual width."""
    screen = io.StringIO()
    show(Console(file=screen, width=80))
    return screen.getvalue()


def test_places_are_named_as_they_are_on_the_disk() -> None:
    """In whatever folder the course is: brackets in its name are no markup, and Jupyter has to start in it."""
    course = Path("/courses/nets [autumn]/[/b]")
    lines = _said(lambda console: show_places(course / "reports" / "a02.html", course, console)).splitlines()
    assert lines == [
        "class page: /courses/nets [autumn]/[/b]/reports/a02.html",
        "feedback:   /courses/nets [autumn]/[/b]/feedback",
        (
            "by hand:    written answers wait in formgrader (jupyter lab in /courses/nets [autumn]/[/b], "
            "then nbgrader's Formgrader)"
        ),
    ]


def test_ten_of_those_who_handed_in_nothing_are_named() -> None:
    """Nothing in their names moves the cursor of the terminal."""
    results = ClassResults(missing=["\x1b[2J", *"abcdefghij"])
    assert _said(lambda console: show_missing(results, "", console)).splitlines() == [
        "handed in nothing: 11 of those the gradebook knows (?[2J, a, b, c, d, e, f, g, h, i, …)"
    ]


def test_profile_says_what_each_submission_took() -> None:
    """In milliseconds, of the time of the run; and the share of each stage in the time of all workers."""
    said = _said(lambda console: show_profile({"cells": 3.0, "checks": 1.0}, 4, 2.0, console))
    assert "75 %" in said and "25 %" in said
    assert said.endswith("2.00 s from start to end; 4 submissions graded, 500 ms each\n")
    assert _said(lambda console: show_profile({}, 0, 2.0, console)).endswith("0 submissions graded\n")
