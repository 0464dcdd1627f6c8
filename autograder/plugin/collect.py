"""Whose files a download of a learning platform holds: what `nbgrader zip_collect` asks."""

import unicodedata
from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path

from nbgrader.plugins import FileNameCollectorPlugin

from autograder.grading.text import printable
from autograder.intake.handed_in import is_left_out


class DownloadCollector(FileNameCollectorPlugin):
    """nbgrader's collector, but no name of a file can stop collecting for the class.

    Files of every kind are collected: who handed in no notebook is told so by `autograder grade`.
    The pattern, `named_regexp`, is tried on the path below the folder of what was extracted. Where it finds a `number`
    too, students of one name are told apart by it. Of one student's files that are called alike, all are collected.
    """

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return the student and the name of a file; None for what is nobody's, or the system's own."""
        found = self._found.get(Path(submitted_file))
        if found is None:
            return None
        student = found["student_id"]
        if len(self._numbers[student]) > 1:
            self.log.warning("Several students are called %s: the number is added to the name", printable(student))
            student = f"{student}_{found['number']}"
        name = Path(found["file_id"]).name
        self._times[student, name] += 1
        times = self._times[student, name]
        return {**found, "student_id": student, "file_id": name if times == 1 else f"{times}/{name}"}

    @cached_property
    def _found(self) -> dict[Path, dict[str, str]]:
        """What the pattern finds in the path of each file, those of the system left out."""
        extracted = Path(self.parent._format_collect_path(self.parent.extracted_directory))
        matches = {}
        for path in sorted(extracted.rglob("*")):
            below = path.relative_to(extracted)
            if path.is_dir() or any(is_left_out(part) for part in below.parts):
                continue
            if match := self._match(unicodedata.normalize("NFC", f"/{below}")):  # a Mac takes accents apart
                matches[path] = match
        return matches

    @cached_property
    def _numbers(self) -> dict[str, set[str]]:
        """The numbers under which each name of a student occurs."""
        numbers: dict[str, set[str]] = defaultdict(set)
        for match in self._found.values():
            numbers[match["student_id"]].add(match.get("number", ""))
        return numbers

    @cached_property
    def _times(self) -> Counter[tuple[str, str]]:
        """How often a name was met among the files of a student."""
        return Counter()
