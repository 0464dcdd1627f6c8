"""What `nbgrader autograde` leaves in `submitted/`: links, and what lies beside a notebook of the course.

It would read and copy whatever file, or endless device, a link leads to. What lies beside a notebook nobody needs: it
takes long to copy where it is much, and a kernel that formgrader starts there would import modules of the student's.
"""

import copy
import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.grading.text import printable
from autograder.nbgrader_config import course_of

_MOST_LINKS = 20
"""Of one submission: nbgrader compares every file of the class with each."""


def pass_over_links(converter: Autograde) -> None:
    """Have `converter` copy ordinary files only, and none where the judge grades; to be called before it opens any.

    A submission is left out as a whole where its folder or its time stamp is a link, or where there are very many; and
    where the student's name has a line break, at which nbgrader would end the run.
    Raises `NbGraderException` where no other is there.
    """
    name = converter.coursedir.assignment_id
    ignored = [glob.escape(name)] if course_of(converter).has(name) else []  # the name of each student's folder
    for folder in list(converter.assignments):
        if "\n" in folder:
            converter.log.error("%s is not graded: nbgrader knows no names with a line break", printable(folder))
            del converter.assignments[folder]
            continue
        links = list(_links_in(Path(folder)))
        if {Path(folder), Path(folder, "timestamp.txt")} & {*links} or len(links) > _MOST_LINKS:
            fault = "it, its timestamp.txt or much in it is a link and no ordinary file: ask for the files themselves"
            converter.log.error("%s is not graded: %s", printable(folder), fault)
            del converter.assignments[folder]
            continue
        for path in links:
            converter.log.warning("%s is a link or a device, and left out: ask for the file", printable(str(path)))
        ignored += (glob.escape(str(path)) for path in links)
    if not converter.assignments:
        raise NbGraderException("there is nothing to grade")
    converter.coursedir = copy.copy(converter.coursedir)  # formgrader goes on with the other one
    converter.coursedir.ignore = [*converter.coursedir.ignore, *ignored]


def is_ordinary(path: Path) -> bool:
    """Return whether there is a file at `path` and no link or device."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _links_in(folder: Path) -> Iterator[Path]:
    """Yield what nbgrader would take for a file and is none, and the folder itself where it is a link."""
    if folder.is_symlink():
        yield folder
        return
    for here, _folders, names in os.walk(folder):
        yield from (path for name in names if not is_ordinary(path := Path(here, name)))
