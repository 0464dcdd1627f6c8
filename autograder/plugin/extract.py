"""Unpacking the download of a learning platform: what `nbgrader zip_collect` does first."""

import contextlib
import os
import shutil
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin

from autograder.grading.notebook.notebook_file import MAX_BYTES
from autograder.grading.text import printable
from autograder.intake.archive import BROKEN, PACKINGS

_MOST_FILES = 100_000
_MOST_BYTES = 32 * 2**30


class DownloadExtractor(ExtractorPlugin):
    """nbgrader's extractor, but no file of a student can stop collecting for the class, or fill the disk.

    Only the download itself is unpacked. An archive that the collector's pattern finds to be a student's is copied as
    it is, like those inside the download: `autograder grade` looks into them.
    """

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack and copy everything below `archive_path`; what cannot be is named in the log, with the reason."""
        source, target = Path(archive_path), Path(extracted_path)
        self._files = _MOST_FILES
        self._bytes = min(_MOST_BYTES, shutil.disk_usage(target).free // 2)  # collecting copies all of it once more
        paths = sorted(path for path in source.rglob("*") if not path.is_dir())
        if not paths:
            self.log.warning("No files found in directory: %s", source)
        for path in paths:
            below = path.relative_to(source)
            try:
                if not stat.S_ISREG(path.lstat().st_mode):
                    self._complain(path, "is a link or a device", "put the file itself in its place")
                elif path.suffix in self.zip_ext and not self._is_of_student(below):
                    self.log.info("Unpacking %s", path)
                    self._unpack(path, target / below.with_suffix(""))
                else:
                    (target / below).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, target / below)
            except BROKEN as error:
                advice = "download it again, or unpack it there by hand"
                self._complain(path, f"cannot be unpacked ({_fault(error)})", advice)

    def _is_of_student(self, below: Path) -> bool:
        return bool(self.parent.collector_plugin_inst._match(f"/{below}"))

    def _unpack(self, path: Path, folder: Path) -> None:
        """Unpack a download; the largest of its files come last, so that they take no room from others."""
        with zipfile.ZipFile(path) as archive:
            for member in sorted(_files_in(archive), key=lambda one: one.file_size):
                name = f"{path}: {member.filename}"
                if member.compress_type not in PACKINGS:
                    self._complain(name, "is packed in an unusual way", "unpack the download there by hand")
                elif member.file_size > MAX_BYTES:
                    self._complain(name, "is too large to be graded", "ask for a smaller file")
                elif self._files < 1 or member.file_size > self._bytes:
                    self._complain(
                        name, "is one too many, or too large, for the disk", "make room, or collect in parts"
                    )
                else:
                    self._files -= 1
                    self._bytes -= member.file_size
                    self._write(archive, member, folder, name)

    def _write(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, name: str) -> None:
        target = folder.joinpath(*member.filename.split("/"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as packed, target.open("xb") as file:
                shutil.copyfileobj(packed, file)
        except FileExistsError:
            self._complain(name, "is in the download twice, or called as a folder of it", "look at it by hand")
        except BROKEN as error:
            with contextlib.suppress(OSError):  # there is none where its name is too long
                target.unlink()
            self._complain(name, f"is damaged ({_fault(error)})", "download it again, or look at it by hand")

    def _complain(self, path: Path | str, fault: str, advice: str) -> None:
        self.log.error("%s %s, and is left out: %s", printable(str(path)), fault, advice)


def _files_in(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that are ordinary files inside the folder they are unpacked to."""
    for member in archive.infolist():
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        outside = member.filename.startswith("/") or ".." in member.filename.split("/")
        if not (member.is_dir() or is_link or outside):
            yield member


def _fault(error: Exception) -> str:
    """Return what an error of the library or the system says, in one line."""
    return printable(os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error))
