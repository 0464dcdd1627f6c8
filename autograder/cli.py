"""The command line: each command parses, calls one function and prints.

Commands import what they need themselves: nbgrader takes seconds to import, and worker processes load this module too.
"""

import contextlib
import dataclasses
import difflib
import errno
import io
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from rich.console import Console
from rich.progress import track

from autograder.course import Course
from autograder.errors import AutograderError, CourseError
from autograder.grading.text import counted
from autograder.report.terminal import show_missing, show_places, show_profile, show_results

if TYPE_CHECKING:
    from autograder.classroom.cluster import Cluster
    from autograder.engine.limits import Limits

console = Console()
errors = Console(stderr=True)

Command = Callable[..., Any]
"""A function that becomes a command."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
def app() -> None:
    """Build and grade the course's notebooks."""


class _Count(click.IntRange):
    """How many of something there are to be."""

    name = "whole number"


def _folder(name: str, default: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, type=click.Path(path_type=Path), default=default, help=text)


_course = _folder("--course", ".", "The folder of the course.")
_tests = _folder("--tests", "tests", "Where mutants/ and unusual/ are.")


@app.command()
@click.argument("assignments", nargs=-1)
@_course
@click.option("--release/--no-release", default=True, help="Also write the releases.")
def build(assignments: tuple[str, ...], course: Path, release: bool) -> None:
    """Write catalogues, source notebooks and releases.

    Those of ASSIGNMENTS, or of all, if none is named. Catalogues are those of this package, not of --course.
    """
    from autograder.build.catalogues import update_catalogues
    from autograder.build.release import write_releases
    from autograder.build.source import write_sources
    from autograder.classroom.lock import only_run

    here = Course(course.resolve())
    names = [here.named(name) for name in assignments or here.assignments]
    for path, missing in update_catalogues(names if assignments else ()).items():
        text = f"{path.name}: {len(missing)} messages have no Russian translation, for example {missing[0]!r}"
        console.print(text, style="yellow", markup=False, highlight=False, soft_wrap=True)
    with only_run(here):
        for name in track(names, description="building", console=console):
            write_sources(here, name)
            if release:
                write_releases(here, name)


@app.command()
@click.argument("assignment")
@_course
@click.option("--student", "students", multiple=True, help="Only this student; may be given several times.")
@click.option(
    "--jobs", type=_Count(min=1), metavar="N", help="How many to grade at a time; by default, the number of cores."
)
@click.option(
    "--cell-timeout",
    type=click.FloatRange(min=0.01),
    help="Seconds one cell may run; also caps a call. For this run only: without it, the next grades anew.",
)
@click.option("--cluster", help="Grade on the Dask cluster with this scheduler address.")
@click.option("--again", is_flag=True, help="Grade also what has not changed since it was graded.")
@click.option("--profile", is_flag=True, help="Print where the time went.")
@click.option("--no-sandbox", is_flag=True, help="Grade without the wall: only code you trust.")
def grade(
    assignment: str,
    course: Path,
    students: tuple[str, ...],
    jobs: int | None,
    cell_timeout: float | None,
    cluster: str | None,
    again: bool,
    profile: bool,
    no_sandbox: bool,
) -> None:
    """Grade what a class handed in.

    ASSIGNMENT is named as in course.toml, or by the beginning of its name (a02); submissions lie in
    submitted/<student>/<assignment>/. Scores go to the gradebook, repaired notebooks to autograded/, pages to feedback/
    and reports/.
    """
    from autograder.classroom.job import setup_of
    from autograder.classroom.lock import only_run
    from autograder.classroom.pool import WorkerPool, first_zygote
    from autograder.intake.submitted import not_graded, submitted_students

    started = time.perf_counter()
    if cluster == "":
        raise AutograderError("--cluster has no address: give that of the scheduler, such as tcp://HOST:8786")
    if cluster and jobs:
        raise AutograderError("--jobs is for this machine: a Dask worker grades as many at a time as it has threads")
    here = Course(course.resolve())
    assignment = here.named(assignment)
    if no_sandbox:
        console.print("WARNING: no sandbox. Student code runs as you, with your files and network.", style="bold red")
    chosen = _chosen(here, students, submitted_students(here, assignment), assignment)
    with ExitStack() as stack:
        stack.enter_context(only_run(here))
        stack.enter_context(contextlib.chdir(here.root))  # some of what starts reads and runs what lies where it does
        setup = setup_of(here, assignment, _limits(here, cell_timeout), sandboxed=not no_sandbox)
        first = None if cluster else stack.enter_context(first_zygote(setup))
        from autograder.classroom.grade_assignment import Run  # takes long, and the zygote starts meanwhile

        run = Run(here, setup)
        rows = run.grade(chosen, _cluster(cluster) if cluster else WorkerPool(jobs, first), again=again)
        for _row in track(rows, description="grading", total=len(chosen), console=console):
            pass
        show_results(run.results, run.n_unchanged, console)
        page = None if students else run.write_class_page()
    if page:
        show_missing(run.results, not_graded(here, assignment), console)
    if profile:
        show_profile(run.seconds, run.n_graded, time.perf_counter() - started, console)
    show_places(page, here.root, console)
    if run.unwritten:
        names = ", ".join(run.unwritten[:10])
        raise AutograderError(
            f"what was found of {counted(len(run.unwritten), 'student')} could not be written ({names}): fix the cause "
            "shown above, and run this again"
        )


