"""A written answer is found wherever a student put it, and nothing that was handed out is taken for one."""

import json
import re
from collections.abc import Callable

import pytest

from autograder.grading.notebook.submission import read_submission
from autograder.grading.notebook.template import Role, read_template
from tests.conftest import COURSE, load
from tests.grading.notebooks import Notebook, cell_of, code_cell, release_notebook, solved_notebook

A02 = "a02_softmax_nll"
MINE = "The softmax of the scores, $a<b$, less one for the label."


def _place(notebook: Notebook) -> int:
    return notebook["cells"].index(cell_of(notebook, "written_softmax"))


def _text(source: str) -> Notebook:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _stripped(notebook: Notebook) -> None:
    cell_of(notebook, "written_softmax")["source"] = MINE
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]


def _in_a_fresh_cell(notebook: Notebook) -> None:
    notebook["cells"][_place(notebook)] = _text(MINE)


def _in_the_next_cell(notebook: Notebook) -> None:
    notebook["cells"].insert(_place(notebook) + 1, _text(MINE))


def _in_two_cells_above(notebook: Notebook) -> None:
    first, second = MINE.split(" of ")
    notebook["cells"][_place(notebook) : _place(notebook)] = [_text(first), _text(f"of {second}")]


def _in_a_comment(notebook: Notebook) -> None:
    notebook["cells"].insert(_place(notebook) + 1, code_cell(f"# {MINE}"))


def _in_a_printed_text(notebook: Notebook) -> None:
    notebook["cells"].insert(_place(notebook) + 1, code_cell(f'print(\'{MINE}\')\n"""mine"""'))


def _in_a_cell_of_code_without_code(notebook: Notebook) -> None:
    notebook["cells"].insert(_place(notebook) + 1, code_cell(MINE))


def _by_a_magic(notebook: Notebook) -> None:
    notebook["cells"].insert(_place(notebook) + 1, code_cell(f"%%markdown\n{MINE}"))


def _below_the_question(notebook: Notebook) -> None:
    question = notebook["cells"][_place(notebook) - 1]
    question["source"] = "".join(question["source"]) + "\n\n" + MINE


def _between_the_parts_of_the_question(notebook: Notebook) -> None:
    question = notebook["cells"][_place(notebook) - 1]
    first, second = MINE.split(" of ")
    before, after = "".join(question["source"]).split("\n2. ")
    question["source"] = f"{before}\n\n{first}\n\n2. {after}\n\nof {second}"


