"""Cells put out what they would in a kernel; their outputs are data, and what is none is refused."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.engine.guest.recorder import MAX_CHARS, MAX_FRAMES, MAX_OUTPUTS, MAX_RESULT_CHARS
from autograder.engine.guest.wire import WireError
from autograder.engine.notebook import NotebookSession
from autograder.engine.outputs import Failed, Printed, Shown, decode_outputs, shortened, size
from autograder.engine.zygote import Zygote
from tests.conftest import LIMITS

PNG = b"\x89PNG\r\n\x1a\n..."
SHOW = "import sys\nimport matplotlib.pyplot as plt\nfrom IPython.display import clear_output, display\n"


@pytest.fixture
def notebook(zygote: Zygote) -> Iterator[NotebookSession]:
    """Yield a fresh notebook with a few imports."""
    with NotebookSession(zygote, LIMITS) as fresh:
        assert fresh.execute(SHOW, 20) == []
        yield fresh


@pytest.mark.parametrize(
    ("source", "outputs"),
    [
        ("print('a')\nprint('b')", [Printed("stdout", "a\nb\n")]),
        (
            "print('a')\nprint('b', file=sys.stderr)\nprint('c')",
            [Printed("stdout", "a\n"), Printed("stderr", "b\n"), Printed("stdout", "c\n")],
        ),
        ("print('\\ud800')", [Printed("stdout", "?\n")]),
        ("sys.stdout.write('ab')", [Printed("stdout", "ab"), Shown(True, "2")]),
        ("sys.__stdout__.write('a');", [Printed("stdout", "a")]),
        ("sys.__stderr__.write('b');", [Printed("stderr", "b")]),
        ("sys.stdout.name, sys.stdout.encoding, sys.stdout.writable()", [Shown(True, "('<stdout>', 'utf-8', True)")]),
        ("import warnings\nwarnings.warn('a', ImportWarning)", []),
        ("1\n'x'", [Shown(True, "'x'")]),
        ("1;", []),
        ("'x' * 200_000", [Shown(True, ("'" + "x" * 200_000)[:MAX_RESULT_CHARS])]),
        ("print('a')\nclear_output()\nprint('b')", [Printed("stdout", "b\n")]),
        ("print('a')\nclear_output(wait=True)", [Printed("stdout", "a\n")]),
        ("print('a')\nclear_output(wait=True)\nprint('b')\nprint('c')", [Printed("stdout", "b\nc\n")]),
        ("display('a', display_id=True).update('b');", [Shown(False, "'a'")]),
        (f"display({{'image/png': {b64encode(PNG)!r}.decode()}}, raw=True)", [Shown(False, "", PNG)]),
        (f"display({{'image/png': {PNG!r}}}, raw=True)", [Shown(False, "", PNG)]),
        ("display({'image/png': 'x', 'text/plain': 'x'}, raw=True)", [Shown(False, "x")]),
        ("display({'text/html': 'x'}, raw=True)", []),
    ],
)
def test_a_cell_puts_out_what_it_would_in_a_kernel(
    source: str, outputs: list[object], notebook: NotebookSession
) -> None:
    """But for what only a browser could show."""
    assert notebook.execute(source, 20) == outputs


def test_a_warning_of_numpy_is_on_stderr(notebook: NotebookSession) -> None:
    """Where it costs points; elsewhere it is silenced."""
    warned, shown = notebook.execute("import numpy as np\nnp.log(np.zeros(1))", 20)
    assert isinstance(warned, Printed)
    assert (warned.stream, "divide by zero" in warned.text) == ("stderr", True)
    assert shown == Shown(True, "array([-inf])")


def test_results_are_remembered(notebook: NotebookSession) -> None:
    """As `_`, and by the number of their cell."""
    notebook.execute("41", 20)
    assert notebook.execute("_ + 1", 20) == [Shown(True, "42")]
    assert notebook.execute("sorted(Out.values())", 20) == [Shown(True, "[41, 42]")]


@pytest.mark.parametrize(
    ("source", "name", "value"),
    [
        ("raise ValueError('a: b')", "ValueError", "a: b"),
        ("try:\n    1 / 0\nexcept ArithmeticError:\n    raise KeyError(1)", "KeyError", "1"),
        ("def f():\n    g()\ndef g():\n    f()\nf()", "RecursionError", "maximum recursion depth exceeded"),
        ("class Odd:\n    def __repr__(self):\n        raise KeyError(1)\nOdd()", "KeyError", "1"),
        ("sys.stdout.write(3)", "TypeError", "write() argument must be str, not int"),
        ("def f(:", "SyntaxError", "invalid syntax"),
        ("raise ValueError('x' * 200_000)", "ValueError", "x" * 1_000),
        ("raise ValueError('\\ud800')", "ValueError", "?"),
        ("class M(type):\n    __name__ = '\\ud800'\nclass E(Exception, metaclass=M): pass\nraise E", "?", ""),
    ],
)
def test_an_exception_is_told(source: str, name: str, value: str, notebook: NotebookSession) -> None:
    """From the student's own line on, and no heap of lines."""
    (failed,) = notebook.execute(source, 20)
    assert isinstance(failed, Failed)
    assert (failed.name, failed.value) == (name, value)
    assert "ZeroDivisionError" not in failed.traceback
    first, *others = failed.traceback.split('  File "')[1:]
    assert first.startswith("<cell ")
    assert len(others) < MAX_FRAMES
    assert len(failed.traceback) <= MAX_RESULT_CHARS


