"""What nbgrader needs to know to work on a course in two languages. The nbgrader_config.py of a course imports it."""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from traitlets.config import Config, LoggingConfigurable
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from autograder.course import Course
from autograder.errors import CourseError

_PLUGIN = "autograder.plugin"
_FOLDERS = {
    "submitted_directory": "submitted",
    "autograded_directory": "autograded",
    "feedback_directory": "feedback",
    "directory_structure": str(Path("{nbgrader_step}") / "{student_id}" / "{assignment_id}"),
}
"""What nbgrader may not call otherwise: `autograder grade` reads and writes there."""


def programs_on_path() -> None:
    """Let nbgrader find the `alembic` that was installed beside it, also where no environment is activated."""
    own = str(Path(sys.executable).parent)
    if own not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([own, os.environ.get("PATH", "")])


def configure(config: Config) -> None:
    """Put the engine into an nbgrader configuration. A `pre_convert_hook` that is set already is kept.

    Everything goes by its name, so that whoever only reads the configuration need not import nbgrader.
    """
    config.Autograde.exporter_class = f"{_PLUGIN}.exporter.CourseExporter"
    config.Autograde.setdefault("pre_convert_hook", f"{_PLUGIN}.exporter.name_as_handed_out")
    filters = {"markdown": ("markdown2html", "clean_html"), "code": ("highlight_code", "ansi2html")}
    ours = {name: f"{_PLUGIN}.{module}.{name}" for module, names in filters.items() for name in names}
    config.HTMLExporter.setdefault("filters", ours)
    config.Autograde.autograde_preprocessors = [
        f"{_PLUGIN}.execute.WalledExecute",
        "nbgrader.preprocessors.IgnorePattern",
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]


def nbgrader_config(course: Course) -> Config:
    """Return what the course's nbgrader_config.py sets; nothing where there is no such file.

    Raises `CourseError` where it cannot be run, and where it has nbgrader look for submissions in other folders.
    """
    try:
        config = PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()
    except ConfigFileNotFound:
        return Config()
    except (Exception, SystemExit) as error:  # the file is Python: it may raise anything
        path = course.root / "nbgrader_config.py"
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        line = f", line {lines[-1]}," if lines else ""
        fault = f"{type(error).__name__}: {error}".splitlines()[0]
        raise CourseError(f"{path}{line} cannot be run ({fault}): correct it, as nbgrader needs it too") from None
    for name, ours in _FOLDERS.items():
        if str(theirs := config.CourseDirectory.get(name, ours)) != ours:
            raise CourseError(
                f"{course.root / 'nbgrader_config.py'} sets CourseDirectory.{name} to {str(theirs)!r}, and "
                f"`autograder grade` looks nowhere but in {ours!r}: take that line out, and move what lies there"
            )
    return config


def database_url(course: Course, config: Config) -> str:
    """Return the address of the gradebook: `CourseDirectory.db_url` of `config`, or nbgrader's default.

    Raises `CourseError` where that default would be a file elsewhere.
    """
    if url := config.CourseDirectory.get("db_url", ""):
        return str(url)
    if "?" in str(course.root):  # it ends the name of the file in an address
        raise CourseError(f"nbgrader can keep no gradebook in {course.root}: rename the folder without `?`")
    return f"sqlite:///{course.root / 'gradebook.db'}"


def late_policy(config: Config) -> str:
    """Return what `config` sets about what lateness costs, as a text."""
    settings = {name: config[name] for name in ("AssignLatePenalties", "LateSubmissionPlugin") if name in config}
    return json.dumps(settings, sort_keys=True, default=lambda value: getattr(value, "__qualname__", ""))


def course_of(step: LoggingConfigurable) -> Course:
    """Return the course that a step of one of nbgrader's converters works on."""
    part: Any = step
    while not hasattr(part, "coursedir"):
        part = part.parent
    return Course(Path(part.coursedir.root))
