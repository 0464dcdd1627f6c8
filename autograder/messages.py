"""Showing a message in a reader's language, from the catalogues of both packages."""

from pathlib import Path

import nncourse
from nncourse.language import Message

CATALOGUES = (Path(__file__).parent / "locale", Path(nncourse.__file__).parent / "locale")


def say(message: Message, language: str = "en") -> str:
    """Return `message` in `language`."""
    return message.in_language(language, CATALOGUES)
