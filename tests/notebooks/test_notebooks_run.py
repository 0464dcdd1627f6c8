"""Every source notebook runs from top to bottom in a kernel, and shows all its pictures and words in both languages."""

import re
from pathlib import Path

import nbformat
import psutil
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.sample_class import solved
from tests.conftest import COURSE

pytestmark = pytest.mark.long

_RECORD = """
drawn = []


class Recorded:
    def __getattr__(self, name, plots=plots):
        def draw(*args, **kwargs):
            drawn.append(lambda: getattr(plots, name)(*args, **kwargs))
            return drawn[-1]()

        return draw


plots = Recorded()
"""
_DRAW_AGAIN = """
for draw in drawn:
    draw()
    plt.show()
"""


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_a_solved_notebook_runs(assignment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cell fails, every check passes, every picture is drawn, in less than two minutes of a processor.

    The Russian notebook has the same code, as tests/build shows, so nothing is trained for it again: the cell that
    sets its language, the same pictures of the same arrays, its checks and its hints follow in the same kernel.
    """
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")  # two tests at a time on two cores
    notebook, other = (solved(COURSE, assignment, language) for language in ("en", "ru"))
    notebook.cells.insert(_place_of_imports(notebook) + 1, new_code_cell(_RECORD))
    n_english = len(notebook.cells)
    again = [cell.source for cell in other.cells if cell.source.startswith(("check(", "hint("))]
    again = [other.cells[_place_of_imports(other)].source, _DRAW_AGAIN, *again]
    notebook.cells += map(new_code_cell, again)
    client = NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": tmp_path}})
    with client.setup_kernel():
        for number, cell in enumerate(notebook.cells):
            if number == n_english:
                assert sum(psutil.Process(client.km.provisioner.pid).cpu_times()[:2]) < 120
            client.execute_cell(cell, number)
    nbformat.write(notebook, tmp_path / "executed.ipynb")
    english, russian = notebook.cells[:n_english], notebook.cells[n_english:]
    assert _n_pictures(english) == _n_pictures(russian) >= 3
    assert "✓" in _printed(english)
    assert "✗" not in _printed(english)
    checks = [cell for cell in russian if cell.source.startswith("check(")]
    assert checks
    for cell in checks:
        assert re.search("✓.*[а-яё]", _printed([cell]))
    assert "✗" not in _printed(russian)
    assert [output.text for output in _outputs(notebook.cells) if output.get("name") == "stderr"] == []


def _place_of_imports(notebook: NotebookNode) -> int:
    return [cell.id for cell in notebook.cells].index("imports")


def _outputs(cells: list[NotebookNode]) -> list[NotebookNode]:
    return [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]


def _n_pictures(cells: list[NotebookNode]) -> int:
    return sum("image/png" in output.get("data", {}) for output in _outputs(cells))


def _printed(cells: list[NotebookNode]) -> str:
    return "".join(output.get("text", "") for output in _outputs(cells))
