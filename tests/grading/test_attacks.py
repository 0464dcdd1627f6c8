"""Ways to points, to hidden inputs or to a standstill stay closed; honest habits cost nothing."""

import json
import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.engine.failures import Died, Raised, SessionError, TimedOut
from autograder.engine.session import Session
from autograder.engine.zygote import Zygote
from autograder.errors import SubmissionError
from autograder.grading.code import names
from autograder.grading.code.names import reached
from autograder.grading.code.reading import CACHED
from autograder.grading.code.ready_made import READY_MADE
from autograder.grading.code.sightings import Code
from autograder.grading.notebook.submission import read_submission
from autograder.grading.notebook.template import defined_names
from autograder.grading.text import without_hidden_tests
from autograder.intake.archive import Budget, notebooks_in_archive
from autograder.messages import say
from autograder.report.autograded import autograded_notebook
from autograder.report.pages import feedback_page
from tests.conftest import LIMITS, full_scores, grade, load, scores
from tests.grading.notebooks import Notebook, cell_of, code_cell, release_notebook, solved_notebook, with_source

A01, A02, A03, A04 = "a01_linear_classifier", "a02_softmax_nll", "a03_regularization", "a04_gradient_descent"
TITLES = {"en": "Title", "ru": "Название"}
SLOW_LORIS = """
import gc, struct, time
def softmax(scores):
    server = next(thing for thing in gc.get_objects() if type(thing).__name__ == "_Server")
    server.connection.socket.sendall(struct.pack("!I", 2**25))
    while True:
        server.connection.socket.sendall(b"\\xc0")
        time.sleep(0.2)
"""
BY_WAY_OF_A_LATER_ONE = """
def l2_penalty(W, b, reg_strength):
    return regularized_loss(lambda W, b: (0.0, 0 * W, 0 * b), W, b, reg_strength)[0]
"""
WRITTEN_DOWN = """
asked, answers = [], {}

def l2_penalty(W, b, reg_strength):
    key = (W.tobytes(), b.tobytes(), float(reg_strength))
    asked.append((key, W, b, reg_strength))
    return answers[key]

def regularized_loss(data_loss, W, b, reg_strength):
    for key, *given in asked:
        answers[key] = l2_penalty(*given)
    return None
"""


def test_an_archive_that_lists_millions_of_files_is_not_opened() -> None:
    """The library would read all of the list, which takes minutes and gigabytes."""
    with pytest.raises(SubmissionError) as caught:
        notebooks_in_archive(b"PK\x03\x04" + b"PK\x01\x02" * 200_000, "hw.zip", "hw.ipynb", Budget())
    assert "too many files" in say(caught.value.message)


def test_a_later_exercise_does_not_solve_an_earlier_one(zygote: Zygote) -> None:
    """Right helpers are those that stand before an exercise as handed out, whatever the order of the cells."""
    notebook = with_source(release_notebook(A03), "l2_penalty", BY_WAY_OF_A_LATER_ONE)
    later = [cell_of(notebook, "regularized_loss"), cell_of(notebook, "test_regularized_loss")]
    rest = [cell for cell in notebook["cells"] if cell not in later]
    for cells in (later + rest, notebook["cells"], [*notebook["cells"], code_cell(BY_WAY_OF_A_LATER_ONE)]):
        assert scores(grade(json.dumps({**notebook, "cells": cells}), A03, zygote))["l2_penalty"] == 0


def test_what_was_written_down_does_not_help_in_another_try(zygote: Zygote) -> None:
    """Each try of an exercise draws other inputs."""
    notebook = with_source(release_notebook(A03), "l2_penalty", WRITTEN_DOWN)
    notebook["cells"].append(code_cell("l2_penalty = l2_penalty"))
    assert scores(grade(json.dumps(notebook), A03, zygote))["l2_penalty"] == 0


