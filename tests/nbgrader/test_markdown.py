"""Students' Markdown in nbgrader's pages: it runs nothing, and no page is lost for a picture that is not there."""

import time
from typing import Any

import pytest
from jinja2 import Environment

from autograder.plugin.markdown import markdown2html

ENVIRONMENT = Environment(autoescape=False)
ENVIRONMENT.filters["markdown2html"] = markdown2html


def shown(source: str, attachments: dict[str, Any]) -> str:
    """Return the HTML of a cell, as nbconvert's templates ask for it."""
    page = ENVIRONMENT.from_string("{{ cell.source | markdown2html }}")
    return page.render(cell={"source": source, "attachments": attachments})


def test_a_pasted_picture_is_shown() -> None:
    """It is in the file."""
    html = shown("![a plot](attachment:p.png)", {"p.png": {"image/png": "iVBORw0KGgo="}})
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in html


@pytest.mark.parametrize(
    "attachments",
    [
        {},
        {"p.png": {}},
        {"p.png": ["iVBORw0KGgo="]},
        {"p.png": {"image/png": ["iVBORw0KGgo="]}},
        {"other.png": {"image/png": "iVBORw0KGgo="}},
    ],
)
def test_of_a_picture_that_is_lost_its_text_is_left(attachments: dict[str, Any]) -> None:
    """nbconvert alone ends with an error, and nbgrader then deletes what the student had."""
    html = shown("before ![a <b>plot</b>](attachment:p.png) after", attachments)
    assert html.strip() == "<p>before a &lt;b&gt;plot&lt;/b&gt; after</p>"


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "![x](https://elsewhere.example/p.png)",
        '![x](attachment:x"onerror="alert(1))',
    ],
)
def test_nothing_runs_and_nothing_is_fetched(source: str) -> None:
    """In the browser of who grades it."""
    html = shown(source, {})
    assert not any(word in html for word in ("<script", "onerror=", "href=", "src="))


@pytest.mark.parametrize("name", ["modal-backdrop", "navbar-fixed-top", "alert affix", "tabbable"])
def test_nothing_covers_the_page(name: str) -> None:
    """By classes of formgrader's own styles, which place a box over all else, such as the points."""
    assert shown(f'<div class="{name}">20 of 20</div>', {}).strip() == "<div>20 of 20</div>"
    assert 'class="alert alert-info"' in shown('<div class="alert alert-info">A note</div>', {})
    assert '<div class="highlight"><pre><span></span><span class="k">def' in shown("```python\ndef f(): ...\n```", {})


def test_a_link_leads_out_of_formgrader() -> None:
    """A click of the instructor's does nothing there."""
    html = shown("[a](/formgrader/b) [c](https://d.example/) [e](#f)", {})
    assert "formgrader" not in html
    assert html.count("href") == 2


def test_a_picture_written_into_the_text_is_shown_whatever_its_size() -> None:
    """As Colab saves those that were pasted."""
    data = "iVBO" * 100_000
    assert f'src="data:image/png;base64,{data}"' in shown(f"![](data:image/png;base64,{data})", {})


def test_what_is_attached_is_nothing_but_a_picture() -> None:
    """No page is written by it."""
    html = shown("![](attachment:p.png)", {"p.png": {"image/png": '"><script>alert(1)</script>'}})
    assert "script" not in html


def test_a_picture_that_is_shown_very_often_does_not_fill_the_memory() -> None:
    """It is there a few times."""
    html = shown("![](attachment:p)" * 500, {"p": {"image/png": "iVBO" * 2**18}})
    assert html.count("iVBO" * 2**18) == 20


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 40_000,
        "<b>" * 200 + "<i></b>" * 2_000,
        "* *\n" * 20_000,
        "\\\\[" * 10_000,
        "![" * 400 + "](b)" * 400,
        "```perl\n" + "s{" * 1_000 + "\n```",
        "<b>" * 200 + " " * 15_000 + "x",
        "a" * 1_000_000,
        "<details>" * 1_300,
        "* *\n" * 2_900,
        "a" + " " * 11_000 + "b",
    ],
    ids=lambda source: source[:8],
)
def test_no_cell_takes_long(source: str) -> None:
    """What the libraries would take minutes for, or not come to an end with, is there to be read."""
    begun = time.process_time()
    html = shown(source, {})
    assert time.process_time() - begun < 10
    assert html.startswith("<pre>") or len(source) < 5_000
    assert "<div>" not in html
