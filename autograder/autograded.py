"""The autograded notebook: what formgrader shows, and what nbgrader takes the scores from."""

import base64
import binascii
from collections.abc import Iterable
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.utils import compute_checksum

from autograder.grading.submission import Cell, Submission
from autograder.grading.template import Role, Template, joined
from autograder.grading.verdict import ExerciseVerdict, Verdict
from autograder.messages import say
from nncourse.checking import Status
from nncourse.language import Message, _

MARKS = {Status.PASSED: "✓", Status.FAILED: "✗", Status.NOT_ATTEMPTED: "○", Status.BROKEN: "!"}
_MAX_OUTPUT_CHARS = 2_000_000


def autograded_notebook(template: Template, submission: Submission | None, verdict: Verdict) -> NotebookNode:
    """Return the repaired notebook of a submission, each test cell with its verdict.

    A submission that could not be read gives the handed-out notebook with every score 0 and the reason on top.
    Outputs are those the student saw, pictures and plain text only: nothing that ran while grading is shown.
    """
    cells = submission.cells if submission else _as_handed_out(template)
    nodes = [_node(cell, verdict) for cell in cells]
    if verdict.error:
        lines = [f"**{say(verdict.error, language)}**" for language in verdict.languages]
        nodes.insert(0, new_markdown_cell("\n\n".join(lines)))
    _give_ids(nodes, cells if not verdict.error else (None, *cells))
    return new_notebook(cells=nodes, metadata=template.metadata)


def score_outputs(exercise: ExerciseVerdict | None, language: str) -> list[NotebookNode]:
    """Return the outputs of a test cell: the lines of the verdict, and the score as nbgrader reads it."""
    earned = exercise.earned if exercise else 0.0
    lines = verdict_lines(exercise, language) if exercise else []
    text = new_output("stream", name="stdout", text="\n".join(lines) + "\n")
    score = new_output("execute_result", data={"text/plain": repr(float(earned))}, execution_count=None)
    return [text, score]


def verdict_lines(exercise: ExerciseVerdict, language: str) -> list[str]:
    """Return the verdict on an exercise as lines of text, a line a check and a line a message."""
    heading = Message(_("{exercise}: {earned} of {points} points"), _amounts(exercise))
    lines = [say(heading, language)]
    for outcome in exercise.outcomes:
        lines.append(
            f"  {MARKS[outcome.status]} {say(outcome.title, language)} [{outcome.earned:g}/{outcome.points:g}]"
        )
        lines += [f"      → {say(message, language)}" for message in outcome.messages]
    return lines + [f"  ({say(note, language)})" for note in exercise.notes]


def _amounts(exercise: ExerciseVerdict) -> dict[str, object]:
    return {"exercise": exercise.name, "earned": f"{exercise.earned:g}", "points": f"{exercise.points:g}"}


def _as_handed_out(template: Template) -> tuple[Cell, ...]:
    return tuple(Cell(cell.role, cell.kind, cell.source, template=cell) for cell in template.cells)


def _node(cell: Cell, verdict: Verdict) -> NotebookNode:
    metadata = nbformat.from_dict(cell.template.metadata) if cell.template else {}
    if cell.kind != "code":
        node = new_markdown_cell(cell.source, metadata=metadata, **_attachments(cell))
        if any(answer.name == cell.name and not answer.given for answer in verdict.answers):
            node.metadata.nbgrader.checksum = compute_checksum(node)  # untouched, in any language
        return node
    if cell.role is not Role.TEST:
        return new_code_cell(cell.source, metadata=metadata, outputs=list(safe_outputs(cell.outputs)))
    exercise = next((one for one in verdict.exercises if one.name == cell.name), None)
    return new_code_cell(cell.source, metadata=metadata, outputs=score_outputs(exercise, verdict.language))


def _attachments(cell: Cell) -> dict[str, Any]:
    """Return the pictures pasted into a written answer, those that can do no harm in a browser."""
    if cell.role is not Role.ANSWER:
        return {}
    kept = {str(name): picture for name, bundle in (cell.attachments or {}).items() if (picture := _picture(bundle))}
    return {"attachments": kept} if kept else {}


def _picture(bundle: Any) -> dict[str, str] | None:
    """Return the picture in an attachment, if it is one."""
    for kind, start in (("image/png", b"\x89PNG"), ("image/jpeg", b"\xff\xd8\xff")):
        picture = "".join(joined(bundle.get(kind)).split()) if isinstance(bundle, dict) else ""
        if _starts_with(picture, start):
            return {kind: picture}
    return None


def safe_outputs(outputs: Iterable[Any]) -> Iterable[NotebookNode]:
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
            yield new_output("display_data", data={"image/png": picture})
        elif text and left > 0:
            left -= len(text)
            yield new_output("stream", name="stdout", text=text[:20_000])


def _starts_with(text: str, start: bytes) -> bool:
    """Return whether `text` is Base64 of what starts with `start`."""
    try:
        return bool(text) and base64.b64decode(text, validate=True).startswith(start)
    except (binascii.Error, ValueError):
        return False


def _give_ids(nodes: list[NotebookNode], cells: Iterable[Cell | None]) -> None:
    """Give every cell an id; those that were handed out keep theirs."""
    for number, (node, cell) in enumerate(zip(nodes, cells, strict=True)):
        node["id"] = cell.template.cell_id if cell and cell.template else f"own-{number}"
