"""What `course.toml` says, checked: a key that is mistyped or of a wrong type is one clear error."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import msgspec

from autograder.errors import CourseError


class Titles(TypedDict):
    """A title in each language."""

    en: str
    ru: str


class Entry(TypedDict):
    """One of `[[assignments]]`."""

    name: str
    title: Titles


class Settings(TypedDict):
    """The whole file. What `limits` and `libraries` hold is checked where it is used; a build needs the address."""

    repository: NotRequired[str]
    branch: NotRequired[str]
    title: NotRequired[Titles]
    assignments: list[Entry]
    limits: NotRequired[dict[str, Any]]
    libraries: NotRequired[dict[str, Any]]


_NAME = re.compile(r"[A-Za-z]\w*")
_PLAIN = {
    "Object missing required field": "there is no",
    "`object`": "a table",
    "`array`": "a list of tables",
    "`str`": "text",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
    "Expected": "expected",
    "$.": "",
}
"""Words of TOML for those of msgspec."""


def read_settings(path: Path) -> Settings:
    """Return the contents of the `course.toml` at `path`; raise `CourseError` where it is missing or malformed."""
    try:
        contents = tomllib.loads(path.read_text("utf-8-sig"))
        for table, kind, name in _tables(contents):
            if unknown := sorted(table.keys() - kind.__annotations__.keys()):
                known = ", ".join(kind.__annotations__)
                raise CourseError(f"{path}: {name} may not have `{unknown[0]}`: choose from {known}")
        settings = msgspec.convert(contents, Settings)
    except FileNotFoundError:
        raise CourseError(
            f"{path} is missing: run this in the folder of the course, or name it with --course"
        ) from None
    except NotADirectoryError:
        raise CourseError(f"{path.parents[1]} is not a folder: name that of the course with --course") from None
    except OSError as error:
        raise CourseError(f"{path} cannot be read ({error.strerror}): it must be a file that you may read") from None
    except UnicodeDecodeError:
        raise CourseError(f"{path} is not UTF-8: save it again in this encoding") from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not valid TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise CourseError(f"{path}: {_plain(str(error))}") from None
    if fault := next(_faults_of_names([entry["name"] for entry in settings["assignments"]]), ""):
        raise CourseError(f"{path}: {fault}")
    return settings


def _faults_of_names(names: list[str]) -> Iterator[str]:
    """Yield what is the matter with the names of the assignments."""
    for number, name in enumerate(names):
        if not _NAME.fullmatch(name):
            yield f"`name` of an assignment is {name!r}: it must be that of a folder, of letters, digits and _"
        if name in names[:number]:
            yield f"the assignment {name!r} stands twice: take one of them out"


def _tables(contents: dict[str, Any]) -> Iterator[tuple[dict[str, Any], type, str]]:
    """Yield the tables of known keys, what each holds, and its name; what is no table is left to the check of types."""
    yield contents, Settings, "the file"
    entries = contents.get("assignments")
    entries = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    for entry in entries:
        yield entry, Entry, "[[assignments]]"
    for table in (contents, *entries):
        if isinstance(title := table.get("title"), dict):
            yield title, Titles, "a title"


def _plain(message: str) -> str:
    for word, plain in _PLAIN.items():
        message = message.replace(word, plain)
    return message
