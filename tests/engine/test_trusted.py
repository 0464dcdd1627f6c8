"""What the student's code has run on the trusted side: it ends in time, and its limits end with it."""

import contextlib
import resource
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest

from autograder.engine.trusted import Allowance, as_quick, memory_limit, overwrite, time_limit


def test_what_swallows_one_time_out_meets_another() -> None:
    """A function that catches everything does not hold up the class."""
    started = time.monotonic()
    with pytest.raises(TimeoutError), time_limit(started + 0.05):
        for _ in range(2):
            with contextlib.suppress(TimeoutError):
                _be_busy(10)
        _be_busy(10)
    assert time.monotonic() - started < 5


def test_time_goes_on_for_the_outer_of_two_limits() -> None:
    """When the inner one is over."""
    started = time.monotonic()
    with pytest.raises(TimeoutError), time_limit(started + 0.3):
        with time_limit(started + 20):
            pass
        _be_busy(10)
    assert time.monotonic() - started < 5


def test_a_limit_of_memory_never_allows_more_than_the_one_around_it() -> None:
    """And is gone afterwards."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    with memory_limit(2**30):
        around = resource.getrlimit(resource.RLIMIT_AS)
        with memory_limit(2**40):
            assert resource.getrlimit(resource.RLIMIT_AS) == around
    assert around != before
    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.parametrize(
    ("limit", "owner", "name"),
    [
        (lambda: time_limit(time.monotonic() + 5), signal, "setitimer"),
        (lambda: Allowance(5).spent(), Allowance, "_hold"),
        (lambda: memory_limit(2**30), resource, "setrlimit"),
    ],
    ids=["time", "allowance", "memory"],
)
def test_an_alarm_that_comes_while_a_limit_ends_leaves_nothing(
    limit: Callable[[], AbstractContextManager[None]], owner: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it comes is the student's choice, and what it cut short would hold for all who are graded after."""
    before, real = _limits(), getattr(owner, name)

    def cut_short(*args: object) -> object:
        monkeypatch.setattr(owner, name, real)
        raise TimeoutError

    with pytest.raises(TimeoutError), limit():
        monkeypatch.setattr(owner, name, cut_short)
    assert _limits() == before


def _limits() -> list[object]:
    timers = [signal.getitimer(which) for which in (signal.ITIMER_REAL, signal.ITIMER_PROF)]
    handlers = [signal.getsignal(number) for number in (signal.SIGALRM, signal.SIGPROF)]
    return [timers, handlers, resource.getrlimit(resource.RLIMIT_AS)]


def test_changes_are_seen_where_arrays_are_alike() -> None:
    """One that cannot be written stays as it is, and so does one of another shape."""
    fixed = np.zeros(1)
    fixed.flags.writeable = False
    ours = {"W": np.zeros(2), "parts": [fixed, (np.zeros(1),)], "b": np.zeros(3)}
    overwrite(ours, {"W": np.ones(2), "parts": [np.ones(1), (np.ones(1),)], "b": np.ones(2)})
    assert repr(ours) == repr({"W": np.ones(2), "parts": [fixed, (np.ones(1),)], "b": np.zeros(3)})
    assert not fixed.any()


def test_large_arrays_are_of_kinds_that_are_multiplied_quickly() -> None:
    """Labels stay what they are, for they are indices; and so does what is small."""
    given = [np.ones((200, 200), kind) for kind in ("e", "i1", "?", "f4")]
    given += [np.zeros(10**5, int), np.ones((2, 2), int)]
    assert "".join(array.dtype.char for array in as_quick({"X": given})["X"]) == "fddfll"


def test_an_allowance_is_spent_bit_by_bit_and_not_while_it_is_kept() -> None:
    """Neither what runs in between nor its own timer is stopped; sleeping costs nothing."""
    allowance = Allowance(0.3)
    with allowance.spent():
        _be_busy(0.1)
        with allowance.kept(), pytest.raises(TimeoutError), time_limit(time.monotonic() + 0.4):
            _be_busy(10)
        time.sleep(0.4)
    assert 0 < allowance.left_s < 0.3
    with pytest.raises(TimeoutError), allowance.spent():
        _be_busy(10)
    with pytest.raises(TimeoutError), allowance.spent():
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def _be_busy(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass
