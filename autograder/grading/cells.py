"""Running the cells of a submission: code that needs what is only where the student sits is left out, and told."""

import builtins
import itertools
import re
import sys
import time

from autograder.engine.failures import Raised, SessionError, TimedOut
from autograder.engine.guest import OTHER_PROGRAMS
from autograder.engine.session import Session
from autograder.grading.code.names import (
    after_statement,
    defined_names,
    without_annotations,
    without_decorator,
    without_default,
    without_import,
)
from autograder.grading.code.reading import as_ipython_counts, as_this_python_reads, parsed, why_not_python
from autograder.grading.notebook.submission import Cell, Submission
from autograder.grading.notebook.template import Role
from autograder.grading.remote import MAX_QUOTED_CHARS, quotable_lines
from autograder.grading.text import words
from autograder.stopwatch import stage
from nncourse.language import Message, _

_MAX_PROBLEMS = 30
"""At most this many cells that did not run to their end are reported."""

_MAX_MENDED = 10
"""At most this many statements per cell are left out because something they need is missing here."""

_KEEPS_NOTHING = re.compile(rf"\s*(%%(?:timeit|{'|'.join(OTHER_PROGRAMS)})\b)")

_SYNTAX_ERRORS = ("SyntaxError", "IndentationError", "TabError")

_EXPERIMENTS = 0.5
"""The share of a submission's time for cells that students added."""

_TIME_TO_START_AGAIN = 0.75
"""The share of a submission's time that must be left for running its cells once more, to tell why one failed."""

_SHORT_CELL_S = 2.0
"""Even when that time is used up such a cell may run this long, in seconds: it may define functions."""

_ELSEWHERE = frozenset(
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, OSError | ImportError | EOFError)
)
"""What is raised by code that runs where the student sits: a library, a file, the network or an answer is not here."""


