"""Reading the deeds, and handing them in."""

import copy
import importlib.util
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.grading.notebooks import Notebook, code_cell, solved_notebook, with_source

HERE = Path(__file__).parent
ASSIGNMENT = "a02_softmax_nll"
_EXPECTATION = re.compile(r"^# (?P<key>\w+): (?P<value>.+)")


@dataclass
class Deed:
    """One file of this folder, and what must come of it."""

    path: Path
    at_most: dict[str, float] = field(default_factory=dict)
    exactly: dict[str, float] = field(default_factory=dict)
    attention: str = ""
    says: list[str] = field(default_factory=list)
    called: str = ""

    @property
    def name(self) -> str:
        """The name of the deed."""
        return self.path.stem

    @property
    def student(self) -> str:
        """The student: called as the deed, where nothing else is said."""
        return self.called or self.name

    @property
    def kind(self) -> str:
        """`answers`, `cells` or `files`."""
        return self.path.parent.name

    @property
    def code(self) -> str:
        """The code of an answer or a cell, without what must come of it: the page shows the student their own code."""
        lines = self.path.read_text("utf-8").splitlines(keepends=True)
        return "".join(itertools.dropwhile(_EXPECTATION.match, lines))

    def hand_in(self, folder: Path) -> None:
        """Put what is handed in into `folder`, which is there and empty."""
        notebook = copy.deepcopy(solved_notebook(ASSIGNMENT))
        if self.kind == "files":
            _function(self.path, "hand_in")(notebook, folder)
        elif self.kind == "answers":
            write_notebook(with_source(notebook, "softmax", self.code), folder)
        else:
            self.hand_in_above(folder)

    def hand_in_above(self, folder: Path) -> None:
        """Put the code in a cell of its own above a right notebook."""
        notebook = copy.deepcopy(solved_notebook(ASSIGNMENT))
        notebook["cells"].insert(0, code_cell(self.code))
        write_notebook(notebook, folder)


def write_notebook(notebook: Notebook, folder: Path, name: str = f"{ASSIGNMENT}.ipynb") -> Path:
    """Write a notebook into `folder` and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def read_deeds(*kinds: str) -> list[Deed]:
    """Return the deeds of some kinds, of all if none is named."""
    folders = [HERE / kind for kind in kinds or ("answers", "cells", "files")]
    return [_read(path) for folder in folders for path in sorted(folder.glob("*.py"))]


def _read(path: Path) -> Deed:
    deed = Deed(path)
    for line in path.read_text("utf-8").splitlines():
        if not (expectation := _EXPECTATION.match(line)):
            break
        key, value = expectation["key"], expectation["value"].strip()
        if key == "attention":
            deed.attention = value
        elif key == "says":
            deed.says.append(value)
        elif key == "student":
            deed.called = value
        elif value.startswith("at most "):
            deed.at_most[key] = float(value.removeprefix("at most "))
        else:
            deed.exactly[key] = float(value)
    return deed


def _function(path: Path, name: str) -> Callable[..., Any]:
    spec = importlib.util.spec_from_file_location(f"deed_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[..., Any] = getattr(module, name)
    return function
