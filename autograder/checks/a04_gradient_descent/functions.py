"""Functions that students are handed, which note where they are asked, and the numbers they are made of."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from nncourse.checking import _, expect, fail, readable_shape

DEFAULT_EPS = 1e-5
"""The step of a call without an eps of its own."""

EPS = 0.5
"""A large step: what the central difference neglects is plain to see, and sums of eighths are exact."""

NEAREST, FARTHEST = 4e-6, 4.5e-5
"""Between them are the farthest looks of all who step by the default eps of 1e-5, also by a formula of higher order."""

_AT_X = 1e-6
"""A look that is nearer to x than this share of eps is one at x, to which rounding has added."""

Values = Callable[[np.ndarray], Any]


class Known:
    """A function of the course, whose values that a central difference takes are known where the student's code runs.

    They are told with the function, among others, so that they do not tell which ones are to be asked for. `of_many` is
    `f` for many points at once, along the first axis.
    """

    def __init__(self, f: Values, x: Any, eps: float = DEFAULT_EPS, of_many: Values | None = None) -> None:
        self.f = f
        self.x = np.array(x, dtype=float)
        self.eps = eps
        self.of_many = of_many

    def __call__(self, point: Any) -> Any:
        """Return the value at `point`; 0 where its shape is wrong."""
        return self._value(np.array(point, dtype=float))

    def _value(self, point: np.ndarray) -> Any:
        if self.x.ndim == 0 and point.ndim > 0:
            return self.f(point)  # several numbers at once, each with its value
        return np.float64(self.f(point) if self._fits(point) else 0.0)  # as NumPy's functions give

    @property
    def ahead(self) -> list[tuple[tuple[Any], Any]]:
        """The arguments of the calls that are expected, and of some others, and the answers."""
        others = self.x, self.x + self.eps, self.x - self.eps
        different = {point.tobytes(): point for point in (*others, *self._central())}
        points = [point for _bytes, point in sorted(different.items())]  # which is no order that tells anything
        values = self.of_many(np.array(points)) if self.of_many else map(self._value, points)
        return [((point if self.x.ndim else point.item(),), value) for point, value in zip(points, values, strict=True)]

    def _central(self) -> Iterator[np.ndarray]:
        """Yield the points of the central difference: x ± eps, and where steps of eps, −2 eps and eps lead."""
        moved = self.x.copy()  # rounding may leave it a little beside x
        for index in np.ndindex(self.x.shape):
            for step in (self.eps, -self.eps):
                point = self.x.copy()
                point[index] += step
                yield point
            for step in (self.eps, -2 * self.eps):
                moved[index] += step
                yield moved.copy()
            moved[index] += self.eps

    def _fits(self, point: Any) -> bool:
        return self.x.ndim == 0 or np.shape(point) == self.x.shape


class Asked(Known):
    """The same, which remembers where it was asked: how far from x the farthest look was, and the nearest beside it."""

    def __init__(self, f: Values, x: Any, eps: float = DEFAULT_EPS) -> None:
        super().__init__(f, x, eps)
        self.farthest = 0.0
        self.nearest = np.inf
        self.wrong_shape: tuple[int, ...] | None = None
        self._only_in_float32 = True

    def __call__(self, point: Any) -> Any:
        """Return the value at `point`; 0 where its shape is wrong, which `expect_right_shapes` tells the student."""
        point = np.array(point, dtype=float)
        self.remember(point)
        return self._value(point)

    def remember(self, point: Any) -> None:
        """Note that the value at `point` was asked for, or known and used."""
        with np.errstate(over="ignore"):
            self._only_in_float32 &= np.array_equal(point, np.float32(point))
        if self._fits(point):
            distance = float(np.max(np.abs(point - self.x), initial=0.0))
            self.farthest = max(self.farthest, distance)
            if distance > _AT_X * self.eps:
                self.nearest = min(self.nearest, distance)
        elif self.wrong_shape is None:
            self.wrong_shape = np.shape(point)

    def was_asked_by_eps(self) -> bool:
        """Return whether the looks are as far from x as formulas with this eps take them, none of them far nearer."""
        return self.farthest >= self.eps / 2 and self.nearest >= self.eps / 20

    def was_asked_in_float32(self) -> bool:
        """Return whether the looks beside x were at numbers that float32 holds, all of them."""
        return self.farthest > 0 and self._only_in_float32

    def expect_default_eps(self) -> None:
        """Fail if the function was asked by a call without an eps, and at other distances than 1e-5 suggests."""
        expect(
            NEAREST < self.farthest < FARTHEST,
            _("a call without an eps steps by 1e-5 from x: leave the line of `def` as it is, change neither eps nor x"),
        )

    def expect_right_shapes(self) -> None:
        """Fail if the function was asked for anything but a point of x's shape."""
        if self.wrong_shape is not None:
            fail(
                _("it calls f with something of shape {got} where x has shape {expected}: f takes the whole x"),
                got=readable_shape(self.wrong_shape),
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
