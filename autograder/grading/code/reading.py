"""What a cell is as Python: with IPython's magics and prompts, and with f-strings that only a newer Python reads."""

import ast
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from textwrap import dedent

from autograder.grading.code.fstrings import with_calls_of_format

MAX_PARSED_CHARS = 20_000
"""A cell that is longer is not parsed: that could take minutes."""

CACHED = 512
"""Results are kept for this many cells: the same cell is asked about several times."""

_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
_MOST_MARKS = 30
"""A cell with more combining marks in a row is not parsed: Python sorts them, in time that grows with their square."""

_REST = r"(?:[^\n]|(?<=\\)\n)*+"  # of a line, and of those below that continue it
_MAGIC = re.compile(rf"^([ \t]*)(?:[%!?]{_REST}|[\w.]+\?{{1,2}}[ \t]*$)", re.MULTILINE)
_MAGIC_VALUE = re.compile(rf"^([^\n=%!]*=[ \t]*)(?:!|%(?=[^\W\d])){_REST}", re.MULTILINE)
_MAGIC_OF_STATEMENT = re.compile(
    r"^([ \t]*)%(?:time|timeit|prun)(?:[ \t]+-(?:s[ \t]+\w+|[a-zA-Z]+(?:[ \t]*\d+)?))*[ \t]+(?=[^\s-])", re.MULTILINE
)
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.(?!\S)|In \[\d+\]:|\.{3,}:)[ \t]?", re.MULTILINE)
_FIRST_PROMPT = re.compile(r"^[ \t]*(?:>>>|In \[\d+\]:)", re.MULTILINE)


@lru_cache(CACHED)
def as_python(source: str) -> str | None:
    """Return what a cell means to Python, line by line; None where it is none, or too long to be looked at."""
    return next(filter(_tree, _readings(source)), None)


def is_python(source: str) -> bool:
    """Return whether a cell is valid Python, but for IPython's magics."""
    return as_python(source) is not None


def parsed(source: str) -> ast.Module | None:
    """Return what a cell means to Python as a syntax tree; None where there is none."""
    return next(filter(None, map(_tree, _readings(source))), None)


def as_this_python_reads(source: str) -> str | None:
    """Return a cell with f-strings that this Python reads, where a newer one reads those it has; None for others."""
    is_newer = is_python(source) and not any(map(_tree, _without_magics(source)))
    return with_calls_of_format(source) if is_newer else None


def as_ipython_counts(source: str) -> str:
    """Return a cell with its lines as IPython counts them: none that is empty at first, one for a continued magic."""
    if _is_too_much(source) or _tree(source):
        return source
    text = source if any(map(_tree, _with_plain_lines(source))) else _unwrapped(source)
    for magic in (_MAGIC, _MAGIC_VALUE):
        text = magic.sub(lambda match: match[0].replace("\\\n", " "), text)
    return re.sub(r"\A\s*\n", "", text)


def why_not_python(source: str) -> str:
    """Return what Python says of a cell that it cannot read, in English; nothing of one that it can."""
    reason = ""
    for text in _without_magics(source):  # the last has none left, of which Python would complain first
        try:
            ast.parse(text)
            return ""
        except SyntaxError as error:
            reason = error.msg
        except _UNREADABLE:
            continue
    return reason


def _tree(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except _UNREADABLE:
        return None


def _readings(source: str) -> Iterator[str]:
    """Yield what a cell may mean, the likeliest first: as it stands, without magics, without newer f-strings."""
    text = source
    for text in _without_magics(source):
        yield text
    if not _is_too_much(source) and (older := with_calls_of_format(text)) != text:
        yield older


def _without_magics(source: str) -> Iterator[str]:
    """Yield a cell that is not too long as it stands, then without magics, then without what stands before its lines.

    All have the lines of the cell.
    """
    if not _is_too_much(source):
        yield source
        yield from _with_plain_lines(source)
        if (text := _unwrapped(source)) != source:
            yield text
            yield from _with_plain_lines(text)


def _with_plain_lines(source: str) -> Iterator[str]:
    """Yield a cell without its magics, where it has any: `%time f(x)` is f(x), others nothing, a value of one None."""
    timed = _MAGIC.sub(_as_long("pass"), _MAGIC_OF_STATEMENT.sub(r"\1", source))
    bare = _MAGIC.sub(_as_long("pass"), source)
    values = (_MAGIC_VALUE.sub(_as_long("None"), text) for text in (timed, bare))
    yield from dict.fromkeys(text for text in (timed, bare, *values) if text != source)


def _as_long(stand_in: str) -> Callable[[re.Match[str]], str]:
    """Return what puts something in place of a magic, in as many lines."""
    return lambda magic: f"{magic[1]}{stand_in}" + "\n" * magic[0].count("\n")


def _unwrapped(source: str) -> str:
    """Return a cell without prompts, and without what indents all of it, as IPython takes them off."""
    return dedent(_PROMPT.sub("", source) if _FIRST_PROMPT.search(source) else source)


def _is_too_much(source: str) -> bool:
    return len(source) > MAX_PARSED_CHARS or _has_heaps_of_marks(source)


@lru_cache(CACHED)
def _has_heaps_of_marks(source: str) -> bool:
    classes = itertools.groupby(map(unicodedata.combining, "" if source.isascii() else source), key=bool)
    return any(is_mark and sum(1 for _mark in marks) > _MOST_MARKS for is_mark, marks in classes)