def _chosen(course: Course, names: tuple[str, ...], submitted: list[str], assignment: str) -> list[str]:
    """Return whom to grade: those named, each once, or all; raise `CourseError` for a name that is not there."""
    from autograder.intake.submitted import cannot_be_read

    for name in names:
        if name not in submitted:
            if cannot_be_read(course, name):
                raise CourseError(f"{course.root / 'submitted' / name} cannot be read: make it readable")
            close = difflib.get_close_matches(name, submitted, n=1)
            there = f"did you mean {close[0]!r}?" if close else "see the folders in submitted/"
            raise CourseError(f"there is no submission of {assignment} by {name!r}: {there}")
    return list(dict.fromkeys(names)) if names else submitted


def _cluster(address: str) -> "Cluster":
    try:
        from autograder.classroom.cluster import Cluster
    except ImportError:
        raise AutograderError(
            "--cluster needs Dask: in the folder of the repository, pip install -e ./nncourse -e '.[cluster]'"
        ) from None
    return Cluster(address)


def _limits(course: Course, cell_timeout_s: float | None) -> "Limits":
    from autograder.intake.course_files import limits_of

    limits = limits_of(course)
    if cell_timeout_s is None:
        return limits
    call_timeout_s = min(cell_timeout_s, limits.call_timeout_s)
    try:
        return dataclasses.replace(limits, cell_timeout_s=cell_timeout_s, call_timeout_s=call_timeout_s)
    except ValueError as error:
        raise AutograderError(f"--cell-timeout: {error}") from None


@app.command()
@click.argument("assignment")
@click.argument("folder", type=click.Path(path_type=Path))
@_course
@_tests
def sample_class(assignment: str, folder: Path, course: Path, tests: Path) -> None:
    """Make a small class to try the grading on.

    FOLDER becomes a course with sample submissions of ASSIGNMENT; it is made where it is missing.
    """
    from autograder.sample_class import write_sample_class

    here = Course(course.resolve())
    students = write_sample_class(here, here.named(assignment), folder.resolve(), tests / "mutants")
    text = f"{len(students)} sample submissions in {folder / 'submitted'}"
    console.print(text, markup=False, highlight=False, soft_wrap=True)


@app.command()
@click.argument("assignments", nargs=-1)
@_tests
def mutants(assignments: tuple[str, ...], tests: Path) -> None:
    """Print which check kills which wrong program.

    And that the unusual right ones pass; of ASSIGNMENTS, or of all, if none is named.
    """
    from autograder.variants import is_as_expected, judge_variant, killers, messages, read_variants

    misjudged = tried = 0
    for folder in ("mutants", "unusual"):
        for variant in read_variants(tests / folder):
            if assignments and not variant.assignment.startswith(assignments):
                continue
            outcomes = judge_variant(variant)
            as_expected = is_as_expected(variant, outcomes, wrong=folder == "mutants")
            misjudged += not as_expected
            tried += 1
            line = f"{variant.exercise:26} {variant.name:44} {', '.join(killers(outcomes)) or 'full marks'}"
            console.print(line, style="" if as_expected else "bold red", highlight=False, soft_wrap=True)
            if not as_expected:
                console.print(messages(outcomes) or "it lives", markup=False, highlight=False)
    if not tried:
        wanted = ", ".join(assignments) or "any assignment"
        raise CourseError(
            f"there is no program to try for {wanted} below {tests}: choose from the folders there, or name another "
            "folder with --tests"
        )
    if misjudged:
        console.print(f"{misjudged} programs are not judged as they should be", style="bold red")
        sys.exit(1)


def run() -> None:
    """Run the command line; an error to the user is one line on the standard error, not a traceback.

    Raises `KeyboardInterrupt` where Ctrl-C ended it.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # letters that the terminal does not have, as on the standard error
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app(standalone_mode=False)
    except click.ClickException as error:  # of the command line itself
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        raise KeyboardInterrupt from None
    except AutograderError as error:
        _fail(str(error))
    except OSError as error:  # where nobody nearer knew what to do about it
        reason = error.strerror or str(error) or type(error).__name__
        named = isinstance(error.filename, str | bytes)
        _fail(f"{os.fsdecode(error.filename)}: {reason}{_remedy(error)}" if named else reason)


def _remedy(error: OSError) -> str:
    """Return what to do about a file that cannot be used, where that is clear."""
    match error:
        case PermissionError():
            return ": make it, and the folder it lies in, readable and writable"
        case NotADirectoryError() | FileExistsError():
            return ": choose another folder"
        case _ if error.errno == errno.EROFS:
            return ": choose a folder that can be written"
    return ""


def _fail(reason: str) -> NoReturn:
    errors.print(f"error: {reason}", style="red", markup=False, soft_wrap=True)
    sys.exit(1)