def test_each_try_asks_for_something_else(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one, the one with right helpers, and the one with the definition below the test cell."""
    asked: list[tuple[object, ...]] = []
    call = Session.call

    def noted(self: Session, name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> object:
        asked.append((name, *(np.asarray(arg).tobytes() for arg in args if not callable(arg))))
        return call(self, name, args, kwargs)

    monkeypatch.setattr(Session, "call", noted)
    notebook = with_source(release_notebook(A03), "l2_penalty", WRITTEN_DOWN)
    notebook["cells"].append(code_cell("l2_penalty = l2_penalty"))
    grade(json.dumps(notebook), A03, zygote)
    for exercise, n_tries in (("l2_penalty", 2), ("regularized_loss", 2)):
        inputs = [given for name, *given in asked if name == exercise]
        assert len(inputs) >= n_tries * len(load(A03).checks[exercise])
        assert all(inputs.count(given) == 1 for given in inputs)


def test_an_answer_that_comes_a_byte_at_a_time_ends_at_the_limit(zygote: Zygote) -> None:
    """A message has to be whole by the deadline of its call."""
    with Session(zygote, replace(LIMITS, call_timeout_s=2)) as session:
        session.run(SLOW_LORIS)
        with pytest.raises(TimedOut):
            session.call("softmax", (np.zeros(3),), {})


def test_a_message_of_countless_lists_is_refused(zygote: Zygote) -> None:
    """Small bytes that become a large heap do not pass the wire."""
    with Session(zygote, LIMITS) as session:
        session.run("def f():\n    return [[[] for _ in range(1000)] for _ in range(1000)]")
        with pytest.raises(SessionError):
            session.call("f", (), {})


def test_a_trusted_function_is_stopped_at_the_limit_of_the_call(zygote: Zygote) -> None:
    """Numbers a student chooses cannot keep the trusted side busy."""

    def count(n: int) -> int:
        total = 0
        for i in range(n):
            total += i
        return total

    with Session(zygote, replace(LIMITS, call_timeout_s=2)) as session:
        session.run("def f(count):\n    return count(10**12)")
        with pytest.raises(TimedOut):
            session.call("f", (count,), {})


def test_truth_values_that_become_floats_fill_no_memory(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed to a trusted function counts as what it may keep of it."""
    monkeypatch.setattr("autograder.engine.exchange._MAX_HANDED_BYTES", 2**23)
    kept = []

    def keep(values: object) -> None:
        kept.append(np.array(values, dtype=float))

    with Session(zygote, LIMITS) as session:
        session.run("import numpy as np\ndef f(keep):\n    for _ in range(100):\n        keep(np.ones(2**16, bool))")
        with pytest.raises(Died):
            session.call("f", (keep,), {})
    assert sum(values.nbytes for values in kept) <= 2**23


def test_devices_and_limits_stay_as_they_are(zygote: Zygote) -> None:
    """Nothing can be written beside the devices, no capability is left, and only local sockets open."""
    with Session(zygote, LIMITS) as session:
        session.run(
            "import ctypes, socket\n"
            "def fails(action):\n"
            "    try:\n"
            "        action()\n"
            "    except OSError:\n"
            "        return True\n"
            "assert fails(lambda: open('/dev/note', 'w'))\n"
            "assert fails(lambda: socket.socket(40, socket.SOCK_STREAM))\n"
            "assert fails(lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))\n"
            "assert not fails(lambda: socket.socketpair())\n"
            "assert ctypes.CDLL(None).syscall(433, -100, b'/submission', 0) == -1\n"
        )


def test_the_name_of_a_type_carries_no_input(zygote: Zygote) -> None:
    """A type named after its input is called an object on the page."""
    source = "def softmax(scores):\n    return type('LEAK' + repr(scores), (), {})()"
    data = json.dumps(with_source(solved_notebook(A02), "softmax", source))
    verdict = grade(data, A02, zygote)
    submission = read_submission(data.encode(), load(A02).template)
    assert "LEAK[" not in feedback_page(TITLES, "s", verdict, submission).replace("&#39;", "").replace("LEAK&#39;", "")
    assert not any("LEAK" in str(m.params) for e in verdict.exercises for o in e.outcomes for m in o.messages)


def _surrogate(notebook: Notebook) -> Notebook:
    notebook["cells"].insert(0, {"cell_type": "markdown", "metadata": {}, "source": "half an emoji \ud83d"})
    output = {"output_type": "stream", "name": "stdout", "text": "\ud83d"}
    notebook["cells"].insert(0, code_cell("print(1)", outputs=[output]))
    return notebook


def _odd_outputs(notebook: Notebook) -> Notebook:
    pictures = ([1], 3, "no base64", "iVBORw0KGgo<script>", {"a": 1}, None)
    outputs = [{"output_type": "display_data", "data": {"image/png": picture}} for picture in pictures]
    notebook["cells"].insert(0, code_cell("1", outputs=[*outputs, None, 3, {"data": [1]}, {"text": {"x": 1}}]))
    return notebook


def _edited_set_up(notebook: Notebook) -> Notebook:
    next(c for c in notebook["cells"] if c["id"] == "set-up")["source"] = "import math as my_math"
    softmax = cell_of(notebook, "softmax")
    softmax["source"] = "assert my_math.pi > 3\n" + "".join(softmax["source"])
    return notebook


def _byte_order_mark(notebook: Notebook) -> Notebook:
    softmax = cell_of(notebook, "softmax")
    softmax["source"] = "\ufeff" + "".join(softmax["source"])
    return notebook


def _daemon_thread(notebook: Notebook) -> Notebook:
    source = "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()"
    notebook["cells"].insert(1, code_cell(source))
    return notebook


def _habits(notebook: Notebook) -> Notebook:
    source = "from tqdm.auto import tqdm\nimport sys\nfrom google.colab import drive\ndrive.mount('/content/drive')\n"
    source += "sys.stdout.buffer.write(b'x')\nassert list(tqdm(range(3), desc='x')) == [0, 1, 2]\n"
    softmax = cell_of(notebook, "softmax")
    softmax["source"] = source + "".join(softmax["source"])
    return notebook


def _windows(notebook: Notebook) -> Notebook:
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    return notebook


HABITS = [_surrogate, _odd_outputs, _edited_set_up, _byte_order_mark, _daemon_thread, _habits, _windows]


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.__name__.strip("_"))
def test_honest_oddities_cost_nothing_and_are_written(habit: object, zygote: Zygote) -> None:
    """Full marks, and a notebook and a page that can be written."""
    data = json.dumps(habit(solved_notebook(A02))).encode()  # type: ignore[operator]
    verdict = grade(data, A02, zygote)
    assert scores(verdict) == full_scores(A02)
    template = load(A02).template
    submission = read_submission(data, template)
    json.dumps(autograded_notebook(template, submission, verdict), ensure_ascii=False).encode()
    page = feedback_page(TITLES, "s", verdict, submission)
    assert "<script" not in page
    page.encode()


