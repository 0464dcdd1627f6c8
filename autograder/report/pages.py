"""The pages people read: feedback for a student, the class for an instructor. Everything on them is escaped text."""

import functools
import os
import re
import statistics
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.grading.notebook.submission import Submission
from autograder.grading.notebook.template import Role
from autograder.grading.text import counted
from autograder.grading.verdict import Verdict
from autograder.messages import say, why_unread
from autograder.report.autograded import safe_attachments, safe_outputs
from autograder.report.results import ClassResults
from nncourse.checking import Status
from nncourse.checking.feedback import MARKS
from nncourse.language import Message, _

_PICTURES_AN_ANSWER = 2
"""At most this many of the pictures before a written answer are shown beside it."""

_WORDS = {
    "points": _("points"),
    "by_hand": _("graded by hand"),
    "no_answer": _("no answer"),
    "your_code": _("your code"),
    "repairs": _("About the file that was handed in"),
    "problems": _("Cells that did not run to their end"),
    "feedback": _("Feedback"),
    "lost": _("Where points were lost"),
    "of": _("of"),
}

_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\f\r"} | {127: 0x2421}
_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HARMLESS = {**_CONTROLS, **dict.fromkeys(_TURNS, 0xFFFD)}
"""Pictures of the control characters, which no page may hold, and something in place of those that turn the direction
of what stands behind them, and so what a line seems to say."""

_QUOTED = re.compile("`([^`]+)`")


def feedback_page(
    titles: Mapping[str, str],
    student: str,
    verdict: Verdict,
    submission: Submission | None,
    late: Message | None = None,
) -> str:
    """Return the HTML page that tells a student what was found, in the language of the submission.

    `late` says how much too late it was handed in.
    """
    language = verdict.language

    def text(message: Message | str) -> str:
        return say(message if isinstance(message, Message) else Message(message), language)

    return _template("feedback.html.j2").render(
        language=language,
        title=titles[language],
        student=student,
        verdict=verdict,
        code=_code_by_exercise(submission),
        pictures=_pictures(submission),
        marks=MARKS,
        text=text,
        with_code=lambda message: _with_code(message, language),
        why_unread=why_unread,
        words={key: text(word) for key, word in _WORDS.items()},
        by_hand=_by_hand(verdict),
        late=late,
    )


def class_page(titles: Mapping[str, str], assignment: str, results: ClassResults, moment: datetime) -> str:
    """Return the HTML page that shows an instructor how the class did, exercise by exercise and check by check.

    `moment` is when the class was graded.
    """
    scores = results.scores
    return _template("class.html.j2").render(
        title=titles["en"],
        assignment=assignment,
        moment=f"{moment:%Y-%m-%d %H:%M}",
        answers=sum(row.answers for row in results.rows),
        missing=results.missing,
        rows=sorted(results.rows, key=lambda row: (not row.attention, row.student)),
        exercises=results.exercises,
        points=sum(results.exercises.values()),
        n_graded=len(scores),
        tenths=results.by_tenths(),
        checks=results.hardest_first(),
        to_look_at=[row for row in results.rows if row.attention or row.flags],
        mean=statistics.fmean(scores) if scores else 0.0,
        median=statistics.median(scores) if scores else 0.0,
        Status=Status,
        address_of=lambda name: quote(os.fsencode(name)),
        with_code=_with_code,
    )


@functools.cache
def _template(name: str) -> Any:
    loader = PackageLoader("autograder.report", "templates")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_without_controls,
    )
    environment.filters |= {"breakable": _breakable, "counted": counted}
    return environment.get_template(name)


def _without_controls(value: Any) -> Any:
    """Return what goes on a page without characters that no page may hold, or that would turn it round."""
    return value.translate(_HARMLESS) if isinstance(value, str) else value


def _by_hand(verdict: Verdict) -> Message | None:
    """Return the line on the points that are not from checks; None where there are none."""
    points = sum(answer.points for answer in verdict.answers)
    text = _("{points} more for written answers, graded by hand")
    return Message(text, {"points": f"{points:g}"}) if points else None


def _with_code(message: Message, language: str = "en") -> Markup:
    """Return a message as HTML: what stands in its own backquotes looks like code; those in its parameters stay."""
    unfilled = say(Message(message.text), language)
    text = Markup(_QUOTED.sub(r"<code>\1</code>", str(escape(unfilled))))
    return text.format(**message.params) if message.params else text


def _breakable(name: str) -> Markup:
    """Return a name, escaped, that may go on in the next line after an underscore."""
    return Markup(str(escape(name)).replace("_", "_<wbr>"))


def _code_by_exercise(submission: Submission | None) -> dict[str, str]:
    cells = submission.cells if submission else ()
    return {cell.name: cell.source for cell in cells if cell.role is Role.SOLUTION}


def _pictures(submission: Submission | None) -> dict[str, list[str]]:
    """Return what a student's own file shows with each written answer: pictures before it, and those pasted into it."""
    found: dict[str, list[str]] = {}
    waiting: list[dict[str, str]] = []
    for cell in submission.cells if submission else ():
        if cell.kind == "code":
            waiting += [output["data"] for output in safe_outputs(cell.outputs) if "data" in output]
        elif cell.role is Role.ANSWER:
            shown = (*waiting[-_PICTURES_AN_ANSWER:], *safe_attachments(cell).values())
            found[cell.name] = [f"data:{kind};base64,{data}" for picture in shown for kind, data in picture.items()]
            waiting = []
    return found
