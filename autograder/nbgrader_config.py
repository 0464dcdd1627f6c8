"""What nbgrader needs to know to work on a course in two languages."""

import os
import sys
from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from autograder.course import Course


def programs_on_path() -> None:
    """Let nbgrader find the `alembic` that was installed beside it, also where no environment is activated."""
    own = str(Path(sys.executable).parent)
    if own not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([own, os.environ.get("PATH", "")])


def nbgrader_config(course: Course) -> Config:
    """Return what the course's nbgrader_config.py sets; nothing where there is no such file."""
    try:
        return PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()
    except ConfigFileNotFound:
        return Config()


def database_url(course: Course) -> str:
    """Return the address of the gradebook: `CourseDirectory.db_url` of nbgrader_config.py, or nbgrader's default."""
    url = nbgrader_config(course).CourseDirectory.get("db_url", "")
    return str(url) if url else f"sqlite:///{course.root / 'gradebook.db'}"
