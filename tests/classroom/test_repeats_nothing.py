"""A second run does again exactly what depends on what has changed."""

import contextlib
import dataclasses
import importlib.metadata
import shutil
import sqlite3
from pathlib import Path

import pytest
from traitlets.config import Config

from autograder.classroom import keys
from autograder.classroom.grade_assignment import Run
from autograder.classroom.gradebook import CourseGradebook
from autograder.classroom.job import Job, Setup, setup_of
from autograder.classroom.keys import judging_key
from autograder.classroom.worker import Worker
from autograder.course import Course
from autograder.errors import CourseError, GradebookError
from autograder.grading.verdict import Verdict
from autograder.nbgrader_config import database_url
from autograder.sample_class import copy_assignment
from nncourse.language import Message
from tests.classroom.classes import ASSIGNMENT, book, make_class, sqlite
from tests.conftest import COURSE, LIMITS, ROOT, load

pytestmark = pytest.mark.xdist_group("repeats_nothing")  # one worker grades the class for all of them

SIZE = 4


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a class that has been graded once."""
    folder = tmp_path_factory.mktemp("class")
    make_class(folder, SIZE)
    assert len(judged_again(folder)[0]) == SIZE
    return folder


def judged_again(folder: Path, setup: Setup | None = None) -> tuple[set[str], int]:
    """Run over the class, and return whose code was run again and how many were left as they are."""
    course = Course(folder)
    run = Run(course, setup or setup_of(course, ASSIGNMENT, LIMITS))
    judged: set[str] = set()

    def executor(jobs, setup):
        with contextlib.closing(Worker(setup)) as worker:
            for graded in map(worker.grade, jobs):
                judged.update({graded.student} if "fork" in graded.seconds else ())
                yield graded

    rows = list(run.grade(sorted(path.name for path in (folder / "submitted").iterdir()), executor))
    assert len(rows) == SIZE
    return judged, run.n_unchanged


@pytest.fixture
def settled(graded: Path, tmp_path: Path) -> Path:
    """Return a copy of the graded class."""
    folder = tmp_path / "class"
    shutil.copytree(graded, folder)
    return folder


def test_nothing_is_done_for_an_unchanged_class(settled: Path) -> None:
    """Time stamps of files do not count."""
    for path in (settled / "submitted").rglob("*.ipynb"):
        path.touch()
    assert judged_again(settled) == (set(), SIZE)


def test_a_changed_submission_is_graded_again(settled: Path) -> None:
    """And no other."""
    path = settled / "submitted" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.write_text((settled / "submitted" / "s000" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text() + " ")
    assert judged_again(settled) == ({"s001"}, SIZE - 1)
    assert judged_again(settled) == (set(), SIZE)


def test_a_lost_page_is_written_again_without_judging(settled: Path) -> None:
    """The verdict stands in the ledger, shapes in messages and all."""
    page = settled / "feedback" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    before = page.read_text("utf-8")
    page.unlink()
    assert judged_again(settled) == (set(), SIZE - 1)
    assert page.read_text("utf-8") == before
    page.unlink()
    page.mkdir()
    assert judged_again(settled)[1] == SIZE - 1  # a folder is no page


def test_a_deadline_set_later_is_looked_at_without_judging(settled: Path) -> None:
    """Lateness may have changed."""
    with sqlite3.connect(settled / "gradebook.db") as database:
        database.execute("UPDATE assignment SET duedate = '2026-01-01 00:00:00'")
    assert judged_again(settled) == (set(), 0)
    assert judged_again(settled) == (set(), SIZE)


def test_scores_that_somebody_removed_are_written_again(settled: Path) -> None:
    """The ledger is believed only where the gradebook bears it out."""
    before = book(sqlite(settled))
    with sqlite3.connect(settled / "gradebook.db") as database:
        database.execute("UPDATE grade SET auto_score = 0")
    judged_again(settled)
    assert book(sqlite(settled)) == before
    (settled / "gradebook.db").unlink()
    assert len(judged_again(settled)[0]) == SIZE
    assert book(sqlite(settled)) == before


def test_what_another_version_wrote_into_the_ledger_is_graded_again(settled: Path) -> None:
    """A line that cannot be read says nothing; it does not end the run."""
    with sqlite3.connect(settled / "gradebook.db") as database:
        database.execute("UPDATE autograder_ledger SET verdict = '{\"exercises\": 3}' WHERE student = 's001'")
    assert judged_again(settled) == ({"s001"}, SIZE - 1)


def test_a_date_that_is_none_in_the_gradebook(settled: Path) -> None:
    """The error says what to do, as for any other damage."""
    with contextlib.closing(sqlite3.connect(settled / "gradebook.db")) as database, database:
        database.execute("UPDATE assignment SET duedate = 'soon'")
    with pytest.raises(GradebookError, match=r"gradebook\.db cannot be read: .*'soon'.*put back a copy of it"):
        judged_again(settled)


@pytest.mark.parametrize("text", ["no JSON", '{"cells": 5}', "[]"])
def test_a_damaged_source_is_one_clear_error(text: str, tmp_path: Path) -> None:
    """A gradebook that is new needs it; nbformat raises what it likes."""
    course = copy_assignment(COURSE, ASSIGNMENT, tmp_path)
    course.source_path(ASSIGNMENT, "en").write_text(text)
    template = setup_of(course, ASSIGNMENT, LIMITS).assignment.template
    with pytest.raises(CourseError, match=f"is damaged: build it again with `autograder build {ASSIGNMENT}`"):
        CourseGradebook(course, template, Config())


def test_no_gradebook_is_made_in_another_folder(tmp_path: Path) -> None:
    """What follows a question mark is no part of the file's name in an address."""
    with pytest.raises(CourseError, match="rename the folder"):
        database_url(Course(tmp_path / "why?"), Config())


