"""What the exercises of a04 must satisfy.

The functions handed to the student are ours, so they can note where they are asked. A wrong constant factor costs its
points in one check only: the checks of another property measure the factor on a straight line and take it out.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.references import a04_gradient_descent as reference
from nncourse.checking import (
    Student,
    _,
    check,
    expect,
    expect_array,
    expect_close,
    expect_unchanged,
    fail,
    readable_shape,
)

EPS = 0.5
"""A large step: what the central difference neglects is plain to see, and sums of eighths are exact."""

NEAREST, FARTHEST = 4e-6, 4.5e-5
"""Between them are the farthest looks of all who step by the default eps of 1e-5, also by a formula of higher order."""

NEARLY_RIGHT = 8e-6
"""An error of an entry of size ½ that every sensible measure finds too large for a tol of 1e-6, and not for 1e-5."""

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


def _eighths(rng: np.random.Generator, shape: int | tuple[int, ...]) -> np.ndarray:
    """Return multiples of 1/8 between 1 and 3 of either sign: adding and taking away `EPS` is exact on them."""
    return np.asarray(rng.integers(9, 24, size=shape) / 8 * rng.choice([-1, 1], size=shape))


def _away_from_zero(rng: np.random.Generator, shape: int | tuple[int, ...]) -> np.ndarray:
    return np.asarray(rng.uniform(0.5, 2.0, size=shape) * rng.choice([-1, 1], size=shape))


def _usable(factor: Any) -> float:
    """Return a factor to divide by: 1 where the student's own is 0 or nan, so that the check goes on to fail."""
    return float(factor) if np.isfinite(factor) and factor != 0 else 1.0


# numerical_derivative


def _derivative_from(student: Student, f: Asked, x: float, *eps: float) -> float:
    value = expect_array(student.numerical_derivative(f, x, *eps), ())
    f.expect_right_shapes()
    return float(value)


def _slope_factor(student: Student) -> float:
    """Return the slope the student gives to the line t ↦ t: 1 but for a mistake that another check is about."""
    return _usable(_derivative_from(student, Asked(lambda t: t, 1.25), 1.25))


def _growth(a: float, b: float) -> Values:
    return lambda t: a * np.exp(t / 2) + b * t


@check("numerical_derivative", points=1)
def is_the_slope_at_x(student: Student) -> None:
    """With the default eps, it is the slope of f at x."""
    rng = student.rng
    sign = rng.choice([-1, 1])
    for x in [float(rng.uniform(0.5, 1.0)), -float(rng.uniform(0.5, 1.0)), int(rng.integers(2, 4))]:
        sign = -sign  # rising and falling
        a, b = sign * rng.uniform(1.0, 2.0, size=2)
        slope = a / 2 * np.exp(x / 2) + b
        f = Asked(_growth(a, b), x)
        expect_close(
            student.numerical_derivative(f, x),
            slope,
            _("take f at x + eps and at x - eps, and divide the difference by the distance of these two points"),
            mistakes={
                _("the slope is twice too large: the two points are 2 * eps apart, not eps"): 2 * slope,
                _("the slope is half of what it should be: divide by the distance of the two points"): slope / 2,
                _("the sign is wrong: the value at x + eps comes first, the value at x - eps is subtracted"): -slope,
                _("this is the difference of the two values: divide it by 2 * eps"): 2e-5 * slope,
                _("`/ 2 * eps` divides by 2 and then multiplies by eps: put the divisor in brackets"): 1e-10 * slope,
            },
            rtol=1e-4,
            atol=0.0,
        )
        f.expect_default_eps()


