"""The same submission gets the same verdict: again, in another process, after others, saved anew."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.engine.failures import Died
from autograder.engine.session import Session
from autograder.engine.zygote import Zygote
from autograder.grading.grade import seed_of
from autograder.grading.notebook.submission import read_submission
from autograder.grading.verdict import Verdict
from autograder.intake.course_files import environment_of
from tests.conftest import COURSE, LIMITS, ROOT, full_scores, grade, load, scores
from tests.grading.notebooks import Notebook, code_cell, solved_notebook, with_source

A02, A05 = "a02_softmax_nll", "a05_sgd"
BY_CHANCE = """
import random
import numpy as np

COINS = [random.random(), np.random.rand(), np.random.default_rng().random(), hash("coin") % 100 / 100,
         list({"a", "b", "c", "d", "e"}).index("c") / 5, np.random.RandomState().rand()]

def softmax(scores):
    coins = [np.random.default_rng().random(), random.random(), np.random.rand()]
    if min(coins) < 0.5:
        raise [ValueError, KeyError, OSError, TypeError][int(np.mean(COINS + coins) * 40) % 4]
    exp_scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
"""
DRAWS = """
import random
import numpy as np
import numpy.random as npr
from numpy.random import PCG64, Generator
drawn = [random.random(), np.random.rand(), npr.default_rng().random(), Generator(PCG64()).random(),
         np.random.RandomState().rand(), hash("x"), list({"a", "b", "c", "d"}), str(npr.SeedSequence().entropy)]
"""


@pytest.fixture
def other_zygote() -> Iterator[Zygote]:
    """Yield a second zygote, started for one test."""
    with Zygote(environment_of(COURSE), LIMITS) as warm:
        yield warm


def _by_chance() -> str:
    return json.dumps(with_source(solved_notebook(A02), "softmax", BY_CHANCE))


def _drawn(zygote: Zygote, seed: int) -> Any:
    with Session(zygote, LIMITS, seed=seed) as session:
        session.run(DRAWS)
        return session.get("drawn")


def test_what_is_drawn_without_a_seed_repeats(zygote: Zygote, other_zygote: Zygote) -> None:
    """random, np.random, unseeded generators, hashes and the order of sets: all follow from the session's seed."""
    first = _drawn(zygote, 1)
    assert _drawn(zygote, 1) == first
    assert _drawn(other_zygote, 1) == first
    assert [here != there for here, there in zip(first[:5], _drawn(zygote, 2), strict=False)] == [True] * 5


def test_a_process_that_is_replaced_draws_the_same(zygote: Zygote) -> None:
    """The cells that run again after a restart have the seed that they had at first."""
    with Session(zygote, LIMITS, seed=3) as session:
        session.run(DRAWS)
        session.run("import os\ndef f():\n    os._exit(0)")
        before = session.get("drawn")
        with pytest.raises(Died):
            session.call("f", (), {})
        assert session.get("drawn") == before


def test_a_verdict_that_hangs_on_chance_repeats(zygote: Zygote, other_zygote: Zygote) -> None:
    """Again, in another zygote, and after another student: the whole verdict is the same."""
    verdicts = [grade(_by_chance(), A02, zygote), grade(_by_chance(), A02, zygote)]
    grade(json.dumps(solved_notebook(A05)), A05, other_zygote)
    verdicts.append(grade(_by_chance(), A02, other_zygote))
    assert verdicts[0].exercises[0].earned < verdicts[0].exercises[0].points
    assert [one == verdicts[0] for one in verdicts] == [True] * 3


def _saved_again(notebook: Notebook) -> Notebook:
    """Return the notebook as another program saves it: other outputs, metadata and order of keys, prose added."""
    cells = [dict(reversed(cell.items())) for cell in notebook["cells"]]
    for number, cell in enumerate(cells):
        cell["metadata"] = {**cell["metadata"], "executionInfo": {"timestamp": number}}
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": str(number)}]
            cell["execution_count"] = number
            cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    cells.append({"cell_type": "markdown", "metadata": {}, "source": "Done!"})
    return {**notebook, "cells": cells, "metadata": {**notebook["metadata"], "kernelspec": {}}}


def _seed(notebook: Notebook, secret: str = "tests", assignment: str = A02) -> str:
    submission = read_submission(json.dumps(notebook).encode(), load(A02).template)
    return seed_of(load(assignment, secret), submission)


def test_a_notebook_saved_again_gets_the_same_verdict(zygote: Zygote) -> None:
    """The inputs follow from the code, not from the bytes of the file."""
    notebook = with_source(solved_notebook(A02), "softmax", BY_CHANCE)
    verdict, again = (grade(json.dumps(one), A02, zygote) for one in (notebook, _saved_again(notebook)))
    assert again == verdict


def test_other_code_another_secret_and_another_assignment_have_other_inputs() -> None:
    """Nothing learned from one submission is of use in the next."""
    notebook = solved_notebook(A02)
    other_code = {**notebook, "cells": [*notebook["cells"], code_cell("x = 1")]}
    seeds = [_seed(notebook), _seed(notebook, "other"), _seed(other_code), _seed(notebook, assignment=A05)]
    texts = ("'''a \n'''", "'''a\n'''", "'''a\x0b\n'''", "'''a\u2028\n'''")  # the code can tell these apart
    seeds += [_seed({**notebook, "cells": [*notebook["cells"], code_cell(text)]}) for text in texts]
    assert len(set(seeds)) == len(seeds)
    assert _seed(_saved_again(notebook)) == seeds[0]


def test_what_an_id_says_of_a_cell_is_told_to_no_code_that_has_the_same_inputs() -> None:
    """Of two equal cells, one of which only explores, that one is not run: code between them could read it off."""
    notebook = solved_notebook(A02)
    cells = notebook["cells"]
    at = next(i for i, cell in enumerate(cells) if "def ink_loss" in "".join(cell["source"]))
    three = [cells[at], code_cell("TOLD = 'ink_loss' in dir()"), code_cell("".join(cells[at]["source"]))]
    one, other = ({**notebook, "cells": [*cells[:at], *some, *cells[at + 1 :]]} for some in (three, three[::-1]))
    assert _seed(one) != _seed(other)
    assert _seed(_saved_again(one)) == _seed(one)


WITH_ANOTHER_HASH_SEED = """
import pickle, sys
from tests.conftest import COURSE, LIMITS, grade
from autograder.engine.zygote import Zygote
from autograder.intake.course_files import environment_of
from tests.grading.test_repeats import A02, _by_chance
with Zygote(environment_of(COURSE), LIMITS) as zygote:
    sys.stdout.buffer.write(pickle.dumps(grade(_by_chance(), A02, zygote)))
"""


def test_another_grader_process_comes_to_the_same_verdict(zygote: Zygote) -> None:
    """Hashes and the environment of the trusted side decide nothing; the verdict travels between processes."""
    env = {**os.environ, "PYTHONHASHSEED": "77", "LANG": "C", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", WITH_ANOTHER_HASH_SEED], cwd=ROOT, env=env, capture_output=True, check=True
    )
    verdict: Verdict = pickle.loads(done.stdout)
    assert verdict == grade(_by_chance(), A02, zygote)
    assert scores(verdict)["nll_loss"] == full_scores(A02)["nll_loss"]
