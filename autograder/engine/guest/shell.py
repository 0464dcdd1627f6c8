"""The IPython shell in which the code of one submission runs."""

import ast
import bdb
import contextlib
import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import IPython
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.text import SList
from traitlets import Type
from traitlets.config import Config

from . import OTHER_PROGRAMS
from .stand_ins import provide

_IGNORED_MAGICS = (
    *("pip", "conda", "mamba", "micromamba", "uv", "system", "sx"),
    *OTHER_PROGRAMS,
    *("load", "loadpy", "edit", "ed", "notebook"),
)
"""Magics that start something, or open or save a file for whoever sits there: none of it changes what is run."""

_CELL = "<cell "
_PROMPT = re.compile(r"^\s*(In ?\[|\.\.\.)", re.MULTILINE)


class _NamedCells(CachingCompiler):
    """Gives cells file names that say which of the frames of a traceback are the student's."""

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        return f"{_CELL}{self.hash_of(raw_code)}>"

    def hash_of(self, text: str) -> str:
        return f"{abs(hash(text)):x}"


class _ForgetfulPublisher(DisplayPublisher):
    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Show nothing."""


class _ForgetfulHook(DisplayHook):
    def __call__(self, result: Any = None) -> None:
        """Keep the last result as `_`, and show nothing."""
        if result is not None:
            self.shell.user_ns["_"] = result


class _NoOutput(SList):
    """What a command printed that was not started: a line of it is told as what is only where the student sits."""

    def __getitem__(self, index: Any) -> Any:
        """Return a part of nothing; raise `FileNotFoundError` for a line."""
        try:
            return super().__getitem__(index)
        except IndexError:
            raise FileNotFoundError("commands are not started") from None


class SubmissionShell(InteractiveShell):
    """IPython without terminal, history, shell commands or traceback pictures."""

    compiler_class = _NamedCells
    display_pub_class = Type(_ForgetfulPublisher)
    displayhook_class = Type(_ForgetfulHook)

    def init_io(self) -> None:
        """Leave the streams alone: `serve` sets them."""

    def transform_cell(self, raw_cell: str) -> str:
        """Return a cell as Python; nearly all are already, and need not be taken apart in search of magics."""
        return f"{raw_cell}\n" if is_plain(raw_cell) else super().transform_cell(raw_cell)

    def should_run_async(self, raw_cell: str, *args: Any, **kwargs: Any) -> bool:
        """Return whether a cell awaits something; one without the words for it need not be compiled to see that."""
        return ("await" in raw_cell or "async" in raw_cell) and super().should_run_async(raw_cell, *args, **kwargs)

    def system(self, command: str) -> None:
        """Answer `!command`: nothing is started while grading."""

    system_piped = system_raw = system

    def getoutput(self, command: str, split: bool = True, depth: int = 0) -> list[str]:
        """Answer `lines = !command`: nothing is started, and it printed nothing."""
        return _NoOutput()

    def run_line_magic(self, magic_name: str, line: str, _stack_depth: int = 1) -> Any:
        """Run `%magic`; one that is not here, or has nothing here for what it is asked, does nothing."""
        if self.find_line_magic(magic_name):
            with contextlib.suppress(UsageError):
                return super().run_line_magic(magic_name, line, _stack_depth + 1)
        return None

    def magic(self, arg_s: str) -> Any:
        """Run a magic as scripts made of notebooks do, and as Colab's IPython still can."""
        name, _blank, line = arg_s.lstrip("%").partition(" ")
        return self.run_line_magic(name, line, 2)

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Run a `%%magic`; of one that is not here, or waits for a person, what stands below it, where it is Python."""
        if magic_name != "debug" and self.find_cell_magic(magic_name):
            return super().run_cell_magic(magic_name, line, cell)
        text = self.transform_cell(cell)
        with contextlib.suppress(SyntaxError):
            code = self.compile(text, self.compile.cache(text), "exec")
            exec(code, self.user_global_ns, self.user_ns)
        return None

    def ask_exit(self) -> None:
        """Answer `exit` and `quit`: the notebook goes on."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Draw no traceback: the result of the run carries the exception."""

    showsyntaxerror = showindentationerror = showtraceback

    def _format_exception_for_storage(self, *args: Any, **kwargs: Any) -> list[str]:
        """Draw none for the history either: that of a deep recursion takes seconds."""
        return []

    def enable_gui(self, gui: str | None = None) -> None:
        """Have no windows."""

    def enable_matplotlib(self, gui: str | None = None) -> tuple[str, str]:
        """Keep the backend that draws into memory, whatever `%matplotlib` asks for."""
        return "agg", "agg"

    def set_next_input(self, text: str, replace: bool = False) -> None:
        """Forget proposals for a next cell."""


def is_plain(cell: str) -> bool:
    """Return whether a cell is Python that IPython leaves as it is: all but its prompts, and lines that stand alone."""
    if len(cell.splitlines()) < 2 or _PROMPT.search(cell):
        return False
    try:
        ast.parse(cell)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def is_of_cell(frame: FrameType) -> bool:
    """Return whether a frame of a traceback is of a cell's own code."""
    return frame.f_code.co_filename.startswith(_CELL)


def new_shell() -> SubmissionShell:
    """Return a shell with nothing run in it yet."""
    shell = SubmissionShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    for name in _IGNORED_MAGICS:
        for kind in ("line", "cell"):
            shell.register_magic_function(_nothing, kind, name)
    provide()
    if "matplotlib" in sys.modules:
        sys.modules["matplotlib"].use = _nothing  # type: ignore[attr-defined]  # no windows here
        sys.modules["matplotlib"].RcParams.validate["text.usetex"] = _never  # and no TeX
    bdb.Bdb.set_trace = _nothing  # type: ignore[method-assign, assignment]  # nobody is there to go on from a breakpoint
    IPython.embed = _nothing
    run = shell.find_line_magic("run")
    shell.register_magic_function(lambda line: _run_file(run, line), "line", "run")
    shell.events.register = _nothing  # code that runs around every cell could only break cells
    shell.run_cell("pass", store_history=False)  # what IPython makes ready for its first cell is ready before the fork
    return shell


def _nothing(*args: object) -> None:
    """Install, start and register nothing while grading."""


def _never(*args: object) -> bool:
    return False


def _run_file(run: Callable[[str], Any], line: str) -> Any:
    """Run a file as `%run` does; one that is not there is told by the exception that says so."""
    try:
        return run(line)
    except Exception as error:
        if type(error) is Exception and "not found" in str(error):
            raise FileNotFoundError(str(error)) from None
        raise
