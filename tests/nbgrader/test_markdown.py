"""Students' Markdown in nbgrader's pages: it runs nothing, and no page is lost for a picture that is not there."""

import pytest
from jinja2 import Environment

from autograder.plugin.markdown import markdown2html

ENVIRONMENT = Environment(autoescape=False)
ENVIRONMENT.filters["markdown2html"] = markdown2html


def shown(source: str, attachments: dict[str, dict[str, str]]) -> str:
    """Return the HTML of a cell, as nbconvert's templates ask for it."""
    page = ENVIRONMENT.from_string("{{ cell.source | markdown2html }}")
    return page.render(cell={"source": source, "attachments": attachments})


def test_a_pasted_picture_is_shown() -> None:
    """It is in the file."""
    html = shown("![a plot](attachment:p.png)", {"p.png": {"image/png": "iVBORw0KGgo="}})
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in html


@pytest.mark.parametrize("attachments", [{}, {"p.png": {}}, {"other.png": {"image/png": "iVBORw0KGgo="}}])
def test_of_a_picture_that_is_lost_its_text_is_left(attachments: dict[str, dict[str, str]]) -> None:
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
