"""Calls behind the wall go as they would in the student's own notebook."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.engine.failures import Raised, TimedOut
from autograder.engine.session import Session
from autograder.engine.zygote import Zygote
from tests.conftest import LIMITS

THREADED = """
from concurrent.futures import ThreadPoolExecutor

def doubled(f, n):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(f, range(n)))
"""
PLAIN = """
import numpy as np

def halved(f, n):
    return [f(x) for x in range(n)]

def of_each(f, items):
    return [f(item) for item in items]

def grown(f):
    x = np.zeros(2)
    for _ in range(3):
        f(x)
        x += 1

def fails(f):
    f(1.0), f(2.0), 1 / 0

def with_one_that_cannot_be_sent(f):
    for key in (2**70, "\\ud800"):
        try:
            f({key: 1})
        except Exception:
            pass
    return f(1.0)

def after_numpy_was_changed(f):
    np.mean = lambda *_args: 0.0
    return f(np.ones(3))

def hangs(f):
    f(1.0), f(2.0)
    while True:
        pass
"""
PUT_BACK = """
def first_taken(params):
    name = next(iter(params))
    params[name] = params.pop(name)
    return list(params)

def first_lost(params):
    params.pop(next(iter(params)))
"""
PROGRESS = """
from tqdm.autonotebook import tqdm
from tqdm.notebook import trange

def counted(n):
    with trange(n, desc="counting") as bar:
        for _step in bar:
            bar.set_postfix(loss=0.5)
            assert (bar.n, bar.total) == (_step, n)
    bar.update(2)
    assert bar.n == bar.format_dict["n"] == n + 2
    tqdm.write("done")
    return len(tqdm(range(n)))
"""


def test_threads_may_call_what_is_handed_in(zygote: Zygote) -> None:
    """Each gets the answer to its own call, and the next call is not disturbed."""
    with Session(zygote, LIMITS) as session:
        session.run(THREADED)
        for _ in range(3):
            assert session.call("doubled", (lambda x: 2 * x, 200), {}).value == list(range(0, 400, 2))


def test_a_function_that_is_lent_may_ask_from_threads(zygote: Zygote) -> None:
    """Also what was handed in with the one that calls it."""
    lends = "def lends(helper, f):\n    return helper(lambda n: doubled(f, n), 5)"
    with Session(zygote, replace(LIMITS, call_timeout_s=5)) as session:
        session.run(THREADED + lends)
        for _ in range(3):
            assert session.call("lends", (lambda g, n: g(n), lambda x: 2 * x), {}).value == [0, 2, 4, 6, 8]


def test_a_function_that_is_lent_raises_where_it_is_called(zygote: Zygote) -> None:
    """What it raised is not taken for its answer."""

    def ask(function: Callable[[float], float]) -> float:
        with pytest.raises(ValueError, match="raised"):
            function(1.0)
        return 2.0

    with Session(zygote, LIMITS) as session:
        session.run("def f(g):\n    def broken(x):\n        raise KeyError(x)\n    return g(broken)")
        assert session.call("f", (ask,), {}).value == 2.0


def test_a_magic_sees_the_names_of_the_function_it_stands_in(zygote: Zygote) -> None:
    """As in the student's own notebook."""
    with Session(zygote, LIMITS) as session:
        session.run("def f():\n    inner = 5\n    value = %time inner + 1\n    return value")
        assert session.call("f", (), {}).value == 6


def test_what_a_function_that_is_handed_in_returns_keeps_its_kind(zygote: Zygote) -> None:
    """NumPy's scalars above all, which are also floats."""
    with Session(zygote, LIMITS) as session:
        session.run("def kind_of(f):\n    return type(f(2.0)).__name__")
        assert session.call("kind_of", (np.tanh,), {}).value == "float64"
        assert session.call("kind_of", (float,), {}).value == "float"


