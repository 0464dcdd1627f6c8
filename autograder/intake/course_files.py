"""What grading takes from the course's folder: templates, the secret, limits and what submissions find inside."""

import os
import pkgutil
import secrets
from pathlib import Path

import nncourse.plots
from autograder.course import Course
from autograder.engine.limits import Limits, limits_from
from autograder.engine.zygote import Environment
from autograder.errors import CourseError
from autograder.grading.assignment import Assignment
from autograder.grading.libraries import LibraryRules, library_rules
from autograder.grading.notebook.template import Role, Template, read_template
from autograder.judge import hidden_checks
from nncourse.language import LANGUAGES

_PRELOAD = (
    "numpy",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "nncourse",
    "nncourse.data.toy",
    *(f"nncourse.plots.{module.name}" for module in pkgutil.iter_modules(nncourse.plots.__path__)),
)

_EMPTY = "raise NotImplementedError()"
"""What stands in every stub."""


def load_assignment(course: Course, name: str) -> Assignment:
    """Return what grading needs of an assignment; raise `CourseError` where it is not built yet, or damaged."""
    course.require(name)
    texts = []
    for language in LANGUAGES:
        path = course.release_path(name, language)
        try:
            texts.append(path.read_text("utf-8"))
            is_as_built = _is_as_built(read_template(name, texts[-1]))
        except FileNotFoundError:
            raise CourseError(f"{path} is missing: build it with `autograder build {name}`") from None
        except OSError as error:
            raise CourseError(f"{path} cannot be read ({error.strerror}): make it readable") from None
        except (ValueError, LookupError, TypeError, AttributeError):  # no text, no JSON, or not that of a notebook
            raise CourseError(f"{path} is damaged: build it again with `autograder build {name}`") from None
        if not is_as_built:
            raise CourseError(
                f"{path} was changed, so that cells with exercises are gone or filled in: build it again with "
                f"`autograder build {name}`"
            )
    return Assignment(read_template(name, *texts), course_secret(course), libraries_of(course, name))


def _is_as_built(template: Template) -> bool:
    """Return whether all the exercises are there to be judged, and empty."""
    stubs = template.of_role(Role.SOLUTION)
    judged = {cell.name for cell in template.of_role(Role.TEST)}
    is_whole = judged == set(hidden_checks(template.assignment)) <= {stub.name for stub in stubs}
    return is_whole and all(_EMPTY in stub.source for stub in stubs)


def course_secret(course: Course) -> str:
    """Return the secret that draws the checks' inputs; it is made at the first use and kept beside the gradebook.

    Raises `CourseError` where the file cannot be used.
    """
    path = course.root / ".course_secret"
    try:
        if not os.path.lexists(path):
            _make_secret(path)
        secret = path.read_text("ascii").strip()
    except OSError as error:
        raise CourseError(
            f"{path} cannot be used ({error.strerror}): the course must be writable, and this a file that you may read"
        ) from None
    except UnicodeDecodeError:
        secret = ""
    if not secret:
        raise CourseError(
            f"{path} is empty or damaged: put the course's secret back, or delete the file to have a new one made"
        )
    return secret


def _make_secret(path: Path) -> None:
    part = path.with_name(f"{path.name}.part")
    part.touch(mode=0o600)
    part.write_text(secrets.token_hex(32) + "\n", "ascii")
    part.rename(path)  # whole, or not there


def libraries_of(course: Course, name: str) -> LibraryRules:
    """Return what `course.toml` says under `[libraries]` about libraries that do an exercise of assignment `name`."""
    settings = course.settings.get("libraries", {})
    try:
        if unknown := sorted(settings.keys() - {"default", *course.listed}):
            raise ValueError(f"{unknown[0]} is neither `default` nor an assignment")
        return library_rules(settings, name, tuple(hidden_checks(name)))
    except ValueError as error:
        raise CourseError(f"{course.settings_path}, [libraries]: {error}") from None


def limits_of(course: Course) -> Limits:
    """Return the limits that `course.toml` sets under `[limits]`, the defaults for the rest; raise `CourseError`."""
    try:
        return limits_from(course.settings.get("limits", {}))
    except ValueError as error:
        raise CourseError(f"{course.settings_path}, [limits]: {error}") from None


def environment_of(course: Course, template: Template | None = None, *, sandboxed: bool = True) -> Environment:
    """Return what submissions of this course find inside the sandbox.

    Only what is preloaded in it depends on the assignment.
    """
    return Environment(
        packages=(Path(nncourse.__file__).parent,),
        hidden=(Path(__file__).parents[1], course.root),
        preload=_PRELOAD,
        warm_up=(("nncourse.data", "prepare_mnist"),) if template is None or _loads_mnist(template) else (),
        sandboxed=sandboxed,
    )


def _loads_mnist(template: Template) -> bool:
    """Return whether a cell that grading runs reads MNIST, as it was handed out."""
    run = (cell for cell in template.cells if cell.kind == "code" and cell.role is not Role.EXPLORE)
    return any("load_mnist(" in cell.source for cell in run)
