"""f-strings as Python reads them from 3.12 on, written so that an older one reads them too.

From then on what stands in braces may hold the quotes of the string itself, as in `f"{d["loss"]}"`, and backslashes,
comments and line breaks (PEP 701). Notebooks come from newer Pythons than the one that grades them.
"""

import re
from dataclasses import dataclass, field

_STRING = re.compile(r"(?:(?<!\w)(?P<prefix>[bfru]{1,2}))?(?P<quote>\"\"\"|'''|\"|')", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\s|\\\n|#[^\n]*)*")
_BETWEEN_IN_LINE = re.compile(r"(?:[ \t]|\\\n)*")
_SELF_DOCUMENTING = re.compile(r"=\s*(?=[}:!])")
_CONVERSION = re.compile(r"![ars]\s*")
_NAMED_CHARACTER = re.compile(r"\\N\{[^}]*\}")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def with_calls_of_format(source: str) -> str:
    """Return a cell in which each f-string is a call of `str.format` that gives the same text.

    A cell whose strings cannot be told apart comes back as it is.
    """
    try:
        return _Reader(source).code()
    except (ValueError, IndexError, RecursionError):
        return source


@dataclass
class _Strings:
    """Strings that stand side by side, which Python takes for one: as they are for `str.format`, and its arguments."""

    text: str = ""
    arguments: list[str] = field(default_factory=list)
    has_fields: bool = False


class _Reader:
    """Reads a source from its beginning. What it cannot read raises `ValueError` or `IndexError`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def code(self, in_field: bool = False) -> str:
        """Return the code up to the end of the source, or of the expression of a field, with its f-strings changed."""
        parts = []
        open_brackets: list[str] = []
        while self.at < len(self.source):
            letter = self.source[self.at]
            if in_field and not open_brackets and self._ends_an_expression():
                break
            if letter == "#":
                parts.append(self._take(_BETWEEN))
            elif self._begins_a_string():
                parts.append(self._strings(_BETWEEN if in_field or open_brackets else _BETWEEN_IN_LINE))
            else:
                if letter in _CLOSING:
                    open_brackets.append(_CLOSING[letter])
                elif open_brackets and letter == open_brackets[-1]:
                    open_brackets.pop()
                parts.append(letter)
                self.at += 1
        return "".join(parts)

    def _begins_a_string(self) -> bool:
        return _STRING.match(self.source, self.at) is not None

    def _ends_an_expression(self) -> bool:
        here = self.source[self.at]
        if here == "!":
            return self.source[self.at + 1] != "="
        if here == "=":  # that of a comparison has a value behind it
            return _SELF_DOCUMENTING.match(self.source, self.at) is not None
        return here in "}:"

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        text = match[0] if match else ""
        self.at += len(text)
        return text

    def _strings(self, between: re.Pattern[str]) -> str:
        """Return the strings that begin here, side by side, as they are or as one call of `str.format`.

        Side by side means that no more than `between` stands between them.
        """
        started = self.at
        strings = _Strings()
        end = self.at
        while self._begins_a_string():
            self._string(strings)
            end = self.at
            strings.text += self._take(between)
        behind = self.source[end : self.at]
        if not strings.has_fields:
            return self.source[started : self.at]
        text = strings.text.removesuffix(behind)
        return f"({text}).format({', '.join(strings.arguments)}){behind}"

    def _string(self, strings: _Strings) -> None:
        match = _STRING.match(self.source, self.at)
        assert match is not None
        prefix, quote = match["prefix"] or "", match["quote"]
        self.at = match.end()
        is_formatted, is_raw = "f" in prefix.lower(), "r" in prefix.lower()
        strings.has_fields |= is_formatted
        strings.text += re.sub("[fF]", "", prefix) + quote
        while not self.source.startswith(quote, self.at):
            strings.text += self._letter(strings, is_formatted, is_raw, len(quote) == 1)
        self.at += len(quote)
        strings.text += quote

    def _letter(self, strings: _Strings, is_formatted: bool, is_raw: bool, is_short: bool) -> str:
        """Return what stands here in a string, as `str.format` needs it: a letter, an escape or a field."""
        letter, following = self.source[self.at], self.source[self.at + 1]
        if letter == "\n" and is_short:
            raise ValueError("a string that does not end")
        if letter == "\\":
            if not is_raw and self.source.startswith("N{", self.at + 1):
                return self._take(_NAMED_CHARACTER)
            self.at += 1 if following in "{}" else 2
            return letter if following in "{}" else letter + following
        if letter in "{}" and is_formatted:
            if letter == following:
                self.at += 2
                return letter + following
            if letter == "}":
                raise ValueError("a brace that nothing opened")
            self.at += 1
            return self._field(strings)
        self.at += 1
        return 2 * letter if letter in "{}" else letter

    def _field(self, strings: _Strings) -> str:
        """Return the field whose expression begins here, as `str.format` has it, and take its arguments."""
        started = self.at
        expression = self.code(in_field=True)
        if not expression.strip():
            raise ValueError("a field without an expression")
        shown = ""
        if self._take(_SELF_DOCUMENTING):
            strings.arguments.append(repr(self.source[started : self.at]))
            shown = "{}"
        strings.arguments.append(f"({expression})")
        conversion = self._take(_CONVERSION).strip()
        specification = ""
        if self.source[self.at] == ":":
            self.at += 1
            specification = f":{self._specification(strings)}"
        elif shown and not conversion:
            conversion = "!r"
        if self.source[self.at] != "}":
            raise ValueError("a field that does not end")
        self.at += 1
        return f"{shown}{{{conversion}{specification}}}"

    def _specification(self, strings: _Strings) -> str:
        parts = []
        while (letter := self.source[self.at]) != "}":
            if letter == "\n":
                raise ValueError("a string that does not end")
            self.at += 1
            parts.append(self._field(strings) if letter == "{" else letter)
        return "".join(parts)
