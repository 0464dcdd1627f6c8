"""The pages people read: feedback for a student, the class for an instructor. Everything on them is escaped text."""

import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.autograded import MARKS, safe_outputs
from autograder.course import Course
from autograder.grading.pool import Graded
from autograder.grading.submission import Submission
from autograder.grading.template import Role
from autograder.grading.verdict import Verdict
from autograder.messages import say
from nncourse.checking import Status
from nncourse.language import Message, _


def feedback_page(course: Course, student: str, verdict: Verdict, submission: Submission | None) -> str:
    """Return the HTML page that tells a student what was found, in the language of the submission."""
    language = verdict.language

    def text(message: Message | str) -> str:
        return say(message if isinstance(message, Message) else Message(message), language)

    return _template("feedback.html.j2").render(
        language=language,
        title=course.title(verdict.assignment, language),
        student=student,
        verdict=verdict,
        code=_code_by_exercise(submission),
        pictures=_pictures(submission),
        marks=MARKS,
        text=text,
        say=say,
        words={key: text(word) for key, word in _WORDS.items()},
    )


def class_page(course: Course, assignment: str, graded: Sequence[Graded]) -> str:
    """Return the HTML page that shows an instructor how the class did, exercise by exercise and check by check."""
    readable = [one for one in graded if one.verdict.error is None]
    return _template("class.html.j2").render(
        title=course.title(assignment, "en"),
        assignment=assignment,
        graded=sorted(graded, key=lambda one: one.student),
        exercises=readable[0].verdict.exercises if readable else (),
        checks=_check_rates([one.verdict for one in readable]),
        scores=[one.verdict.earned for one in readable],
        mean=statistics.fmean(one.verdict.earned for one in readable) if readable else 0.0,
        median=statistics.median(one.verdict.earned for one in readable) if readable else 0.0,
        marks=MARKS,
        Status=Status,
        text=lambda message: say(message, "en"),
        words={key: say(Message(word)) for key, word in _WORDS.items()},
    )


_WORDS = {
    "points": _("points"),
    "by_hand": _("graded by hand"),
    "no_answer": _("no answer"),
    "your_code": _("your code"),
    "your_answer": _("your answer"),
    "repairs": _("What was repaired in the file before grading"),
    "problems": _("Cells that did not run to their end"),
    "feedback": _("Feedback"),
    "of": _("of"),
}


def _template(name: str) -> Any:
    loader = PackageLoader("autograder", "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template(name)


def _code_by_exercise(submission: Submission | None) -> dict[str, str]:
    cells = submission.cells if submission else ()
    return {cell.name: cell.source for cell in cells if cell.role is Role.SOLUTION}


def _pictures(submission: Submission | None) -> dict[str, list[str]]:
    """Return the PNG pictures a student's own file holds, by the written answer they stand before."""
    found: dict[str, list[str]] = {}
    waiting: list[str] = []
    for cell in submission.cells if submission else ():
        if cell.kind == "code":
            waiting += [output["data"]["image/png"] for output in safe_outputs(cell.outputs) if "data" in output]
        elif cell.role is Role.ANSWER:
            found[cell.name] = [picture.replace("\n", "") for picture in waiting[-2:]]
            waiting = []
    return found


def _check_rates(verdicts: list[Verdict]) -> list[dict[str, object]]:
    """Return how many passed each check, the hardest first."""
    counts: dict[tuple[str, str], Counter[Status]] = {}
    titles: dict[tuple[str, str], Message] = {}
    for verdict in verdicts:
        for exercise in verdict.exercises:
            for outcome in exercise.outcomes:
                key = (exercise.name, outcome.name)
                titles[key] = outcome.title
                counts.setdefault(key, Counter())[outcome.status] += 1
    rows: list[dict[str, object]] = [
        {"exercise": key[0], "title": titles[key], "counts": count, "share": count[Status.PASSED] / count.total()}
        for key, count in counts.items()
    ]
    return sorted(rows, key=lambda row: row["share"])  # type: ignore[arg-type, return-value]


def write_page(path: Path, html: str) -> Path:
    """Write a page to `path`, making its folder, and return `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, "utf-8", errors="replace")  # names of folders may be no text
    return path
