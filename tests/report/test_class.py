"""What an instructor reads of a class: on its page, and in the terminal."""

import io
from datetime import datetime

from rich.console import Console

from autograder.grading.verdict import ExerciseVerdict, Verdict
from autograder.report.pages import class_page
from autograder.report.results import ClassResults
from autograder.report.terminal import show_results
from nncourse.checking import Status
from nncourse.language import Message
from tests.report.test_pages import TITLES, outcome

FLAG, REPAIR = Message("look at `{line}`", {"line": "x = 1"}), Message("it was renamed")


def graded(*statuses: Status) -> Verdict:
    """Return the verdict on an exercise whose checks, `easy` and `hard`, ended so."""
    checks = [outcome(name, status) for name, status in zip(("easy", "hard"), statuses, strict=True)]
    return Verdict("a02", exercises=(ExerciseVerdict("softmax", tuple(checks)),), repairs=(REPAIR,))


def test_the_page_of_a_class_says_who_did_how_and_what_is_to_be_looked_at() -> None:
    """What could not be graded stands first, without a score, also in the mean; names of folders may be anything."""
    results = ClassResults()
    results.add("ann", graded(Status.PASSED, Status.PASSED), [REPAIR], [FLAG])
    results.add("bob?", graded(Status.PASSED, Status.FAILED))
    results.add("zoe <eve>", Verdict("a02", error=Message("it is empty")))
    page = class_page(TITLES, "a02", results, datetime(2026, 1, 2))
    assert "3 submissions, 2 graded" in page
    assert 'mean <span class="number">1.5</span>' in page
    assert "to look at: 2" in page
    assert "look at <code>x = 1</code>" in page
    assert 'href="../feedback/bob%3F/a02/a02.html"><bdi>bob?</bdi></a>' in page
    assert "<eve>" not in page
    assert page.rindex("zoe ") < page.rindex(">ann<")
    assert "repaired: 2" in page
    assert page.index("Title of hard.") < page.index("Title of easy.")


def test_the_page_of_a_class_says_what_most_of_those_who_failed_a_check_were_told() -> None:
    """Told apart by the text alone: what fills it differs from one student to the next."""
    results = ClassResults()
    for name, text, number in (("ann", "expected {n}", 1), ("bob", "expected {n}", 2), ("eve", "it is `nan`", 3)):
        failed = outcome("hard", Status.FAILED, Message(text, {"n": number}), Message("expected anything"))
        results.add(name, Verdict("a02", exercises=(ExerciseVerdict("softmax", (failed,)),)))
    page = class_page(TITLES, "a02", results, datetime(2026, 1, 2))
    assert "2 were told something like: expected 1<" in page
    assert "nan" not in page
    assert "expected anything" not in page


def test_what_one_alone_was_told_is_on_their_own_page_only() -> None:
    """It is no pattern of the class, and what those who passed are told is none either."""
    results = ClassResults()
    for name, status in (("ann", Status.FAILED), ("bob", Status.PASSED), ("eve", Status.PASSED)):
        ended = outcome("hard", status, Message("well"))
        results.add(name, Verdict("a02", exercises=(ExerciseVerdict("softmax", (ended,)),)))
    assert "were told" not in class_page(TITLES, "a02", results, datetime(2026, 1, 2))


def test_scores_are_counted_by_tenths_of_the_points() -> None:
    """All of the points are in the last tenth, none of them in the first, and what could not be graded in none."""
    results = ClassResults()
    checks = [outcome(str(number), Status.PASSED) for number in range(20)]
    wrong = [outcome(str(number), Status.FAILED) for number in range(20)]
    for n_passed in (0, 1, 2, 3, 20):
        outcomes = (*checks[:n_passed], *wrong[n_passed:])
        results.add(str(n_passed), Verdict("a02", exercises=(ExerciseVerdict("softmax", outcomes),)))
    results.add("eve", Verdict("a02", error=Message("it is empty")))
    assert results.by_tenths() == [3, 1, 0, 0, 0, 0, 0, 0, 0, 1]


def test_of_a_large_class_the_terminal_shows_those_to_look_at() -> None:
    """The others are on the page; neither a name nor a line of a student's code is taken for markup."""
    results = ClassResults()
    flag = Message("look at `{line}`", {"line": "x[/b]"})
    for number in range(61):
        results.add(f"s{number}", graded(Status.PASSED, Status.PASSED), flags=[flag] if number == 7 else [])
    results.add("[bold]x\x1b", Verdict("a02", error=Message("it is empty")))
    screen = io.StringIO()
    show_results(results, 1, Console(file=screen, width=80))
    said = screen.getvalue()
    assert "s7 " in said
    assert "s8 " not in said
    assert "look at `x[/b]`" in said
    assert "softmax" not in said
    assert "[bold]x?" in said
    assert "62 submissions, median 2, not graded: 1; 1 was graded before and unchanged" in said
