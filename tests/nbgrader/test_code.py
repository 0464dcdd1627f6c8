"""Students' code and outputs in nbgrader's pages: none keeps formgrader, or the feedback of a class, from its end."""

import re
import time
from typing import Any

import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output, new_raw_cell
from traitlets.config import Config

from autograder.nbgrader_config import configure


def page(*cells: Any, language: str = "python") -> str:
    """Return the page of a notebook with these cells."""
    config = Config()
    configure(config)
    notebook = new_notebook(cells=list(cells), metadata={"language_info": {"name": language}})
    return str(HTMLExporter(config=config, template_name="classic").from_notebook_node(notebook)[0])


def printed(text: str) -> Any:
    """Return a cell that printed `text`."""
    return new_code_cell("", outputs=[new_output("stream", name="stdout", text=text)])


def test_code_has_colours() -> None:
    """As nbconvert gives them."""
    assert '<span class="k">def</span>' in page(new_code_cell("def f():\n    return 1"))


def test_an_output_has_colours() -> None:
    """And what is no colour is text."""
    assert '<span class="ansi-red-fg">&lt;b&gt;</span>' in page(printed("\x1b[31m<b>\x1b[0m"))


def test_a_raw_cell_is_text() -> None:
    """As HTML its classes could cover the page, and its ids be those that formgrader finds its own boxes by."""
    assert "<pre>&lt;div " in page(new_raw_cell('<div class="modal-backdrop" id="softmax"></div>'))


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        (new_code_cell("x = 1\n" + "\n " * 20_000), "python"),
        (new_code_cell("x = 1\n" + "\n " * 4_000), "ipython3"),
        (new_code_cell("x = 1; y = '" + r"\N{" * 50_000), "python"),
        (new_code_cell("x = 1; y = '%" + "0" * 100_000), "python"),
        (new_code_cell("s{" * 15_000), "perl"),
        (new_code_cell("%%perl\n" + "s{" * 11_000), "ipython3"),
        (printed("\x1b[1m<" * 300_000), "python"),
        (new_raw_cell("<div>" * 10_000), "python"),
    ],
    ids=[
        "blanks",
        "blanks for IPython",
        "names of characters",
        "zeros",
        "another language",
        "a magic",
        "many colours",
        "raw HTML",
    ],
)
def test_no_cell_takes_long(cell: Any, language: str) -> None:
    """It is there to be read, without what the libraries would take minutes for."""
    begun = time.process_time()
    shown = re.sub("<[^>]*>", "", page(cell, language=language))
    assert time.process_time() - begun < 10
    assert any(text in shown for text in ("x = 1", "s{s{", "&lt;&lt;", "&lt;div&gt;"))
