"""Ways around the wall: points without a solution, hidden inputs on the page, costs for the class."""

import json
import weakref
from collections.abc import Mapping

import numpy as np
import pytest

from autograder.engine.failures import Died, Raised
from autograder.engine.session import Session
from autograder.engine.zygote import Zygote
from autograder.grading.remote import Quotes, quotable_lines
from autograder.judge import judge_exercise
from nncourse.checking import CheckFailed, Status, Student, expect_array, readable_shape
from nncourse.checking import check as make_check
from tests.conftest import LIMITS, grade, scores
from tests.grading.notebooks import code_cell, solved_notebook, with_source

A02 = "a02_softmax_nll"
RIGHT_ONCE_THE_NEXT_WAS_CALLED = """
seen = []

def softmax(scores):
    if not seen:
        return None
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
"""
HOARDS_ON_THE_OTHER_SIDE = """
import numpy as np

def f(g):
    for n in range(100):
        g(np.zeros(2**10))
    return 1.0
"""
SAYS_THAT_IT_CHANGED_ITS_THOUSANDTH_ARGUMENT = """
import guest.server

def f(x):
    guest.server.enumerate = lambda pairs: [(number, pair) for pair in pairs for number in (999, True, -1, 0)]
    guest.server._is_changed = lambda before, after: True
    return x
"""


def test_what_was_learned_from_later_checks_is_forgotten_before_a_second_try(zygote: Zygote) -> None:
    """A function that answers rightly only after others were judged has no points, though it is judged again."""
    notebook = with_source(solved_notebook(A02), "softmax", RIGHT_ONCE_THE_NEXT_WAS_CALLED)
    source = "def log_softmax(scores):\n    seen.append(scores)\n    return scores * 0"
    notebook = with_source(notebook, "log_softmax", source)
    notebook["cells"].append(code_cell("softmax = softmax"))
    assert scores(grade(json.dumps(notebook), A02, zygote))["softmax"] == 0


def test_numbers_of_changed_arguments_spell_out_no_input(zygote: Zygote) -> None:
    """A message names them: those of arguments there were, each once."""
    with Session(zygote, LIMITS) as session:
        session.run(SAYS_THAT_IT_CHANGED_ITS_THOUSANDTH_ARGUMENT)
        assert session.call("f", (np.ones(3),), {}).changed == (0,)


def test_few_lines_are_quoted() -> None:
    """A line for each digit, which raises where an input has it, would spell that out; one may come again."""
    lines = [f"raise ValueError({digit})" for digit in range(10)]
    quotes = Quotes(quotable_lines("\n".join(lines)))
    assert [line for line in lines * 2 if quotes.may_quote(line)] == lines[:8] * 2


def test_filling_the_memory_of_the_grader_earns_nothing() -> None:
    """Where even the reference would find no room, it is not the course that is broken."""

    @make_check("f", points=1)
    def needs_room(student: Student) -> None:
        """There is room."""
        raise MemoryError

    def student_for(rng: np.random.Generator) -> Student:
        return _Nobody(rng)

    reference: Mapping[str, object] = {"f": len}
    (outcome,) = judge_exercise([needs_room], student_for, reference, "seed")
    assert outcome.status is Status.FAILED
    assert outcome.earned == 0


class _Nobody:
    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.changed: tuple[int, ...] = ()

    def __getattr__(self, name: str) -> object:
        raise AttributeError(name)

    def value(self, name: str) -> object:
        raise AttributeError(name)


def test_results_that_nobody_watches_are_not_kept(zygote: Zygote) -> None:
    """A function of ours that is called a hundred times leaves a few of its results in our memory."""
    given_out: list[weakref.ref[np.ndarray]] = []
    kept = []

    def given(x: np.ndarray) -> np.ndarray:
        kept.append(sum(result() is not None for result in given_out))
        result = x[:8].copy()
        given_out.append(weakref.ref(result))
        return result

    with Session(zygote, LIMITS) as session:
        session.run(HOARDS_ON_THE_OTHER_SIDE)
        session.call("f", (given,), {})
        assert len(kept) == 100
        assert max(kept) <= 33  # those that are watched, and the last
        assert not any(result() is not None for result in given_out)


