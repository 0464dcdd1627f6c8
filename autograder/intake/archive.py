"""Notebooks inside zip archives, read in memory and never unpacked to a disk."""

import contextlib
import io
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from autograder.errors import SubmissionError
from autograder.grading.notebook.notebook_file import MAX_BYTES, too_large
from autograder.grading.text import clean_text
from nncourse.language import Message, _

MAX_ARCHIVE_BYTES = 256 * 2**20
_MAX_MEMBERS = 10_000
_MAX_OPENED = 1_000
_MAX_LISTED = 100_000
_LISTED, _END_OF_LIST = b"PK\x01\x02", b"PK\x05\x06"
_MAX_NOTEBOOKS = 20
_MAX_DEPTH = 2
_PART_BYTES = 2**20
"""Unpacked at a time: the library holds what it unpacks at once in memory twice."""

PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those whose library unpacks no more at a time than it is asked for."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError, ArithmeticError)
"""What the library raises for archives that are damaged, locked, or packed in a way it does not know."""


def is_archive(start: bytes) -> bool:
    """Return whether a file that starts so is a zip archive, whatever it is called."""
    return start.startswith((b"PK\x03\x04", _END_OF_LIST))


@dataclass
class Budget:
    """What is left for all archives of one student, those in archives too, whatever is found in them."""

    unpacked_bytes: int = MAX_BYTES
    listed: int = _MAX_LISTED
    opened: int = _MAX_OPENED

    def spend(self, *, unpacked_bytes: int = 0, listed: int = 0, opened: int = 0) -> None:
        """Take something from it; where less is left, take nothing and raise `ValueError` or `SubmissionError`."""
        if unpacked_bytes > self.unpacked_bytes:
            raise too_large(MAX_BYTES)
        if listed > self.listed or opened > self.opened:
            raise ValueError("it holds too many files")
        self.unpacked_bytes -= unpacked_bytes
        self.listed -= listed
        self.opened -= opened


def notebooks_in_archive(data: bytes, name: str, preferred: str, budget: Budget) -> list[tuple[str, bytes]]:
    """Return the names and bytes of the notebooks in an archive, those called `preferred` first.

    An archive in an archive is opened too; what all that takes is taken from `budget`.
    Raises `SubmissionError` where none is found because something in the archive cannot be read.
    """
    opener = _Opener(preferred, budget)
    found = list(islice(opener.notebooks(data, depth=1), _MAX_NOTEBOOKS))
    if found or opener.fault is None:
        return found
    if isinstance(opener.fault, SubmissionError):
        raise opener.fault
    text = _("the archive {name} cannot be opened ({fault}): hand in the .ipynb file itself")
    fault = {"name": clean_text(name), "fault": clean_text(str(opener.fault))[:200]}
    raise SubmissionError(Message(text, fault))


class _Opener:
    """Opens archives in archives, as far as the budget goes; `fault` is the first thing that could not be read."""

    def __init__(self, preferred: str, budget: Budget) -> None:
        self.preferred = preferred
        self.budget = budget
        self.fault: Exception | None = None

    def notebooks(self, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
        """Yield the notebooks in an archive; what is damaged does not keep those beside it from being found."""
        with self.faults_kept():
            self.budget.spend(listed=data.count(_LISTED))  # the library reads all of the list before any member
            # Windows writes the names of files in the letters of the country; UTF-8 ones are marked as such
            with zipfile.ZipFile(io.BytesIO(data), metadata_encoding="cp866") as archive:
                for member in sorted(_members(archive), key=self.turn):
                    with self.faults_kept():
                        content = self.content(archive, member)
                        if not is_archive(content):
                            yield clean_text(member.filename), content
                        elif depth < _MAX_DEPTH:
                            yield from self.notebooks(content, depth + 1)

    def turn(self, member: zipfile.ZipInfo) -> tuple[bool, bool, str]:
        """Return by what members are sorted: the likeliest notebook first, of a whole course that was packed, say."""
        name = _file(member)
        return name != self.preferred, self.preferred.removesuffix(".ipynb") not in name, member.filename

    @contextlib.contextmanager
    def faults_kept(self) -> Iterator[None]:
        """Go on after what cannot be read, and keep the first such fault."""
        try:
            yield
        except (SubmissionError, *BROKEN) as fault:
            self.fault = self.fault or fault

    def content(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
        """Return what a member holds; one that holds more than the archive says is broken."""
        if member.compress_type not in PACKINGS:
            raise NotImplementedError(f"compression method {member.compress_type}")
        self.budget.spend(unpacked_bytes=member.file_size, opened=1)
        content = io.BytesIO()
        with archive.open(member) as file:  # which gives no more than the archive says
            shutil.copyfileobj(file, content, _PART_BYTES)
        return content.getvalue()


def _file(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").rpartition("/")[2]


def _members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that may be notebooks: no links, no hidden files."""
    for member in archive.infolist()[:_MAX_MEMBERS]:
        parts = member.filename.replace("\\", "/").split("/")
        hidden = any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        if not is_link and not hidden and parts[-1].lower().endswith((".ipynb", ".zip")):
            yield member