def test_a_helper_that_returns_an_unusual_array_does_not_cost_the_next_exercise(zygote: Zygote) -> None:
    """np.matrix from linear_scores is judged by its values, and predict_labels by a right linear_scores."""
    source = "def linear_scores(X, W, b):\n    return np.matrix(X @ W + b)"
    found = scores(grade(json.dumps(with_source(solved_notebook(A01), "linear_scores", source)), A01, zygote))
    assert found == full_scores(A01)


@pytest.mark.parametrize(
    ("source", "defined"),
    [
        ("f'" + "{a}" * 100_000 + "'", ()),
        ("x=[" + "1," * 1_000_000 + "]", ("x",)),
        ("### BEGIN HIDDEN TESTS " * 20_000, ()),
        ("def f(\n" * 200_000, ("f",)),
        ("x \t" * 200_000 + "\n" * 200_000, ()),
    ],
)
def test_monstrous_cells_are_read_as_they_are(source: str, defined: tuple[str, ...]) -> None:
    """They hide nothing; and to see what they define takes no hours."""
    assert defined_names(source) == defined
    assert without_hidden_tests(source) == source


LINE_CHANNEL = """
# 0123456789 -0.123456789 0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9
import linecache
def softmax(scores):
    linecache.getline = lambda *args: str(np.ravel(scores)[0])[:3]
    raise ValueError
"""


