"""A course folder of nbgrader's, graded in process as formgrader's button grades it."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from autograder.nbgrader_config import configure, programs_on_path

Score = tuple[float, float, bool]
"""What nbgrader's gradebook says of a notebook: its score, the most one can get, whether a person must look at it."""


@dataclass
class Classroom:
    """A folder with assignments, each of one notebook `p1`; `settings` are those of nbgrader, by class."""

    root: Path
    settings: dict[str, dict[str, Any]]
    walled: bool = True
    db_url: str = ""

    @property
    def api(self) -> NbGraderAPI:
        """Return nbgrader's own interface, configured for this folder."""
        programs_on_path()
        config = Config({name: dict(values) for name, values in self.settings.items()})
        config.CourseDirectory.root = str(self.root)
        config.CourseDirectory.course_id = "course"
        if self.db_url:
            config.CourseDirectory.db_url = self.db_url
        if self.walled:
            configure(config)
        return NbGraderAPI(config=config)

    def hand_out(self, assignment: str, source: Path) -> dict[str, Any]:
        """Release `source` as an assignment, and return what nbgrader says."""
        path = self.root / "source" / assignment / "p1.ipynb"
        path.parent.mkdir(parents=True)
        shutil.copy(source, path)
        result: dict[str, Any] = self.api.generate_assignment(assignment)
        return result

    def hand_in(self, assignment: str, student: str, notebook: Path, beside: dict[str, str]) -> None:
        """Submit a notebook, and files beside it."""
        folder = self.root / "submitted" / student / assignment
        folder.mkdir(parents=True)
        shutil.copy(notebook, folder / "p1.ipynb")
        for name, text in beside.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")

    def grade(self, assignment: str, student: str) -> Score:
        """Return the score of a student; raise `AssertionError` with nbgrader's log where there is none."""
        result = self.api.autograde(assignment, student)
        assert result["success"], result["log"]
        return self.score(assignment, student)

    def score(self, assignment: str, student: str, notebook: str = "p1") -> Score:
        """Return what the gradebook says."""
        with Gradebook(self.db_url or f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            found = gradebook.find_submission_notebook(notebook, assignment, student)
            return found.score, found.max_score, bool(found.needs_manual_grade)

    def autograded(self, assignment: str, student: str, name: str = "p1.ipynb") -> Path:
        """Return where nbgrader leaves a file after grading."""
        return self.root / "autograded" / student / assignment / name
