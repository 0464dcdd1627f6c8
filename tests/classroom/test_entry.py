"""What goes into the gradebook is what nbgrader would find in the autograded notebook."""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
import sqlalchemy as sa
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution
from traitlets.config import Config

from autograder.classroom.gradebook import CourseGradebook
from autograder.classroom.ledger import Line
from autograder.engine.zygote import Zygote
from autograder.grading.grade import grade_submission
from autograder.grading.verdict import Verdict
from autograder.report.autograded import NO_RESPONSE, Entry, autograded_notebook, gradebook_entry, notebook_text
from autograder.sample_class import copy_assignment
from tests.conftest import COURSE, LIMITS, load
from tests.grading.notebooks import release_notebook, solved_notebook, with_source

ASSIGNMENT = "a02_softmax_nll"
WRONG = "def softmax(scores):\n    return scores"


@pytest.mark.parametrize(
    "notebook",
    [
        solved_notebook(ASSIGNMENT),
        release_notebook(ASSIGNMENT),
        release_notebook(ASSIGNMENT, "ru"),
        with_source(solved_notebook(ASSIGNMENT, "ru"), "softmax", WRONG),
    ],
    ids=["solved", "untouched", "untouched in Russian", "mistaken"],
)
def test_scores_and_comments_are_those_nbgrader_determines(notebook: dict[str, object], zygote: Zygote) -> None:
    """For each cell that is graded, and for each that is to be filled in."""
    assignment = load(ASSIGNMENT)
    verdict, submission = grade_submission(json.dumps(notebook).encode(), assignment, zygote, LIMITS)
    entry = gradebook_entry(assignment.template, submission, verdict)
    read = nbformat.reads(notebook_text(autograded_notebook(assignment.template, submission, verdict)), as_version=4)
    nbformat.validate(read)
    graded = {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in read.cells if is_grade(cell)}
    assert entry.scores == graded
    untouched = {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
        for cell in read.cells
        if is_solution(cell)
    }
    assert {name: comment == NO_RESPONSE for name, comment in entry.comments.items()} == untouched


def test_no_question_to_the_gradebook_takes_longer_in_a_larger_class(tmp_path: Path) -> None:
    """Neither for a new student nor again: SQLite finds each row by all of an index, and reads no others."""
    course, template = copy_assignment(COURSE, ASSIGNMENT, tmp_path), load(ASSIGNMENT).template
    asked: list[tuple[str, Any]] = []
    with CourseGradebook(course, template, Config()) as gradebook:
        scores: dict[str, float | None] = dict.fromkeys(gradebook._grade_cells.values(), 1.0)
        entry = Entry(scores, dict.fromkeys(gradebook._solution_cells.values(), "fine"))
        connection = gradebook.gradebook.db.connection()
        sa.event.listen(
            connection.engine,
            "before_cursor_execute",
            lambda _connection, _cursor, statement, parameters, _context, _many: asked.append((statement, parameters)),
        )
        for _time in ("new", "again"):
            gradebook.record("anna", entry, "", Line(ASSIGNMENT, "anna", "key", "key", Verdict(ASSIGNMENT)))
        connection = gradebook.gradebook.db.connection().connection
        plans = [
            step[3]
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    of_students = [
        plan for plan in plans if re.match(r"\w+ (submitted_\w+|grade|comment|student|autograder_\w+)\b", plan)
    ]
    assert len(of_students) > 4
    by_all_of_an_index = re.compile(r"SEARCH .*\((id=\?|\w+=\? AND \w+=\?)\)")
    assert not [plan for plan in of_students if not by_all_of_an_index.fullmatch(plan)]
