"""Whatever ends a run, and whoever else is at work: nothing is lost or half written, and the error says what to do."""

import contextlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook

from autograder.engine.sandbox import find_bubblewrap
from autograder.sample_class import solved, with_cell
from tests.classroom.classes import ASSIGNMENT, book, command, grade_class, grade_here, listen, make_class, sqlite
from tests.conftest import COURSE

pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("nothing_lost"),  # one worker grades the whole class for all of them
]

SIZE = 16
N_KILLS = 9
STOPPED = "stopped: what is graded is kept; run this again to go on\n"
SLEEPS = "import time\ntime.sleep(100)"
WRITTEN = ("gradebook.db*", "autograded", "feedback", "reports")


def deaf() -> None:
    """Ignore Ctrl-C in what is started now, as a script does for what it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a class that was graded without a break."""
    folder = tmp_path_factory.mktemp("whole")
    make_class(folder, SIZE)
    assert grade_class(folder).returncode == 0
    return folder


def written(folder: Path) -> dict[str, bytes]:
    """Return the files that grading writes, without the moment that stands in the page of the class."""
    kinds = ("autograded", "feedback", "reports")
    paths = [path for kind in kinds for path in (folder / kind).rglob("*") if path.is_file()]
    moment = re.compile(rb"as of \d{4}-\d{2}-\d{2} \d{2}:\d{2}")
    return {path.relative_to(folder).as_posix(): moment.sub(b"as of now", path.read_bytes()) for path in paths}


