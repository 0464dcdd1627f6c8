"""The benchmark measures what it says: distinct classes, commands with an end, the students' own time, equal scores."""

import contextlib
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest

from autograder.course import Course
from autograder.grading.notebook.submission import read_submission
from autograder.sample_class import solved, with_cell
from benchmarks.classes import copy_class, sample, skip_pictures, students_of, write_class
from benchmarks.commands import CommandError, run, start
from benchmarks.compare import LIMIT, NOT_INSTALLED, OURS, Comparison, Plan, Row
from benchmarks.graders import differences
from benchmarks.limit import Clock, cost, in_a_fork
from benchmarks.memory import _family, watch
from benchmarks.report import findings, write_report
from tests.classroom.classes import make_class
from tests.conftest import ROOT, full_scores, load

ASSIGNMENT = "a02_softmax_nll"
PYTHON = Path(sys.executable)


def busy(seconds: float) -> None:
    """Use the processor for so long."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_a_class_holds_distinct_submissions_and_a_copy_skips_its_pictures(tmp_path: Path) -> None:
    """No two are the same; the tag stands in the cells that only draw, in the copy alone."""
    course = write_class(ASSIGNMENT, tmp_path / "class", 9)
    students = students_of(course)
    texts = {path.read_text("utf-8") for path in course.glob("submitted/*/*/*.ipynb")}
    assert len(students) == len(texts) == 9
    copy = copy_class(course, tmp_path / "copy", sample(students, 3))
    assert students_of(copy) == [students[0], students[3], students[6]]
    skip_pictures(copy, "skipped")
    template = load(ASSIGNMENT).template
    n_pictures = sum(cell.role == "explore" for cell in template.cells)
    counts = [path.read_text("utf-8").count('"skipped"') for path in copy.glob("submitted/*/*/*.ipynb")]
    assert counts == [n_pictures] * 3
    assert not any('"skipped"' in text for text in texts)


def test_a_command_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    """The error says so and holds the last lines; nothing goes on."""
    child = "import time; time.sleep(3); open('still_here', 'w')"
    code = f"import subprocess, sys; print('begun', flush=True); subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(CommandError, match=r"ended after 1 s\nbegun"):
        run([PYTHON, "-c", code], tmp_path, limit_s=1)
    time.sleep(3)
    assert not (tmp_path / "still_here").exists()


def test_a_command_that_fails_is_an_error_with_its_last_lines(tmp_path: Path) -> None:
    """What it printed is not lost."""
    with pytest.raises(CommandError, match=r"exit code 3\nthe reason"):
        run([PYTHON, "-c", "print('the reason'); raise SystemExit(3)"], tmp_path, limit_s=60)


def test_differences_name_the_exercise_and_the_student_who_was_not_graded() -> None:
    """Equal scores give no line."""
    ours = {"anna": {"softmax": 4.0, "nll": 1.0}, "boris": {"softmax": 0.0, "nll": 0.0}}
    assert differences(ours, ours, ["anna", "boris"]) == []
    assert differences(ours, {"anna": {"softmax": 3.0, "nll": 1.0}}, ["anna"]) == ["anna, softmax: 4.0 and 3.0"]
    assert differences(ours, {}, ["boris"])[0].startswith("boris: ")


def test_a_clock_counts_a_function_and_the_items_it_yields() -> None:
    """Time between calls is not the student's."""
    clock = Clock()

    @clock.timed
    def lazy() -> Iterator[int]:
        busy(0.1)
        yield 1

    items = lazy()
    busy(0.2)
    assert list(items) == [1]
    assert 0.1 <= clock.seconds < 0.2


@pytest.mark.parametrize("spent", [0.0, 0.02])
def test_the_limit_counts_every_call_of_the_students_functions_and_gives_the_points(spent: float) -> None:
    """A slow function makes the limit longer; what the checks do themselves does not count."""
    notebook = solved(Course(ROOT), ASSIGNMENT, "en")
    right = next(cell.source for cell in notebook.cells if cell.source.startswith("def softmax("))
    slow = f"""{right}
import time
fast = softmax
def softmax(scores):
    until = time.process_time() + {spent}
    while time.process_time() < until:
        pass
    return fast(scores)
"""
    assignment = load(ASSIGNMENT)
    text = nbformat.writes(with_cell(notebook, "softmax", slow))
    found = in_a_fork(cost, read_submission(text.encode(), assignment.template), assignment)
    assert found["scores"] == full_scores(ASSIGNMENT)
    assert (found["calls_s"] > 5 * 0.02) == (spent > 0)


def test_watching_tells_when_the_first_page_lay_there_and_what_the_grader_weighed(tmp_path: Path) -> None:
    """The first page is there long before the end; 200 MB that are held are seen."""
    page = tmp_path / "feedback" / "anna" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    held = f"import pathlib, time; held = b'1' * 200_000_000; page = pathlib.Path({str(page)!r})"
    code = f"{held}; page.parent.mkdir(parents=True); page.touch(); time.sleep(3)"
    watched = watch([PYTHON, "-c", code], tmp_path, ASSIGNMENT, limit_s=60)
    assert watched.first_s is not None
    assert watched.first_s < watched.seconds - 2
    assert watched.peak_mib["grader"] > 190


def test_each_process_of_a_real_run_has_its_kind(tmp_path: Path) -> None:
    """One fork server; as many workers as grade at a time, whether or not they have begun; a zygote and submissions."""
    make_class(tmp_path, 24)
    seen: Counter[tuple[str, int]] = Counter()
    with start(["autograder", "grade", "a00_neuron", "--jobs", "2"], tmp_path, subprocess.DEVNULL) as process:
        while process.poll() is None:
            with contextlib.suppress(psutil.Error):
                for role, one in _family(psutil.Process(process.pid)):
                    seen[role, one.pid] += 1
            time.sleep(0.02)
    assert process.returncode == 0
    lasting = Counter(role for (role, _), times in seen.items() if times > 3)  # others are about to run a program
    assert (lasting["grader"], lasting["fork server"], lasting["worker"]) == (1, 1, 2)
    assert {"zygote", "submission"} <= {role for role, _ in seen}


def _compared(*differences: str) -> Comparison:
    rows = [Row(OURS, 4, 2, 0.5), Row(LIMIT, 4, 2, 0.4, "cpu"), Row("nbgrader, as handed out", 2, 1, 25.0)]
    rows.append(Row("Otter", note=NOT_INSTALLED))
    return Comparison(Plan(ASSIGNMENT, 4, 2, 2), rows, 36, list(differences))


def test_a_report_names_the_ratio_and_says_which_grader_is_missing(tmp_path: Path) -> None:
    """The table, the numbers and the picture lie in the folder."""
    text, data, picture = write_report(tmp_path, {"cores": 2, "processor": "any"}, [_compared()])
    table = text.read_text("utf-8")
    assert "autograder grade grades 50.0 times as many a second as nbgrader" in table
    assert "takes 1.25 times the limit" in table
    assert NOT_INSTALLED in table
    assert "equal scores: 36" in table
    assert json.loads(data.read_text("utf-8"))["comparisons"][0]["rows"][2]["each_s"] == 25.0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_score_that_differs_fails_the_run_and_a_missing_grader_does_not() -> None:
    """So does a measurement that failed."""
    assert not _compared().failed
    assert _compared("s1, softmax: 4 and 3").failed
    assert "SCORES DIFFER" in "\n".join(findings(_compared("s1, softmax: 4 and 3")))
    broken = _compared()
    broken.rows.append(Row("nbgrader, pictures skipped", note="was ended after 1 s"))
    assert broken.failed
