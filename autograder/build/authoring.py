"""Reading `assignments/<stem>/notebook.py`: Jupytext percent text, one cell of prose a language.

A cell is, by its header,

    # %% [markdown] lang="en"                        prose in one language; its translation is the next cell
    # %% [markdown] lang="en" answer="written" points=2     a written question's model answer and rubric
    # %% exercise="softmax"                          a stub: `def` lines with docstrings, or `name = ...`
    # %% bring="a02_softmax_nll: softmax, nll_loss"  where students paste functions of earlier notebooks
    # %% explore=true                                given code that only draws or plays: skipped while grading
    # %%                                             given code
"""

from dataclasses import dataclass
from pathlib import Path

import jupytext

from autograder.errors import CourseError


@dataclass(frozen=True)
class AuthorCell:
    """One cell of a notebook.py."""

    kind: str
    text: str
    language: str = ""
    exercise: str = ""
    answer: str = ""
    bring: str = ""
    points: float = 0.0
    explore: bool = False


def read_cells(path: Path) -> list[AuthorCell]:
    """Return the cells of a notebook.py.

    Raises `CourseError` where it cannot be read, for prose without a language and for an unknown key.
    """
    try:
        notebook = jupytext.read(path, fmt="py:percent")
    except UnicodeDecodeError:
        raise CourseError(f"{path} is not UTF-8: save it again in this encoding") from None
    except OSError as error:
        raise CourseError(f"{path} cannot be read ({error.strerror}): it must be a file that you may read") from None
    cells = []
    for number, cell in enumerate(notebook.cells, start=1):
        cell.metadata.pop("lines_to_next_cell", None)  # Jupytext's own
        known = {"lang", "exercise", "answer", "bring", "points", "explore"}
        if unknown := set(cell.metadata) - known:
            raise CourseError(f"{path}, cell {number}: unknown key {', '.join(sorted(unknown))} in its header")
        if cell.cell_type == "markdown" and cell.metadata.get("lang") not in ("en", "ru"):
            raise CourseError(f'{path}, cell {number}: prose needs lang="en" or lang="ru" in its header')
        cells.append(
            AuthorCell(
                kind=cell.cell_type,
                text=cell.source,
                language=cell.metadata.get("lang", ""),
                exercise=cell.metadata.get("exercise", ""),
                answer=cell.metadata.get("answer", ""),
                bring=cell.metadata.get("bring", ""),
                points=_points(cell.metadata.get("points", 0), path, number),
                explore=bool(cell.metadata.get("explore", False)),
            )
        )
    return cells


def _points(value: object, path: Path, number: int) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise CourseError(f"{path}, cell {number}: points={value!r} in its header is no number")


def pair_languages(cells: list[AuthorCell], path: Path) -> list[dict[str, AuthorCell]]:
    """Return the cells as `{language: cell}`, neighbouring English and Russian prose joined.

    Raises `CourseError` where prose lacks its neighbour in the other language.
    """
    pairs: list[dict[str, AuthorCell]] = []
    waiting: AuthorCell | None = None
    for cell in cells:
        if cell.kind != "markdown":
            _nothing_waits(waiting, path)
            pairs.append({"en": cell, "ru": cell})
        elif waiting is None and cell.language == "en":
            waiting = cell
        elif waiting is not None and cell.language == "ru" and cell.answer == waiting.answer:
            pairs.append({"en": waiting, "ru": cell})
            waiting = None
        else:
            _nothing_waits(waiting or cell, path)
    _nothing_waits(waiting, path)
    return pairs


def _nothing_waits(waiting: AuthorCell | None, path: Path) -> None:
    if waiting is not None:
        first_line = waiting.text.splitlines()[0] if waiting.text else ""
        raise CourseError(f"{path}: prose without its neighbour in the other language: {first_line!r}")
