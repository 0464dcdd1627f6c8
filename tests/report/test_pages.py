"""The feedback page of a verdict."""

import base64
from datetime import datetime

import pytest

from autograder.grading.notebook.recognise import Cell
from autograder.grading.notebook.submission import Submission
from autograder.grading.notebook.template import Role, TemplateCell
from autograder.grading.verdict import Answer, ExerciseVerdict, Verdict
from autograder.messages import say
from autograder.report.autograded import safe_outputs, verdict_lines
from autograder.report.pages import class_page, feedback_page
from autograder.report.results import ClassResults
from nncourse.checking import Outcome, Status, first_things_first
from nncourse.language import Message

TITLES = {"en": "Title", "ru": "Название"}
STUB = Message("`{name}` is still the empty stub", {"name": "softmax"})


def outcome(name: str, status: Status, *messages: Message) -> Outcome:
    """Return how a check of one point ended."""
    return Outcome(name, Message(f"Title of {name}."), status, 1, messages)


def page_of(*outcomes: Outcome, answers: tuple[Answer, ...] = ()) -> str:
    """Return the page of a verdict on one exercise."""
    verdict = Verdict("a02", exercises=(ExerciseVerdict("softmax", outcomes),), answers=answers)
    return feedback_page(TITLES, "anna", verdict, None)


def test_what_every_check_says_is_told_once() -> None:
    """An untouched stub has one message, not one per check; different messages stay with their checks."""
    untouched = [outcome(name, Status.NOT_ATTEMPTED, STUB) for name in ("one", "two", "three")]
    assert page_of(*untouched).count("is still the empty stub") == 1
    lines = verdict_lines(ExerciseVerdict("softmax", tuple(untouched)), "en")
    assert sum("is still the empty stub" in line for line in lines) == 1
    other = outcome("four", Status.FAILED, Message("rows do not sum to 1"))
    page = page_of(*untouched, other)
    assert page.count("is still the empty stub") == 3
    assert page.count("rows do not sum to 1") == 1


def test_a_page_begins_with_where_points_were_lost() -> None:
    """Each exercise that lost some is a link to what its checks say; where none did, there is no such line."""
    right, wrong = outcome("one", Status.PASSED), outcome("two", Status.FAILED)
    exercises = (ExerciseVerdict("softmax", (right,)), ExerciseVerdict("nll_loss", (right, wrong)))
    page = feedback_page(TITLES, "anna", Verdict("a02", exercises=exercises), None)
    assert '<p>Where points were lost: <a href="#nll_loss">nll_loss</a></p>' in page
    assert "points were lost" not in page_of(right)


def test_code_in_a_message_looks_like_code_and_is_escaped() -> None:
    """What stands between backquotes, and nothing else, becomes an element; a student's own text cannot make one."""
    line = Message("it raised in the line `{line}`", {"line": "x = '<script>' if 1 < 2 else `"})
    page = page_of(outcome("one", Status.FAILED, line))
    assert "the line <code>x = &#39;&lt;script&gt;&#39; if 1 &lt; 2 else `</code>" in page
    assert "<script" not in page


@pytest.mark.parametrize("line", ["y = `x` + b", "```python", "`", "# {name} `{0}`"])
def test_backquotes_and_braces_of_a_student_do_not_end_the_code_early(line: str) -> None:
    """Markdown that was typed into a code cell, say: on the student's page and on that of the class."""
    text, title = "it raised in the line `{line}`: see `{name}`", Message("Title")
    message = Message(text, {"line": line, "name": "softmax"})
    expected = f"the line <code>{line}</code>: see <code>softmax</code>"
    assert expected in page_of(outcome("one", Status.FAILED, message))
    failed = ExerciseVerdict("softmax", (Outcome("one", title, Status.FAILED, 1),), flags=(message,))
    results = ClassResults()
    results.add("anna", Verdict("a02", exercises=(failed,)))
    assert expected in class_page(TITLES, "a02", results, datetime.now().astimezone())


