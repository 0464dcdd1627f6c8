"""Functions that students are handed, which note where they are asked, and the numbers they are made of."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nncourse.checking import _, expect, readable_shape

EPS = 0.5
"""A large step: what the central difference neglects is plain to see, and sums of eighths are exact."""

NEAREST, FARTHEST = 4e-6, 4.5e-5
"""Between them are the farthest looks of all who step by the default eps of 1e-5, also by a formula of higher order."""

Values = Callable[[np.ndarray], Any]


class Asked:
    """A function of the course, as the student is given it; it remembers the points it was asked for."""

    def __init__(self, f: Values, x: Any) -> None:
        self.f = f
        self.x = np.array(x, dtype=float)
        self.points: list[np.ndarray] = []

    def __call__(self, point: Any) -> Any:
        """Return the value at `point`; 0 where its shape is wrong, which `expect_right_shapes` tells the student."""
        point = np.array(point, dtype=float)
        self.points.append(point)
        if self.x.ndim == 0 and point.ndim > 0:
            return self.f(point)  # several numbers at once, each with its value
        return np.float64(self.f(point) if self._fits(point) else 0.0)  # as NumPy's functions give

    def _fits(self, point: np.ndarray) -> bool:
        return self.x.ndim == 0 or point.shape == self.x.shape

    def reach(self) -> float:
        """Return how far from x the farthest of the points is, in its most distant coordinate."""
        return max((float(np.max(np.abs(point - self.x))) for point in self.points if self._fits(point)), default=0.0)

    def expect_default_eps(self) -> None:
        """Fail if the function was asked by a call without an eps, and at other distances than 1e-5 suggests."""
        expect(
            NEAREST < self.reach() < FARTHEST,
            _("without an eps of its own a call uses 1e-5: leave the line of `def` as it is"),
        )

    def expect_right_shapes(self) -> None:
        """Fail if the function was asked for anything but a point of x's shape."""
        for point in self.points:
            expect(
                self._fits(point),
                _("it calls f with something of shape {got} where x has shape {expected}: f takes the whole x"),
                got=readable_shape(point.shape),
                expected=self.x.shape,
            )


def eighths(rng: np.random.Generator, shape: int | tuple[int, ...]) -> np.ndarray:
    """Return multiples of 1/8 between 1 and 3 of either sign: adding and taking away `EPS` is exact on them."""
    return np.asarray(rng.integers(9, 24, size=shape) / 8 * rng.choice([-1, 1], size=shape))


def away_from_zero(rng: np.random.Generator, shape: int | tuple[int, ...]) -> np.ndarray:
    """Return numbers between ½ and 2 of either sign."""
    return np.asarray(rng.uniform(0.5, 2.0, size=shape) * rng.choice([-1, 1], size=shape))


def usable(factor: Any) -> float:
    """Return a factor to divide by: 1 where the student's own is 0 or nan, so that the check goes on to fail."""
    return float(factor) if np.isfinite(factor) and factor != 0 else 1.0