WAYS = [
    *(_stripped, _in_a_fresh_cell, _in_the_next_cell, _in_two_cells_above, _below_the_question),
    _between_the_parts_of_the_question,
    *(_in_a_comment, _in_a_printed_text, _in_a_cell_of_code_without_code, _by_a_magic),
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_an_answer_is_found(way: Callable[[Notebook], None], language: str) -> None:
    """It waits for a person with all its words; what was done is said; no cell is there twice."""
    notebook, template = release_notebook(A02, language), load(A02).template
    way(notebook)
    submission = read_submission(json.dumps(notebook).encode(), template)
    (answer,) = (cell for cell in submission.cells if cell.role is Role.ANSWER)
    assert MINE.split() == [
        word for word in re.findall(r"[^\s#'\"()]+", answer.source) if word not in ("print", "mine")
    ]
    assert any("written_softmax" in str(repair.params) for repair in submission.repairs)
    others = [cell.source for cell in submission.cells if cell.role is Role.PROSE and cell.template is None]
    assert MINE not in others
    assert submission.language == language


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_nothing_that_was_handed_out_is_an_answer(assignment: str, language: str) -> None:
    """Not even where nobody knows any more which cell is which."""
    notebook, template = release_notebook(assignment, language), load(assignment).template
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        del cell["id"]
    submission = read_submission(json.dumps(notebook).encode(), template)
    answers = [cell for cell in submission.cells if cell.role is Role.ANSWER]
    assert answers
    assert all(cell.template and template.handed_out(cell.template, cell.source) for cell in answers)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_nothing_that_an_earlier_edition_handed_out_is_the_students(language: str) -> None:
    """The notebook's texts and pictures were changed after it was handed out, as when an instructor mends them."""
    editions = []
    for one in ("en", "ru"):
        edition = release_notebook(A02, one)
        for cell in edition["cells"]:
            if cell["metadata"] in ({}, {"tags": ["explore"]}) and cell["id"] not in ("links", "set-up", "imports"):
                cell["source"] = "".join(cell["source"]).replace("e", "é").replace("о", "ё")
                cell["id"] = f"of-this-edition-{cell['id']}"
        editions.append(json.dumps(edition))
    template = read_template(A02, *editions)
    submission = read_submission(json.dumps(release_notebook(A02, language)).encode(), template)
    (answer,) = (cell for cell in submission.cells if cell.role is Role.ANSWER)
    assert answer.template and template.handed_out(answer.template, answer.source)
    assert submission.repairs == ()
    assert not [cell for cell in submission.cells if cell.role is Role.OTHER]


@pytest.mark.parametrize("where", ["above", "on top of the next", "at the end"])
def test_what_stands_far_from_the_question_waits_for_a_person(where: str) -> None:
    """Unless it is a note, a heading, or a badge that a tool put there."""
    for text, found in [
        (MINE, True),
        ("## A heading of as many words as an answer may have, or more\nMy solution", False),
        (
            '<a href="https://colab.research.google.com/github/a/b/c.ipynb" target="_parent"><img alt="Open In"/></a>',
            False,
        ),
    ]:
        notebook, template = release_notebook(A02), load(A02).template
        place = _place(notebook)
        if where == "on top of the next":
            following = notebook["cells"][place + 1]
            following["source"] = text + "\n\n" + "".join(following["source"])
        else:
            notebook["cells"].insert(place - 1 if where == "above" else len(notebook["cells"]), _text(text))
        submission = read_submission(json.dumps(notebook).encode(), template)
        (answer,) = (cell for cell in submission.cells if cell.role is Role.ANSWER)
        assert answer.template
        assert (answer.source == text) is found
        assert template.handed_out(answer.template, answer.source) is not found


def test_few_words_are_an_answer_where_the_question_is_and_a_note_elsewhere() -> None:
    """Elsewhere an answer has more than eight."""
    eight = "A note of mine has eight words here."
    for place_of, text, found in [
        (lambda notebook: _place(notebook) - 1, "By the chain rule.", True),
        (lambda _notebook: 0, eight, False),
        (lambda _notebook: 0, f"Now {eight}", True),
    ]:
        notebook, template = release_notebook(A02), load(A02).template
        cell = notebook["cells"][place_of(notebook)]
        cell["source"] = "".join(cell["source"]) + f"\n\n{text}"
        submission = read_submission(json.dumps(notebook).encode(), template)
        (answer,) = (cell for cell in submission.cells if cell.role is Role.ANSWER)
        assert (answer.source == text) is found


def test_an_answer_from_elsewhere_takes_the_place_of_its_cell() -> None:
    """No cell is moved for it."""
    notebook, template = release_notebook(A02), load(A02).template
    place = _place(notebook)
    notebook["cells"][place:] = notebook["cells"][place + 1 :]
    notebook["cells"].insert(1, _text(MINE))
    submission = read_submission(json.dumps(notebook).encode(), template)
    assert [cell.template for cell in submission.cells if cell.template] == list(template.cells)
    (said,) = submission.repairs
    assert "not in its place" in said.text


def test_code_beside_an_answer_is_none() -> None:
    """It computes something, and is run."""
    notebook = release_notebook(A02)
    notebook["cells"].insert(_place(notebook) + 1, code_cell("# a try\nx = softmax(np.zeros(3))\nprint(x)"))
    submission = read_submission(json.dumps(notebook).encode(), load(A02).template)
    (answer,) = (cell for cell in submission.cells if cell.role is Role.ANSWER)
    assert answer.template and load(A02).template.handed_out(answer.template, answer.source)
    assert any(cell.is_run and "a try" in cell.source for cell in submission.cells)


def test_an_answer_in_its_place_stays_as_it_is() -> None:
    """A note beside it is not added."""
    notebook = solved_notebook(A02)
    before = "".join(cell_of(notebook, "written_softmax")["source"])
    notebook["cells"].insert(_place(notebook) + 1, _text("A note of mine."))
    submission = read_submission(json.dumps(notebook).encode(), load(A02).template)
    (answer,) = (cell for cell in submission.cells if cell.role is Role.ANSWER)
    assert answer.source == before
    assert submission.repairs == ()