def test_a_gradebook_that_cannot_be_opened_is_closed(tmp_path: Path) -> None:
    """Here the source of the assignment is missing, which a gradebook that is new needs."""
    course = copy_assignment(COURSE, ASSIGNMENT, tmp_path)
    course.source_path(ASSIGNMENT, "en").unlink()
    with pytest.raises(CourseError, match="build it with `autograder build") as error:
        CourseGradebook(course, setup_of(course, ASSIGNMENT, LIMITS).assignment.template, Config())
    assert error.value  # whose traceback keeps all that was made from being collected
    opened = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert tmp_path / "gradebook.db" not in opened


def test_a_changed_limit_or_secret_grades_everything_again(settled: Path) -> None:
    """Each can change verdicts."""
    setup = setup_of(Course(settled), ASSIGNMENT, dataclasses.replace(LIMITS, call_timeout_s=29.0))
    assert len(judged_again(settled, setup)[0]) == SIZE
    (settled / ".course_secret").write_text("another")
    assert len(judged_again(settled)[0]) == SIZE


def test_another_version_of_a_library_grades_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may compute otherwise; where it is not installed, students' code goes another way."""
    setup = Setup(Course(tmp_path), load(ASSIGNMENT), {}, LIMITS)
    version = importlib.metadata.version

    def with_another(changed: str, found: str | None) -> str:
        def version_of(name: str) -> str:
            if name == changed and found is None:
                raise importlib.metadata.PackageNotFoundError(name)
            return str(found) if name == changed else version(name)

        monkeypatch.setattr(importlib.metadata, "version", version_of)
        return judging_key(setup)

    every = [with_another(library, found) for library in keys._LIBRARIES for found in ("1000.0", None)]
    monkeypatch.undo()
    assert len({judging_key(setup), *every}) == 1 + len(every)


def test_all_that_decides_a_verdict_or_a_page_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall, the version of Python, a verdict that was given in advance, and the titles on the pages."""
    setup = Setup(Course(tmp_path), load(ASSIGNMENT), {"en": "Softmax"}, LIMITS)
    job = Job("ann", b"{}")
    before, titled = judging_key(setup), keys.showing_key(setup)
    assert judging_key(dataclasses.replace(setup, sandboxed=False)) != before
    assert keys.showing_key(dataclasses.replace(setup, titles={"en": "Soft"})) != titled
    unread = dataclasses.replace(job, verdict=Verdict(ASSIGNMENT, error=Message("it is empty")))
    assert keys.verdict_key(before, unread) != keys.verdict_key(before, job)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert judging_key(setup) != before


ALL = {"a00_neuron", "a02_softmax_nll", "a05_sgd", "a06_two_layer_net"}


@pytest.mark.parametrize(
    ("file", "assignments"),
    [
        ("autograder/checks/a05_sgd/__init__.py", {"a05_sgd"}),
        ("autograder/checks/a05_sgd/minibatches.py", {"a05_sgd"}),
        ("autograder/checks/a05_sgd/samples.py", {"a05_sgd"}),
        ("autograder/checks/training.py", {"a05_sgd", "a06_two_layer_net"}),
        ("autograder/checks/digits.py", {"a05_sgd", "a06_two_layer_net"}),
        ("autograder/references/a02_softmax_nll.py", {"a02_softmax_nll", "a05_sgd", "a06_two_layer_net"}),
        ("autograder/grading/grade.py", ALL),
        ("autograder/engine/guest/shell.py", ALL),
        ("autograder/judge.py", ALL),
        ("autograder/classroom/worker.py", ALL),
        ("autograder/intake/course_files.py", ALL),
        ("nncourse/checking/expect.py", ALL),
        ("nncourse/language.py", ALL),
        ("autograder/report/pages.py", set()),
    ],
)
def test_a_changed_file_counts_for_what_depends_on_it(
    file: str, assignments: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check for its assignment, a reference for those that import it, the grading for all, a page for none."""
    for package in (keys._AUTOGRADER, keys._NNCOURSE):
        left_out = shutil.ignore_patterns("__pycache__", "locale", "*.gz")
        shutil.copytree(package, tmp_path / package.name, ignore=left_out)
    monkeypatch.setattr(keys, "_JUDGING", tuple(tmp_path / path.relative_to(ROOT) for path in keys._JUDGING))
    monkeypatch.setattr(keys, "_AUTOGRADER", tmp_path / "autograder")
    setups = {name: Setup(Course(tmp_path), load(name), {}, LIMITS) for name in ALL}
    before = {name: judging_key(setup) for name, setup in setups.items()}
    with (tmp_path / file).open("a") as changed:
        changed.write("\n# changed\n")
    assert {name for name, setup in setups.items() if judging_key(setup) != before[name]} == assignments


def test_all_code_of_nncourse_counts() -> None:
    """A student's own cell may call any of it."""
    modules = {path for path in keys._NNCOURSE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert modules <= set(keys._JUDGING)