@check("numerical_derivative", points=1)
def looks_to_both_sides(student: Student) -> None:
    """Both sides of x count: a bend of f at x does not spoil the slope."""
    rng = student.rng
    x, slope, bend = _eighths(rng, 3)
    f = Asked(lambda t: slope * t + bend * (t - x) ** 2, x)
    found = _derivative_from(student, f, float(x), EPS) / _usable(
        _derivative_from(student, Asked(lambda t: t, x), float(x), EPS)
    )
    expect_close(
        found,
        slope,
        _("look at both sides: the difference goes from f(x - eps) to f(x + eps), with x in the middle"),
        mistakes={
            _("this is the forward difference, from x to x + eps: start at x - eps"): slope + EPS * bend,
            _("this is the backward difference, from x - eps to x: go on to x + eps"): slope - EPS * bend,
        },
    )


@check("numerical_derivative", points=1)
def steps_by_the_given_eps(student: Student) -> None:
    """Each side is as far away as the eps that is given."""
    rng = student.rng
    x, slope, bend = _eighths(rng, 3)
    f = Asked(lambda t: slope * t + bend * (t - x) ** 3, x)
    found = _derivative_from(student, f, float(x), EPS) / _slope_factor(student)
    if f.reach() >= EPS / 2 and np.isclose(found, slope):
        return  # a formula of higher order, with this very eps
    expect_close(
        found,
        slope + bend * EPS**2,
        _("step by eps to each side, whatever eps is given, and divide by 2 * eps"),
        mistakes={
            _("the result does not depend on the eps that is given: step by the argument `eps`"): slope,
            _("it steps by half of eps to each side: step by eps"): slope + bend * EPS**2 / 4,
            _("it steps by twice eps to each side: step by eps"): slope + 4 * bend * EPS**2,
        },
    )


# numerical_gradient


def _bumpy(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Values, Values]:
    """Return a function of an array of `shape` in which neighbours act on each other, and its gradient."""
    a, b = _away_from_zero(rng, shape), _away_from_zero(rng, shape)

    def value(p: np.ndarray) -> Any:
        return np.sum(a * np.sin(2 * p)) + np.sum(b * p * np.roll(p, 1))

    def gradient(p: np.ndarray) -> np.ndarray:
        return np.asarray(2 * a * np.cos(2 * p) + b * np.roll(p, 1) + np.roll(b * p, -1))

    return value, gradient


def _gradient_from(student: Student, f: Asked, x: np.ndarray, *eps: float) -> np.ndarray:
    result = student.numerical_gradient(f, x, *eps)
    f.expect_right_shapes()
    return expect_array(result, x.shape, _("the gradient has the shape of x: one slope for each entry"))


def _gradient_factor(student: Student) -> float:
    """Return the slope the student gives to p ↦ p₀ + p₁: 1 but for a mistake that another check is about."""
    x = np.array([1.25, -0.75])
    return _usable(_gradient_from(student, Asked(np.sum, x), x)[0])


@check("numerical_gradient", points=1)
def holds_a_slope_for_each_entry(student: Student) -> None:
    """Each entry of a vector x gets its own slope, with the default eps."""
    x = student.rng.uniform(-1.0, 1.0, size=5)
    x[student.rng.integers(5)] = 0.0
    value, gradient = _bumpy(student.rng, x.shape)
    slopes = gradient(x)
    f = Asked(value, x)
    result = student.numerical_gradient(f, x)
    f.expect_right_shapes()
    expect_close(
        result,
        slopes,
        _("for each entry: move this entry alone by +eps and by -eps, and divide the difference of f by 2 * eps"),
        mistakes={
            _("the slopes are twice too large: the two points are 2 * eps apart"): 2 * slopes,
            _("the slopes are half of what they should be: divide by the distance of the two points"): slopes / 2,
            _("the sign is wrong: the value at +eps comes first, the value at -eps is subtracted"): -slopes,
            _("all the entries move at once: move one at a time"): np.full(x.shape, slopes.sum()),
            _("one number comes back where each entry of x has its own slope"): slopes.sum(),
        },
        rtol=1e-4,
        atol=2e-4,
    )
    f.expect_default_eps()