def n_done(folder: Path) -> int:
    """Return how many lines the ledger has."""
    try:
        with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as database:
            return int(database.execute("SELECT COUNT(*) FROM autograder_ledger").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_run_killed_at_any_moment_is_taken_up_where_it_ended(whole: Path, tmp_path: Path) -> None:
    """Nine moments, from the start of a run to its end: the same book and files, and only what was left is done."""
    folder = tmp_path / "class"
    complete = book(sqlite(whole))
    caught: Counter[int] = Counter()
    for number in range(N_KILLS):
        if number % 3 == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(whole, folder, ignore=shutil.ignore_patterns(*WRITTEN))
        kill_after(folder, seconds=0.2 * number) if number % 3 == 0 else kill_when_done(
            folder, n_done(folder) + number % 8
        )
        done = book(sqlite(folder)) if n_done(folder) else {}
        caught[len(done)] += 1
        assert n_done(folder) == len(done)
        assert done == {student: complete[student] for student in done}
        if number % 3 == 2:
            again = grade_class(folder)
            assert f"{len(done)} were graded before" in again.stdout
            assert book(sqlite(folder)) == complete
            assert written(folder) == written(whole)
    assert len(caught) > 2, f"submissions done when killed: {caught}"
    assert_nothing_left(folder)


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("event", ["loading", "locked", "first page"])
def test_ctrl_c_ends_a_run_at_any_moment(event: str, seconds: float, whole: Path, tmp_path: Path) -> None:
    """Also while it starts: soon, with no traceback, and with all that it started."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("feedback"))
    returncode, said = interrupt(folder, event, seconds)
    assert returncode in (130, -signal.SIGINT) or (event == "first page" and returncode == 0), said
    assert said.count(STOPPED) == (returncode == 130)


@pytest.mark.parametrize("start", [listen, deaf])
def test_a_run_that_a_batch_system_ends_ends_as_by_ctrl_c(
    start: Callable[[], None], whole: Path, tmp_path: Path
) -> None:
    """SIGTERM comes to the one process only: what it started ends with it, also where Ctrl-C is ignored."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("feedback"))
    returncode, said = interrupt(folder, "first page", 0, lambda pid: os.kill(pid, signal.SIGTERM), start)
    assert (returncode, said.count(STOPPED)) == (130, 1), said


def test_ctrl_c_does_not_wait_for_cells_that_run(whole: Path, tmp_path: Path) -> None:
    """One sleeps for longer than anybody waits; what it would have been is not in the book."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns(*WRITTEN))
    sleeper = folder / "submitted" / "a sleeper" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    sleeper.parent.mkdir(parents=True)
    sleeper.write_text(nbformat.writes(with_cell(solved(COURSE, ASSIGNMENT, "en"), "neuron", SLEEPS)), "utf-8")
    returncode, said = interrupt(folder, "first page", 0)
    assert (returncode, said.count(STOPPED)) == (130, 1), said
    assert "a sleeper" not in book(sqlite(folder))


def press_ctrl_c(process: int) -> None:
    """A terminal interrupts all of the processes that it started."""
    os.killpg(process, signal.SIGINT)


def interrupt(
    folder: Path,
    event: str,
    seconds: float,
    end: Callable[[int], None] = press_ctrl_c,
    start: Callable[[], None] = listen,
) -> tuple[int, str]:
    """Start a run, `end` it some seconds after `event`, and return how it ended and all that it said."""
    line, how = command(folder, "--again")
    how |= {"start_new_session": True, "preexec_fn": start}
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **how)
    deadline = time.monotonic() + 60
    while not has_come(event, folder, process.pid):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):  # it may have ended
        end(process.pid)
    said, _ = process.communicate(timeout=30)
    assert "FileNotFoundError" not in said
    assert "multiprocessing" not in said
    assert_nothing_left(folder)
    return process.returncode, said


def has_come(event: str, folder: Path, process: int) -> bool:
    """Return whether a run is so far: it is loading a library, holds the lock, or has written a page."""
    if event == "locked":
        return (folder / ".autograder.lock").read_text().strip() == str(process)
    if event == "first page":
        return any((folder / "feedback").rglob("*.html"))
    return "/site-packages/" in Path(f"/proc/{process}/maps").read_text()


def assert_nothing_left(folder: Path) -> None:
    """Expect every process that was started in `folder` to end."""
    deadline = time.monotonic() + 10
    while processes_in(folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not processes_in(folder)


def processes_in(folder: Path) -> list[str]:
    """Return what was started in `folder` and has not ended."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.cwd().startswith(str(folder)):
                found.append(" ".join(process.cmdline())[:200])
    return found


def kill_after(folder: Path, seconds: float) -> None:
    """Start a run and end it with SIGKILL."""
    line, how = command(folder)
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def kill_when_done(folder: Path, count: int) -> None:
    """Start a run and end it with SIGKILL as soon as so many submissions are in the ledger."""
    line, how = command(folder)
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    while process.poll() is None and n_done(folder) <= count:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_what_people_wrote_survives_every_regrade(whole: Path, tmp_path: Path) -> None:
    """Manual scores, extra credit, comments, flags and a penalty set by hand."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    with Gradebook(sqlite(folder)) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "s001")
        notebook.late_submission_penalty = 1.5
        notebook.flagged = True
        grade = next(grade for grade in notebook.grades if not grade.name.startswith("test_"))
        by_hand = grade.name
        grade.manual_score, grade.extra_credit = 1.25, 0.5
        next(grade for grade in notebook.grades if grade.name == "test_neuron").manual_score = 3.0
        next(comment for comment in notebook.comments if comment.name == "neuron").manual_comment = "well done"
        gradebook.db.commit()
    for _ in range(2):
        assert grade_class(folder, "--again").returncode == 0
    with Gradebook(sqlite(folder)) as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "s001")
        grades = {grade.name: grade for grade in notebook.grades}
        assert (notebook.late_submission_penalty, notebook.flagged) == (1.5, True)
        assert (grades[by_hand].manual_score, grades[by_hand].extra_credit) == (1.25, 0.5)
        assert grades["test_neuron"].manual_score == 3.0
        assert "well done" in [comment.manual_comment for comment in notebook.comments]


def test_a_late_penalty_follows_the_deadline(whole: Path, tmp_path: Path) -> None:
    """The plugin's penalty is given for lateness, and taken back when the deadline moves."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    with (folder / "nbgrader_config.py").open("a") as settings:
        settings.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    stamp = folder / "submitted" / "s000" / ASSIGNMENT / "timestamp.txt"
    stamp.write_text("2026-03-02 12:00:00 UTC")
    fresh = folder / "submitted" / "new" / ASSIGNMENT
    shutil.copytree(stamp.parent, fresh)
    for deadline, penalty in (("2026-03-01 00:00:00", 8.0), ("2026-03-03 00:00:00", None)):
        with sqlite3.connect(folder / "gradebook.db") as database:
            database.execute("UPDATE assignment SET duedate = ?", (f"{deadline}.000000",))
        grade_here(folder)
        assert book(sqlite(folder))["s000"]["penalty"] == penalty
        assert book(sqlite(folder))["new"]["penalty"] == penalty


def _with_two_late(whole: Path, tmp_path: Path) -> Path:
    """Return a copy of the class in which two students handed in a day late."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    for student in ("s000", "s001"):
        (folder / "submitted" / student / ASSIGNMENT / "timestamp.txt").write_text("2026-03-02 12:00:00 UTC")
    with sqlite3.connect(folder / "gradebook.db") as database:
        database.execute("UPDATE assignment SET duedate = '2026-03-01 00:00:00.000000'")
    return folder


def test_a_late_penalty_follows_an_extension_and_the_policy(whole: Path, tmp_path: Path) -> None:
    """What a student is given more of time, or nbgrader_config.py sets anew, counts in the next run."""
    folder = _with_two_late(whole, tmp_path)

    def penalties(policy: str) -> tuple[object, object]:
        with (folder / "nbgrader_config.py").open("a") as settings:
            settings.write(f"\nc.LateSubmissionPlugin.penalty_method = {policy!r}\n")
        grade_here(folder)
        found = book(sqlite(folder))
        return found["s000"]["penalty"], found["s001"]["penalty"]

    assert penalties("none") == (None, None)
    given, other = penalties("zero")
    assert given == 8.0
    assert other
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        gradebook.find_submission(ASSIGNMENT, "s000").extension = timedelta(days=3)
        gradebook.db.commit()
    assert penalties("zero") == (None, other)


def test_grading_again_leaves_a_late_penalty_the_plugin_s(whole: Path, tmp_path: Path) -> None:
    """`--again` does not make it a person's: it still goes when the deadline moves."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    with (folder / "nbgrader_config.py").open("a") as settings:
        settings.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    (folder / "submitted" / "s000" / ASSIGNMENT / "timestamp.txt").write_text("2026-03-02 12:00:00 UTC")
    for deadline, penalty in (("2026-03-01", 8.0), ("2026-03-01", 8.0), ("2026-03-03", None)):
        with sqlite3.connect(folder / "gradebook.db") as database:
            database.execute("UPDATE assignment SET duedate = ?", (f"{deadline} 00:00:00.000000",))
        if penalty:
            grade_here(folder, again=True, students=["s000"])
        else:
            assert grade_class(folder, "--again", "--student", "s000", "--student", "s000").returncode == 0
        assert book(sqlite(folder))["s000"]["penalty"] == penalty


def assert_one_clear_error(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """One message that names what is wrong and what to do, and no traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert len(re.findall("^error:", done.stderr, re.MULTILINE)) == 1, done.stderr
    assert "error:" not in done.stdout
    for word in words:
        assert word in done.stderr


def test_a_file_that_cannot_be_written(whole: Path, tmp_path: Path) -> None:
    """The others are graded, the run says that it is not complete, and the next one does what is left."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    shutil.rmtree(folder / "feedback" / "s001")
    (folder / "feedback" / "s001").write_text("a file where a folder must be")
    done = grade_class(folder, "--again")
    assert_one_clear_error(done, "could not be written (s001)", "run this again")
    assert "needs attention: what was found could not be written" in done.stdout
    (folder / "feedback" / "s001").unlink()
    again = grade_class(folder)
    assert again.returncode == 0
    assert f"{SIZE - 1} were graded before and unchanged" in again.stdout
    assert (folder / "feedback" / "s001" / ASSIGNMENT / f"{ASSIGNMENT}.html").exists()


def test_two_runs_at_once(whole: Path, tmp_path: Path) -> None:
    """The second says who is at work; the first is not disturbed."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    line, how = command(folder, "--again")
    first = subprocess.Popen(line, stdout=subprocess.PIPE, **how)
    lock = folder / ".autograder.lock"
    while first.poll() is None and lock.read_text().strip() != str(first.pid):
        time.sleep(0.002)
    assert_one_clear_error(grade_class(folder, "--again"), f"process {first.pid}", "wait")
    assert first.wait() == 0
    assert book(sqlite(folder)) == book(sqlite(whole))


def test_a_locked_gradebook(whole: Path, tmp_path: Path) -> None:
    """Another program holds the database: what is in it stays."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    holder = sqlite3.connect(folder / "gradebook.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert_one_clear_error(grade_class(folder, "--again"), "gradebook.db", "locked", "Close")
    holder.execute("ROLLBACK")
    holder.close()
    assert book(sqlite(folder)) == book(sqlite(whole))


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        ("LateSubmissionPlugin.penalty_method = 'zeros'", "LateSubmissionPlugin and AssignLatePenalties"),
        ("AssignLatePenalties.plugin_class = 'late.SubMarks'", "LateSubmissionPlugin and AssignLatePenalties"),
        ("CourseDirectory.submitted_directory = 'handed_in'", "looks nowhere but in 'submitted'"),
        ("CourseDirectory.directory_structure = '{nbgrader_step}/{assignment_id}/{student_id}'", "take that line out"),
    ],
)
def test_a_setting_that_cannot_be_followed(setting: str, word: str, whole: Path, tmp_path: Path) -> None:
    """It is told once, not of every student it concerns, and costs nobody what the gradebook holds."""
    folder = _with_two_late(whole, tmp_path)
    with (folder / "nbgrader_config.py").open("a") as settings:
        settings.write(f"\nc.{setting}\n")
    assert_one_clear_error(grade_class(folder), "nbgrader_config.py", word)
    assert book(sqlite(folder)) == book(sqlite(whole))