def test_no_message_spells_out_an_input(zygote: Zygote) -> None:
    """Only whole lines of the student's code are quoted, whatever the process calls the line."""
    verdict = grade(json.dumps(with_source(solved_notebook(A02), "softmax", LINE_CHANNEL)), A02, zygote)
    messages = [message for outcome in verdict.exercises[0].outcomes for message in outcome.messages]
    assert messages
    assert {message.params.get("line", "") for message in messages} == {""}


KEPT_HELPER = """
helpers = []

def l2_gradient(W, b, reg_strength):
    helpers.append(l2_penalty)
    return None

def regularized_loss(data_loss, W, b, reg_strength):
    l2_penalty(W, b, reg_strength)
    return None
"""
ASKS_A_KEPT_HELPER = """
def l2_penalty(W, b, reg_strength):
    return helpers[-1](W, b, reg_strength)
"""


def test_a_right_helper_that_was_kept_is_of_no_use_later(zygote: Zygote) -> None:
    """What stands in for a helper answers only in the calls for which it stands in."""
    notebook = with_source(release_notebook(A03), "l2_gradient", KEPT_HELPER)
    notebook["cells"].append(code_cell(ASKS_A_KEPT_HELPER))
    assert scores(grade(json.dumps(notebook), A03, zygote))["l2_penalty"] == 0


KEEPS_WHAT_HELPERS_GIVE = """
kept = []

def predict_labels(X, W, b):
    kept.append(linear_scores(X, W, b))
    return kept[-1].argmax(axis=1)
"""
MAKES_A_VALUE_OF_IT = """
def predict_labels(X, W, b):
    scores = linear_scores(X, W, b)
    exec(VALUES, globals())
    return scores.argmax(axis=1)

W_hand = b_hand = None
"""


@pytest.mark.parametrize("place", ["in its cell", "in a cell before it", "below its test cell"])
def test_no_value_is_what_right_helpers_gave(place: str, zygote: Zygote) -> None:
    """A student could have right functions train a net while they stand in for a later exercise."""
    values = "".join(cell_of(solved_notebook(A01), "separating_planes")["source"])
    notebook = with_source(release_notebook(A01), "predict_labels", KEEPS_WHAT_HELPERS_GIVE)
    if place == "in its cell":
        notebook = with_source(notebook, "separating_planes", f"kept[0]\n{values}")
    elif place == "in a cell before it":
        at = notebook["cells"].index(cell_of(notebook, "separating_planes"))
        notebook["cells"][at : at + 1] = [code_cell(f"kept[0]\n{values}")]
    else:
        notebook = release_notebook(A01)
        notebook["cells"].append(code_cell(f"VALUES = {values!r}{MAKES_A_VALUE_OF_IT}"))
    verdict = grade(json.dumps(notebook), A01, zygote)
    assert scores(verdict)["predict_labels"] == full_scores(A01)["predict_labels"]
    assert scores(verdict)["separating_planes"] == 0
    assert bool(verdict.problems) == (place != "below its test cell")  # there is nothing where nobody has helped


FINDS_E = """
found = [1.0]

def nll_gradient(scores, y):
    probs = softmax(np.array([1.0, 0.0]))
    found.append(probs[0] / probs[1])
"""
USES_WHAT_WAS_FOUND = """
def softmax(scores):
    powers = found[-1] ** (scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
"""