@check("numerical_gradient", points=1)
def works_for_any_shape(student: Student) -> None:
    """Matrices, and arrays with three axes, get a gradient of their own shape."""
    shapes: list[tuple[int, ...]] = [(3, 2), (3, 3), (2, 3, 2), (3, 1), (1,), (2, 1, 1, 2)]
    for shape in shapes:
        x = student.rng.uniform(-1.0, 1.0, size=shape)
        value, gradient = _bumpy(student.rng, shape)
        slopes = gradient(x)
        f = Asked(value, x)
        result = student.numerical_gradient(f, x)
        f.expect_right_shapes()
        rows = np.broadcast_to(slopes.sum(axis=tuple(range(1, len(shape))), keepdims=True), shape)
        expect_close(
            result,
            slopes,
            _("go over the entries of x, not over its rows: `np.ndindex(x.shape)` gives the index of each"),
            mistakes={
                _("a whole row moves at once: move one entry at a time"): rows,
                _("the gradient comes back flat: give it the shape of x"): slopes.ravel(),
                _("the slopes are right but each stands at another entry's place"): slopes.ravel().reshape(
                    shape, order="F"
                ),
            },
            rtol=1e-4,
            atol=2e-4,
        )


@check("numerical_gradient", points=1)
def looks_to_both_sides_of_each_entry(student: Student) -> None:
    """Both sides of each entry count: a bend of f at x does not spoil the slopes."""
    rng = student.rng
    x, slopes, bends = _eighths(rng, 4), _eighths(rng, 4), _eighths(rng, 4)
    line = _gradient_from(student, Asked(lambda p: np.sum(p), x), x, EPS)
    found = _gradient_from(student, Asked(lambda p: np.sum(slopes * p + bends * (p - x) ** 2), x), x, EPS)
    expect_close(
        found / _usable(line[0]),
        slopes,
        _("look at both sides of each entry: from x - eps to x + eps, with x in the middle"),
        mistakes={
            _("these are forward differences, from x to x + eps: start at x - eps"): slopes + EPS * bends,
            _("these are backward differences, from x - eps to x: go on to x + eps"): slopes - EPS * bends,
        },
    )


@check("numerical_gradient", points=0.5)
def steps_each_entry_by_the_given_eps(student: Student) -> None:
    """Each entry moves by the eps that is given."""
    rng = student.rng
    x, slopes, bends = _eighths(rng, 4), _eighths(rng, 4), _eighths(rng, 4)
    f = Asked(lambda p: np.sum(slopes * p + bends * (p - x) ** 3), x)
    found = _gradient_from(student, f, x, EPS) / _gradient_factor(student)
    if f.reach() >= EPS / 2 and np.allclose(found, slopes):
        return  # a formula of higher order, with this very eps
    expect_close(
        found,
        slopes + bends * EPS**2,
        _("step by eps to each side of an entry, whatever eps is given, and divide by 2 * eps"),
        mistakes={
            _("the result does not depend on the eps that is given: step by the argument `eps`"): slopes,
            _("it steps by half of eps to each side: step by eps"): slopes + bends * EPS**2 / 4,
            _("it steps by twice eps to each side: step by eps"): slopes + 4 * bends * EPS**2,
        },
    )


@check("numerical_gradient", points=1)
def puts_each_entry_back(student: Student) -> None:
    """Each entry is back at its place before the next one moves, and x is unchanged at the end."""
    rng = student.rng
    x = _eighths(rng, 6)
    links = _eighths(rng, (6, 6)) * (1 - np.eye(6))  # no squares: one entry alone acts along a straight line
    slopes = (links + links.T) @ x
    found = _gradient_from(student, Asked(lambda p: p @ links @ p, x), x, EPS)
    expect_unchanged(student)
    line = _gradient_from(student, Asked(lambda p: np.sum(p), x), x, EPS)
    expect_close(
        found / _usable(line[0]),
        slopes,
        _("put each entry back before the next one moves: only one may be away from its place at a time"),
    )