def test_the_order_of_a_dict_may_change(zygote: Zygote) -> None:
    """An argument with the same names and values is the same."""
    params = {"W": np.ones(2), "b": np.zeros(1)}
    with Session(zygote, LIMITS) as session:
        session.run(PUT_BACK)
        reordered = session.call("first_taken", (params,), {})
        assert reordered.value == ["b", "W"]
        assert reordered.changed == ()
        assert session.call("first_lost", (params,), {}).changed == (0,)


def test_progress_is_shown_in_every_way(zygote: Zygote) -> None:
    """Although tqdm is not here."""
    with Session(zygote, LIMITS) as session:
        session.run(PROGRESS)
        assert session.call("counted", (5,), {}).value == 5


def test_a_function_vectorized_by_numba_takes_arrays(zygote: Zygote) -> None:
    """Although numba is not here; with a signature or without."""
    with Session(zygote, LIMITS) as session:
        for decorator in ("vectorize", "vectorize([float64(float64)])"):
            session.run(
                f"from numba import vectorize, float64\n@{decorator}\ndef f(x):\n    return x if x > 0 else 0.0"
            )
            assert session.call("f", (np.array([-1.0, 2.0]),), {}).value.tolist() == [0.0, 2.0]


def test_streams_that_a_cell_took_away_are_there_again(zygote: Zygote) -> None:
    """What is printed below it goes nowhere, and costs nothing."""
    with Session(zygote, LIMITS) as session:
        session.run("import sys\nsys.stdout = sys.stderr = None")
        session.run("print('text', file=sys.stderr)\ndef f():\n    return sys.stdout.write('a')")
        assert session.call("f", (), {}).value == 1


def _half(x: Any) -> Any:
    """Return half of a number, or of each in an array."""
    if isinstance(x, str):
        raise ValueError
    return x / 2


def _scaled(factor: Any, x: Any) -> Any:
    return factor * x


def _always_seven(x: Any) -> Any:
    return 7


def _mean(x: Any) -> Any:
    return np.mean(x)


class _Watched:
    """Remembers its calls; `__call__` gives another answer than `plain`, which shows who gave it."""

    def __init__(self, plain: Callable[..., Any]) -> None:
        self.plain = plain
        self.seen: list[Any] = []

    def __call__(self, x: Any) -> Any:
        self.remember(x)
        return "asked"

    def remember(self, x: Any) -> None:
        self.seen.append(np.copy(x) if isinstance(x, np.ndarray) else x)


def test_a_plain_function_is_computed_there_and_its_calls_are_told(zygote: Zygote) -> None:
    """All of them, in order, with the arguments as they were then; of those that failed and hung too."""
    with Session(zygote, replace(LIMITS, call_timeout_s=1)) as session:
        session.run(PLAIN)
        watched = _Watched(_half)
        assert session.call("halved", (watched, 250), {}).value == [x / 2 for x in range(250)]
        assert watched.seen == list(range(250))
        watched = _Watched(functools.partial(_scaled, np.array([1.0, 3.0])))
        assert session.call("halved", (watched, 2), {}).value[1].tolist() == [1.0, 3.0]
        watched = _Watched(_half)
        session.call("grown", (watched,), {})
        assert np.array_equal(watched.seen, [[0, 0], [1, 1], [2, 2]])
        for name, error in (("fails", Raised), ("hangs", TimedOut)):
            watched = _Watched(_half)
            with pytest.raises(error):
                session.call(name, (watched,), {})
            assert watched.seen == [1.0, 2.0]


class _Known(_Watched):
    """Some of its answers are known there."""

    def __init__(self, answers: list[tuple[tuple[Any, ...], Any]]) -> None:
        super().__init__(None)
        self.ahead = answers


def test_answers_known_ahead_are_not_waited_for(zygote: Zygote) -> None:
    """By the bytes of the arguments; the calls are told, and what is not known is asked, in order."""
    with Session(zygote, LIMITS) as session:
        session.run(PLAIN)
        known = _Known([((1.0,), "one"), ((np.array([1.0, 2.0]),), np.float64(3.0)), ((2,), [4])])
        items = [1.0, np.array([1.0, 2.0]), 2, 2.0, np.array([1.0, 3.0])]
        assert session.call("of_each", (known, items), {}).value == ["one", 3.0, [4], "asked", "asked"]
        assert [np.asarray(x).tolist() for x in known.seen] == [1.0, [1.0, 2.0], 2, 2.0, [1.0, 3.0]]
        known = _Known([((np.array([0.0, 0.0]),), 0), ((np.array([1.0, 1.0]),), 1)])
        session.call("grown", (known,), {})
        assert np.array_equal(known.seen, [[0, 0], [1, 1], [2, 2]])