def test_no_second_chance_uses_what_right_helpers_gave(zygote: Zygote) -> None:
    """What they answer in a later exercise could tell how to do an earlier one, whose definition stands at the end."""
    notebook = with_source(release_notebook(A02), "nll_gradient", FINDS_E)
    notebook["cells"].append(code_cell(USES_WHAT_WAS_FOUND))
    assert scores(grade(json.dumps(notebook), A02, zygote))["softmax"] == 0


GUESSES_BY_SIZE = """
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    sizes = np.abs(grad(x))
    return sizes.shape == x.shape and bool(np.all((0.5 <= sizes) & (sizes <= 2)))
"""


def test_a_gradient_is_not_known_by_its_size(zygote: Zygote) -> None:
    """Who never asks f has checked nothing."""
    notebook = with_source(release_notebook(A04), "gradient_check", GUESSES_BY_SIZE)
    assert scores(grade(json.dumps(notebook), A04, zygote))["gradient_check"] == 0


def test_trusted_functions_are_not_buried_in_numbers(zygote: Zygote) -> None:
    """What a student hands to functions that remember it is bounded, and with it the memory of the trusted side."""
    kept: list[np.ndarray] = []

    def remembers(array: np.ndarray) -> float:
        kept.append(array)
        return 0.0

    with Session(zygote, LIMITS) as session:
        session.run("import numpy as np\ndef f(g):\n    while True:\n        g(np.ones(2**22))")
        with pytest.raises(SessionError):
            session.call("f", (remembers,), {})
    assert sum(array.nbytes for array in kept) <= 2**29


KEEPS_INPUTS = """
KEPT = []

def softmax(scores):
    KEPT.append(scores)
    exp_scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
"""
TELLS = "if KEPT and KEPT[0].flat[0] > 0:\n    raise ValueError(1)\nif KEPT:\n    raise KeyError(2)"


def _telling(*below: str) -> str:
    """Return a right notebook whose softmax keeps what it is asked, with cells below its checks."""
    notebook = with_source(solved_notebook(A02), "softmax", KEEPS_INPUTS)
    place = notebook["cells"].index(cell_of(notebook, "test_softmax")) + 1
    notebook["cells"][place:place] = [code_cell(source) for source in below]
    return json.dumps(notebook)


def test_how_a_cell_fails_tells_nothing_of_the_inputs_of_checks(zygote: Zygote) -> None:
    """A cell that fails below a check is told as it fails in a process that was asked nothing; the rest goes on."""
    verdict = grade(
        _telling(TELLS, "KEPT = KEPT + [1]\n1 / 0", TELLS.replace("KEPT[0]", "np.array(KEPT)")), A02, zygote
    )
    assert scores(verdict) == full_scores(A02)
    assert [message.params["kind"] for message in verdict.problems] == ["ZeroDivisionError", "ValueError"]


def test_where_there_is_no_time_to_run_it_again_a_cell_is_only_said_to_fail(zygote: Zygote) -> None:
    """Not with what, nor where."""
    limits = replace(LIMITS, submission_timeout_s=20)
    verdict = grade(_telling("import time\ntime.sleep(6)", "1 / 0"), A02, zygote, limits)
    assert scores(verdict) == full_scores(A02)
    assert [set(message.params) for message in verdict.problems] == [{"cell"}]


@pytest.mark.parametrize(
    "repeated", ["%time" + "  -a" * 24 + "  -", "scipy a" + "\u0301\u0316" * 60_000], ids=["options", "marks"]
)
def test_no_text_takes_long_to_read(repeated: str, zygote: Zygote) -> None:
    """Neither options of a magic, which could be told apart in two ways each, nor marks to be put in order."""
    started = time.process_time()
    assert scores(grade(_telling(f"'''\n{repeated}\n'''"), A02, zygote)) == full_scores(A02)
    assert time.process_time() - started < 5