@check("numerical_gradient", points=0.5)
def works_for_whole_numbers(student: Student) -> None:
    """Whole numbers in x work too, and their slopes need not be whole."""
    rng = student.rng
    x = rng.integers(-3, 4, size=5)
    x[rng.integers(5)] = 0
    slopes, bends = rng.uniform(0.3, 0.7, size=5), _away_from_zero(rng, 5)
    f = Asked(lambda p: np.sum(slopes * p + bends * (p - x) ** 4), x)
    found = _gradient_from(student, f, x)
    expect_unchanged(student)
    expect_close(
        found / _gradient_factor(student),
        slopes,
        _("an integer array cannot hold x + eps, nor a slope: work on a copy with dtype=float"),
        rtol=1e-4,
    )


# gradient_check


class Hill:
    """A smooth function of an array and its right gradient, whose entries at `x` are between 0.5 and 2 in size."""

    def __init__(self, rng: np.random.Generator, shape: tuple[int, ...]) -> None:
        self.x = _eighths(rng, shape)
        self.slopes = _away_from_zero(rng, shape)
        self.bends = _away_from_zero(rng, shape)
        self.links = _away_from_zero(rng, shape)

    def value(self, p: np.ndarray) -> Any:
        """Return the height at `p`."""
        shift = p - self.x
        return np.sum(self.slopes * p + self.bends * shift**2 + self.links * shift * np.roll(shift, 1))

    def gradient(self, p: Any) -> np.ndarray:
        """Return the right gradient at `p`."""
        shift = np.asarray(p, dtype=float) - self.x
        linked = self.links * np.roll(shift, 1) + np.roll(self.links * shift, -1)
        return np.asarray(self.slopes + 2 * self.bends * shift + linked)

    def accepts(self, student: Student, change: Callable[[np.ndarray], Any] = np.array, **options: float) -> bool:
        """Return the student's verdict on the right gradient, or on what `change` makes of it."""
        return _verdict(student, Asked(self.value, self.x), lambda p: change(self.gradient(p)), self.x, **options)

    def expect_right_accepted(self, student: Student) -> None:
        """Fail unless the right gradient is True: without this, one that is always False would pass."""
        expect(
            self.accepts(student),
            _("a right gradient is rejected: compare grad(x) with the central difference at the same x"),
        )

    def expect_rejected(
        self, student: Student, hint: str, change: Callable[[np.ndarray], np.ndarray], **options: float
    ) -> None:
        """Fail with `hint` if a changed gradient is accepted. By chance the right one is asked about before it.

        So nobody gets through who only counts the questions.
        """
        if student.rng.random() < 0.5:
            self.expect_right_accepted(student)
        expect(not self.accepts(student, change, **options), hint)


def _verdict(student: Student, f: Values, grad: Callable[[Any], Any], x: np.ndarray, **options: float) -> bool:
    value = student.gradient_check(f, grad, x, **options)
    if value is None:
        fail(_("it returns None: is there a `return` at the end?"))
    expect(
        isinstance(value, bool | np.bool_ | np.ndarray) and np.asarray(value).dtype == bool and np.shape(value) == (),
        _("it should return one truth value, True or False"),
    )
    return bool(value)


def _moved(position: int, error: float) -> Callable[[np.ndarray], np.ndarray]:
    """Return what adds `error` to the entry number `position` of an array."""

    def change(gradient: np.ndarray) -> np.ndarray:
        changed = gradient.copy()
        changed.flat[position] += error
        return changed

    return change


def _without(position: int) -> Callable[[np.ndarray], np.ndarray]:
    """Return what makes the entry number `position` of an array 0."""

    def change(gradient: np.ndarray) -> np.ndarray:
        changed = gradient.copy()
        changed.flat[position] = 0
        return changed

    return change


