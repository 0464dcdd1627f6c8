"""What a verdict depends on, and what is written of it, each as one digest: where they are the same, nothing is done.

What counts is content, never a time stamp. The code that judges an assignment is its checks and references, with the
references those import, and all that every verdict depends on: the grading, the engine, the vocabulary of checks.
"""

import ast
import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import nncourse
from autograder.classroom.job import Job, Setup

_AUTOGRADER = Path(__file__).parents[1]
_NNCOURSE = Path(nncourse.__file__).parent
_JUDGING = (
    *(_AUTOGRADER / name for name in ("engine", "grading", "judge.py")),
    *(_AUTOGRADER / name for name in ("classroom/worker.py", "intake/course_files.py")),
    *(_NNCOURSE / name for name in ("checking", "checks", "data", "hints", "plots")),
    *(_NNCOURSE / name for name in ("__init__.py", "hinting.py", "language.py")),
)
_SHOWING = (*(_AUTOGRADER / name for name in ("report", "messages.py", "locale")), _NNCOURSE / "locale")
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "matplotlib", "pandas", "ipython")
"""Students' code runs with these."""


def judging_key(setup: Setup) -> str:
    """Return the digest of all that a verdict depends on but for the submission itself."""
    return _digest(
        [
            repr(setup.assignment),  # the template, the secret and the settings
            json.dumps(asdict(setup.limits), sort_keys=True),
            str(setup.sandboxed),
            platform.python_version(),
            *(f"{name} {_version(name)}" for name in _LIBRARIES),
            *_contents(_JUDGING),
            *_contents(_own_modules(setup.assignment.template.assignment)),
        ]
    )


def showing_key(setup: Setup) -> str:
    """Return the digest of what turns verdicts into pages, notebooks and entries of the gradebook."""
    return _digest([json.dumps(dict(setup.titles)), *_contents(_SHOWING)])


def verdict_key(judging: str, job: Job) -> str:
    """Return the digest of all that the verdict on a submission depends on; one given in advance counts too."""
    return _digest([judging, hashlib.sha256(job.data).hexdigest(), repr(job.verdict)])


def record_key(showing: str, verdict: str, remarks: str, timestamp: str, lateness: str) -> str:
    """Return the digest of all that is written of a submission; the last two decide what lateness costs."""
    return _digest([showing, verdict, remarks, timestamp, lateness])


def _own_modules(assignment: str) -> list[Path]:
    """Return the files of an assignment's checks and reference, and of the checks and references those import."""
    found: list[Path] = []
    waiting = [("checks", assignment), ("references", assignment)]
    while waiting:
        place = _AUTOGRADER.joinpath(*waiting.pop())
        for path in sorted(place.glob("*.py")) or [place.with_suffix(".py")]:
            if path not in found and path.exists():
                found.append(path)
                waiting += _imported(path)
    return sorted(found)


def _imported(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (folder, module or package) for what a file imports of the checks and references."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        for name in names:
            match name.split("."):
                case ["autograder", "checks" | "references" as folder, module, *_]:
                    yield folder, module


def _contents(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)  # a list that names it is out of date
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".j2", ".mo"):
                yield file.name
                yield hashlib.sha256(file.read_bytes()).hexdigest()


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "none"


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()
