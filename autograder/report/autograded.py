"""The autograded notebook, which formgrader shows, and what the gradebook is to hold of it.

Plain data, without nbformat and nbgrader, whose import costs a worker more time than many submissions. `Entry` holds
what nbgrader's `utils.determine_grade` and `SaveAutoGrades` would find in the notebook; a test compares them.
"""

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from autograder.grading.notebook.submission import Cell, Submission
from autograder.grading.notebook.template import Role, Template
from autograder.grading.text import joined
from autograder.grading.verdict import ExerciseVerdict, Verdict
from autograder.messages import say, why_unread
from nncourse.checking.feedback import MARKS
from nncourse.language import Message, _

NO_RESPONSE = "No response."
"""nbgrader's own comment on a cell that was left as it was handed out."""

_MAX_OUTPUT_CHARS = 2_000_000
_MAX_STREAM_CHARS = 20_000

Node = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """What the gradebook is to hold: points and comments by nbgrader's grade_id.

    A score of None waits for a person.
    """

    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)


def gradebook_entry(template: Template, submission: Submission | None, verdict: Verdict) -> Entry:
    """Return what the gradebook is to hold of a verdict; all of a file that could not be graded waits for a person."""
    earned = {exercise.name: exercise.earned for exercise in verdict.exercises}
    given = {answer.name for answer in verdict.answers if answer.given}
    scores: dict[str, float | None] = {}
    for cell in template.of_role(Role.TEST):
        scores[_grade_id(cell.metadata)] = None if verdict.error else earned.get(cell.name, 0.0)
    for cell in template.of_role(Role.ANSWER):
        scores[_grade_id(cell.metadata)] = None if verdict.error or cell.name in given else 0.0
    sources = {cell.template.cell_id: cell.source for cell in submission.cells if cell.template} if submission else {}
    comments: dict[str, str | None] = {}
    for cell in (*template.of_role(Role.SOLUTION), *template.of_role(Role.ANSWER)):
        untouched = template.handed_out(cell, sources.get(cell.cell_id, "")) and not verdict.error
        comments[_grade_id(cell.metadata)] = NO_RESPONSE if untouched else None
    return Entry(scores, comments)


def autograded_notebook(template: Template, submission: Submission | None, verdict: Verdict) -> Node:
    """Return the repaired notebook of a submission (nbformat 4.5, as data), each test cell with its verdict.

    A submission that could not be graded gives the handed-out notebook with the reason on top. Outputs are those the
    student saw, pictures and plain text only: nothing that ran while grading is shown.
    """
    cells = submission.cells if submission else _as_handed_out(template)
    nodes = [_node(cell, template, verdict) for cell in cells]
    if verdict.error:
        lines = [f"**{why_unread(verdict, language)}**" for language in verdict.languages]
        nodes.insert(0, _markdown_cell("\n\n".join(lines), {}))
    _give_ids(nodes, cells if not verdict.error else (None, *cells))
    return {"cells": nodes, "metadata": template.metadata, "nbformat": 4, "nbformat_minor": 5}


