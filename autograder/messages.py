"""Showing a message in a reader's language, from the catalogues of both packages."""

from pathlib import Path
from typing import TYPE_CHECKING

import nncourse
from nncourse.language import Message

if TYPE_CHECKING:
    from autograder.grading.verdict import Verdict

_CATALOGUES = (Path(__file__).parent / "locale", Path(nncourse.__file__).parent / "locale")


def why_unread(verdict: "Verdict", language: str = "en") -> str:
    """Return why a submission could not be read, in `language`, after the name of its file."""
    told = say(verdict.error, language) if verdict.error else ""
    return f"{verdict.file}: {told}" if verdict.file else told


def say(message: Message, language: str = "en") -> str:
    """Return `message` in `language`."""
    return message.in_language(language, _CATALOGUES)
