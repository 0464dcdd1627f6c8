"""Ctrl-C ends a run at once, whatever the students' code is doing."""

import signal
import subprocess
import time
from pathlib import Path

import nbformat

from autograder.sample_class import solved, with_cell
from tests.classroom.classes import ASSIGNMENT, command, listen, make_class
from tests.conftest import COURSE

SLEEPS = "import time\ntime.sleep(100)"


def test_ctrl_c_does_not_wait_for_cells_that_run(tmp_path: Path) -> None:
    """What is done is kept, and the rest is left to the next run."""
    folder = make_class(tmp_path / "class", 3).root
    sleeping = folder / "submitted" / "s002" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    sleeping.write_text(nbformat.writes(with_cell(solved(COURSE, ASSIGNMENT, "en"), "neuron", SLEEPS)), "utf-8")
    line, how = command(folder)
    run = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=listen, **how)
    started = time.monotonic()
    while len(list(folder.glob("feedback/*/*/*.html"))) < 2:
        assert run.poll() is None
        assert time.monotonic() - started < 90
        time.sleep(0.05)
    time.sleep(1)  # the third sleeps
    interrupted = time.monotonic()
    run.send_signal(signal.SIGINT)
    said, _none = run.communicate(timeout=60)
    assert time.monotonic() - interrupted < 20
    assert run.returncode == 130
    assert "run this again" in said
    assert "Traceback" not in said
