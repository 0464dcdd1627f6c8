"""The command line: each command parses, calls one function and prints.

Commands import what they need themselves: nbgrader takes seconds to import, and worker processes load this module too.
"""

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder.course import Course
from autograder.errors import AutograderError

if TYPE_CHECKING:
    from autograder.grading.pool import Graded

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Build and grade the course's notebooks.")
console = Console()

CourseOption = Annotated[Path, typer.Option("--course", help="The folder of the course.")]
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
    for only in names if assignments else [""]:
        for path, missing in update_catalogues(only).items():
            console.print(f"{path.name}: {len(missing)} messages lack their Russian, as {missing[0]!r}", style="yellow")
    for name in track(names, description="building", console=console):
        write_sources(here, name)
        if release:
            write_releases(here, name)


@app.command()
def grade(
    assignment: str,
    course: CourseOption = Path(),
    student: Annotated[list[str] | None, typer.Option(help="Only this student; may be given several times.")] = None,
    jobs: Annotated[int | None, typer.Option(help="How many to grade at a time; as many as cores by default.")] = None,
    cell_timeout: Annotated[float | None, typer.Option(min=0.01, help="Seconds one cell may run.")] = None,
    no_sandbox: Annotated[
        bool, typer.Option("--no-sandbox", help="Grade without the wall: only code you trust.")
    ] = False,
) -> None:
    """Grade submitted/<student>/<assignment>/: scores to the gradebook, notebooks, feedback and class page."""
    from autograder.grade_assignment import grade_assignment, write_class_page
    from autograder.grading.collect import submitted_students
    from autograder.grading.course import limits_of

    here = Course(course.resolve())
    here.require(assignment)
    if no_sandbox:
        console.print("WARNING: no sandbox. Student code runs as you, with your files and network.", style="bold red")
    limits = limits_of(here)
    if cell_timeout is not None:
        call_timeout = min(cell_timeout, limits.call_timeout_s)
        limits = dataclasses.replace(limits, cell_timeout_s=cell_timeout, call_timeout_s=call_timeout)
    students = student or submitted_students(here, assignment)
    grading = grade_assignment(here, assignment, students, limits, n_workers=jobs, sandboxed=not no_sandbox)
    graded = list(track(grading, description="grading", total=len(students), console=console))
    console.print(_scores(sorted(graded, key=lambda one: one.student)))
    if student is None:
        console.print(f"class page: {write_class_page(here, assignment, graded)}", soft_wrap=True)
    console.print(f"feedback:   {here.root / 'feedback'}", soft_wrap=True)
    console.print("by hand:    the written answers wait in formgrader (jupyter lab, then nbgrader's Formgrader)")


def _scores(graded: list["Graded"]) -> Table:
    from autograder.messages import say

    table = Table("student", "score", "what was found", title="Scores from the checks")
    for one in graded:
        verdict = one.verdict
        lost = [exercise for exercise in verdict.exercises if exercise.earned < exercise.points]
        found = ", ".join(f"{exercise.name} {exercise.earned:g}/{exercise.points:g}" for exercise in lost)
        repaired = f" ({len(verdict.repairs)} repaired)" if verdict.repairs else ""
        error = say(verdict.error) if verdict.error else ""
        table.add_row(one.student, f"{verdict.earned:g} / {verdict.points:g}", (error or found) + repaired)
    return table


@app.command()
def sample_class(assignment: str, folder: Path, course: CourseOption = Path(), tests: Path = Path("tests")) -> None:
    """Make FOLDER a course with a small class of sample submissions, to try the grading on."""
    from autograder.sample_class import write_sample_class

    here = Course(course.resolve())
    students = write_sample_class(here, here.require(assignment), folder.resolve(), tests / "mutants")
    console.print(f"{len(students)} sample submissions in {folder / 'submitted'}")


@app.command()
def mutants(assignments: Assignments = None, tests: Path = Path("tests")) -> None:
    """Print which check kills which wrong program, and that the unusual right ones pass."""
    from autograder.variants import judge_variant, killers, messages, read_variants

    wrong = 0
    for folder in ("mutants", "unusual"):
        for variant in read_variants(tests / folder):
            if assignments and variant.assignment not in assignments:
                continue
            outcomes = judge_variant(variant)
            killed_by, said = killers(outcomes), messages(outcomes)
            as_expected = bool(killed_by) == (folder == "mutants") and variant.word.lower() in said.lower()
            wrong += not as_expected
            line = f"{variant.exercise:26} {variant.name:44} {', '.join(killed_by) or 'full marks'}"
            console.print(line, style="" if as_expected else "bold red", highlight=False, soft_wrap=True)
            if not as_expected:
                console.print(said or "it lives", markup=False, highlight=False)
    if wrong:
        console.print(f"{wrong} programs are not judged as they should be", style="bold red")
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; an error of ours to the user is one message, not a traceback."""
    try:
        app()
    except AutograderError as error:
        console.print(f"error: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(1)
