"""Time grading a class with this engine and with nbgrader's own kernel, in one run, and print the ratio.

    .venv/bin/python benchmarks/against_nbgrader.py [students] [assignment]

Both grade the same solved notebooks in the same kind of folder, start-up included.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def timed(folder: Path, *command: str, **environment: str) -> float:
    """Return the seconds a command takes in `folder`; raise `CalledProcessError` if it fails."""
    started = time.perf_counter()
    subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **environment},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


def class_folder(parent: Path, name: str, assignment: str, students: int) -> Path:
    """Return a course folder in which `students` hand in a solved notebook."""
    folder = parent / name
    timed(ROOT, "autograder", "sample-class", assignment, str(folder))
    solved = folder / "submitted" / "anna" / assignment / f"{assignment}.ipynb"
    text = solved.read_text("utf-8")
    shutil.rmtree(folder / "submitted")
    for number in range(students):
        path = folder / "submitted" / f"s{number:03}" / assignment / f"{assignment}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    timed(folder, "nbgrader", "generate_assignment", assignment, "--force")
    return folder


def main() -> None:
    """Time both and print what was measured."""
    students = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    assignment = sys.argv[2] if len(sys.argv) > 2 else "a02_softmax_nll"
    with tempfile.TemporaryDirectory() as parent:
        ours = class_folder(Path(parent), "ours", assignment, students)
        theirs = class_folder(Path(parent), "nbgrader", assignment, students)
        seconds = timed(ours, "autograder", "grade", assignment)
        alone = timed(ours, "autograder", "grade", assignment, "--jobs", "1")
        peer = timed(theirs, "nbgrader", "autograde", assignment, AUTOGRADER_ENGINE="kernel")
    for name, measured in (("autograder", seconds), ("autograder, one worker", alone), ("nbgrader's kernel", peer)):
        each = measured / students
        print(f"{name:24} {measured:7.1f} s for {students} submissions of {assignment}, {each:6.2f} s each")
    print(f"ratio {peer / seconds:.1f}, with one worker {peer / alone:.1f}")


if __name__ == "__main__":
    main()