def test_what_trusted_functions_may_take_is_bounded(zygote: Zygote) -> None:
    """A product that fills the memory is an error of the student's, one of matrices without BLAS is not computed."""
    multiplied = []

    def product(a: np.ndarray, b: np.ndarray) -> float:
        multiplied.append((a @ b).shape)
        return 1.0

    with Session(zygote, LIMITS) as session:
        session.run(
            "import numpy as np\n"
            "def wide(g):\n    return g(np.ones((20_000, 1)), np.ones((1, 20_000)))\n"
            "def slow(g):\n    return g(np.ones((2_500, 2_500), np.int8), np.ones((2_500, 2_500), np.int8))\n"
            "def usual(g):\n    return g(np.ones((2_000, 784)), np.ones((784, 10)))"
        )
        with pytest.raises(Raised):
            session.call("wide", (product,), {})
        with pytest.raises(Died):
            session.call("slow", (product,), {})
        assert session.call("usual", (product,), {}).value == 1
    assert multiplied == [(2_000, 10)]


@pytest.mark.parametrize("asked", ["np.zeros(15_000, np.int8), np.zeros(15_000, np.int8)", "10_000, 10_000"])
def test_a_few_bytes_that_ask_for_many_are_bounded_too(asked: str, zygote: Zygote) -> None:
    """Two tables of so many rows and columns are more than a gigabyte."""

    def tables(a: np.ndarray | int, b: np.ndarray | int) -> float:
        n_rows, n_columns = (len(part) if isinstance(part, np.ndarray) else part for part in (a, b))
        return float(len([np.empty((n_rows, n_columns)) for _ in range(2)]))

    with Session(zygote, LIMITS) as session:
        session.run(f"import numpy as np\ndef f(g):\n    return g({asked})")
        with pytest.raises(Raised):
            session.call("f", (tables,), {})


def test_large_results_are_not_kept(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those that are together too much only their places are; what becomes of the others is still seen."""
    monkeypatch.setattr("autograder.engine.exchange._MAX_KEPT_BYTES", 2**20)
    given = []

    def large() -> np.ndarray:
        given.append(np.zeros(2**16))
        return given[-1]

    with Session(zygote, LIMITS) as session:
        session.run("def f(g):\n    for n in range(5):\n        g()[0] = n + 1\n    return 1.0")
        session.call("f", (large,), {})
    assert [array[0] for array in given] == [1, 2, 0, 0, 0]


def test_an_answer_for_which_there_is_no_memory_is_the_student_s(
    zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends their process, and neither the session nor the run."""

    def too_much(tagged: object) -> object:
        raise MemoryError

    with Session(zygote, LIMITS) as session:
        session.run("def f():\n    return 1")
        with monkeypatch.context() as patched:
            patched.setattr("autograder.engine.session.codec.decode", too_much)
            with pytest.raises(Died):
                session.call("f", (), {})
        assert session.call("f", (), {}).value == 1


@pytest.mark.parametrize("shape", [(0, 31_415_926), (0, 1, 2, 3, 4, 5)])
def test_a_shape_carries_no_input_to_the_page(shape: tuple[int, ...]) -> None:
    """Sizes that nobody makes by mistake, as (0, the input's digits), are not shown."""
    with pytest.raises(CheckFailed) as failed:
        expect_array(np.zeros(shape), (3,))
    assert str(shape) not in str([message.params for message in failed.value.messages])


def test_shapes_made_by_mistake_are_shown() -> None:
    """They tell the student what went wrong."""
    assert readable_shape((60_000, 784)) == (60_000, 784)
