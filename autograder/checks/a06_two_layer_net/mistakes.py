"""Mistakes that several exercises of a06 have in common, and what is said to them."""

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from nncourse.checking import StudentError, _, expect, expect_array, fail

SCALED = _("X is divided, by 255 here: take it as it is, whatever numbers it holds")
OVERFLOWS = _("large scores overflow or underflow: take the loss from nll_loss, which works with logarithms")
CUT_OFF = _("a large gradient is cut off or made shorter: return it as it comes out")
SMALL = _("a small gradient counts as it is: round nothing, and leave nothing out")
WRONG_ANYWAY = _("this result is wrong for ordinary arguments too: first fix what the check about it says")
BY_NAME = _("another order of the dict gives another result: take the parameters by name, params['W1'] and so on")


@contextlib.contextmanager
def blamed_on_order() -> Iterator[None]:
    """Blame the order of the dict, should the student's code raise: in the usual order it did not."""
    try:
        yield
    except StudentError:
        fail(BY_NAME)


def expect_some_numbers(value: Any, shape: tuple[int, ...], hint: str) -> np.ndarray:
    """Return `value` as an array of `shape`; fail with `hint` where it has another, or holds nothing but 0 or nan."""
    array = expect_array(value, shape, hint)
    expect(
        np.all(np.isfinite(array)) and np.any(array != 0),
        _("a result is 0 everywhere, or holds nan or infinity: compute it from the arguments"),
    )
    return array