class Cells:
    """Runs cells in a session.

    `problems` are what went wrong, `stopped` the names of cells that did not run to their end; `missing` are the lines
    of imports of what is not here, `lacking` the names that cells with solutions asked for in vain, by cell. `asked` is
    whether checks have asked the process that runs the cells: how a cell fails could then tell what they asked.
    """

    def __init__(self, submission: Submission, session: Session) -> None:
        self.problems: list[Message] = []
        self.stopped: set[str] = set()
        self.missing: list[str] = []
        self.lacking: dict[str, str] = {}
        self.asked = False
        self._submission = submission
        self._session = session
        self._left_out: set[str] = set()  # what those imports, and what rests on them, would have defined
        self._experiments_left_s = session.limits.submission_timeout_s * _EXPERIMENTS

    def run(self, cell: Cell) -> None:
        """Run a cell as far as it goes; what it says of what is not here, or of its end, stands in `problems`.

        Where checks were asked before, that is what it says in a process that knows nothing of them.
        """
        n_before, n_told, n_missing = self._session.n_run, len(self.problems), len(self.missing)
        self._run(cell)
        if self.asked and len(self.problems) > n_told:
            del self.problems[n_told:], self.missing[n_missing:]
            if self._session.left_s > _TIME_TO_START_AGAIN * self._session.limits.submission_timeout_s:
                self.stopped.discard(cell.name)
                self._session.afresh(n_before)
                self.asked = False
                self._run(cell)
            else:
                text = _(
                    "the cell `{cell}` raised an error or took too long: run all cells in a fresh kernel to see it"
                )
                self._report(cell, text)

    def _run(self, cell: Cell) -> None:
        absent, source = _ELSEWHERE, cell.source
        for n_mended in itertools.count():
            error = self._error_of(cell.role, source)
            if not isinstance(error, Raised) or n_mended == _MAX_MENDED:
                break
            rest = self._mended(cell, source, error, absent)
            if rest is None:
                break
            source = rest
            absent = _ELSEWHERE | {"NameError"}  # what it was to bring may be used below
        self._report_error(cell, error, source)
        if cell.role is Role.SOLUTION and (begins := _KEEPS_NOTHING.match(cell.source)):
            self.stopped.add(cell.name)
            text = _("the cell `{cell}` begins with `{magic}`, which keeps nothing: delete that line")
            self._report(cell, text, magic=begins[1])

    def _mended(self, cell: Cell, source: str, error: Raised, absent: frozenset[str]) -> str | None:
        """Return what is left to run of a cell without what is not here, and report that; None for other errors."""
        source = as_ipython_counts(source)
        missing = error.kind == "ModuleNotFoundError"
        if missing and (rest := without_import(source, error.line, error.module)) is not None:
            self._left_out |= set(defined_names(source)) - set(defined_names(rest))
            one_of_several = re.match(r"import\s.*,", error.line) and error.module in error.line
            self.missing.append((f"import {error.module}" if one_of_several else error.line)[:MAX_QUOTED_CHARS])
            text = _("the cell `{cell}` imports what is not here: `{line}` was left out")
            self._report(cell, text, line=self.missing[-1])
        elif error.kind == "NameError" and (rest := without_annotations(source, error.at, self._left_out)) is not None:
            pass  # they mean nothing to the code
        elif error.kind == "NameError" and (rest := without_decorator(source, error.at, self._left_out)) is not None:
            text = _("the cell `{cell}` uses what is not here: `{line}` was left out")
            self._report(cell, text, line=_own_line(cell, error))
        elif error.kind == "NameError" and (rest := without_default(source, error.at, self._left_out)) is not None:
            text = _("the cell `{cell}` uses what is not here: in the line `{line}` None stands in its place")
            self._report(cell, text, line=_own_line(cell, error))
        elif error.kind in absent or error.name in self._left_out:
            rest = after_statement(source, error.at)
            self._left_out |= set(defined_names(source)) - set(defined_names(rest))
            self._report_error(cell, error, source)
        else:
            return None
        return rest

    def _error_of(self, role: Role, source: str) -> SessionError | None:
        error = self._tried(role, source)
        if isinstance(error, Raised) and error.kind == "SyntaxError" and (older := as_this_python_reads(source)):
            return self._tried(role, older)
        return error

    def _tried(self, role: Role, source: str) -> SessionError | None:
        try:
            with stage("cells"):
                if role is Role.OTHER:
                    self._run_experiment(source)
                else:
                    self._session.run(source)
        except SessionError as error:
            return error
        return None

    def _run_experiment(self, source: str) -> None:
        """Run a cell that nobody asked for: all of these together may not use up the time of what is graded."""
        started = time.monotonic()
        try:
            self._session.run(source, max(_SHORT_CELL_S, self._experiments_left_s))
        finally:
            self._experiments_left_s -= time.monotonic() - started

    def _report_error(self, cell: Cell, error: SessionError | None, source: str) -> None:
        """Say how a cell failed when `source`, which is left of it, was run."""
        match error:
            case None:
                return
            case Raised(stub=True, at=at):
                if (below := parsed(after_statement(as_ipython_counts(source), at))) and below.body:
                    self.stopped.add(cell.name)
                    self._report(cell, _("the cell `{cell}` ends at `raise NotImplementedError()`: delete that line"))
                return
        self.stopped.add(cell.name)
        match error:
            case Raised():
                self._report_raised(cell, error, source)
            case TimedOut(limit_s=limit):
                self._report(cell, _("the cell `{cell}` did not finish within {limit} s"), limit=f"{limit:.0f}")
            case _other:
                self._report(cell, _("the cell `{cell}` ended the process, or used more memory than it may"))

    def _report_raised(self, cell: Cell, error: Raised, source: str) -> None:
        line = _own_line(cell, error) or _magic_at(source, error.at)
        name = error.name if error.name in words(self._submission.code) else ""
        if error.kind == "NameError" and cell.role is Role.SOLUTION:
            self.lacking[cell.name] = name
        is_syntax = error.kind in _SYNTAX_ERRORS
        reason = why_not_python(cell.source) if is_syntax else ""
        if line and reason:
            text = _("the cell `{cell}` raised {kind} in the line `{line}`: {reason}")
        elif line:
            text = _("the cell `{cell}` raised {kind} in the line `{line}`")
        elif name in self._left_out:
            text = _("the cell `{cell}` uses what is not here: `{name}`")
        elif name:
            text = _("the cell `{cell}` raised {kind}: fill in the cell that defines `{name}`")
        else:
            text = _("the cell `{cell}` raised {kind}")
        self._report(cell, text, kind=error.kind, line=line, reason=reason, name=name)
        if is_syntax and self._submission.python > sys.version_info[:2]:
            text = _("the cell `{cell}` may need Python {theirs}, which saved the notebook: this is {ours}")
            self._report(cell, text, theirs=_dotted(self._submission.python), ours=_dotted(sys.version_info[:2]))

    def _report(self, cell: Cell, text: str, **params: object) -> None:
        problem = Message(text, {"cell": cell.title, **params})
        if len(self.problems) < _MAX_PROBLEMS and problem not in self.problems:
            self.problems.append(problem)


def _own_line(cell: Cell, error: Raised) -> str:
    """Return the line that an error came from; nothing where the process names one that is not in the cell."""
    return error.line if error.line in quotable_lines(cell.source) else ""


def _magic_at(source: str, number: int) -> str:
    """Return the magic in a line of a cell, counted from 1: its traceback shows what IPython made of it."""
    line = "".join(as_ipython_counts(source).split("\n")[number - 1 : number]).strip()
    return line[:MAX_QUOTED_CHARS] if re.match(r"%(?!%)", line) else ""


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
