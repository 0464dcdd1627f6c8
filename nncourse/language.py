"""Two languages: English is what stands in the code, Russian comes from gettext catalogues beside it."""

import functools
import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LANGUAGES = ("en", "ru")

_chosen = {"language": "en"}  # no ContextVar: in the browser each cell runs in a context of its own
_OWN_CATALOGUES = Path(__file__).parent / "locale"


def _(text: str) -> str:
    """Return `text` itself: it marks a message for the catalogues, and is translated only when it is shown."""
    return text


def use_language(language: str) -> None:
    """Set the language of checks, hints and plots to `"en"` or `"ru"`.

    Raises `ValueError` for any other language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}: choose one of {', '.join(LANGUAGES)}")
    _chosen["language"] = language


def current_language() -> str:
    """Return the language set last with `use_language`, `"en"` at the start."""
    return _chosen["language"]


@functools.cache
def catalogue(language: str, folder: Path = _OWN_CATALOGUES) -> gettext.NullTranslations:
    """Return all the catalogues of `language` in `folder`, one behind the other; empty for English."""
    merged = gettext.NullTranslations()
    for path in sorted((folder / language / "LC_MESSAGES").glob("*.mo")):
        with path.open("rb") as file:
            translations = gettext.GNUTranslations(file)
        translations.add_fallback(merged)
        merged = translations
    return merged


def translate(text: str) -> str:
    """Return `text` in the current language; labels of plots go through here."""
    return catalogue(current_language()).gettext(text) if text else text


@dataclass(frozen=True)
class Message:
    """A text to be shown later, in a language not yet known: a catalogue entry and what fills its braces.

    That is kept as the texts it shows as, so that a message is the same when it has been written down and read again.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", {name: str(value) for name, value in self.params.items()})

    def in_language(self, language: str, catalogues: tuple[Path, ...] = (_OWN_CATALOGUES,)) -> str:
        """Return the text in `language`, from the first of the folders of `catalogues` that has it."""
        if not self.text:
            return ""
        found = self.text
        for folder in catalogues:
            found = catalogue(language, folder).gettext(self.text)
            if found != self.text:
                break
        return found.format(**self.params) if self.params else found
