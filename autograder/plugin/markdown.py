"""Students' Markdown as formgrader and nbgrader's feedback show it, in the browser of an instructor."""

import re
from html import escape
from typing import Any

import bleach
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.filters import strings
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath

from autograder.plugin.code import is_coloured

_LAYOUT = bleach.ALLOWED_TAGS | {"br", "details", "div", "hr", "img", "p", "pre", "small", "span", "summary"}
_TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LINKS = re.compile(r"https?://|mailto:|#")
_PICTURES = re.compile(r"data:image/(?:png|jpeg|gif);base64,")
"""Those of another server would tell it who grades whom."""

_CLASS = re.compile(r"alert(?:-\w+)?|anchor-link|dataframe|highlight|[a-z][a-z0-9]{0,2}")
"""Boxes, tables and coloured code; by other classes of formgrader's own styles a student could cover its page."""

_MOST_CHARS, _MOST_MARKS, _MOST_TAGS = 12_000, 3_000, 300
"""Of a cell without the data of its pictures: what libraries do with them takes time that grows with their square."""

_MARK, _GAP = re.compile(r"[^\w \t]"), re.compile(r"[^\S\n]{500}")


@pass_context
def clean_html(context: Context, html: str) -> str:
    """Return HTML as nbconvert's filter of this name does, but that of a raw cell as written."""
    is_raw = context.get("cell", {}).get("cell_type") == "raw"
    return _as_written(html) if is_raw else str(strings.clean_html(html))


@pass_context
def markdown2html(context: Context, source: str) -> str:
    """Return Markdown as HTML, as nbconvert's filter of this name does, but without what its author could run.

    What would take very long is shown as it was written.
    """
    aside = _Aside()
    text = aside.taken_from(source)
    if _takes_long(text):
        return _as_written(source)
    attachments = aside.taken_from_attachments(context.get("cell", {}).get("attachments") or {})
    try:
        html = MarkdownWithMath(renderer=_Renderer(escape=False, attachments=attachments)).render(text)
    except RecursionError:
        return _as_written(source)
    return aside.put_back(
        bleach.clean(html, _LAYOUT | _TABLES | _HEADINGS, _is_harmless, bleach.ALLOWED_PROTOCOLS | {"data"})
    )


def _takes_long(text: str) -> bool:
    if len(text) > _MOST_CHARS or text.count("<") > _MOST_TAGS or _GAP.search(text):
        return True
    return len(_MARK.findall(text)) > _MOST_MARKS


def _as_written(source: str) -> str:
    return f"<pre>{escape(source)}</pre>"


class _Aside:
    """The data of pictures, megabytes that no library need look at: in its place stands a number."""

    _IN_TEXT = re.compile(rf"({_PICTURES.pattern})([A-Za-z0-9+/=]+)")
    _PLACE = re.compile(rf"({_PICTURES.pattern})-(\d{{1,6}})")
    _DATA = re.compile(r"[A-Za-z0-9+/=\s]*")
    _MOST_SHOWN = 20 * 2**20

    def __init__(self) -> None:
        self._kept: list[str] = []

    def taken_from(self, source: str) -> str:
        """Return Markdown without the data."""
        return self._IN_TEXT.sub(lambda found: found[1] + self._keep(found[2]), source)

    def taken_from_attachments(self, attachments: dict[str, Any]) -> dict[str, dict[str, str]]:
        """Return the attachments of a cell without the data."""
        return {
            name: {kind: self._keep(data) for kind, data in kinds.items() if isinstance(data, str)}
            for name, kinds in attachments.items()
            if isinstance(kinds, dict)
        }

    def put_back(self, html: str) -> str:
        """Return clean HTML with the data; a picture may be shown more than once, but not without end."""
        left = self._MOST_SHOWN

        def data(found: re.Match[str]) -> str:
            nonlocal left
            kept = "".join(self._kept[int(found[2]) :][:1])
            left -= len(kept)
            return found[1] + (kept if left >= 0 else "")

        return self._PLACE.sub(data, html)

    def _keep(self, data: str) -> str:
        self._kept.append(data if self._DATA.fullmatch(data) else "")
        return f"-{len(self._kept) - 1}"


class _Renderer(IPythonRenderer):
    """nbconvert's own, but a picture that is not in the file is its text, and not the end of the page."""

    def image(self, text: str, url: str, title: str | None = None) -> str:
        try:
            return str(super().image(text, url, title))
        except (InvalidNotebook, StopIteration):  # no such attachment, or an empty one
            return str(self.escape_html(text))

    def block_code(self, code: str, info: str | None = None) -> str:
        language = (info or "").strip().partition(" ")[0]
        return str(super().block_code(code, "python" if is_coloured(code, language) else None))


def _is_harmless(tag: str, name: str, value: str) -> bool:
    match tag, name:
        case "a", "href":
            return bool(_LINKS.match(value))
        case "img", "src":
            return bool(_PICTURES.match(value))
        case _, "class":
            return all(map(_CLASS.fullmatch, value.split()))
    return name in ("alt", "title", "align", "open")
