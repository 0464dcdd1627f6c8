"""Real submissions are renamed, re-saved, stripped, copied, cut and moved: they are repaired, and it is said."""

import base64
import copy
import json
import random
import time
from textwrap import indent

import nbformat
import pytest

from autograder.engine.zygote import Zygote
from autograder.errors import SubmissionError
from autograder.grading.code.names import (
    defined_names,
    names_from_above,
    names_to_run,
    reached,
    used_names,
)
from autograder.grading.grade import grade_submission
from autograder.grading.notebook.notebook_file import read_notebook_file
from autograder.grading.notebook.submission import read_submission
from autograder.grading.notebook.template import Role
from autograder.messages import say
from autograder.report.autograded import autograded_notebook, notebook_text
from autograder.report.pages import feedback_page
from autograder.sample_class import as_colab_saves
from tests.conftest import LIMITS, full_scores, grade, load, scores
from tests.grading.notebooks import Notebook, cell_of, code_cell, release_notebook, solved_notebook, with_source

ASSIGNMENT = "a02_softmax_nll"


def _without_ids(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell.pop("id", None)
    return {**notebook, "nbformat_minor": 4}


def _without_metadata(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return {**notebook, "metadata": {}}


def _bare(notebook: Notebook) -> Notebook:
    return _without_metadata(_without_ids(notebook))


def _empty_nbgrader(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"] = {}
    return notebook


def _renumbered(notebook: Notebook) -> Notebook:
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"new{number}"
    return notebook


def _same_id_everywhere(notebook: Notebook) -> Notebook:
    notebook = _without_metadata(notebook)
    for cell in notebook["cells"]:
        cell["id"] = "same"
    return notebook


def _tests_deleted(notebook: Notebook) -> Notebook:
    notebook["cells"] = [c for c in notebook["cells"] if "test_" not in str(c["metadata"].get("nbgrader"))]
    return notebook


def _tests_copied(notebook: Notebook) -> Notebook:
    for cell in [c for c in notebook["cells"] if "test_" in str(c["metadata"].get("nbgrader"))]:
        notebook["cells"].insert(0, copy.deepcopy(cell))
    return notebook


def _tests_edited(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        if "test_" in str(cell["metadata"].get("nbgrader")):
            cell["source"] = "check = print\nassert True"
    return notebook


def _tests_first(notebook: Notebook) -> Notebook:
    tests = [c for c in notebook["cells"] if "test_" in str(c["metadata"].get("nbgrader"))]
    notebook["cells"] = tests + [c for c in notebook["cells"] if c not in tests]
    return notebook


def _imports_deleted(notebook: Notebook) -> Notebook:
    notebook["cells"] = [c for c in notebook["cells"] if c.get("id") not in ("imports", "set-up")]
    return notebook


def _imports_added_to(notebook: Notebook) -> Notebook:
    cell = next(c for c in notebook["cells"] if c.get("id") == "imports")
    cell["source"] = ["import math\n", "import numpy as np\n", "from nncourse import check\n"]
    return notebook


def _skipping_tags(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]
    return notebook


def _odd_kernel(notebook: Notebook) -> Notebook:
    return {**notebook, "metadata": {"kernelspec": {"name": "my-conda-env", "display_name": "?", "language": "R"}}}


def _in_new_cells(notebook: Notebook) -> Notebook:
    """Stubs left alone; every solution in a cell of its own at the very end, in a block."""
    handed_out = release_notebook(ASSIGNMENT)
    for name in full_scores(ASSIGNMENT):
        source = indent("".join(cell_of(notebook, name)["source"]), "    ")
        handed_out["cells"].append(code_cell(f"try:\n    import not_installed\nexcept ImportError:\n{source}"))
    return handed_out


def _magic_and_shell(notebook: Notebook) -> Notebook:
    notebook["cells"].insert(3, code_cell("%matplotlib inline\n!pip install numpy\n%load_ext autoreload"))
    notebook["cells"].insert(4, code_cell("from google.colab import drive\ndrive.mount('/content/drive')"))
    return notebook


def _broken_cell(notebook: Notebook) -> Notebook:
    notebook["cells"].insert(3, code_cell("def broken(:"))
    notebook["cells"].append(code_cell("1 / 0"))
    notebook["cells"].insert(3, code_cell("if False:\n    def nll_loss(scores, y): ..."))
    return notebook


def _strange_cells(notebook: Notebook) -> Notebook:
    extra = [None, 3, {}, {"cell_type": "raw", "source": "x"}, {"cell_type": "code", "source": None, "metadata": None}]
    return {**notebook, "cells": [*extra, *notebook["cells"]]}


def _doubled_id(notebook: Notebook) -> Notebook:
    notebook["cells"].append(code_cell("pass", id="softmax"))
    return notebook


REPAIRS = [
    _without_ids,
    _without_metadata,
    _bare,
    _empty_nbgrader,
    _renumbered,
    _same_id_everywhere,
    _tests_deleted,
    _tests_copied,
    _tests_edited,
    _tests_first,
    _imports_deleted,
    _imports_added_to,
    _skipping_tags,
    _odd_kernel,
    _in_new_cells,
    _magic_and_shell,
    _broken_cell,
    _strange_cells,
    _doubled_id,
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("damage", REPAIRS, ids=lambda damage: damage.__name__.strip("_"))
def test_a_right_notebook_keeps_full_marks_after(damage: object, language: str, zygote: Zygote) -> None:
    """Whatever happened to the file, right answers are found and judged."""
    damaged = damage(solved_notebook(ASSIGNMENT, language))  # type: ignore[operator]
    assert scores(grade(json.dumps(damaged), ASSIGNMENT, zygote)) == full_scores(ASSIGNMENT)


@pytest.mark.parametrize(
    "damage",
    [damage for damage in REPAIRS if damage is not _in_new_cells],  # which brings solutions with it
    ids=lambda damage: damage.__name__.strip("_"),
)
def test_an_untouched_notebook_stays_at_zero_after(damage: object, zygote: Zygote) -> None:
    """No repair gives a point."""
    damaged = damage(release_notebook(ASSIGNMENT))  # type: ignore[operator]
    assert set(scores(grade(json.dumps(damaged), ASSIGNMENT, zygote)).values()) == {0}


@pytest.mark.parametrize("damage", [_tests_deleted, _tests_copied, _tests_edited, _tests_first, _imports_deleted])
def test_a_repair_is_said(damage: object) -> None:
    """Each repair is a line in the report."""
    damaged = damage(solved_notebook(ASSIGNMENT))  # type: ignore[operator]
    assert read_submission(json.dumps(damaged).encode(), load(ASSIGNMENT).template).repairs


def test_colab_re_saving_is_no_repair(zygote: Zygote) -> None:
    """What Colab adds is read past in silence."""
    text = as_colab_saves(nbformat.from_dict(solved_notebook(ASSIGNMENT)))
    verdict = grade(text, ASSIGNMENT, zygote)
    assert scores(verdict) == full_scores(ASSIGNMENT)
    assert verdict.repairs == ()


@pytest.mark.parametrize("seed", range(3))
def test_cells_in_any_order_keep_full_marks(seed: int, zygote: Zygote) -> None:
    """A shuffled notebook is brought back into its order."""
    notebook = solved_notebook(ASSIGNMENT)
    random.Random(seed).shuffle(notebook["cells"])
    assert scores(grade(json.dumps(notebook), ASSIGNMENT, zygote)) == full_scores(ASSIGNMENT)


def test_a_right_notebook_needs_no_repair() -> None:
    """What was handed out and solved is read as it stands, in the order in which it stands."""
    for language in ("en", "ru"):
        notebook = solved_notebook(ASSIGNMENT, language)
        submission = read_submission(json.dumps(notebook).encode(), load(ASSIGNMENT).template)
        assert submission.repairs == ()
        assert [cell.source for cell in submission.cells] == ["".join(cell["source"]) for cell in notebook["cells"]]
        assert submission.untouched == ()


def test_a_file_that_only_a_lenient_reader_reads_has_a_usual_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """For that reader copies what it reads; where it is larger, the limit is named."""
    notebook = json.dumps(solved_notebook(ASSIGNMENT))
    monkeypatch.setattr("autograder.grading.notebook.notebook_file._MAX_LENIENT_BYTES", len(notebook))
    with pytest.raises(SubmissionError, match="larger than"):
        read_submission((notebook[:-1] + ', "x": NaN}').encode(), load(ASSIGNMENT).template)


def test_all_notebooks_of_a_student_share_the_time_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first ones took is not there for the last."""
    monkeypatch.setattr("autograder.grading.notebook.submission._read", lambda *_args: time.sleep(20))
    started = time.monotonic()
    with pytest.raises(SubmissionError, match="could not be read in 60 s"):
        read_submission(b"{}", load(ASSIGNMENT).template, until=started + 0.1)
    assert time.monotonic() - started < 10


def test_the_language_is_that_of_the_texts_where_the_file_does_not_say() -> None:
    """Whatever the comments in the code are in."""
    for language, comment in (("ru", "# a long comment\n"), ("en", "# длинный комментарий\n")):
        notebook = {**solved_notebook(ASSIGNMENT, language), "metadata": {}}
        notebook["cells"].append(code_cell(comment * 2_000))
        submission = read_submission(json.dumps(notebook).encode(), load(ASSIGNMENT).template)
        assert submission.language == language


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_language_is_known_without_metadata_and_prose(language: str) -> None:
    """By what the notebook tells the checks; a picture pasted as letters is no prose."""
    notebook = {**solved_notebook(ASSIGNMENT, language), "metadata": {}}
    picture = {"cell_type": "markdown", "metadata": {}, "source": f"![](data:image/png;base64,{'aB3+' * 20_000})"}
    only_code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    only_prose = [picture, *(cell for cell in notebook["cells"] if "use_language" not in "".join(cell["source"]))]
    for cells in (only_code, only_prose):
        data = json.dumps({**notebook, "cells": cells}).encode()
        assert read_submission(data, load(ASSIGNMENT).template).language == language


def test_all_in_one_cell_that_was_handed_out_is_no_other_assignment() -> None:
    """Though another assignment, which only brings such functions, is one."""
    template, notebook, other = load(ASSIGNMENT).template, solved_notebook(ASSIGNMENT), solved_notebook("a05_sgd")
    imports = next(cell for cell in notebook["cells"] if cell["id"] == "imports")
    solutions = ["".join(cell_of(notebook, name)["source"]) for name in full_scores(ASSIGNMENT)]
    imports["source"] = "\n\n".join(["".join(imports["source"]), *solutions])
    submission = read_submission(json.dumps({**notebook, "cells": [imports]}).encode(), template)
    assert not any(cell.role is Role.SOLUTION for cell in submission.cells)
    assert any(cell.is_run and cell.source == imports["source"] for cell in submission.cells)
    with pytest.raises(SubmissionError):
        read_submission(json.dumps(other).encode(), template)


def test_a_stub_of_two_functions_that_was_split_in_the_first_is_joined() -> None:
    """In the text that describes it, or below that."""
    notebook = solved_notebook("a00_neuron")
    cell = cell_of(notebook, "activations")
    source = "".join(cell["source"])
    for start in ("    z:", "    return"):
        at = source.index(start)
        halves = [{**cell, "source": source[:at]}, code_cell(source[at:])]
        cells = [half for one in notebook["cells"] for half in (halves if one is cell else [one])]
        submission = read_submission(json.dumps({**notebook, "cells": cells}).encode(), load("a00_neuron").template)
        joined = next(cell for cell in submission.cells if cell.name == "activations" and cell.role is Role.SOLUTION)
        assert joined.source.split() == source.split()


def test_a_helper_indented_as_a_whole_is_not_joined_to_the_finished_function_above() -> None:
    """Nothing belongs to that one below its last line."""
    notebook = solved_notebook(ASSIGNMENT)
    at = notebook["cells"].index(cell_of(notebook, "likelihood")) + 1
    notebook["cells"].insert(at, code_cell("    def shifted(scores):\n        return scores - scores.max()"))
    assert read_submission(json.dumps(notebook).encode(), load(ASSIGNMENT).template).repairs == ()


def test_a_solution_indented_as_a_whole_above_its_empty_stub_is_found(zygote: Zygote) -> None:
    """IPython runs it."""
    notebook = release_notebook(ASSIGNMENT)
    solution = indent("".join(cell_of(solved_notebook(ASSIGNMENT), "softmax")["source"]), "    ")
    notebook["cells"].insert(notebook["cells"].index(cell_of(notebook, "softmax")), code_cell(solution))
    assert scores(grade(json.dumps(notebook), ASSIGNMENT, zygote))["softmax"] == full_scores(ASSIGNMENT)["softmax"]


def test_a_solution_moved_below_what_it_needs_to_run_stays_there(zygote: Zygote) -> None:
    """A value that is searched for by the student's own function, a function with the student's own decorator."""
    notebook = solved_notebook("a00_neuron")
    gates, neuron = cell_of(notebook, "gates"), cell_of(notebook, "neuron")
    gates["source"] = "w_and, b_and = found(-1.5)\nw_or, b_or = found(-0.5)"
    neuron["source"] = "@told\n" + "".join(neuron["source"])
    own = code_cell("def found(b):\n    return np.array([1, 1]), b\n\n\ndef told(f):\n    return f")
    others = [cell for cell in notebook["cells"] if cell not in (gates, neuron)]
    verdict = grade(json.dumps({**notebook, "cells": [*others, own, neuron, gates]}), "a00_neuron", zygote)
    assert scores(verdict) == full_scores("a00_neuron")
    assert verdict.repairs == verdict.problems == ()


def test_a_copy_of_a_given_cell_that_was_changed_stays_in_its_place() -> None:
    """An experiment at the end, with a few digits only, does not come before what was done with all of them."""
    notebook = solved_notebook("a03_regularization")
    data = next(cell for cell in notebook["cells"] if "load_mnist(n_train=2400" in "".join(cell["source"]))
    source = "".join(data["source"]).replace("2400", "430")
    notebook["cells"].append({**copy.deepcopy(data), "id": "again", "source": source})
    submission = read_submission(json.dumps(notebook).encode(), load("a03_regularization").template)
    assert submission.repairs == ()
    assert submission.cells[-1].source == source


def test_code_below_the_line_that_a_stub_raises_is_said_not_to_run(zygote: Zygote) -> None:
    """Values set above that line count, and one that raises at its end is left in peace."""
    below = cell_of(release_notebook("a00_neuron"), "gates")["source"]
    values = "w_and, b_and, w_or, b_or = [1, 1], -1.5, [1, 1], -0.5\n"
    for source, said, earned in (
        (f"{''.join(below)}\n{values}", "the cell `gates` ends at `raise NotImplementedError()`: delete that line", 0),
        (f"{values}# YOUR CODE HERE\nraise NotImplementedError()\n# done", "", 2),
    ):
        verdict = grade(json.dumps(with_source(solved_notebook("a00_neuron"), "gates", source)), "a00_neuron", zygote)
        assert scores(verdict)["gates"] == earned
        assert [say(problem, "en") for problem in verdict.problems] == ([said] if said else [])


def test_a_helper_below_is_not_called_the_definition_of_the_exercise(zygote: Zygote) -> None:
    """Each note says what stands below the test cell."""
    notebook = solved_notebook(ASSIGNMENT)
    cell_of(notebook, "softmax")["source"] = "def softmax(scores):\n    return np.exp(logs(scores))"
    logs = "def logs(s):\n    return s - np.logaddexp.reduce(s, axis=-1, keepdims=True)"
    notebook["cells"].append(code_cell(logs))
    verdict = grade(json.dumps(notebook), ASSIGNMENT, zygote)
    notes = [say(note, "en") for exercise in verdict.exercises for note in exercise.notes if exercise.name == "softmax"]
    assert notes == ["judged at the end: what it uses is defined below its test cell"]


def test_an_import_does_not_replace_an_untouched_stub(zygote: Zygote) -> None:
    """A value of the student's own does."""
    for line, earned in (("from numpy import tanh", 0), ("import numpy as np\ntanh = np.tanh", 1.5)):
        notebook = release_notebook("a00_neuron")
        notebook["cells"].insert(0, code_cell(line))
        assert scores(grade(json.dumps(notebook), "a00_neuron", zygote))["activations"] == earned


@pytest.mark.parametrize("heading", ["", "#@title A form\n", "# %%\n"])
@pytest.mark.parametrize("assignment", ["a05_sgd", "a06_two_layer_net"])
def test_what_is_there_is_not_said_to_be_missing(assignment: str, heading: str) -> None:
    """Below what editors put above a cell; and functions that were brought, with or without the line that asks."""
    notebook = _bare(solved_notebook(assignment))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            lines = "".join(cell["source"]).splitlines(keepends=True)
            cell["source"] = heading + "".join(lines[heading == "# %%\n" and "# softmax" in lines[0] :])
    submission = read_submission(json.dumps(notebook).encode(), load(assignment).template)
    assert not [repair for repair in submission.repairs if "missing" in repair.text or "changed" in repair.text]


def test_cells_that_explore_are_run_where_code_needs_them_before_it_defines_the_same(zygote: Zygote) -> None:
    """A longer training, with names that the cells above give; and another use of the name below."""
    notebook = solved_notebook(ASSIGNMENT)
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("n_steps = 0.5, 60", "n_steps = 0.5, 5")
    cell = cell_of(notebook, "softmax")
    cell["source"] = f"assert len(digit_scores) == 3\n{cell['source']}"
    notebook["cells"].append(code_cell("digit_scores = []"))
    verdict = grade(json.dumps(notebook), ASSIGNMENT, zygote)
    assert verdict.problems == ()
    assert scores(verdict) == full_scores(ASSIGNMENT)


def test_personal_data_of_colab_is_not_kept(zygote: Zygote) -> None:
    """Who ran a cell, and when, stands in Colab's files and in nothing that is written."""
    template = load(ASSIGNMENT).template
    data = as_colab_saves(nbformat.from_dict(solved_notebook(ASSIGNMENT)))
    assert "A Student" in data
    assert "0123456789" in data
    verdict, submission = grade_submission(data.encode(), load(ASSIGNMENT), zygote, LIMITS)
    written = notebook_text(autograded_notebook(template, submission, verdict))
    written += feedback_page({"en": "Title", "ru": "Название"}, "s", verdict, submission) + repr(submission)
    for word in ("executionInfo", "A Student", "displayName", "userId", "0123456789", "user_tz"):
        assert word not in written


def test_a_picture_pasted_into_an_answer_reaches_whoever_grades_it(zygote: Zygote) -> None:
    """Pictures stay with the answer; anything else that is attached does not."""
    notebook = solved_notebook(ASSIGNMENT)
    picture = base64.b64encode(b"\x89PNG a derivation").decode()
    cell = cell_of(notebook, "written_softmax")
    cell["source"] = "![image.png](attachment:image.png)"
    cell["attachments"] = {"image.png": {"image/png": picture}, "page.svg": {"image/svg+xml": "<svg onload='x'/>"}}
    verdict, submission = grade_submission(json.dumps(notebook).encode(), load(ASSIGNMENT), zygote, LIMITS)
    written = notebook_text(autograded_notebook(load(ASSIGNMENT).template, submission, verdict))
    page = feedback_page({"en": "Title", "ru": "Название"}, "s", verdict, submission)
    assert picture in written
    assert f'src="data:image/png;base64,{picture}"' in page
    assert "svg" not in written + page


def test_an_error_is_told_in_the_language_of_the_notebook_or_in_both(zygote: Zygote) -> None:
    """A Russian notebook of another assignment gets Russian; an empty file gets both languages."""
    other, empty = (
        grade(json.dumps(solved_notebook("a00_neuron", "ru")), ASSIGNMENT, zygote),
        grade("", ASSIGNMENT, zygote),
    )
    assert other.languages == ("ru",)
    assert empty.languages == ("en", "ru")
    assert empty.error is not None
    page = feedback_page({"en": "Title", "ru": "Название"}, "s", empty, None)
    assert say(empty.error, "en") in page
    assert say(empty.error, "ru") in page
    assert say(empty.error, "en") != say(empty.error, "ru")


def _mutated(value: object, draw: random.Random) -> object:
    """Return JSON data with a few of its parts replaced by others."""
    if draw.random() < 0.02:
        return draw.choice([None, 0, -1.5, "", "softmax", [], {}, ["x"], {"nbgrader": {}}, "\ud800", True])
    if isinstance(value, dict):
        return {key: _mutated(part, draw) for key, part in value.items() if draw.random() > 0.01}
    if isinstance(value, list):
        return [_mutated(part, draw) for part in value for _ in range(draw.choice([1] * 50 + [0, 2]))]
    return value


@pytest.mark.parametrize("seed", range(8))
def test_no_file_is_more_than_one_clear_error(seed: int) -> None:
    """Whatever is changed in a file, reading it gives a submission that has all tests, or a `SubmissionError`."""
    draw, template = random.Random(seed), load(ASSIGNMENT).template
    tests = [cell.name for cell in template.of_role(Role.TEST)]
    for _ in range(20):
        data = bytearray(json.dumps(_mutated(solved_notebook(ASSIGNMENT), draw)).encode())
        for _ in range(draw.choice([0, 0, 1, 5])):
            data[draw.randrange(len(data))] = draw.randrange(256)
        try:
            submission = read_submission(bytes(data), template)
        except SubmissionError as error:
            assert say(error.message, "ru") != say(error.message, "en")
        else:
            assert [cell.name for cell in submission.cells if cell.role is Role.TEST] == tests


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("def f(x):\n    losses = [x]\n    return losses", set()),
        ("def f(x):\n    return X_train @ x", {"X_train"}),
        ("%matplotlib inline\nplot(f)", {"plot", "f"}),
        ("def broken(:", set()),
        ("f = " + "lambda:" * 2800 + "x", set()),
        ("best = [loss for loss in losses]", {"losses"}),
        ("print(loss, {loss: {k for k in loss} for loss in losses})", {"print", "loss", "losses"}),
    ],
)
def test_names_that_a_cell_takes_from_outside(source: str, used: set[str]) -> None:
    """Locals are no names from outside, nor what a comprehension runs over; magics are read past."""
    assert used_names(source) == used


def test_what_a_function_reaches() -> None:
    """By what it uses, and what that uses, also where Python cannot write down again what it has read."""
    sources = [
        "def f(x):\n    return g(x)",
        "def g(x):\n    h = x\n    return h + k",
        "f(h)",
        "k = " + "lambda:" * 2800 + "m",
        "m = n + 0x" + "f" * 4000,
        "n = f\"{'\xa0'.join(p)}\"",
    ]
    assert reached(["f"], sources) == {*"fgkmnp"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (
            "n = 60\nlosses = []\nfor i in range(n):\n    W = W - dW\n    losses.append(W @ X)",
            {"range", "W", "dW", "X"},
        ),
        ("x = x + 1\nx = 2", {"x"}),
        ("with f() as g:\n    y = [z for z in g]\nprint(y)", {"f", "print"}),
        ("def f():\n    return g\ng = 1\nf()", {"g"}),
        ("if a:\n  b = c\n" + "elif a: b\n" * 1900, {"a", "c"}),
    ],
)
def test_names_that_a_cell_takes_from_above(source: str, names: set[str]) -> None:
    """Those that it uses before it defines them itself."""
    assert names_from_above(source) == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(x, y=a):\n    return g(x)", {"a"}),
        ("@timed\ndef f(x):\n    return g(x)\nb = 1", {"timed"}),
        ("def f(x):\n    return g(x)\nb = max(f(i) for i in c)", {"g", "max", "c"}),
    ],
)
def test_names_without_which_a_cell_does_not_run(source: str, names: set[str]) -> None:
    """What a function that is only defined uses is needed later."""
    assert names_to_run(source) == names