@check("gradient_check", points=1)
def tells_right_from_wrong(student: Student) -> None:
    """Right gradients are True; those wrong altogether are False."""
    for shape in [(4,), (2, 3)]:
        hill = Hill(student.rng, shape)
        hill.expect_right_accepted(student)
        hill.expect_rejected(student, _("a gradient twice too large is accepted"), lambda g: 2 * g)
        hill.expect_rejected(student, _("a gradient of half the right size is accepted"), lambda g: g / 2)
        hill.expect_rejected(student, _("a gradient with the wrong sign is accepted"), lambda g: -g)
        hill.expect_rejected(student, _("a gradient of zeros is accepted where f is not flat"), lambda g: 0 * g)
    hill.slopes[0], hill.bends[0], hill.links[:] = 0.0, 0.0, 0.0
    expect(
        hill.accepts(student),
        _("a right gradient is rejected where f does not depend on an entry: both slopes are 0, so do not divide by 0"),
    )
    hill.expect_rejected(
        student,
        _("a wrong entry is accepted where the numerical slope is 0: do not leave such entries out"),
        _moved(0, 0.4),
    )


@check("gradient_check", points=1)
def looks_at_every_entry(student: Student) -> None:
    """One wrong entry is enough for False, and errors do not cancel."""
    for shape in [(5,), (2, 3)]:
        hill = Hill(student.rng, shape)
        hill.expect_right_accepted(student)
        for position in range(hill.x.size):
            for error in (0.4, -0.4):
                hill.expect_rejected(
                    student,
                    _("one wrong entry goes unnoticed: look at the size of each entry's error, whatever its sign"),
                    _moved(position, error),
                )
        hill.expect_rejected(
            student,
            _("a wrong entry is accepted where the gradient to be checked is 0: do not leave such entries out"),
            _without(3),
        )
        hill.expect_rejected(
            student,
            _("two errors of opposite sign cancel: take the absolute value of each entry's error"),
            lambda g: _moved(0, 0.3)(_moved(4, -0.3)(g)),
        )
        hill.expect_rejected(
            student,
            _("a gradient with its entries at the wrong places is accepted: compare entry by entry"),
            lambda g: np.roll(g, 1),
        )
    large = Hill(student.rng, (6, 8))
    large.expect_right_accepted(student)
    for position in [*student.rng.choice(np.arange(10, 47), size=3, replace=False), 47]:
        large.expect_rejected(
            student,
            _("in an x of 48 entries a wrong one goes unnoticed: look at all of them, not at some"),
            _moved(int(position), 0.4),
        )


@check("gradient_check", points=0.5)
def nan_is_never_right(student: Student) -> None:
    """With nan or infinity in it, no gradient is right."""
    hill = Hill(student.rng, (4,))
    hill.expect_right_accepted(student)
    for position in range(4):
        hill.expect_rejected(
            student,
            _(
                "nan is accepted: every comparison with nan is False, "
                "so ask whether all errors are small, not whether one is large"
            ),
            _moved(position, np.nan),
        )
    hill.expect_rejected(
        student,
        _("a gradient of nan is accepted: ask whether all errors are small, not whether one is large"),
        lambda g: np.nan * g,
    )
    for infinity in (np.inf, -np.inf):
        hill.expect_rejected(
            student,
            _("infinity is accepted: in `error <= tol * size` both sides are infinite, so ask whether it is finite"),
            _moved(1, infinity),
        )
    start = hill.x.copy()
    for f, grad in (
        (lambda p: float("nan"), hill.gradient),
        (lambda p: float("nan"), lambda p: np.full(4, np.nan)),
        (lambda p: hill.value(p) if p[1] == start[1] else float("nan"), lambda p: _moved(1, np.nan)(hill.gradient(p))),
    ):
        expect(
            not _verdict(student, f, grad, hill.x),
            _("where f itself gives nan there is nothing to agree with: the answer is False"),
        )


