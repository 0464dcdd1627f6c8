"""Every source notebook runs from top to bottom in a kernel, pictures and all, in both languages."""

import time
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.sample_class import solved
from tests.conftest import COURSE

CASES = [(assignment, language) for assignment in COURSE.assignments for language in ("en", "ru")]


@pytest.mark.parametrize(("assignment", "language"), CASES)
def test_a_solved_notebook_runs(
    assignment: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No cell fails, every check passes, every picture is drawn, in less than two minutes on a busy machine."""
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")  # two tests at a time on two cores
    notebook = solved(COURSE, assignment, language)
    started = time.monotonic()
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
    assert time.monotonic() - started < 120
    nbformat.write(notebook, tmp_path / "executed.ipynb")
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) >= 3
    text = "".join(output.get("text", "") for output in outputs)
    assert "✓" in text
    assert "✗" not in text
    stderr = [output.text for output in outputs if output.get("name") == "stderr"]
    assert stderr == []
