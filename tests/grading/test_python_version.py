"""A notebook may have been written with another Python than the one that grades it."""

import json
from typing import Any

import pytest

from autograder.engine.zygote import Zygote
from tests.conftest import full_scores, grade, scores
from tests.grading.notebooks import cell_of, solved_notebook, with_source

ASSIGNMENT = "a02_softmax_nll"


@pytest.mark.parametrize(
    ("info", "told"),
    [
        ({"version": "3.99.1"}, True),
        ({"version": "3.6.15"}, False),
        ({"version": 3.99}, False),
        ({"version": "the newest"}, False),
        ([], False),
    ],
)
def test_a_cell_that_an_older_python_cannot_read(info: Any, told: bool, zygote: Zygote) -> None:
    """Who wrote it with a newer one hears of it; nobody else does."""
    notebook = with_source(solved_notebook(ASSIGNMENT), "softmax", "def softmax(scores) of the future:\n    pass")
    notebook["metadata"]["language_info"] = info
    problems = grade(json.dumps(notebook), ASSIGNMENT, zygote).problems
    assert any("3.99" in problem.params.values() for problem in problems) is told
    assert any(problem.params.get("kind") == "SyntaxError" for problem in problems)


@pytest.mark.parametrize("line", ["print(f'{d['a']:.2f}')", "%matplotlib inline\ny = f'{', '.join(d)}'"])
def test_f_strings_of_newer_pythons_cost_nothing(line: str, zygote: Zygote) -> None:
    """Colab is newer than what many machines grade with."""
    notebook = solved_notebook(ASSIGNMENT)
    source = "".join(cell_of(notebook, "softmax")["source"])
    changed = with_source(notebook, "softmax", f"{source}\nd = {{'a': 0.5}}\n{line}")
    verdict = grade(json.dumps(changed), ASSIGNMENT, zygote)
    assert scores(verdict) == full_scores(ASSIGNMENT)
    assert verdict.problems == ()


@pytest.mark.parametrize(
    "line", ["x = float(np.ones(1))", "x = np.zeros(2)\nx[0] = np.ones(1)", "x = np.trapz([1.0, 2.0])"]
)
def test_what_the_numpy_of_colab_takes_is_taken(line: str, zygote: Zygote) -> None:
    """The next one refuses it."""
    notebook = solved_notebook(ASSIGNMENT)
    source = "".join(cell_of(notebook, "softmax")["source"])
    verdict = grade(json.dumps(with_source(notebook, "softmax", f"{line}\n{source}")), ASSIGNMENT, zygote)
    assert scores(verdict) == full_scores(ASSIGNMENT)
    assert verdict.problems == ()