@check("gradient_check", points=0.5)
def the_shape_must_be_right(student: Student) -> None:
    """Only the shape of x is right, even where NumPy would stretch another one."""
    hint = _("a gradient of a wrong shape is accepted: compare the shapes first, NumPy stretches arrays without a word")
    hill = Hill(student.rng, (3,))
    hill.expect_right_accepted(student)
    same = Hill(student.rng, (3,))
    same.slopes[:], same.bends[:], same.links[:] = 0.75, 0.0, 0.0  # one number stretched over x would agree
    same.expect_right_accepted(student)
    for shape in [(), (1,), (3, 1), (1, 3), (3, 3), (4,)]:
        same.expect_rejected(student, hint, lambda g, shape=shape: np.full(shape, 0.75))  # type: ignore[misc]
    hill.expect_rejected(student, hint, lambda g: g[:, np.newaxis])
    hill.expect_rejected(student, hint, lambda g: g[np.newaxis])
    table = Hill(student.rng, (2, 3))
    table.expect_right_accepted(student)
    table.expect_rejected(student, hint, np.ravel)
    table.expect_rejected(student, hint, np.transpose)
    table.expect_rejected(student, hint, lambda g: g[np.newaxis])


@check("gradient_check", points=0.5)
def keeps_to_the_tolerance(student: Student) -> None:
    """How large an error may be is up to tol."""
    for error in (3e-4, -3e-4):
        hill = Hill(student.rng, (4,))
        hill.expect_right_accepted(student)
        hill.expect_rejected(
            student,
            _("an error of 3e-4 is accepted with the default tol: compare the error itself, not its square, with tol"),
            _moved(2, error),
        )
        hill.expect_rejected(
            student,
            _("an error of 3e-4 is accepted with tol = 1e-5: compare the error itself, not its square, with tol"),
            _moved(1, error),
            tol=1e-5,
        )
        expect(
            hill.accepts(student, _moved(2, error), tol=0.1),
            _("an error of 3e-4 is rejected with tol = 0.1: compare with the argument `tol`"),
        )
        hill.expect_rejected(
            student, _("a gradient three times too large is accepted with tol = 0.1"), lambda g: 3 * g, tol=0.1
        )
        flat = Hill(student.rng, (2,))
        flat.slopes = np.copysign(0.5, flat.slopes)
        flat.expect_right_accepted(student)
        flat.expect_rejected(
            student,
            _("an error of 8e-6 is accepted with the default tol: without a tol of its own a call uses 1e-6"),
            _moved(0, np.sign(error) * NEARLY_RIGHT),
        )


@check("gradient_check", points=0.5)
def passes_eps_on(student: Student) -> None:
    """With another eps, the numerical gradient uses it, and x stays as it is."""
    hill = Hill(student.rng, (2, 2))
    f = Asked(hill.value, hill.x)
    right = _verdict(student, f, hill.gradient, hill.x, eps=EPS)
    expect_unchanged(student)
    expect(f.reach() >= EPS / 2, _("the eps that is given is not used: hand it on to numerical_gradient"))
    expect(right, _("with eps = 0.5 the right gradient of a quadratic is rejected: its central difference is exact"))
    hill.expect_rejected(student, _("with eps = 0.5 a wrong gradient is accepted"), _moved(3, 0.4), eps=EPS)
    hill.x = np.trunc(hill.x).astype(int)
    f = Asked(hill.value, hill.x)
    right = _verdict(student, f, hill.gradient, hill.x)
    expect(right, _("a right gradient is rejected where x is an array of whole numbers"))
    expect_unchanged(student)
    f.expect_default_eps()
    hill.expect_rejected(student, _("a gradient twice too large is accepted"), lambda g: 2 * g)


# gradient_descent


