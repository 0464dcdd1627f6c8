"""Notebooks inside zip archives, read in memory and never unpacked to a disk."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from autograder.errors import SubmissionError
from autograder.grading.notebook_file import MAX_BYTES, too_large
from autograder.grading.template import clean_text
from nncourse.language import Message, _

MAX_ARCHIVE_BYTES = 256 * 2**20
_MAX_MEMBERS = 10_000
_MAX_NOTEBOOKS = 20
_MAX_DEPTH = 2
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError)
"""What the library raises for archives that are damaged, locked, or packed in a way it does not know."""


def is_archive(start: bytes) -> bool:
    """Return whether a file that starts so is a zip archive, whatever it is called."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def notebooks_in_archive(data: bytes, name: str, preferred: str, depth: int = 1) -> list[tuple[str, bytes]]:
    """Return the names and bytes of the notebooks in an archive, those called `preferred` first.

    An archive in an archive is opened too. Raises `SubmissionError` where the archive cannot be read.
    """
    found: list[tuple[str, bytes]] = []
    left = MAX_BYTES
    try:
        # Windows writes the names of files in the letters of the country; UTF-8 ones are marked as such
        with zipfile.ZipFile(io.BytesIO(data), metadata_encoding="cp866") as archive:
            for member in sorted(
                _members(archive), key=lambda one: (not one.filename.endswith(preferred), one.filename)
            ):
                content = _content(archive, member, left)
                left -= len(content)
                if not is_archive(content):
                    found.append((clean_text(member.filename), content))
                elif depth < _MAX_DEPTH:
                    found += notebooks_in_archive(content, member.filename, preferred, depth + 1)
                if len(found) >= _MAX_NOTEBOOKS:
                    break
    except _BROKEN as error:
        text = _("the archive {name} cannot be opened ({fault}): hand in the .ipynb file itself")
        raise SubmissionError(
            Message(text, {"name": clean_text(name), "fault": clean_text(str(error))[:200]})
        ) from None
    return found


def _file(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").rpartition("/")[2]


def _members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that may be notebooks: no links, no hidden files."""
    for member in archive.infolist()[:_MAX_MEMBERS]:
        parts = member.filename.replace("\\", "/").split("/")
        hidden = any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)
        ordinary = not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16)
        if ordinary and not hidden and parts[-1].lower().endswith((".ipynb", ".zip")):
            yield member


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """Return what a member holds; the library reads no more of it than the archive says that there is."""
    if member.file_size > limit:
        raise too_large(MAX_BYTES)
    return archive.read(member)
