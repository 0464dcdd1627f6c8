"""Notebooks that test themselves, behind the wall: what nbgrader reads off their outputs, and what they cannot do."""

import os
import socket
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.engine.guest.recorder import MAX_CHARS
from autograder.engine.limits import Limits
from autograder.engine.notebook import MAX_BYTES
from autograder.engine.outputs import Failed, Output, Printed, Shown
from autograder.errors import SubmissionError
from autograder.plugin.execute import _files_beside, _node, _require_python
from tests.nbgrader.classroom import Classroom

pytestmark = [
    pytest.mark.xdist_group("walled_execute"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all of them."""
    return tmp_path_factory.mktemp("walled")


def notebook(answer: str, *tests: str, points: float = 4, kernel: str = "python") -> NotebookNode:
    """Return a notebook with one cell to fill in, here with `answer`, and test cells of `points` each."""
    cells = [nbformat.v4.new_code_cell(source) for source in (answer, *tests)]
    for number, cell in enumerate(cells):
        cell.metadata["nbgrader"] = {
            "grade": number > 0,
            "grade_id": f"cell{number}",
            "locked": number > 0,
            "schema_version": 3,
            "solution": number == 0,
            "task": False,
            **({"points": points} if number else {}),
        }
    kernelspec = {"name": kernel, "display_name": kernel, "language": kernel}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec})


class Room(Classroom):
    """A classroom that takes a notebook as it is, for each test an assignment of its own."""

    def submit(self, answer: str, *tests: str, tmp_path: Path, beside: dict[str, str] | None = None) -> None:
        """Hand out an empty notebook with `tests`, and hand in one with `answer`."""
        empty, filled = tmp_path / "empty.ipynb", tmp_path / "filled.ipynb"
        nbformat.write(notebook("# YOUR CODE HERE", *tests), empty)
        nbformat.write(notebook(answer, *tests), filled)
        released = self.hand_out(tmp_path.name, empty)
        assert released["success"], released["log"]
        self.hand_in(tmp_path.name, "ada", filled, beside or {})

    def outputs(self, tmp_path: Path) -> list[list[NotebookNode]]:
        """Return the outputs of each cell of the autograded notebook."""
        cells = nbformat.read(self.autograded(tmp_path.name, "ada"), as_version=4).cells
        return [cell.outputs for cell in cells]


COUNTED = {
    "assert a == 1": 4,
    "assert a == 2": 0,
    "2.5 if a == 1 else 0": 2.5,
    "0": 0,
    "'no number'": 4,
    "3;": 4,
    "print(3)": 4,
    "import sys; print('careful', file=sys.stderr); 3": 0,
    "import warnings; warnings.warn('old')\n3": 0,
    "class Odd:\n    def __repr__(self): raise KeyError\nOdd()": 0,
    "raise SystemExit": 0,
    "def broken(:": 0,
    "a = _ = 1; await __import__('asyncio').sleep(0) or 2": 2,
}
"""Test cells of one notebook, and what each gets."""


@pytest.fixture(scope="module")
def counted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """Return score, maximum and need of a person of each of `COUNTED`, behind the wall and in nbgrader's kernel."""
    folder = tmp_path_factory.mktemp("counted")
    room = Room(root, {})
    room.submit("a = 1", *COUNTED, tmp_path=folder)
    found: dict[str, list[object]] = {test: [] for test in COUNTED}
    for room.walled in (True, False):
        room.grade(folder.name, "ada")
        with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
            for number, test in enumerate(COUNTED, start=1):
                grade = gradebook.find_grade(f"cell{number}", "p1", folder.name, "ada")
                found[test].append((grade.score, grade.max_score, grade.needs_manual_grade))
    return found


@pytest.mark.parametrize("test", COUNTED)
def test_a_test_cell_counts_as_in_nbgrader_s_kernel(test: str, counted: dict[str, list[object]]) -> None:
    """An error or anything on stderr is 0, a number is partial credit, anything else full marks: also in its kernel."""
    assert counted[test] == [(COUNTED[test], 4, False)] * 2


@pytest.mark.parametrize(
    "deed",
    ["while True: pass", "import os; os._exit(0)", "import ctypes; ctypes.string_at(0)", "x = [0]\nwhile True: x *= 2"],
)
def test_a_cell_that_hangs_or_ends_the_process_costs_only_its_own(deed: str, root: Path, tmp_path: Path) -> None:
    """The cells after it are run with what those before it did."""
    room = Room(root, {"Execute": {"timeout": 1}})
    room.submit("a = 1", deed, "assert a == 1", tmp_path=tmp_path)
    assert room.grade(tmp_path.name, "ada") == (4, 8, False)
    (error,) = room.outputs(tmp_path)[1]
    assert error.ename in ("CellTimeoutError", "DeadKernelError", "MemoryError")


def test_the_host_is_out_of_reach(root: Path, tmp_path: Path) -> None:
    """Neither the gradebook nor another submission nor the network is there."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answer = (
            "import socket, pathlib\n"
            f"found = [pathlib.Path({str(root)!r}).exists(), pathlib.Path('/etc/passwd').exists()]\n"
            f"try:\n    socket.create_connection({listening.getsockname()}, timeout=1)\n    found.append('network')\n"
            "except OSError: pass"
        )
        room = Room(root, {})
        room.submit(answer, "assert found == [False, False], found", tmp_path=tmp_path)
        assert room.grade(tmp_path.name, "ada") == (4, 4, False)


def test_files_beside_the_notebook_are_there(root: Path, tmp_path: Path) -> None:
    """Also in folders, and to import from."""
    beside = {"data/points.csv": "1,2", "helper.py": "three = 3"}
    room = Room(root, {})
    test = "import helper\nassert open('data/points.csv').read() == '1,2' and helper.three == 3"
    room.submit("a = 1", test, tmp_path=tmp_path, beside=beside)
    assert room.grade(tmp_path.name, "ada") == (4, 4, False)


def test_links_beside_the_notebook_lead_nowhere(root: Path, tmp_path: Path) -> None:
    """nbgrader would follow them; what they lead to is neither shown to the student's code nor copied."""
    room = Room(root, {})
    (root / "secret.txt").write_text("anybody's")
    room.submit("from pathlib import Path", "assert not Path('linked.txt').exists()", tmp_path=tmp_path)
    (root / "submitted" / "ada" / tmp_path.name / "linked.txt").symlink_to(root / "secret.txt")
    result = room.api.autograde(tmp_path.name, "ada")
    assert room.score(tmp_path.name, "ada") == (4, 4, False)
    assert [line for line in result["log"].splitlines() if "Copying" in line and "linked.txt" in line] == []


def test_a_notebook_that_is_a_link_is_one_clear_error(root: Path, tmp_path: Path) -> None:
    """It may be anybody's file, or have no end."""
    room = Room(root, {})
    room.submit("a = 1", "assert a == 1", tmp_path=tmp_path)
    path = root / "submitted" / "ada" / tmp_path.name / "p1.ipynb"
    path.rename(root / "elsewhere.ipynb")
    path.symlink_to(root / "elsewhere.ipynb")
    result = room.api.autograde(tmp_path.name, "ada")
    assert not result["success"]
    assert f"{path} is not an ordinary file" in result["log"]


def test_files_too_large_are_one_clear_error(root: Path, tmp_path: Path) -> None:
    """The log names the file, and a limit to raise only where that helps."""
    room = Room(root, {})
    room.submit("a = 1", "assert a == 1", tmp_path=tmp_path)
    folder = root / "submitted" / "ada" / tmp_path.name
    for sizes_mib, advice in (([65], "at most 60 MiB"), ([55, 55, 55, 55, 55], "raise `folder_mib`")):
        for number, size_mib in enumerate(sizes_mib):
            with (folder / f"large{number}.bin").open("wb") as file:
                file.truncate(size_mib * 2**20)
        result = room.api.autograde(tmp_path.name, "ada")
        assert not result["success"]
        assert f"large{len(sizes_mib) - 1}.bin does not fit" in result["log"]
        assert advice in result["log"]


def test_what_is_taken_into_the_sandbox(tmp_path: Path) -> None:
    """No notebook and no link, whatever the names; and no file that is larger than those inside may be."""
    for name, text in (("p1.ipynb", "{}"), ("a.txt", "a"), (os.fsdecode(b"\xff.txt"), "b")):
        (tmp_path / name).write_text(text)
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert _files_beside(tmp_path, Limits()) == {"a.txt": b"a", "\ufffd.txt": b"b"}
    (tmp_path / "large.txt").write_bytes(bytes(2**20 + 1))
    with pytest.raises(SubmissionError, match=r"large\.txt does not fit in the sandbox: make it smaller, or raise"):
        _files_beside(tmp_path, Limits(file_mib=1))


@pytest.mark.parametrize(
    ("output", "node"),
    [
        (Shown(True, "7"), new_output("execute_result", {"text/plain": "7"}, execution_count=3)),
        (
            Shown(False, "", b"png"),
            new_output("display_data", {"text/plain": "<picture>", "image/png": "cG5n"}),
        ),
        (Failed("E", "v", "a\nb"), new_output("error", ename="E", evalue="v", traceback=["a", "b"])),
        (Printed("stderr", "a"), new_output("stream", name="stderr", text="a")),
    ],
)
def test_outputs_are_written_as_a_kernel_s(output: Output, node: NotebookNode) -> None:
    """Where nothing is said of a picture, formgrader still shows that there is one."""
    assert _node(output, 3) == node


@pytest.mark.parametrize("kernel", [{}, {"name": "Python3"}, {"name": "x", "language": "python"}])
def test_a_notebook_of_python_is_known_by_its_kernel(kernel: dict[str, str]) -> None:
    """By its language, or else its name; where none is named it is Python."""
    _require_python(nbformat.from_dict({"metadata": {"kernelspec": kernel}}))
    with pytest.raises(SubmissionError, match="its kernel is ir"):
        _require_python(nbformat.from_dict({"metadata": {"kernelspec": {**kernel, "name": "ir", "language": ""}}}))


def test_another_language_is_refused_with_what_to_do(root: Path, tmp_path: Path) -> None:
    """R has no interpreter behind the wall."""
    path = tmp_path / "r.ipynb"
    nbformat.write(notebook("# YOUR CODE HERE", "stopifnot(a == 1)", kernel="R"), path)
    room = Room(root, {"ClearSolutions": {"code_stub": {"R": "# YOUR CODE HERE"}}})
    released = room.hand_out(tmp_path.name, path)
    assert released["success"], released["log"]
    room.hand_in(tmp_path.name, "ada", path, {})
    result = room.api.autograde(tmp_path.name, "ada")
    assert not result["success"]
    assert "AUTOGRADER_ENGINE=kernel" in result["log"]


def test_a_tag_does_not_skip_a_test(root: Path, tmp_path: Path) -> None:
    """nbgrader's kernel would not run a cell so tagged, and give it full marks."""
    room = Room(root, {})
    room.submit("a = 2", "assert a == 1", tmp_path=tmp_path)
    path = root / "submitted" / "ada" / tmp_path.name / "p1.ipynb"
    handed_in = nbformat.read(path, as_version=4)
    handed_in.cells[1].metadata["tags"] = ["skip-execution"]
    nbformat.write(handed_in, path)
    assert room.grade(tmp_path.name, "ada") == (0, 4, False)


def test_what_floods_the_output_is_cut_and_what_counts_is_kept(root: Path, tmp_path: Path) -> None:
    """The number at the end of the cell is there, and so is that something was written to stderr."""
    room = Room(root, {"LimitOutput": {"enabled": False}})
    flood = f"print('x' * {2 * MAX_CHARS}); 3"
    late = f"print('x' * {2 * MAX_CHARS}); __import__('sys').stderr.write('late'); 3"
    room.submit("a = 1", flood, late, tmp_path=tmp_path)
    assert room.grade(tmp_path.name, "ada") == (3, 8, False)
    printed, result = room.outputs(tmp_path)[1]
    assert len(printed.text) == MAX_CHARS
    assert result.data["text/plain"] == "3"


def test_pictures_are_kept_and_html_is_not(root: Path, tmp_path: Path) -> None:
    """Who grades by hand sees the plot; nothing a student wrote runs in their browser."""
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
    draw += "from IPython.display import HTML, display\ndisplay(HTML('<b>'))"
    room = Room(root, {})
    room.submit(draw, "assert True", tmp_path=tmp_path)
    assert room.grade(tmp_path.name, "ada") == (4, 4, False)
    shown = room.outputs(tmp_path)[0]
    assert all("text/html" not in output.data for output in shown)
    assert "image/png" in shown[-1].data


def test_a_notebook_that_puts_out_too_much_is_graded(root: Path, tmp_path: Path) -> None:
    """What its tests say counts, and the file that is kept does not grow without end."""
    flood = f"print('x' * {MAX_CHARS}); 3"
    room = Room(root, {"LimitOutput": {"enabled": False}})
    room.submit("a = 1", *[flood] * 40, tmp_path=tmp_path)
    assert room.grade(tmp_path.name, "ada") == (120, 160, False)
    assert room.autograded(tmp_path.name, "ada").stat().st_size < 1.1 * MAX_BYTES


def test_no_cell_is_run_when_the_time_of_the_submission_is_used_up(tmp_path: Path) -> None:
    """A notebook of many cells that hang does not hold up the class; the limit is the one of course.toml."""
    settings = tmp_path / "course" / "assignments" / "course.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("assignments = []\n[limits]\nsubmission_timeout_s = 2.0\n", "utf-8")
    room = Room(tmp_path / "course", {"Execute": {"timeout": 1}})
    room.submit("a = 1", *["while True: pass"] * 3, "assert a == 1", tmp_path=tmp_path)
    assert room.grade(tmp_path.name, "ada") == (0, 16, False)
    assert [cell[0].ename for cell in room.outputs(tmp_path)[1:]] == ["CellTimeoutError"] * 4


def grade_all(room: Room, tmp_path: Path) -> None:
    """Grade the class, as `nbgrader autograde` does."""
    config = Config(room.api.config)
    config.CourseDirectory.assignment_id = tmp_path.name
    Autograde(coursedir=CourseDirectory(config=config), config=config).start()


@pytest.mark.parametrize("version", [0, 99])
def test_metadata_of_another_nbgrader_end_no_run(version: int, root: Path, tmp_path: Path) -> None:
    """nbgrader itself stops there, and leaves everybody behind that student ungraded."""
    room = Room(root, {})
    room.submit("a = 1", "assert a == 1", tmp_path=tmp_path)
    path = root / "submitted" / "ada" / tmp_path.name / "p1.ipynb"
    room.hand_in(tmp_path.name, "zoe", path, {})
    handed_in = nbformat.read(path, as_version=4)
    theirs = {"grade_id": "x", "grade": False, "solution": False, "locked": True, "schema_version": version}
    handed_in.cells.append(nbformat.v4.new_markdown_cell("mine", metadata={"nbgrader": theirs}))
    nbformat.write(handed_in, path)
    with pytest.raises(NbGraderException):  # at the end
        grade_all(room, tmp_path)
    assert room.score(tmp_path.name, "zoe") == (4, 4, False)


def test_a_notebook_that_takes_all_memory_ends_no_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nbgrader reads it as it comes: three bytes of a file take sixty or more."""
    monkeypatch.setattr("autograder.plugin.exporter._MOST_NEW_BYTES", 2**27)
    room = Room(root, {})
    room.submit("a = 1", "assert a == 1", tmp_path=tmp_path)
    path = root / "submitted" / "ada" / tmp_path.name / "p1.ipynb"
    room.hand_in(tmp_path.name, "zoe", path, {})
    lists = "[" + "[]," * 2**22 + "[]]"
    path.write_text(path.read_text("utf-8").replace('"metadata": {', f'"metadata": {{"x": {lists}, ', 1), "utf-8")
    with pytest.raises(NbGraderException):  # at the end
        grade_all(room, tmp_path)
    assert room.score(tmp_path.name, "zoe") == (4, 4, False)
    result = room.api.autograde(tmp_path.name, "ada")
    assert "clear its outputs" in result["log"]


def test_a_line_break_in_a_name_ends_no_run(root: Path, tmp_path: Path) -> None:
    """Of a folder, which nbgrader does not know for that of a student then."""
    room = Room(root, {})
    room.submit("a = 1", "assert a == 1", tmp_path=tmp_path)
    room.hand_in(tmp_path.name, "a\nb", root / "submitted" / "ada" / tmp_path.name / "p1.ipynb", {})
    grade_all(room, tmp_path)
    assert room.score(tmp_path.name, "ada") == (4, 4, False)
