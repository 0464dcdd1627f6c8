"""The command line: each command parses, calls one function and prints."""

import dataclasses
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder.build.catalogues import update_catalogues
from autograder.build.release import write_releases
from autograder.build.source import write_sources
from autograder.course import Course
from autograder.errors import AutograderError
from autograder.grade_assignment import grade_assignment, write_class_page
from autograder.grading.collect import submitted_students
from autograder.grading.course import limits_of
from autograder.grading.pool import Graded
from autograder.messages import say
from autograder.sample_class import write_sample_class
from autograder.variants import judge_variant, killers, messages, read_variants

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
    here = Course(course.resolve())
    names = [here.require(name) for name in assignments or here.assignments]
    for only in names if assignments else [""]:
        for path, missing in update_catalogues(only).items():
            console.print(
                f"{path.name}: {len(missing)} messages lack their Russian, e.g. {missing[0]!r}", style="yellow"
            )
    for name in names:
        write_sources(here, name)
        if release:
            write_releases(here, name)
        console.print(f"built {name}")


@app.command()
def grade(
    assignment: str,
    course: CourseOption = Path(),
    student: Annotated[list[str] | None, typer.Option(help="Only this student; may be given several times.")] = None,
    jobs: Annotated[int | None, typer.Option(help="How many to grade at a time; as many as cores by default.")] = None,
    cell_timeout: Annotated[float | None, typer.Option(help="Seconds one cell may run.")] = None,
    no_sandbox: Annotated[
        bool, typer.Option("--no-sandbox", help="Grade without the wall: only code you trust.")
    ] = False,
) -> None:
    """Grade the submissions in submitted/<student>/<assignment>/ and write gradebook, notebooks, feedback, class page."""
    here = Course(course.resolve())
    here.require(assignment)
    if no_sandbox:
        console.print("WARNING: no sandbox. Student code runs as you, with your files and network.", style="bold red")
    limits = limits_of(here)
    if cell_timeout is not None:
        limits = dataclasses.replace(
            limits, cell_timeout_s=cell_timeout, call_timeout_s=min(cell_timeout, limits.call_timeout_s)
        )
    students = student or submitted_students(here, assignment)
    grading = grade_assignment(here, assignment, students, limits, n_workers=jobs, sandboxed=not no_sandbox)
    graded = list(track(grading, description="grading", total=len(students), console=console))
    console.print(_table(sorted(graded, key=lambda one: one.student)))
    if student is None:
        console.print(f"class page: {write_class_page(here, assignment, graded)}", soft_wrap=True)
    console.print(f"feedback:   {here.root / 'feedback'}", soft_wrap=True)
    console.print("by hand:    the written answers wait in formgrader (jupyter lab, then nbgrader's Formgrader)")


def _table(graded: list[Graded]) -> Table:
    table = Table("student", "score", "what was found", title="Scores from the checks")
    for one in graded:
        verdict = one.verdict
        lost = [
            f"{exercise.name} {exercise.earned:g}/{exercise.points:g}"
            for exercise in verdict.exercises
            if exercise.earned < exercise.points
        ]
        found = say(verdict.error) if verdict.error else ", ".join(lost)
        repaired = f" ({len(verdict.repairs)} repairs)" if verdict.repairs else ""
        table.add_row(one.student, f"{verdict.earned:g} / {verdict.points:g}", found + repaired)
    return table


@app.command()
def sample_class(assignment: str, folder: Path, course: CourseOption = Path(), tests: Path = Path("tests")) -> None:
    """Make FOLDER a course with a small class of sample submissions, to try the grading on."""
    here = Course(course.resolve())
    students = write_sample_class(here, here.require(assignment), folder.resolve(), tests / "mutants")
    console.print(f"{len(students)} sample submissions in {folder / 'submitted'}")


@app.command()
def mutants(assignments: Assignments = None, tests: Path = Path("tests"), verbose: bool = False) -> None:
    """Print which check kills which wrong program, and that the unusual right ones pass."""
    survivors = 0
    for variant in read_variants(tests / "mutants"):
        if assignments and variant.assignment not in assignments:
            continue
        outcomes = judge_variant(variant)
        killed_by = killers(outcomes)
        said = messages(outcomes)
        fits = variant.word.lower() in said.lower()
        survivors += not (killed_by and fits)
        mark = "killed" if killed_by and fits else "MESSAGE DOES NOT FIT" if killed_by else "LIVES"
        console.print(f"{variant.exercise:28} {variant.name:40} {mark}: {', '.join(killed_by)}", highlight=False)
        if verbose or not fits:
            console.print(f"      {said}", highlight=False, markup=False)
    for variant in read_variants(tests / "unusual"):
        if assignments and variant.assignment not in assignments:
            continue
        outcomes = judge_variant(variant)
        failed = killers(outcomes)
        survivors += bool(failed)
        console.print(
            f"{variant.exercise:28} {variant.name:40} {'FAILS: ' + ', '.join(failed) if failed else 'full marks'}",
            highlight=False,
        )
        if failed:
            console.print(f"      {messages(outcomes)}", highlight=False, markup=False)
    if survivors:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; an error of ours to the user is one message, not a traceback."""
    try:
        app()
    except AutograderError as error:
        console.print(f"error: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(1)