def _bowl(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Values, np.ndarray]:
    """Return the gradient of a curved bowl in which the entries act on each other, and a start."""
    curvatures, centre = rng.uniform(1.0, 3.0, size=shape), rng.uniform(-1.0, 1.0, size=shape)

    def grad(w: Any) -> np.ndarray:
        shift = np.asarray(w, dtype=float) - centre
        return np.asarray(curvatures * shift + 0.2 * np.roll(shift, 1) + 0.1 * np.sin(shift))

    return grad, centre + _away_from_zero(rng, shape)


def _trajectory(value: Any, w: np.ndarray) -> np.ndarray:
    """Return the student's trajectory as an array of points of the shape of `w`, however many they are.

    A point alone is a trajectory of one point: that the others are missing is for one check to say.
    """
    if value is None:
        fail(_("it returns None: is there a `return` at the end?"))
    if isinstance(value, np.ndarray) and value.shape == w.shape:
        value = value[np.newaxis]
    try:
        steps = len(value)
    except TypeError:  # a number
        steps = 0
    expect(steps > 0, _("it should return the whole trajectory: an array with a row for each point, the start first"))
    return expect_array(
        value, (steps, *w.shape), _("return the whole trajectory: an array with a row for each point, the start first")
    )


@check("gradient_descent", points=1)
def steps_against_the_gradient(student: Student) -> None:
    """One step goes against the gradient, and is learning_rate times the gradient."""
    rng = student.rng
    for learning_rate in rng.uniform(0.05, 0.4, size=2):
        grad, w = _bowl(rng, (4,))
        step = grad(w)
        right = w - learning_rate * step
        points = list(_trajectory(student.gradient_descent(grad, w, float(learning_rate), 2), w)[:2])
        if len(points) == 1 or np.array_equal(points[0], points[1]):  # the path itself is not kept
            points += list(_trajectory(student.gradient_descent(grad, w, float(learning_rate), 1), w)[-1:])
        moved = [point for point in points if not np.allclose(point, w)]
        expect(moved, _("after one step the path is still at its start"))
        expect_close(
            min(moved, key=lambda point: float(np.sum(np.abs(point - right)))),
            right,
            _("a step is w ← w - learning_rate * grad(w)"),
            mistakes={
                _("the step goes up the hill: subtract the gradient"): w + learning_rate * step,
                _("the learning rate is not used: multiply the gradient by it"): w - step,
                _("your steps all have the length of the learning rate: do not scale the gradient to length 1"): w
                - learning_rate * step / np.linalg.norm(step),
            },
        )


@check("gradient_descent", points=1)
def follows_the_path(student: Student) -> None:
    """Every step takes the gradient at the point where it starts, and the learning rate stays the same."""
    rng = student.rng
    # the second one runs away; the third is nearly flat, and its steps are as long as those of others all the same
    for learning_rate, n_steps, height in [(float(rng.uniform(0.05, 0.1)), 12, 1.0), (1.7, 9, 1.0), (2e4, 4, 1e-5)]:
        bowl, w = _bowl(rng, (3,))

        def grad(point: Any, bowl: Values = bowl, height: float = height) -> np.ndarray:
            return np.asarray(height * bowl(point))

        right = reference.gradient_descent(grad, w, learning_rate, n_steps + 1)
        end = _trajectory(student.gradient_descent(grad, w, learning_rate, n_steps), w)[-1]
        if np.allclose(end, right[n_steps - 1]) or np.allclose(end, right[n_steps + 1]):
            continue  # the right path: how many points it has is for another check
        straight = w - n_steps * learning_rate * grad(w)
        expect_close(
            end,
            right[n_steps],
            _("take the gradient anew at each point, and keep to the same learning rate"),
            mistakes={
                _("every step uses the gradient of the start: take it anew at each point"): straight,
            },
        )