@pytest.mark.parametrize("copied", ["functools.update_wrapper(tenfold, f)", "tenfold.__dict__.update(f.__dict__)"])
def test_a_wrapped_function_is_another_one(copied: str, zygote: Zygote) -> None:
    """Handed back, it is the student's, although it has all that the first one has."""
    code = f"""
import functools
def lends(helper, f):
    def tenfold(x):
        return 10 * f(x)
    {copied}
    return helper(tenfold, 2.0), helper(f, 2.0)
"""
    with Session(zygote, LIMITS) as session:
        session.run(code)
        assert session.call("lends", (lambda f, x: f(x), lambda x: x + 1), {}).value == (30.0, 3.0)


def test_what_a_plain_function_cannot_answer_is_asked(zygote: Zygote) -> None:
    """After the calls before it were told: the order is kept."""
    with Session(zygote, LIMITS) as session:
        session.run(PLAIN)
        watched = _Watched(_half)
        assert session.call("of_each", (watched, [1.0, "a", 3.0]), {}).value == [0.5, "asked", 1.5]
        assert watched.seen == [1.0, "a", 3.0]


def test_a_call_that_cannot_be_told_is_asked(zygote: Zygote) -> None:
    """And spoils no other; so is one that is large."""
    with Session(zygote, LIMITS) as session:
        session.run(PLAIN)
        watched = _Watched(_always_seven)
        assert session.call("with_one_that_cannot_be_sent", (watched,), {}).value == 7
        assert watched.seen == [1.0]
        session.run("large = np.zeros(2**18)\ndef of_large(f):\n    return f(large)")
        assert session.call("of_large", (watched,), {}).value == "asked"


def test_a_plain_function_has_the_numpy_of_before(zygote: Zygote) -> None:
    """Whatever the student's code makes of it."""
    with Session(zygote, LIMITS) as session:
        session.run(PLAIN)
        assert session.call("after_numpy_was_changed", (_Watched(_mean),), {}).value == 1.0


KEEPS = """
kept = []

def first_kept(f, x):
    kept.append(f)
    return kept[0](x)
"""


def test_a_function_that_was_kept_is_not_the_next_one(zygote: Zygote) -> None:
    """Whoever calls it in a later call learns nothing of the function handed in then."""
    with Session(zygote, LIMITS) as session:
        session.run(KEEPS)
        assert session.call("first_kept", (lambda x: x + 1, 1.0), {}).value == 2
        with pytest.raises(Raised) as raised:
            session.call("first_kept", (lambda x: x + 2, 1.0), {})
    assert raised.value.kind == "ValueError"


def test_a_plain_function_that_was_kept_is_itself_and_told_to_nobody(zygote: Zygote) -> None:
    """As in a notebook."""
    first, second = _Watched(_half), _Watched(_always_seven)
    with Session(zygote, LIMITS) as session:
        session.run(KEEPS)
        assert [session.call("first_kept", (f, 3.0), {}).value for f in (first, second)] == [1.5, 1.5]
    assert (first.seen, second.seen) == ([3.0], [])


def test_a_right_function_takes_the_defaults_of_the_one_it_stands_in_for(zygote: Zygote) -> None:
    """Where the call has more arguments than the right one knows."""
    code = "def scaled(x, by=3.0, verbose=False): ...\n\ndef calls(x):\n    return scaled(x, verbose=True)"
    with Session(zygote, LIMITS) as session:
        session.run(code)
        with session.substituted({"scaled": lambda x, by: x * by}):
            assert session.call("calls", (2.0,), {}).value == 6.0
