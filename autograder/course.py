"""The course as its folder describes it."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.errors import CourseError
from autograder.settings import Settings, read_settings

_ON_GITHUB = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")


@dataclass(frozen=True)
class Course:
    """A course folder: `assignments/`, `source/`, `release/` and nbgrader's own folders below `root`."""

    root: Path

    @property
    def exists(self) -> bool:
        """Whether the folder holds a course of ours; nbgrader's steps also run in folders that do not."""
        return self.settings_path.is_file()

    @property
    def settings_path(self) -> Path:
        """Where `course.toml` is."""
        return self.root / "assignments" / "course.toml"

    @cached_property
    def settings(self) -> Settings:
        """Return the contents of `course.toml`; raise `CourseError` where it is missing or malformed."""
        return read_settings(self.settings_path)

    @property
    def address(self) -> tuple[str, str]:
        """The repository's public address, and its branch.

        Raises `CourseError` where `course.toml` lacks one of them, and where Colab could not open the address.
        """
        path = self.settings_path
        try:
            repository, branch = self.settings["repository"].rstrip("/"), self.settings["branch"]
        except KeyError as error:
            raise CourseError(f"{path}: there is no `{error.args[0]}`, to which the notebooks link: add it") from None
        if not _ON_GITHUB.fullmatch(repository):
            raise CourseError(f"{path}: `repository` must be https://github.com/OWNER/NAME, as Colab opens no other")
        return repository, branch

    @property
    def listed(self) -> tuple[str, ...]:
        """Names of the assignments in `course.toml`, written or not."""
        return tuple(entry["name"] for entry in self.settings["assignments"])

    @property
    def assignments(self) -> tuple[str, ...]:
        """Names of the assignments that are written, in the order of the course."""
        return tuple(name for name in self.listed if self.text_path(name).exists())

    def has(self, assignment: str) -> bool:
        """Return whether `assignment` is one of a course of ours."""
        return self.exists and assignment in self.assignments

    def title(self, assignment: str, language: str) -> str:
        """Return the title of `assignment` in `language`."""
        entry = next(entry for entry in self.settings["assignments"] if entry["name"] == assignment)
        return str(dict(entry["title"])[language])

    def text_path(self, assignment: str) -> Path:
        """Return where the author's text of `assignment` is."""
        return self.root / "assignments" / assignment / "notebook.py"

    def source_path(self, assignment: str, language: str) -> Path:
        """Return where the source notebook of `assignment` is, solutions in it."""
        return self.root / "source" / language / assignment / f"{assignment}.ipynb"

    def release_path(self, assignment: str, language: str) -> Path:
        """Return where the notebook that students open is."""
        return self.root / "release" / language / assignment / f"{assignment}.ipynb"

    def named(self, text: str) -> str:
        """Return the assignment called `text`, or the only one that begins so; raise `CourseError` if there is none."""
        begin_so = [name for name in self.assignments if text and name.startswith(text)]
        return begin_so[0] if len(begin_so) == 1 else self.require(text)

    def require(self, assignment: str) -> str:
        """Return `assignment`; raise `CourseError` if the course has none of that name."""
        if assignment in self.assignments:
            return assignment
        if assignment and self.text_path(assignment).exists():
            raise CourseError(f"course.toml does not name {assignment}: add it to the [[assignments]] there")
        if any(path.parent.name == assignment for path in (self.root / "source").glob("**/*.ipynb")):
            raise CourseError(
                f"{assignment} is not one of the course's assignments, so there are no checks to judge it by: "
                f"`nbgrader autograde {assignment}` grades it by its own tests, behind the same wall"
            )
        if assignment in self.listed:
            raise CourseError(
                f"course.toml names {assignment}, but {self.text_path(assignment)} is missing: write it, or take the "
                "name out of course.toml"
            )
        known = f"choose one of {', '.join(self.assignments)}" if self.assignments else "course.toml names none yet"
        raise CourseError(f"there is no assignment {assignment!r}: {known}")