def test_control_characters_are_shown_as_pictures() -> None:
    """In what a student named, and in code inside a message; nothing else of the text changes."""
    line = Message("it raised in the line `{line}`", {"line": "x = '\x1b[2J\x00' # <é>"})
    page = page_of(outcome("one", Status.FAILED, line))
    assert "the line <code>x = &#39;␛[2J␀&#39; # &lt;é&gt;</code>" in page
    assert not set(map(chr, range(9))) & set(page)


def test_no_text_of_a_student_turns_the_rest_of_a_line_round() -> None:
    """A character that reverses what follows could have `0 of 1` read as `1 of 0`, in a name or in a line of code."""
    line = Message("it raised in the line `{line}`", {"line": "x = 1  # \u202e sdrawkcab \u2066 \u200f"})
    page = page_of(outcome("one", Status.FAILED, line))
    assert "x = 1  # \ufffd sdrawkcab \ufffd \u200f</code>" in page


def test_a_name_read_from_right_to_left_leaves_the_points_where_they_are() -> None:
    """Beside a name in Hebrew or Arabic `0 of 1` would begin before it: what is the student's is set apart."""
    page = feedback_page(TITLES, "\u05d3\u05e0\u05d4", Verdict("a02"), None)
    assert "<bdi>\u05d3\u05e0\u05d4</bdi> · <strong" in page
    assert "code { unicode-bidi: isolate;" in page


def test_points_that_a_person_gives_are_named_beside_the_score() -> None:
    """Where there are written answers, 1 of 1 is not all there is."""
    passed = outcome("one", Status.PASSED)
    assert "2 more for written answers" in page_of(passed, answers=(Answer("written", 2, "", given=False),))
    assert "more for written answers" not in page_of(passed)


def test_where_several_checks_fail_those_below_the_first_count_for_less() -> None:
    """They ask for more, and what they advise may not fit; where all say the same it does."""
    right, other = Message("divide each row by its sum"), Message("build a new array")
    one, two = outcome("one", Status.FAILED, right), outcome("two", Status.FAILED, other)
    passed = outcome("three", Status.PASSED)
    for outcomes in ([one, two, passed], [passed, one, two]):
        assert [say(line)[:21] for line in first_things_first(outcomes)] == ["several checks failed"]
    for outcomes in ([one, passed], [passed], [one, outcome("four", Status.FAILED, right)]):
        assert not first_things_first(outcomes)


def _picture(content: bytes) -> dict[str, object]:
    return {"data": {"image/png": base64.b64encode(content).decode(), "text/html": "<b>"}}


def test_of_outputs_that_a_file_holds_text_and_real_pictures_are_kept() -> None:
    """And no more than anybody reads."""
    kept = list(safe_outputs([_picture(b"<svg>"), _picture(b"\x89PNG"), {"text": "x" * 10**6}]))
    assert [output["output_type"] for output in kept] == ["display_data", "stream"]
    assert list(kept[0]["data"]) == ["image/png"]
    assert len(kept[1]["text"]) == 20_000
    assert not list(safe_outputs([_picture(b"\x89PNG" + bytes(2 * 10**6))]))
    large, text = _picture(b"\x89PNG" + bytes(10**6)), {"text": "x" * 10**6}
    assert [output["output_type"] for output in safe_outputs([large, large, text, text])] == ["display_data", "stream"]
    no_base64 = base64.b64encode(b"\x89PNG").decode() + "<b>"
    assert not list(safe_outputs([{"data": {"image/png": no_base64}}]))


def test_the_last_pictures_before_a_written_answer_are_beside_it() -> None:
    """Two of them, and none that belongs to the answer above."""
    shown = tuple(_picture(b"\x89PNG%d" % number) for number in range(3))
    cells = [Cell(Role.OTHER, "code", "plot()", shown)]
    for name in ("one", "two"):
        known = TemplateCell(Role.ANSWER, name, name, "markdown", "", {})
        cells.append(Cell(Role.ANSWER, "markdown", "it falls", template=known))
    answers = tuple(Answer(name, 2, "it falls", given=True) for name in ("one", "two"))
    page = feedback_page(TITLES, "anna", Verdict("a02", answers=answers), Submission("en", tuple(cells), ()))
    told = [picture["data"]["image/png"] in page for picture in shown]
    assert told == [False, True, True]
    assert page.count("data:image/png;base64,") == 2