def test_a_read_only_gradebook(whole: Path, tmp_path: Path) -> None:
    """Also where it is opened so by its address."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    with (folder / "nbgrader_config.py").open("a") as settings:
        address = f"sqlite:///file:{folder / 'gradebook.db'}?mode=ro&uri=true"
        settings.write(f"\nc.CourseDirectory.db_url = '{address}'\n")
    assert_one_clear_error(grade_class(folder, "--again"), "gradebook.db", "writable")
    assert book(sqlite(folder)) == book(sqlite(whole))


def test_a_damaged_gradebook(whole: Path, tmp_path: Path) -> None:
    """A file that is no database is left as it is."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    (folder / "gradebook.db").write_bytes(b"this is no database, but long enough to be looked at" * 100)
    assert_one_clear_error(grade_class(folder), "gradebook.db", "not a database")


def test_a_class_page_that_cannot_be_written(whole: Path, tmp_path: Path) -> None:
    """A file lies where its folder must be: the scores are printed all the same, and the error names the page."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("reports"))
    (folder / "reports").touch()
    done = grade_class(folder)
    assert_one_clear_error(done, f"error: {folder / 'reports' / ASSIGNMENT}.html cannot be written (File exists): ")
    assert "Scores from the checks" in done.stdout


def test_a_student_who_is_not_there(whole: Path, tmp_path: Path) -> None:
    """Nobody is entered, and nothing is written anywhere."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    before = written(folder)
    for name in ("adda", "../../adda"):
        assert_one_clear_error(grade_class(folder, "--student", name), "submitted")
    assert book(sqlite(folder)) == book(sqlite(whole))
    assert written(folder) == before


