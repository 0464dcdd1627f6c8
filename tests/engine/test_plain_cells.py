"""Cells that are not taken apart in search of magics are those that IPython leaves as they are."""

import ast

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from autograder.engine.guest.shell import is_plain
from tests.conftest import ROOT

SPECIAL = [
    "%matplotlib inline\nx = 1",
    "x = 1\n!ls",
    "files = !ls\nx = 1",
    "%%time\nx = 1",
    "x = 1\nx?",
    ">>> x = 1\n>>> y = 2",
    "In [1]: x = 1\nIn [2]: y = 2",
    "x = 1\nIn [2]: y = 2",
    "def f():\n    pass\n   ...: x = 1",
    "    x = 1\n    y = 2",
    "who",
    "time",
]
PLAIN = [
    "x = 1\ny = x % 2\n",
    "def f(x):\n    '''%time stands in a text\n    !ls too'''\n    return x\n",
    "x = [1,\n-2]",
    "# %matplotlib inline\n# !pip install numpy\nx = 1",
    "\n\nx = 1\n\n",
    "привет = 'мир'\nprint(привет)",
]


@pytest.mark.parametrize("cell", SPECIAL)
def test_what_ipython_reads_in_its_own_way_is_left_to_it(cell: str) -> None:
    """Magics, commands, questions, prompts, indented cells, and lines that stand alone: one may name a magic."""
    assert not is_plain(cell)


@pytest.mark.parametrize("cell", PLAIN)
def test_plain_python_is_plain(cell: str) -> None:
    """It would be the same program after IPython looked through it."""
    assert is_plain(cell)
    assert _read_by_ipython(cell) == ast.dump(ast.parse(cell))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_course_s_own_cells_are_the_same_either_way(language: str) -> None:
    """Those of every release."""
    sources = [
        cell.source
        for path in sorted((ROOT / "release" / language).glob("*/*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
    ]
    plain = [source for source in sources if is_plain(source)]
    assert len(plain) > len(sources) / 2
    for source in plain:
        assert _read_by_ipython(source) == ast.dump(ast.parse(source))


def _read_by_ipython(cell: str) -> str:
    return ast.dump(ast.parse(TransformerManager().transform_cell(cell)))
