"""The command line: each command parses, calls one function and prints.

Commands import what they need themselves: nbgrader takes seconds to import, and worker processes load this module too.
"""

import dataclasses
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import track

from autograder.course import Course
from autograder.errors import AutograderError, CourseError
from autograder.report.terminal import show_profile, show_results

if TYPE_CHECKING:
    from autograder.classroom.cluster import Cluster
    from autograder.engine.limits import Limits

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Build and grade the course's notebooks.")
console = Console()
errors = Console(stderr=True)

CourseOption = Annotated[Path, typer.Option("--course", help="The folder of the course.")]
Tests = Annotated[Path, typer.Option("--tests", help="Where mutants/ and unusual/ are.")]
Assignments = Annotated[list[str] | None, typer.Argument(help="Assignments; all of them if none is named.")]


@app.command()
def build(
    assignments: Assignments = None,
    course: CourseOption = Path(),
    release: Annotated[bool, typer.Option(help="Also write the releases.")] = True,
) -> None:
    """Write the catalogues, the source notebooks and the releases."""
    from autograder.build.catalogues import update_catalogues
    from autograder.build.release import write_releases
    from autograder.build.source import write_sources

    here = Course(course.resolve())
    names = [here.require(name) for name in assignments or here.assignments]
    for path, missing in update_catalogues(assignments or ()).items():
        console.print(f"{path.name}: {len(missing)} messages lack their Russian, as {missing[0]!r}", style="yellow")
    for name in track(names, description="building", console=console):
        write_sources(here, name)
        if release:
            write_releases(here, name)


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(help="Which assignment, as course.toml names it.")],
    course: CourseOption = Path(),
    student: Annotated[list[str] | None, typer.Option(help="Only this student; may be given several times.")] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many to grade at a time; as many as cores by default.")
    ] = None,
    cell_timeout: Annotated[
        float | None, typer.Option(min=0.01, help="Seconds one cell may run, and one call at most.")
    ] = None,
    cluster: Annotated[str | None, typer.Option(help="Grade on the Dask cluster with this scheduler address.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Grade also what has not changed since it was graded.")
    ] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Print where the time went.")] = False,
    no_sandbox: Annotated[
        bool, typer.Option("--no-sandbox", help="Grade without the wall: only code you trust.")
    ] = False,
) -> None:
    """Grade submitted/<student>/<assignment>/: scores to the gradebook, notebooks, feedback and class page."""
    from autograder.classroom.job import setup_of
    from autograder.classroom.lock import only_run
    from autograder.classroom.pool import WorkerPool, first_zygote
    from autograder.grading.submitted import not_graded, submitted_students

    started = time.perf_counter()
    if cluster and jobs:
        raise AutograderError("--jobs is for this machine: a Dask worker grades as many at a time as it has threads")
    here = Course(course.resolve())
    here.require(assignment)
    if no_sandbox:
        console.print("WARNING: no sandbox. Student code runs as you, with your files and network.", style="bold red")
    students = _chosen(student, submitted_students(here, assignment), assignment)
    with ExitStack() as stack:
        stack.enter_context(only_run(here))
        setup = setup_of(here, assignment, _limits(here, cell_timeout), sandboxed=not no_sandbox)
        first = None if cluster else stack.enter_context(first_zygote(setup))
        from autograder.classroom.grade_assignment import Run  # takes long, and the zygote starts meanwhile

        run = Run(here, setup)
        rows = run.grade(students, _cluster(cluster) if cluster else WorkerPool(jobs, first), again=again)
        for _row in track(rows, description="grading", total=len(students), console=console):
            pass
        page = None if student else run.write_class_page()
    show_results(run, console)
    if not student and (passed_over := not_graded(here, assignment)):
        console.print(f"not graded: {passed_over}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    if profile:
        show_profile(run, time.perf_counter() - started, console)
    if page:
        console.print(f"class page: {page}", soft_wrap=True)
    console.print(f"feedback:   {here.root / 'feedback'}", soft_wrap=True)
    console.print("by hand:    the written answers wait in formgrader (jupyter lab, then nbgrader's Formgrader)")
    if run.unwritten:
        names = ", ".join(run.unwritten[:10])
        raise AutograderError(
            f"what was found of {len(run.unwritten)} students could not be written ({names}): see to the reason that "
            "stands above, and run this again"
        )


def _chosen(names: list[str] | None, submitted: list[str], assignment: str) -> list[str]:
    """Return whom to grade: those named, each once, or all; raise `CourseError` for a name that is not there."""
    for name in names or ():
        if name not in submitted:
            raise CourseError(f"there is no submission of {assignment} by {name!r}: see the folders in submitted/")
    return list(dict.fromkeys(names)) if names else submitted


def _cluster(address: str) -> "Cluster":
    try:
        from autograder.classroom.cluster import Cluster
    except ImportError:
        raise AutograderError(
            "--cluster needs Dask: pip install '.[cluster]' in the folder of the repository"
        ) from None
    return Cluster(address)


def _limits(course: Course, cell_timeout_s: float | None) -> "Limits":
    from autograder.grading.course import limits_of

    limits = limits_of(course)
    if cell_timeout_s is None:
        return limits
    call_timeout_s = min(cell_timeout_s, limits.call_timeout_s)
    return dataclasses.replace(limits, cell_timeout_s=cell_timeout_s, call_timeout_s=call_timeout_s)


@app.command()
def sample_class(
    assignment: Annotated[str, typer.Argument(help="Which assignment, as course.toml names it.")],
    folder: Annotated[Path, typer.Argument(help="A folder of its own, made where it is missing.")],
    course: CourseOption = Path(),
    tests: Tests = Path("tests"),
) -> None:
    """Make FOLDER a course with a small class of sample submissions, to try the grading on."""
    from autograder.sample_class import write_sample_class

    here = Course(course.resolve())
    students = write_sample_class(here, here.require(assignment), folder.resolve(), tests / "mutants")
    console.print(f"{len(students)} sample submissions in {folder / 'submitted'}")


@app.command()
def mutants(assignments: Assignments = None, tests: Tests = Path("tests")) -> None:
    """Print which check kills which wrong program, and that the unusual right ones pass."""
    from autograder.variants import judge_variant, killers, messages, read_variants

    wrong = tried = 0
    for folder in ("mutants", "unusual"):
        for variant in read_variants(tests / folder):
            if assignments and variant.assignment not in assignments:
                continue
            outcomes = judge_variant(variant)
            killed_by, said = killers(outcomes), messages(outcomes)
            as_expected = bool(killed_by) == (folder == "mutants") and variant.word.lower() in said.lower()
            wrong += not as_expected
            tried += 1
            line = f"{variant.exercise:26} {variant.name:44} {', '.join(killed_by) or 'full marks'}"
            console.print(line, style="" if as_expected else "bold red", highlight=False, soft_wrap=True)
            if not as_expected:
                console.print(said or "it lives", markup=False, highlight=False)
    if not tried:
        raise CourseError(f"there is no program to try for {', '.join(assignments or ())} below {tests}")
    if wrong:
        console.print(f"{wrong} programs are not judged as they should be", style="bold red")
        raise typer.Exit(1)


def run() -> None:
    """Run the command line; an error to the user is one line on the standard error, not a traceback."""
    try:
        app()
    except AutograderError as error:
        _fail(str(error))
    except OSError as error:  # where nobody nearer knew what to do about it
        reason = error.strerror or str(error) or type(error).__name__
        _fail(f"{os.fsdecode(error.filename)}: {reason}" if isinstance(error.filename, str | bytes) else reason)


def _fail(reason: str) -> NoReturn:
    errors.print(f"error: {reason}", style="red", markup=False, soft_wrap=True)
    sys.exit(1)
