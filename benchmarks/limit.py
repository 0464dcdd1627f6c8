"""The limit: what the students' own code costs in a warm process, however it is graded.

    python -m benchmarks.limit FOLDER ASSIGNMENT

prints a line per submission: its student, the CPU seconds of its cells and of the calls that the checks make, and the
points, which show that it ran. They are not compared: here nobody is judged with right versions of their helpers.

One process imports NumPy, matplotlib, IPython and the course and has read MNIST; for each submission it forks one that

- runs the cells that grading runs: all code but the set-up, the "explore" cells and the test cells, by plain `exec`;
- runs the hidden checks in place, right after the exercise they judge, once each and without the second try that a
  failed check gets; of these only the time inside the student's functions counts, what a check hands them to call
  included. Drawing inputs, the references, copies and comparisons do not count.

There is no wall, no wire, no IPython shell, no gradebook and no page, and one BLAS thread. So no grader of these checks
can reach it: all must at least compute what to compare with. In one thing it may be undercut: here `load_mnist` makes
its arrays anew for each submission, as for a student, and a grader may share them.
"""

import contextlib
import functools
import io
import itertools
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import IPython  # noqa: F401  (what a warm process has in memory)
import matplotlib.pyplot as plt
import numpy as np

from autograder.course import Course
from autograder.grading.assignment import Assignment
from autograder.grading.notebook.submission import Submission, read_submission
from autograder.grading.notebook.template import Role
from autograder.intake.course_files import load_assignment
from autograder.intake.handed_in import handed_in
from autograder.judge import judge_exercise
from benchmarks.classes import students_of
from nncourse import load_mnist
from nncourse.checking import LocalStudent
from nncourse.checking.student import MAX_YIELDED

_LIMIT_S = 600


class Clock:
    """CPU seconds of this process that count."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Count what happens inside."""
        started = time.process_time()
        try:
            yield
        finally:
            self.seconds += time.process_time() - started

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function` as one that counts; an iterator it returns is read at once, as checks read it."""

        @functools.wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            with self.running():
                result = function(*args, **kwargs)
                is_lazy = isinstance(result, Iterator)
                return iter(list(itertools.islice(result, MAX_YIELDED))) if is_lazy else result

        return counted


class TimedStudent(LocalStudent):
    """A student in this process whose functions count on a clock."""

    def __init__(self, namespace: dict[str, Any], rng: np.random.Generator, clock: Clock) -> None:
        super().__init__(namespace, rng)
        self._clock = clock

    def value(self, name: str) -> Any:
        """Return the value of `name`, timed where it is a function."""
        value = super().value(name)
        return self._clock.timed(value) if callable(value) else value


def cost(submission: Submission, assignment: Assignment) -> dict[str, Any]:
    """Return the CPU seconds of a submission's cells and of the calls that the checks make, and the points earned."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    cells, calls = Clock(), Clock()
    scores = {}

    def student(rng: np.random.Generator) -> TimedStudent:
        return TimedStudent(namespace, rng, calls)

    for cell in submission.cells:
        if cell.role is Role.TEST:
            checks = assignment.checks[cell.name]
            outcomes = judge_exercise(checks, student, assignment.reference, assignment.secret)
            scores[cell.name] = sum(outcome.earned for outcome in outcomes)
        elif cell.is_run:
            with cells.running(), contextlib.suppress(Exception):  # a cell may fail; the notebook goes on
                exec(compile(cell.source, cell.name, "exec"), namespace)
            plt.close("all")
    return {"cells_s": cells.seconds, "calls_s": calls.seconds, "scores": scores}


def in_a_fork(function: Callable[..., Any], *args: Any) -> Any:
    """Return what `function` gives in a forked process; raise `TimeoutError` where that takes too long."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=lambda: theirs.send(function(*args)))
    child.start()
    theirs.close()
    try:
        if not ours.poll(_LIMIT_S):
            raise TimeoutError(f"{args[-1]} is not done after {_LIMIT_S} s")
        return ours.recv()
    finally:
        child.kill()
        child.join()


def _measure(folder: Path, assignment: Assignment, student: str) -> dict[str, Any]:
    handed = handed_in(Course(folder), assignment.template, student)
    submission = read_submission(handed.data, assignment.template)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return {"student": student, **cost(submission, assignment)}


def main() -> None:
    """Print what each submission of a class costs."""
    folder = Path(sys.argv[1])
    assignment = load_assignment(Course(folder), sys.argv[2])
    load_mnist()
    _ = assignment.checks, assignment.reference  # in memory before the fork
    for student in students_of(folder):
        print(json.dumps(in_a_fork(_measure, folder, assignment, student)), flush=True)


if __name__ == "__main__":
    main()