NAMES = [f"n{number}" for number in range(2000)]
TARGETS = ", ".join(NAMES)
USES = f"if 0:\n    softmax = [{TARGETS}]"


@pytest.mark.parametrize(
    "cells",
    [
        [f"{TARGETS} = range(2000)"] * 4,
        [f"(torch\n{'import n ' * 40_000}\n{TARGETS}", USES],
        ["import re as torch; torch = 1; " * 600] * 12,
        [f"if 0:\n    import torch as t\n    softmax = [{TARGETS}]", f"if 0: {' = '.join(NAMES)} = [{'t.a, ' * 2000}]"],
    ],
    ids=["names", "no_python", "bound_anew", "uses"],
)
def test_no_code_takes_long_to_look_at(cells: list[str]) -> None:
    """For what it uses, and for the libraries that it rests on: in step with its length, whatever it says."""
    started = time.process_time()
    reached(["softmax", NAMES[0]], cells)
    Code(cells, [], READY_MADE).rests_on(["softmax"])
    assert time.process_time() - started < 3


@pytest.mark.parametrize("slow", ["autograder.grading.grade.Libraries", "autograder.grading.helpers.reached"])
def test_what_takes_too_long_to_look_at_costs_nothing(
    slow: str, zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The instructor is told; no worker is lost."""

    def never_done(*_args: object) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr(slow, never_done)
    monkeypatch.setattr(f"{slow.rpartition('.')[0]}.MOST_LOOKING_S", 0.3)
    wrong = with_source(
        solved_notebook(A02), "softmax_classifier_loss", "def softmax_classifier_loss(*args):\n    pass"
    )
    verdict = grade(json.dumps(wrong), A02, zygote)
    lost = {name for name, points in scores(verdict).items() if points < full_scores(A02)[name]}
    assert lost == {"softmax_classifier_loss"}
    told = [say(flag) for exercise in verdict.exercises for flag in exercise.flags]
    assert ["could not be seen in" in flag for flag in told] == [True] * slow.endswith("Libraries")


def test_looking_takes_no_longer_for_many_exercises(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """In all of a submission: a worker that takes far too long is ended, and others would wait for those it had."""
    seconds: list[float] = []

    def never_done(*_args: object) -> None:
        started = time.monotonic()
        try:
            while True:
                time.sleep(0.01)
        finally:
            seconds.append(time.monotonic() - started)

    monkeypatch.setattr("autograder.grading.helpers.reached", never_done)
    monkeypatch.setattr("autograder.grading.helpers.MOST_LOOKING_S", 0.3)
    notebook = with_source(solved_notebook(A02), "softmax", "def softmax(scores):\n    pass")
    notebook["cells"].append(code_cell("log_softmax = nll_loss = nll_gradient = softmax_classifier_loss = softmax"))
    assert sum(scores(grade(json.dumps(notebook), A02, zygote)).values()) > 0
    assert 0.3 < sum(seconds) < 1.2  # five exercises, each of them judged again with right helpers


def test_many_cells_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not for each exercise, also where there are more than are kept one by one."""
    cells = [f"x{number} = y{number}" for number in range(2 * CACHED)]
    looked: list[str] = []
    monkeypatch.setattr(names, "_used_by", lambda statement: looked.append("") or frozenset())
    for name in ("softmax", "nll_loss"):
        assert reached([name], cells) == {name}
    assert len(looked) == len(cells)


LONG_NAME = 'import os, sys; raise ModuleNotFoundError(name="A " * 10**6)'
LONG_LINE = """import nowhere
import sys
describe = sys.modules["guest.server"]._describe
sys.modules["guest.server"]._describe = lambda *args: {**describe(*args), "line": "A " * 10**6}
@nowhere.decorator
def decorated():
    pass
def defaulted(value=nowhere.value):
    pass
"""


LONG_LIBRARY = f"import torch.{'a' * 9000} as t"


@pytest.mark.parametrize("source", [LONG_NAME, LONG_LINE, LONG_LIBRARY], ids=["name", "line", "library"])
def test_what_is_missing_is_told_in_a_line(source: str, zygote: Zygote) -> None:
    """It stands on the page of the class and in the instructor's terminal, beside each exercise that failed."""
    notebook = with_source(solved_notebook(A02), "softmax", "def softmax(scores):\n    return t.softmax(scores)")
    notebook["cells"].insert(0, code_cell(source))
    verdict = grade(json.dumps(notebook), A02, zygote)
    assert verdict.problems
    told = [*verdict.problems, *(flag for exercise in verdict.exercises for flag in exercise.flags)]
    assert max(len(say(message)) for message in told) < 500


def test_blank_lines_are_read_at_once() -> None:
    """Those of a text in which an answer is looked for."""
    notebook = release_notebook(A02)
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": f"word{chr(10) * 100_000}word"})
    started = time.process_time()
    read_submission(json.dumps(notebook).encode(), load(A02).template)
    assert time.process_time() - started < 3


def test_a_file_that_takes_far_more_memory_than_its_bytes_is_an_error_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A small archive holds hundreds of megabytes of empty cells."""
    monkeypatch.setattr("autograder.grading.notebook.submission._MOST_NEW_BYTES", 2**27)
    data = f'{{"cells": [{{}}{", {}" * 3_000_000}]}}'.encode()
    with pytest.raises(SubmissionError) as caught:
        read_submission(data, load(A02).template)
    assert "larger than" in say(caught.value.message)


def test_half_a_character_in_the_kernel_s_language() -> None:
    """What is told of it can be written."""
    notebook = {**solved_notebook(A02), "metadata": {"kernelspec": {"language": "\ud800 script"}}}
    repairs = read_submission(json.dumps(notebook).encode(), load(A02).template).repairs
    told = [say(repair) for repair in repairs]
    assert any("a kernel of ? script" in text for text in told)
    assert all(text.encode() for text in told)


@pytest.mark.parametrize("kind", ["float16", "int8", "bool"])
def test_no_product_of_matrices_takes_long(kind: str, zygote: Zygote) -> None:
    """NumPy multiplies some kinds of numbers one by one, and no signal ends that."""
    product = f"def f(times):\n    return times(np.ones((3000, 100), np.{kind}), np.ones((100, 3000), np.{kind}))"
    with Session(zygote, LIMITS) as session:
        session.run(f"import numpy as np\n{product}")
        started = time.process_time()
        assert session.call("f", (lambda one, other: (one @ other)[0, 0],), {}).value == 100
        assert time.process_time() - started < 2


def test_what_takes_too_long_to_read_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """For that student; and it is final."""
    monkeypatch.setattr("autograder.grading.notebook.submission.MOST_READING_S", 0.01)
    notebook = solved_notebook(A02)
    notebook["cells"] += [code_cell(f"x{number} = [[{number}]]") for number in range(3000)]
    with pytest.raises(SubmissionError) as caught:
        read_submission(json.dumps(notebook).encode(), load(A02).template)
    assert "could not be read in" in say(caught.value.message)


@pytest.mark.parametrize(
    "arguments", ["10**7", "np.int64(10**7)", "10**4, [0] * 10**3", "np.empty((15000, 0)), np.empty((0, 15000))"]
)
def test_a_few_bytes_do_not_become_gigabytes(arguments: str, zygote: Zygote) -> None:
    """Of what a trusted function makes of numbers, lists and empty arrays."""

    def grow(one: Any, other: Any = (0,)) -> int:
        return len(one @ other if isinstance(one, np.ndarray) else list(other) * one * 20)

    with Session(zygote, LIMITS) as session:
        session.run(f"import numpy as np\ndef f(grow):\n    return grow({arguments})")
        with pytest.raises(Raised) as caught:
            session.call("f", (grow,), {})
    assert caught.value.kind == "ValueError"
