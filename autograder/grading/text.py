"""Texts of cells and names of files, as they can be compared, written to a file and printed."""

import hashlib
import re
from typing import Any

_BEGIN_HIDDEN, _END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"

_LONGEST_TITLE = 60

_HEADING = re.compile(r"\s*#[ \t]*(?:@title|%%)[^\n]*\n")
"""What Colab and editors put above a cell."""


def joined(source: Any) -> str:
    """Return the source of a cell, which a file holds as a text or as a list of lines, with or without their ends."""
    if isinstance(source, list):
        lines = [part for part in source if isinstance(part, str)]
        source = ("" if any("\n" in line for line in lines) else "\n").join(lines)
    return clean_text(source).replace("\r\n", "\n") if isinstance(source, str) else ""


def clean_text(text: str) -> str:
    """Return `text` without byte order marks and halves of characters, which no file can hold."""
    return text.replace("\ufeff", "").encode("utf-8", "replace").decode("utf-8")


def first_line(source: str) -> str:
    """Return the first line of a cell that is not empty, cut short: what to call a cell that has no name."""
    return next((line.strip()[:_LONGEST_TITLE] for line in source.splitlines() if line.strip()), "")


def printable(text: str) -> str:
    """Return `text` as it can be printed in a line: names of files may hold what moves the cursor of a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def counted(number: int, noun: str) -> str:
    """Return a number with what it counts, in English."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def without_hidden_tests(source: str) -> str:
    """Return the source of a test cell without the region that a source notebook has and a release has not."""
    begin, end = source.find(_BEGIN_HIDDEN), source.find(_END_HIDDEN)
    return source if begin < 0 or end < begin else source[:begin] + source[end + len(_END_HIDDEN) :]


def words(text: str) -> tuple[str, ...]:
    """Return the words, names and numbers of a text, in their order."""
    return tuple(re.findall(r"\w+", text))


def text_id(source: str) -> str:
    """Return what the id of a cell holds by which its text is known to be as it was handed out, in whatever edition."""
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def plain(source: str) -> str:
    """Return a source without heading, hidden tests, and white space at the ends of lines and of the cell."""
    heading = _HEADING.match(source)
    text = without_hidden_tests(source[heading.end() if heading else 0 :])
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
