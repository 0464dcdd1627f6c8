"""A class of honest students and of deeds, graded with the command an instructor types."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.sample_class import copy_assignment
from tests.conftest import COURSE, full_scores
from tests.grading.notebooks import release_notebook, solved_notebook, with_source
from tests.submissions.deeds import ASSIGNMENT, Deed, write_notebook
from tests.submissions.machine import outside

HONEST = ("honest right", "honest empty", "honest mistaken", "honest russian")
_ABOVE = " (above)"
_LIMITS = """
[limits]
cell_timeout_s = 4.0
call_timeout_s = 3.0
submission_timeout_s = 60.0
memory_mib = 1536
"""


@dataclass(frozen=True)
class Row:
    """What came of one submission; `wrong` is empty where it is what must come of it."""

    kind: str
    name: str
    score: str
    said: str
    wrong: str


def grade_deeds(deeds: list[Deed], folder: Path) -> list[Row]:
    """Return a row per submission, and one for what must be the same with the offenders and without them."""
    course = copy_assignment(COURSE, ASSIGNMENT, folder)
    with course.settings_path.open("a", encoding="utf-8") as settings:
        settings.write(_LIMITS)
    for student in HONEST:
        write_notebook(_honest(student), _submitted(folder, student))
    _grade(folder)
    alone = {student: _scores(folder, student) for student in HONEST}
    (folder / "gradebook.db").unlink()
    for name in ("autograded", "feedback", "reports"):
        shutil.rmtree(folder / name)
    for deed in deeds:
        deed.hand_in(_submitted(folder, deed.student))
        if deed.kind == "answers":
            deed.hand_in_above(_submitted(folder, deed.name + _ABOVE))
    before = outside(folder)
    _grade(folder)
    rows = [_row(course.root, deed, deed.student) for deed in deeds]
    rows += [_row(course.root, _harmless(deed), deed.name + _ABOVE) for deed in deeds if deed.kind == "answers"]
    beside = {student: _scores(folder, student) for student in HONEST}
    rows += [
        Row(
            "honest",
            student,
            f"{sum(beside[student].values()):g}",
            "",
            "" if beside[student] == alone[student] else "not as in a run without the offenders",
        )
        for student in HONEST
    ]
    left = sorted(outside(folder) ^ before)
    return [*rows, Row("machine", "no process and no file is left", "", "", ", ".join(left))]


def _harmless(deed: Deed) -> Deed:
    return Deed(deed.path)


def _honest(student: str) -> dict[str, object]:
    right = solved_notebook(ASSIGNMENT, "ru" if student.endswith("russian") else "en")
    if student.endswith("empty"):
        return release_notebook(ASSIGNMENT)
    if student.endswith("mistaken"):
        return with_source(right, "softmax", "def softmax(scores):\n    return np.exp(scores) / np.exp(scores).sum()")
    return right


def _submitted(folder: Path, student: str) -> Path:
    path = folder / "submitted" / student / ASSIGNMENT
    path.mkdir(parents=True)
    return path


def _grade(folder: Path) -> None:
    command = [Path(sys.executable).parent / "autograder", "grade", ASSIGNMENT]
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {**os.environ, "COLUMNS": "200", "TMPDIR": str(temporary)}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, errors="replace", env=environment, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the run ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def _scores(folder: Path, student: str) -> dict[str, float]:
    """Return what each exercise earned, as nbgrader's gradebook has it."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        grades = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student).grades
        return {
            grade.name.removeprefix("test_"): grade.auto_score or 0.0 for grade in grades if grade.name != "written"
        }


def _row(folder: Path, deed: Deed, student: str) -> Row:
    page = folder / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    if not page.exists():
        return Row(deed.kind, student, "", "", "there is no feedback page")
    said = _text_of(page)
    found = _scores(folder, student)
    wrong = [f"the page does not say {word!r}" for word in deed.says if word not in said]
    if deed.attention:
        wrong += [] if deed.attention in said else [f"the page does not say {deed.attention!r}"]
        wrong += ["it has points"] if any(found.values()) else []
    else:
        wrong += _wrong_scores(deed, found)
    remark = next((word for word in [deed.attention, *deed.says] if word), _first_remark(page))
    return Row(deed.kind, student, f"{sum(found.values()):g}", remark, "; ".join(wrong))


def _wrong_scores(deed: Deed, found: dict[str, float]) -> list[str]:
    wrong = []
    for exercise, full in full_scores(ASSIGNMENT).items():
        got = found.get(exercise, 0.0)
        if exercise in deed.at_most:
            as_expected = got <= deed.at_most[exercise]
        else:
            as_expected = got == deed.exactly.get(exercise, full)
        if not as_expected:
            wrong.append(f"{exercise} got {got:g}")
    return wrong


def _text_of(page: Path) -> str:
    """Return what a page says, without the student's own code."""
    unsaid = r"<style.*?</style>|<details>.*?</details>|<[^>]+>"
    return unescape(re.sub(unsaid, "", _in_backquotes(page), flags=re.DOTALL))


def _in_backquotes(page: Path) -> str:
    """Return a page with the code in its sentences between backquotes, as messages have it."""
    return re.sub("</?code>", "`", page.read_text("utf-8"))


def _first_remark(page: Path) -> str:
    """Return the first repair, problem or message of a feedback page."""
    text = _in_backquotes(page)
    found = re.search(r"<ul><li>(.*?)</li>", text) or re.search(r'class="message">(.*?)</span>', text)
    return unescape(found[1]) if found else ""
