"""Students' code and outputs as formgrader and nbgrader's feedback show them: no page takes long, whatever is on it."""

import html
import re
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.filters import ansi
from nbconvert.filters.highlight import Highlight2HTML

_COLOURED = {"python", "python3", "py", "ipython", "ipython3"}
"""Languages that are read with the lexer of Python, which takes long for gaps, zeros and names of characters only."""

_LONG = re.compile(r"\s{500}|0{100}")
"""A gap, and zeros that may stand in a text behind a `%`, where they are flags and digits."""

_BY_NAME, _MOST_BY_NAME = r"\N{", 100
"""How a character begins that is written by its name; the end of each is looked for in all the rest of its line."""

_ESCAPE, _MOST_ESCAPES = "\x1b[", 1_000
"""How a terminal is told of colours; each takes a copy of all the text behind it."""


def is_coloured(code: str, language: str) -> bool:
    """Return whether code is shown in colours: looking for them in some takes time that grows with its square."""
    return language.lower() in _COLOURED and not _LONG.search(code) and code.count(_BY_NAME) <= _MOST_BY_NAME


@pass_context
def highlight_code(context: Context, source: str, language: str = "", metadata: Any = None) -> str:
    """Return code as HTML, as nbconvert's filter of this name does, without colours where they would take long.

    The notebook says what language it is in; a magic that names another one, in `metadata`, makes no difference.
    """
    known = context.get("nb", {}).get("metadata", {}).get("language_info", {})
    language = str(language or known.get("pygments_lexer") or known.get("name") or "python")
    lexer = "python" if is_coloured(source, language) else "text"
    return str(Highlight2HTML(pygments_lexer=lexer)(source))


def ansi2html(text: str) -> str:
    """Return an output as HTML, as nbconvert's filter of this name does, without colours where they are very many."""
    if text.count(_ESCAPE) > _MOST_ESCAPES:
        return html.escape(ansi.strip_ansi(text))
    return str(ansi.ansi2html(text))
