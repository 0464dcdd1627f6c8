"""One nbgrader source notebook a language, from an author's text and the references."""

import difflib
from importlib.util import find_spec
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.build.authoring import AuthorCell, pair_languages, read_cells
from autograder.build.solutions import BEGIN, END, Reference, StubError, fill_stub
from autograder.course import Course
from autograder.errors import CourseError
from autograder.grading.text import text_id
from autograder.judge import hidden_checks
from nncourse.language import LANGUAGES

REFERENCES = Path(__file__).parents[1] / "references"


def write_sources(course: Course, assignment: str) -> None:
    """Write the source notebooks of `assignment`, one per language."""
    sources = {language: build_source(course, assignment, language) for language in LANGUAGES}
    for language, source in sources.items():
        path = course.source_path(assignment, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(source) + "\n", "utf-8")


def build_source(course: Course, assignment: str, language: str) -> NotebookNode:
    """Return the source notebook of `assignment` in `language`: solutions and hidden-test markers in.

    Raises `CourseError` where text, reference and checks do not fit together.
    """
    text = course.text_path(assignment)
    reference = Reference(REFERENCES / f"{assignment}.py")
    points = exercise_points(assignment)
    pairs = pair_languages(read_cells(text), text)
    if not pairs:
        raise CourseError(f"{text} is empty: begin it with the title, in both languages")
    title, *rest = pairs
    try:
        cells = _cells(title, language, assignment, reference, points) + _opening(course, assignment, language)
        for pair in rest:
            cells += _cells(pair, language, assignment, reference, points)
    except StubError as error:
        raise CourseError(f"{text}, {error}") from None
    if points:
        raise CourseError(f"{text}: no stub for {', '.join(points)}, which autograder/checks/{assignment} checks")
    _number_repeated_ids(cells)
    return new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "nncourse": {"assignment": assignment, "language": language},
        },
    )


def exercise_points(assignment: str) -> dict[str, float]:
    """Return the points of each exercise that checks grade: the sum over its hidden checks.

    Raises `CourseError` where the assignment has no checks.
    """
    if find_spec(f"autograder.checks.{assignment}") is None:
        raise CourseError(f"autograder/checks/{assignment} is missing: write the checks of the assignment there")
    return {name: sum(check.points for check in group) for name, group in hidden_checks(assignment).items()}


def _cells(
    pair: dict[str, AuthorCell], language: str, assignment: str, reference: Reference, points: dict[str, float]
) -> list[NotebookNode]:
    """Return the notebook cells of one author's cell; exercises that were built are taken out of `points`.

    Raises `StubError` where a stub stands twice, or is of nothing that is checked.
    """
    cell = pair[language]
    cell_id = "-".join(dict.fromkeys(text_id(one.text) for one in pair.values()))  # the same in all languages
    if cell.answer:
        metadata = _nbgrader(cell.answer, solution=True, points=pair["en"].points)
        return [new_markdown_cell(cell.text, id=_valid_id(cell.answer), metadata=metadata)]
    if cell.kind == "markdown":
        return [new_markdown_cell(cell.text, id=cell_id)]
    if cell.bring:
        return [new_code_cell(_brought(cell), id=cell_id, metadata=_nbgrader(f"bring_{cell_id[:8]}", solution=True))]
    if cell.explore:
        return [new_code_cell(cell.text, id=cell_id, metadata={"tags": ["explore"]})]
    if not cell.exercise:
        return [new_code_cell(cell.text, id=cell_id, metadata=_nbgrader(f"given_{cell_id[:8]}", locked=True))]
    name = cell.exercise
    if name not in points:
        if name in exercise_points(assignment):
            raise StubError(f"stub {name}: it stands twice, take one of them out")
        close = difflib.get_close_matches(name, points, n=1)
        others = f": did you mean {close[0]}?" if close else ""
        raise StubError(f"stub {name}: no module in EXERCISES of autograder/checks/{assignment} checks it{others}")
    return [
        new_code_cell(
            fill_stub(cell.text, name, reference), id=_valid_id(name), metadata=_nbgrader(name, solution=True)
        ),
        new_code_cell(
            _test_source(assignment, name),
            id=_valid_id(f"test_{name}"),
            metadata=_nbgrader(f"test_{name}", locked=True, points=points.pop(name)),
        ),
    ]


def _test_source(assignment: str, exercise: str) -> str:
    return "\n".join(
        [
            f'check("{exercise}")',
            "### BEGIN HIDDEN TESTS",
            f'__import__("autograder.kernel").kernel.score("{assignment}", "{exercise}", globals())',
            "### END HIDDEN TESTS",
        ]
    )


def _brought(cell: AuthorCell) -> str:
    """Return the cell in which students paste functions of earlier notebooks, solved."""
    functions = []
    for line in cell.bring.split(";"):
        stem, colon, names = line.partition(":")
        if not colon:
            raise StubError(f'bring="{cell.bring}": write it as bring="assignment: function, function"')
        reference = Reference(REFERENCES / f"{stem.strip()}.py")
        functions += [reference.function(name.strip()) for name in names.split(",")]
    return "\n".join([cell.text, BEGIN, "\n\n\n".join(functions), END])


def _opening(course: Course, assignment: str, language: str) -> list[NotebookNode]:
    """Return the cells that follow every title: where to open the notebook, set-up, imports."""
    repository, branch = course.address
    slug = repository.removeprefix("https://github.com/")
    other = "ru" if language == "en" else "en"
    paths = (course.release_path(assignment, one).relative_to(course.root).as_posix() for one in (language, other))
    here, there = (f"https://colab.research.google.com/github/{slug}/blob/{branch}/{path}" for path in paths)
    beside = f"../../{other}/{assignment}/{assignment}.ipynb"  # Colab does not follow it
    links = {
        "en": f"[Open in Colab]({here}) · По-русски: [ноутбук]({beside}), [в Colab]({there})",
        "ru": f"[Открыть в Colab]({here}) · In English: [notebook]({beside}), [in Colab]({there})",
    }
    install = "\n".join(
        [
            "# Set-up: installs the course's package in Colab and the browser. On your machine, pip install it once.",
            'if "google.colab" in str(get_ipython()):',
            f'    %pip install -q "nncourse @ git+{repository}@{branch}#subdirectory=nncourse"',
            'elif "pyodide" in str(get_ipython()):',
            "    %pip install -q nncourse",
        ]
    )
    imports = "\n".join(
        [
            "import matplotlib.pyplot as plt",
            "import numpy as np",
            "",
            "from nncourse import check, hint, load_mnist, use_language",
            f"from nncourse.plots import {assignment} as plots",
            "",
            f'use_language("{language}")',
        ]
    )
    return [
        new_markdown_cell(links[language], id="links"),
        new_code_cell(install, id="set-up"),
        new_code_cell(imports, id="imports"),
    ]


def _nbgrader(
    grade_id: str, *, solution: bool = False, locked: bool = False, points: float | None = None
) -> dict[str, object]:
    entry: dict[str, object] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        entry["points"] = points
    return {"nbgrader": entry}


def _valid_id(name: str) -> str:
    return name.replace("_", "-")


def _number_repeated_ids(cells: list[NotebookNode]) -> None:
    seen: dict[str, int] = {}
    for cell in cells:
        count = seen[cell.id] = seen.get(cell.id, 0) + 1
        if count > 1:
            cell.id = f"{cell.id}-{count}"