@check("gradient_descent", points=1)
def keeps_every_point(student: Student) -> None:
    """Every point is kept: the start, and one after each of the n_steps steps."""
    rng = student.rng
    grad, w = _bowl(rng, (3,))
    trajectory = _whole_trajectory(student.gradient_descent(grad, w, 0.2, 5), w)
    expect(
        len(trajectory) < 2 or not np.all(trajectory == trajectory[-1]),
        _("all the points are the same: each row must be an array of its own, so do not change w in place"),
    )
    _expect_length(trajectory, 5)
    expect_close(trajectory[0], w, _("the first row is the start w, before any step"))
    expect(
        np.all(np.isfinite(trajectory)) and not np.any(np.all(trajectory[1:] == trajectory[:-1], axis=1)),
        _("the same point stands in the trajectory twice: keep a new one after each step"),
    )
    for n_steps in range(1, 5):
        expect_close(
            trajectory[n_steps],
            _trajectory(student.gradient_descent(grad, w, 0.2, n_steps), w)[-1],
            _("each row is the point after one more step: the row number k is where k steps lead"),
        )
    at_once = student.gradient_descent(lambda v: np.asarray(v, dtype=float) - 1, w, 1.0, 4)  # the first step arrives
    _expect_length(_trajectory(at_once, w), 4)
    alone = _whole_trajectory(student.gradient_descent(grad, w, 0.2, 0), w)
    _expect_length(alone, 0)
    expect_close(alone[0], w, _("with n_steps = 0 the trajectory is the start alone"))


def _whole_trajectory(value: Any, w: np.ndarray) -> np.ndarray:
    """Return the student's trajectory as an array; fail where it is a point alone."""
    trajectory = _trajectory(value, w)
    expect(np.shape(value) != w.shape, _("return the whole trajectory, not only its end"))
    return trajectory


def _expect_length(trajectory: np.ndarray, n_steps: int) -> None:
    expect(
        len(trajectory) == n_steps + 1,
        _("n_steps = {n_steps} should give {expected} points, the start among them; there are {got}"),
        n_steps=n_steps,
        expected=n_steps + 1,
        got=len(trajectory),
    )


def _way(student: Student, slopes: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Return the way the student takes down a tilted plane, made as long as `slopes`.

    Its length, its sign and the number of its steps are for other checks.
    """
    trajectory = _trajectory(student.gradient_descent(lambda _point: slopes.copy(), w, 0.2, 3), w)
    way = trajectory[-1] - w
    with np.errstate(all="ignore"):
        return np.asarray(way * _usable(np.sum(slopes**2) / np.sum(way * slopes)))


@check("gradient_descent", points=0.5)
def goes_down_from_any_shape(student: Student) -> None:
    """Parameters may be a matrix, or an array with three axes."""
    shapes: list[tuple[int, ...]] = [(3, 2), (2, 2, 3), (1,), (1, 2)]
    for shape in shapes:
        slopes = _away_from_zero(student.rng, shape)
        expect_close(
            _way(student, slopes, student.rng.normal(size=shape)),
            slopes,
            _("each step is w ← w - learning_rate * grad(w), whatever the shape of w"),
            rtol=1e-4,
        )


@check("gradient_descent", points=0.25)
def starts_from_whole_numbers(student: Student) -> None:
    """From whole numbers the path leaves whole numbers."""
    slopes = _away_from_zero(student.rng, (3,))
    expect_close(
        _way(student, slopes, student.rng.integers(-5, 5, size=3)),
        slopes,
        _("an integer array cannot hold the path: let the trajectory be of dtype float, and do not change w in place"),
        rtol=1e-4,
    )


@check("gradient_descent", points=0.25)
def leaves_the_start_alone(student: Student) -> None:
    """For the caller, the array w is the same after the descent."""
    slopes = _away_from_zero(student.rng, (3,))
    way = _way(student, slopes, student.rng.normal(size=3))
    expect_unchanged(student)
    expect_close(way, slopes, _("each step is w ← w - learning_rate * grad(w)"), rtol=1e-4)