def notebook_text(notebook: Node) -> str:
    """Return the text of a notebook file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _score_outputs(exercise: ExerciseVerdict | None, language: str) -> list[Node]:
    """Return the outputs of a test cell: the lines of the verdict, and the score as nbgrader reads it."""
    earned = exercise.earned if exercise else 0.0
    lines = verdict_lines(exercise, language) if exercise else []
    text = {"output_type": "stream", "name": "stdout", "text": "\n".join(lines) + "\n"}
    score = {"data": {"text/plain": repr(float(earned))}, "metadata": {}, "execution_count": None}
    return [text, {"output_type": "execute_result", **score}]


def verdict_lines(exercise: ExerciseVerdict, language: str) -> list[str]:
    """Return the verdict on an exercise as lines of text, one per check and one per message."""
    heading = Message(_("{exercise}: {earned} of {points} points"), _amounts(exercise))
    lines = [say(heading, language), *(f"  → {say(message, language)}" for message in exercise.common)]
    for outcome in exercise.outcomes:
        lines.append(
            f"  {MARKS[outcome.status]} {say(outcome.title, language)} [{outcome.earned:g}/{outcome.points:g}]"
        )
        if not exercise.common:
            lines += [f"      → {say(message, language)}" for message in outcome.messages]
    return lines + [f"  ({say(note, language)})" for note in exercise.notes]


def _amounts(exercise: ExerciseVerdict) -> dict[str, object]:
    return {"exercise": exercise.name, "earned": f"{exercise.earned:g}", "points": f"{exercise.points:g}"}


def _as_handed_out(template: Template) -> tuple[Cell, ...]:
    return tuple(Cell(cell.role, cell.kind, cell.source, template=cell) for cell in template.cells)


def _node(cell: Cell, template: Template, verdict: Verdict) -> Node:
    metadata = dict(cell.template.metadata) if cell.template else {}
    if cell.kind != "code":
        source = cell.source
        if cell.role is Role.ANSWER and cell.template and template.handed_out(cell.template, source):
            source = cell.template.source  # in the language whose checksum nbgrader knows
        attachments = safe_attachments(cell)
        return {**_markdown_cell(source, metadata), **({"attachments": attachments} if attachments else {})}
    if cell.role is not Role.TEST:
        return _code_cell(cell.source, metadata, list(safe_outputs(cell.outputs)))
    exercise = next((one for one in verdict.exercises if one.name == cell.name), None)
    return _code_cell(cell.source, metadata, _score_outputs(exercise, verdict.language))


def _markdown_cell(source: str, metadata: Node) -> Node:
    return {"cell_type": "markdown", "metadata": metadata, "source": source}


def _code_cell(source: str, metadata: Node, outputs: list[Node]) -> Node:
    return {"cell_type": "code", "execution_count": None, "metadata": metadata, "source": source, "outputs": outputs}


def _grade_id(metadata: Node) -> str:
    return str(metadata["nbgrader"]["grade_id"])


def safe_attachments(cell: Cell) -> dict[str, dict[str, str]]:
    """Return the pictures pasted into a written answer that can do no harm in a browser, by name and type."""
    pasted = cell.attachments if cell.role is Role.ANSWER and cell.attachments else {}
    return {str(name): picture for name, bundle in pasted.items() if (picture := _picture(bundle))}


def _picture(bundle: Any) -> dict[str, str] | None:
    """Return the picture in an attachment, if it is one."""
    for kind, start in (("image/png", b"\x89PNG"), ("image/jpeg", b"\xff\xd8\xff")):
        picture = "".join(joined(bundle.get(kind)).split()) if isinstance(bundle, dict) else ""
        if _starts_with(picture, start):
            return {kind: picture}
    return None


def safe_outputs(outputs: Iterable[Any]) -> Iterable[Node]:
    """Yield of a student's own outputs what can do no harm in a browser: plain text and PNG pictures."""
    left = _MAX_OUTPUT_CHARS
    for output in outputs:
        if not isinstance(output, dict):
            continue
        text, picture = output.get("text"), None
        if isinstance(output.get("data"), dict):
            text, picture = output["data"].get("text/plain"), output["data"].get("image/png")
        picture = "".join(joined(picture).split())
        text = joined(text)
        if picture and len(picture) < left and _starts_with(picture, b"\x89PNG"):
            left -= len(picture)
            yield {"output_type": "display_data", "data": {"image/png": picture}, "metadata": {}}
        elif text and left > 0:
            left -= len(text)
            yield {"output_type": "stream", "name": "stdout", "text": text[:_MAX_STREAM_CHARS]}


def _starts_with(text: str, start: bytes) -> bool:
    """Return whether `text` is Base64 of what starts with `start`."""
    try:
        return base64.b64decode(text, validate=True).startswith(start)
    except (binascii.Error, ValueError):
        return False


def _give_ids(nodes: list[Node], cells: Iterable[Cell | None]) -> None:
    """Give every cell an id; those that were handed out keep theirs."""
    for number, (node, cell) in enumerate(zip(nodes, cells, strict=True)):
        node["id"] = cell.template.cell_id if cell and cell.template else f"own-{number}"