@pytest.mark.parametrize(
    ("source", "defined"),
    [
        ("w[1] = -1.0", ()),
        ("params , history = train(X)\na == b\n" + "# a long text\n" * 2000, ("params", "history")),
        ("mask[softmax(X) > 0.5] = 1", ()),
        ("a, (b, *c[0]), d.e = f", ("a", "b")),
        ("import numpy.linalg, scipy.special as special", ("numpy", "special")),
        (
            "%time W, b = train(X)\n%timeit -n 10 -r3 y = f(X)\n%prun -s cumtime z = f(X)\n%pip install x",
            ("W", "b", "y", "z"),
        ),
        (
            "try:\n    import a\nexcept ImportError:\n    def f(): ...\nif (y := [z for z in x]):\n    b = 1",
            ("a", "f", "b", "y"),
        ),
        ("def f():\n    global g, h\n    g = h\n    k = g", ("f", "g")),
        ("def f(d):\n    print(f'{d['a']:.2f}')\n    return d\nx = f({'a': 1})", ("f", "x")),
    ],
)
def test_names_that_a_cell_defines(source: str, defined: tuple[str, ...]) -> None:
    """What is changed inside, or only read, is defined elsewhere."""
    assert defined_names(source) == defined


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"PK\x03\x04 a zip file", "not a notebook"),
        (b"\xff\xfe\x00", "not a notebook"),
        (b"[1, 2]", "no cells"),
        (b'{"cells": 3}', "no cells"),
        (b'{"cells": []}', "none of the exercises"),
        (b'{"cells": [{"cell_type": "code", "source": "print(1)"}]}', "none of the exercises"),
        (b"[" * 100_000, "not a notebook"),
        (b'{"cells": [\n<<<<<<< HEAD\n{', "conflict"),
        (b"<<<<<<< HEAD\r\n{", "conflict"),
        (b"<html>Sign in to Google</html>", "not a notebook"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(data: bytes, word: str, zygote: Zygote) -> None:
    """Never an exception, never a silent 0: the verdict says what is wrong and what to do."""
    verdict = grade(data, ASSIGNMENT, zygote)
    assert verdict.error is not None
    assert word in say(verdict.error)


def test_a_file_that_is_cut_off_anywhere_is_said_to_be() -> None:
    """In a letter that is written as its number, in a word or a number of JSON too."""
    whole = b'{"cells": [{"source": "a \\u0430 \\n", "metadata": {"x": null, "y": -1.5e-7}, "z": [true, {}]}], "w": 4}'
    for end in range(1, len(whole)):
        with pytest.raises(SubmissionError, match="ends in the middle"):
            read_notebook_file(whole[:end])
    with pytest.raises(SubmissionError, match="makes no sense"):
        read_notebook_file(whole + b" and more")