def test_no_traceback_is_drawn_for_the_history(notebook: NotebookSession) -> None:
    """IPython would do it, and takes seconds for a deep recursion; nobody reads it."""
    notebook.execute("1 / 0", 20)
    assert notebook.execute("list(get_ipython().history_manager.exceptions.values())", 20) == [Shown(True, "[[]]")]


def test_figures_are_shown_once(notebook: NotebookSession) -> None:
    """One that cannot be drawn is an error of its cell."""
    drawn = notebook.execute("plt.plot([1])\nplt.figure()\nplt.plot([1]);", 20)
    assert [(type(one), bool(getattr(one, "png", b""))) for one in drawn] == [(Shown, True)] * 2
    (failed,) = notebook.execute("plt.figtext(0, 0, '$\\\\frac$');", 20)
    assert isinstance(failed, Failed)
    assert notebook.execute("1", 20) == [Shown(True, "1")]


def test_of_very_many_outputs_the_result_is_kept(notebook: NotebookSession) -> None:
    """And in the next cell there is room again."""
    outputs = notebook.execute(f"for i in range({MAX_OUTPUTS + 10}):\n    display(i)\n7", 20)
    assert (len(outputs), outputs[-1]) == (MAX_OUTPUTS + 1, Shown(True, "7"))
    assert notebook.execute("display(1)", 20) == [Shown(False, "1")]


def test_what_is_shown_is_cut_as_what_is_printed(notebook: NotebookSession) -> None:
    """Of text there is as much as there is room for, of a picture nothing."""
    outputs = notebook.execute("for _ in range(30):\n    display('x' * 99_000)", 20)
    assert sum(map(size, outputs)) == MAX_CHARS
    assert notebook.execute(f"display({{'image/png': {PNG!r} + bytes({MAX_CHARS})}}, raw=True)", 20) == []


def test_outputs_arrive_as_what_they_are() -> None:
    """Text, a result with or without a picture, an exception."""
    raw: list[dict[str, Any]] = [
        {"stream": "stdout", "text": "a"},
        {"shown": "result", "text": "1", "png": b""},
        {"shown": "display", "text": "<Figure>", "png": PNG},
        {"raised": "KeyError", "value": "'a'", "text": "KeyError: 'a'"},
    ]
    assert decode_outputs(raw) == [
        Printed("stdout", "a"),
        Shown(True, "1"),
        Shown(False, "<Figure>", PNG),
        Failed("KeyError", "'a'", "KeyError: 'a'"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "outputs",
        {"stream": "stdout", "text": "a"},
        [None],
        [{}],
        [{"stream": "stdin", "text": "a"}],
        [{"stream": "stdout", "text": b"a"}],
        [{"shown": "result", "text": "1"}],
        [{"shown": "widget", "text": "1", "png": b""}],
        [{"raised": 1, "value": "", "text": ""}],
        [{"stream": "stdout", "text": ""}] * 2000,
    ],
)
def test_what_is_no_output_is_refused(raw: Any) -> None:
    """Wrong types, unknown kinds, too many."""
    with pytest.raises(WireError):
        decode_outputs(raw)


def test_a_picture_that_is_none_is_left_out() -> None:
    """Bytes that do not begin as a PNG does are not handed on."""
    assert decode_outputs([{"shown": "display", "text": "a", "png": b"<svg onload=...>"}]) == [Shown(False, "a")]


def test_what_decides_points_is_kept_when_there_is_too_much() -> None:
    """The first result, the first exception and that something was printed, in their order, each cut short."""
    many = "x" * 10_000
    outputs = [
        Printed("stderr", many),
        Shown(False, many, b"..."),
        Shown(True, "2.5"),
        Shown(True, "3"),
        Failed("E", many, many),
    ]
    short = shortened(outputs)
    assert [type(output) for output in short] == [Printed, Shown, Failed]
    assert short[1] == Shown(True, "2.5")
    assert sum(map(size, short)) < 1000
