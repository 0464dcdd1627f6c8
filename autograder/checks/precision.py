"""How near a result must be where some of its numbers went through float32, whatever its own type is."""

from typing import Any

import numpy as np

from nncourse.checking import expect_close
from nncourse.checking.expect import Mistakes

_LEFT_OF_ONES = 2e-7
"""Numbers of about 1 that cancel in float32 leave this much."""


def expect_close_in_float32(actual: Any, expected: Any, hint: str, *, mistakes: Mistakes | None = None) -> None:
    """Fail like `expect_close`, with room for what float32 loses: one argument that is cast to it makes a float64."""
    largest = float(np.max(np.abs(expected), initial=0.0))
    expect_close(actual, expected, hint, mistakes=mistakes, rtol=1e-5, atol=1e-6 * largest + _LEFT_OF_ONES)
