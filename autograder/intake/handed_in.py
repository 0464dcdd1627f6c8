"""Finding what students handed in, in nbgrader's `submitted/<student>/<assignment>/`.

Whatever the notebook is called, and where in the folder or in an archive it lies, it is found. Nothing outside the
folder is read: links are not followed, and archives are read in memory.
"""

import hashlib
import os
import re
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from autograder.course import Course
from autograder.errors import SubmissionError
from autograder.grading.notebook.notebook_file import MAX_BYTES, too_large
from autograder.grading.notebook.submission import MOST_READING_S, read_submission
from autograder.grading.notebook.template import Role, Template
from autograder.grading.text import clean_text
from autograder.intake.archive import MAX_ARCHIVE_BYTES, Budget, is_archive, notebooks_in_archive
from nncourse.language import Message, _

_MAX_ENTRIES = 10_000
"""Of notebooks, and of all else: a data set may lie beside one."""

_MAX_NOTEBOOKS = 10
_MAX_ARCHIVES = 20
_MAX_TEXT_BYTES = 1000
_RENAMED = (".json", ".txt", "")
"""Endings that browsers give to notebooks."""

NBGRADERS_FILES = ("timestamp.txt", "submission_secret.txt")
"""What nbgrader puts beside what was handed in: when it came, and what its exchange knows it by."""

_UNREAD = (".py", ".html", ".htm", ".pdf", ".docx")
"""Endings of what people export from a notebook, or write in place of one."""

_COPY_NUMBER = re.compile(r"(?:-|\()(\d{1,2})\)?$")
_WHITE = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True)
class Handed:
    """What a student handed in: the bytes of a notebook file, and a line for what was unusual about finding it.

    `file` is its name. `flags` are those of the lines that an instructor should look at.
    """

    data: bytes
    file: str
    repairs: tuple[Message, ...] = ()
    flags: tuple[Message, ...] = ()


@dataclass(frozen=True)
class _Found:
    """A notebook in a student's folder: its name from there on, how to read it, and the archive it lies in."""

    name: str
    read: Callable[[], bytes]
    archive: str = ""

    @property
    def shown_name(self) -> str:
        """Its name as messages have it, with its archive."""
        return clean_text(f"{self.name} ({self.archive})" if self.archive else self.name)

    def content(self) -> bytes:
        """Return what is in it; raise `SubmissionError`, which names it, where it cannot be read."""
        try:
            return self.read()
        except SubmissionError as error:
            error.file = self.shown_name
            raise

    @property
    def copy_number(self) -> int:
        """The number that browsers and Canvas add to the name of a later copy; 0 where there is none."""
        found = _COPY_NUMBER.search(Path(self.name).stem)
        return int(found[1]) if found else 0


def handed_in(course: Course, template: Template, student: str) -> Handed:
    """Return the notebook that a student handed in; raise `SubmissionError` where there is none to be read.

    Of several, the one in which most exercises were worked on; among equals the last copy, as its name numbers it, then
    the one called as it was handed out, then the first by name.
    """
    folder = course.root / "submitted" / student / template.assignment
    until = time.monotonic() + MOST_READING_S
    try:
        handed = _best_of_all(folder, template, until)
        unread = [name for name in ordinary_files(folder) if name.lower().endswith(_UNREAD)]
        return _with_unread(handed, sorted(unread), template, until) if unread else handed
    except SubmissionError:
        raise
    except OSError as error:
        path = Path(os.fsdecode(error.filename or folder))
        name = path.relative_to(course.root) if path.is_relative_to(course.root) else path.name
        params = {"name": clean_text(str(name)), "fault": error.strerror or type(error).__name__}
        text = _("{name} cannot be read ({fault}): the instructor has to make it readable, and grade again")
        raise SubmissionError(Message(text, params)) from None
    except Exception as error:  # whatever a library makes of files that somebody built to break it
        text = _("the files that were handed in cannot be read ({fault}): hand in the .ipynb file itself")
        raise SubmissionError(Message(text, {"fault": type(error).__name__})) from None


