"""Cells that only IPython can run are read too: with magics, prompts, and indented as a whole."""

import ast
import time

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from autograder.grading.code.names import after_statement, defined_names, reached, used_names
from autograder.grading.code.reading import as_ipython_counts, parsed, why_not_python

CELLS = [
    "files = !ls\nLAST = f(1)",
    "here = %pwd\nLAST = f(1)",
    "t = %timeit -o f(2)\nLAST = f(1)",
    "!pip install -q \\\n    scipy\nLAST = f(1)",
    "\n  \n%matplotlib inline\nLAST = f(1)",
    "%time x = f(2)\nfiles = !ls\nLAST = f(1)",
    "if True:\n    files, n = !ls \\\n      -l, 2\nLAST = f(1)",
    "    x = 1\n\n    LAST = f(1)",
    "    %matplotlib inline\n    LAST = f(1)",
    ">>> x = 1\n>>> for i in [x]:\n...     print(i)\n>>> LAST = f(1)",
    "In [1]: x = [\n   ...: 1]\nIn [2]: LAST = f(1)",
    '%matplotlib inline\ndef g():\n    """\n    >>> g()\n    """\n    ...\nLAST = f(1)',
    'files = !ls\nx = """\nloss = %5.2f""" % 1\nLAST = f(1)',
]


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_is_read_as_ipython_reads_it(cell: str) -> None:
    """Each line is where it stands in the file; and where IPython counts it, for what it says of an error."""
    tree = parsed(cell)
    assert tree is not None
    assert tree.body[-1].lineno == len(cell.split("\n"))
    assert defined_names(cell)[-1] == "LAST"
    assert "f" in used_names(cell)
    counted = as_ipython_counts(cell)
    theirs = ast.parse(TransformerManager().transform_cell(cell))
    assert counted.split("\n")[theirs.body[-1].lineno - 1] == "LAST = f(1)"
    assert after_statement(f"{counted}\nx = 3", theirs.body[-1].lineno) == "x = 3"


def test_plain_python_is_counted_as_it_stands() -> None:
    """Also where its texts look like magics."""
    cell = '\nx = """\n!ls \\\n>>> y"""'
    assert as_ipython_counts(cell) == cell


def test_a_cell_that_cannot_be_parsed_is_read_line_by_line() -> None:
    """It may use every word that stands in it; a statement begins where a line does that is not indented."""
    cell = (
        "x = [" + "1, " * 10_000 + "]\ntry:\n    open(\n        name\n    )\nexcept KeyError:\n    x\ndef f():\n    g"
    )
    assert reached(["f"], [cell]) >= {"f", "g"}
    assert after_statement(cell, 3) == "def f():\n    g"
    assert after_statement(cell, 9) == ""


@pytest.mark.parametrize(
    "part", ["%", "!", "=", "a.", ">>> ", "... ", "In [1", "x=", "\\\n", "\\", "?", " -s 1", " ", "9"]
)
@pytest.mark.parametrize("start", ["", "x = !", "%time", ">>> ", "(\n", "In ["])
def test_no_cell_takes_long(part: str, start: str) -> None:
    """However long its lines are."""
    for length in (20_000, 200_000):
        cell = (start + part * length)[:length]
        began = time.process_time()
        defined_names(cell), used_names(cell), reached(["x"], [cell]), as_ipython_counts(cell)
        why_not_python(cell), after_statement(cell, 1)
        assert time.process_time() - began < 2