def test_who_handed_in_nothing_is_named(whole: Path, tmp_path: Path) -> None:
    """Where the gradebook knows them; a run over one student does not say it of the others."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    with Gradebook(sqlite(folder)) as gradebook:
        gradebook.add_student("Zoë <b>")
    assert "handed in nothing: 1 of those the gradebook knows (Zoë <b>)\n" in grade_class(folder).stdout
    page = (folder / "reports" / f"{ASSIGNMENT}.html").read_text("utf-8")
    assert "the gradebook knows: <bdi>Zoë &lt;b&gt;</bdi>." in page
    assert "handed in nothing" not in grade_class(folder, "--student", "s001").stdout


def test_a_full_disk(whole: Path, tmp_path: Path) -> None:
    """The run ends with a clear error; with room again the rest is done."""
    folder = tmp_path / "class"
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns(*WRITTEN))
    used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    line, how = command(folder)
    small = f"cp -a {folder}/. /mnt/ && cd /mnt && {' '.join(line)}; status=$?; cp -a /mnt/. {folder}/; exit $status"
    wall = [find_bubblewrap(), "--dev-bind", "/", "/", "--size", str(used + 250_000), "--tmpfs", "/mnt"]
    done = subprocess.run([*wall, "/bin/sh", "-c", small], capture_output=True, check=False, **how)
    assert_one_clear_error(done, "make room" if "make room" in done.stderr else "Make room")
    again = grade_class(folder)
    assert again.returncode == 0, again.stdout
    assert book(sqlite(folder)) == book(sqlite(whole))
    assert written(folder) == written(whole)


@pytest.mark.parametrize("cell", ["%neuron", "given%"])
def test_a_notebook_that_is_changed_while_the_course_runs(cell: str, whole: Path, tmp_path: Path) -> None:
    """An exercise that was not there is, another is gone; or given code is another: the gradebook follows."""
    folder = of_another_edition(cell, whole, tmp_path)
    assert grade_class(folder, "--again").returncode == 0
    assert book(sqlite(folder)) == book(sqlite(whole))
    with Gradebook(sqlite(folder)) as gradebook, Gradebook(sqlite(whole)) as expected:
        ours, theirs = (one.find_notebook(ASSIGNMENT, ASSIGNMENT).source_cells for one in (gradebook, expected))
        assert {one.name: one.source for one in ours} == {one.name: one.source for one in theirs}


def test_what_a_person_graded_does_not_go_with_an_exercise(whole: Path, tmp_path: Path) -> None:
    """Nothing is changed then, and the error says how to go on."""
    folder = of_another_edition("%neuron", whole, tmp_path)
    with Gradebook(sqlite(folder)) as gradebook:
        of_one = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "s003")
        next(comment for comment in of_one.comments if comment.name == "old_neuron").manual_comment = "See me."
        gradebook.db.commit()
    before = book(sqlite(folder))
    assert_one_clear_error(grade_class(folder, "--again"), "lacks the cell old_neuron, in which a person")
    assert book(sqlite(folder)) == before


def of_another_edition(cell: str, whole: Path, tmp_path: Path) -> Path:
    """Return a copy of the class whose gradebook knows a notebook in which a cell is called otherwise."""
    folder = shutil.copytree(whole, tmp_path / "class")
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as database, database:
        for table in ("base_cell", "source_cell"):
            database.execute(f"UPDATE {table} SET name = 'old_' || name WHERE name LIKE ?", [cell])
    return folder
