"""What a cell is as Python: with IPython's magics, and with f-strings that only a newer Python reads."""

import ast
import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from autograder.grading.fstrings import with_calls_of_format

MAX_PARSED_CHARS = 20_000
"""A cell that is longer is not parsed: that could take minutes."""

CACHED = 512
"""Results are kept for this many cells: the same cell is asked about several times."""

_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
_MOST_MARKS = 30
"""A cell with more combining marks in a row is not parsed: they are put in order, in a time that grows as a square."""

_MAGIC = re.compile(r"^([ \t]*)(?:[%!?][^\n]*|[\w.]+\?{1,2}[ \t]*$)", re.MULTILINE)
_MAGIC_OF_STATEMENT = re.compile(
    r"^([ \t]*)%(?:time|timeit|prun)(?:[ \t]+-(?:s[ \t]+\w+|[a-zA-Z]+(?:[ \t]*\d+)?))*[ \t]+(?=[^\s-])", re.MULTILINE
)


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
    texts = list(_without_magics(source))
    yield from texts
    for text in texts[-1:]:
        if (older := with_calls_of_format(text)) != text:
            yield older


def _without_magics(source: str) -> Iterator[str]:
    """Yield a cell that is not too long as it stands, then without its magics: `%time f(x)` is f(x), others nothing."""
    if len(source) > MAX_PARSED_CHARS or _has_heaps_of_marks(source):
        return
    yield source
    if (timed := _MAGIC.sub(r"\1pass", _MAGIC_OF_STATEMENT.sub(r"\1", source))) != source:
        yield timed
    if (bare := _MAGIC.sub(r"\1pass", source)) not in (source, timed):
        yield bare


@lru_cache(CACHED)
def _has_heaps_of_marks(source: str) -> bool:
    classes = itertools.groupby(map(unicodedata.combining, "" if source.isascii() else source), key=bool)
    return any(is_mark and sum(1 for _mark in marks) > _MOST_MARKS for is_mark, marks in classes)