def text_beside(course: Course, assignment: str, student: str, name: str) -> str:
    """Return the text of a small file beside the notebook; nothing where it cannot be read."""
    try:
        return _read(course.root / "submitted" / student / assignment / name, _MAX_TEXT_BYTES).decode()
    except (OSError, UnicodeDecodeError, SubmissionError):
        return ""


def exchanged(course: Course, assignment: str, student: str) -> dict[str, str]:
    """Return the texts, by file, that nbgrader's exchange put beside the notebook: it releases feedback by them."""
    texts = {name: text_beside(course, assignment, student, name) for name in NBGRADERS_FILES}
    return {name: text for name, text in texts.items() if text}


def ordinary_files(folder: Path) -> Iterator[str]:
    """Yield the ordinary files below a folder, by their names from there on; no links, no hidden ones.

    Raises `OSError` where it cannot be read.
    """
    waiting, seen = [""], Counter[bool]()
    while waiting:
        here = waiting.pop()
        with os.scandir(folder / here) as entries:
            for entry in entries:
                name = f"{here}{entry.name}"
                is_notebook = name.lower().endswith(".ipynb")
                seen[is_notebook] += 1
                if seen[is_notebook] > _MAX_ENTRIES or is_left_out(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                elif entry.is_file(follow_symlinks=False):
                    yield name


def is_left_out(name: str) -> bool:
    """Return whether a file or folder is the system's own, by its name, and nothing that was handed in."""
    return name.startswith(".") or name == "__MACOSX"


def _best_of_all(folder: Path, template: Template, until: float) -> Handed:
    """Return the best of the notebooks, those in archives too; where none is any good, of files that may be some."""
    assignment = template.assignment
    if not folder.is_dir() or not folder.resolve().is_relative_to(folder.parent.resolve()):
        text = _("{name} is not a folder: a folder with the notebook in it is expected")
        raise SubmissionError(Message(text, {"name": assignment}))
    names = sorted(
        ordinary_files(folder), key=lambda name: (name != f"{assignment}.ipynb", assignment not in name, name)
    )
    plain = [_found(folder, name) for name in names if _is_notebook(folder / name)]
    if len(plain) == 1 and not any(_may_hold_one(folder / name) for name in names if name != plain[0].name):
        return Handed(plain[0].content(), plain[0].shown_name, tuple(_remarks(plain[0], assignment)))
    errors: list[SubmissionError] = []
    packed, unopened = _packed(folder, names, assignment)
    best = _best([*plain, *packed], template, until, errors)
    errors += unopened
    renamed = [_found(folder, name) for name in names if _is_renamed(folder / name)]
    best = best or _best(renamed, template, until, errors)
    if best:
        return best
    raise errors[0] if errors else _nothing_found(folder, names, assignment)


def _with_unread(handed: Handed, unread: list[str], template: Template, until: float) -> Handed:
    """Say which files beside a notebook that is as it was handed out may hold the work."""
    try:
        untouched = read_submission(handed.data, template, until).untouched
    except SubmissionError:  # which is told where it is graded
        return handed
    if len(untouched) < len(template.of_role(Role.SOLUTION)):
        return handed
    text = _("nothing was filled in, and what lies beside it is not read ({names}): hand in a notebook with your work")
    told = Message(text, {"names": clean_text(", ".join(unread[:5]))})
    return replace(handed, repairs=(*handed.repairs, told), flags=(*handed.flags, told))


def _best(found: list[_Found], template: Template, until: float, errors: list[SubmissionError]) -> Handed | None:
    """Return the notebook in which most exercises were worked on, of those that can be read in time, if any."""
    best: tuple[int, _Found, bytes] | None = None
    contents = set()
    for one in sorted(found, key=lambda one: -one.copy_number)[:_MAX_NOTEBOOKS]:
        try:
            data = one.content()
            n_untouched = len(read_submission(data, template, until).untouched)
        except SubmissionError as error:
            error.file = one.shown_name
            errors.append(error)
        else:
            contents.add(hashlib.sha256(data).digest())
            if best is None or n_untouched < best[0]:  # of equals, the last copy came first
                best = n_untouched, one, data
    if best is None:
        return None
    _n_untouched, chosen, data = best
    remarks = tuple(_remarks(chosen, template.assignment))
    others = tuple(_passed_over([one for one in found if one is not chosen], chosen))
    unseen = tuple(_not_looked_at(len(found)))
    return Handed(
        data, chosen.shown_name, (*remarks, *others, *unseen), flags=(*(others if len(contents) > 1 else ()), *unseen)
    )


def _remarks(best: _Found, assignment: str) -> Iterator[Message]:
    if best.archive:
        text = _("the notebook was taken out of the archive {name}")
        yield Message(text, {"name": clean_text(best.archive)})
    if best.name != f"{assignment}.ipynb":
        yield Message(_("the file was called {name}"), {"name": clean_text(best.name)})


def _passed_over(others: list[_Found], best: _Found) -> Iterator[Message]:
    if others:
        names = ", ".join(one.shown_name for one in others)
        text = _("several notebooks were handed in: {name} was graded, not {others}")
        yield Message(text, {"name": clean_text(best.name), "others": names[:500]})


def _not_looked_at(n_found: int) -> Iterator[Message]:
    if n_found > _MAX_NOTEBOOKS:
        text = _("{count} notebooks were handed in, and only {most} were looked at: the work may be in another")
        yield Message(text, {"count": n_found, "most": _MAX_NOTEBOOKS})


def _found(folder: Path, name: str) -> _Found:
    return _Found(name, lambda: _read(folder / name, MAX_BYTES))


def _is_notebook(path: Path) -> bool:
    return path.name.lower().endswith(".ipynb") and not is_archive(_start(path))


def _may_hold_one(path: Path) -> bool:
    return is_archive(_start(path)) or _is_renamed(path)


def _is_renamed(path: Path) -> bool:
    """Return whether a file may be a notebook under another name, as browsers save them."""
    return path.suffix.lower() in _RENAMED and _start(path).lstrip(_WHITE).startswith(b"{")


def _packed(folder: Path, names: list[str], assignment: str) -> tuple[list[_Found], list[SubmissionError]]:
    """Return the notebooks in the archives of a folder, and what was the matter with the archives."""
    found: list[_Found] = []
    errors: list[SubmissionError] = []
    budget = Budget()
    archives = [name for name in names if is_archive(_start(folder / name))]
    for name in archives[:_MAX_ARCHIVES]:
        try:
            data = _read(folder / name, MAX_ARCHIVE_BYTES)
            for member, content in notebooks_in_archive(data, name, f"{assignment}.ipynb", budget):
                found.append(_Found(member, partial(bytes, content), archive=name))
        except SubmissionError as error:
            errors.append(error)
    return found, errors


def _read(path: Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file."""
    with open(_open(path), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise SubmissionError(Message(_("{name} is not an ordinary file"), {"name": clean_text(path.name)}))
        if status.st_size > limit:
            raise too_large(limit)
        return file.read(limit)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)


def _start(path: Path) -> bytes:
    with open(_open(path), "rb") as file:
        return file.read(4096)


def _nothing_found(folder: Path, names: list[str], assignment: str) -> SubmissionError:
    """Say what lies there in place of a notebook."""
    expected = {"expected": f"{assignment}.ipynb"}
    for path in sorted(folder.iterdir()):
        if path.name.lower().endswith(".ipynb"):
            text = _("{name} is a link, a folder or a device, and is not read: hand in the file {expected} itself")
            return SubmissionError(Message(text, {"name": clean_text(path.name), **expected}))
    if others := [name for name in names if name not in NBGRADERS_FILES]:
        text = _("there is no notebook, only {names}: hand in the file {expected}")
        return SubmissionError(Message(text, {"names": clean_text(", ".join(others[:5])), **expected}))
    return SubmissionError(Message(_("there is no notebook: hand in the file {expected}"), expected))
