"""What `numerical_gradient` must satisfy."""

from typing import Any

import numpy as np

from autograder.checks.a04_gradient_descent.functions import EPS, Asked, Values, away_from_zero, eighths, usable
from autograder.checks.replies import passes
from nncourse.checking import Student, _, check, expect_array, expect_close, expect_unchanged


def _bumpy(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Values, Values]:
    """Return a function of an array of `shape` in which neighbours act on each other, and its gradient."""
    a, b = away_from_zero(rng, shape), away_from_zero(rng, shape)

    def value(p: np.ndarray) -> Any:
        return np.sum(a * np.sin(2 * p)) + np.sum(b * p * np.roll(p, 1))

    def gradient(p: np.ndarray) -> np.ndarray:
        return np.asarray(2 * a * np.cos(2 * p) + b * np.roll(p, 1) + np.roll(b * p, -1))

    return value, gradient


def _gradient_from(student: Student, f: Asked, x: np.ndarray, *eps: float) -> np.ndarray:
    result = student.numerical_gradient(f, x, *eps)
    f.expect_right_shapes()
    return expect_array(result, x.shape, _("the gradient has the shape of x: one slope for each entry"))


WRONG_ANYWAY = _("the slopes of a plane are wrong already: first fix what the first of the failed checks says")


def _on_a_plane(student: Student, hint: str, *eps: float) -> tuple[float, str]:
    """Return the slope the student gives to p₀ in p₀ + 3p₁: 1 but for a mistake that another check is about.

    With it comes what to say to a wrong gradient: `hint`, where that of the plane is right up to this factor.
    """
    x = np.array([1.25, -0.75])
    slopes = _gradient_from(student, Asked(lambda p: p[0] + 3 * p[1], x, *eps), x, *eps)
    factor = usable(slopes[0])
    return factor, hint if np.allclose(slopes / factor, [1, 3], rtol=1e-4) else WRONG_ANYWAY


@check("numerical_gradient", points=1)
def holds_a_slope_for_each_entry(student: Student) -> None:
    """Each entry of a vector x gets its own slope, with the default eps."""
    x = student.rng.uniform(-1.0, 1.0, size=5)
    x[student.rng.integers(5)] = 0.0
    value, gradient = _bumpy(student.rng, x.shape)
    slopes = gradient(x)
    hint = _("for each entry: move this entry alone by +eps and by -eps, and divide the difference of f by 2 * eps")
    f = Asked(value, x)
    result = student.numerical_gradient(f, x)
    f.expect_right_shapes()
    expect_close(
        result,
        slopes,
        _("float32 cannot hold x + eps: work on a copy with dtype=float") if f.was_asked_in_float32() else hint,
        mistakes={
            _("the slopes are twice too large: the two points are 2 * eps apart"): 2 * slopes,
            _("the slopes are half of what they should be: divide by the distance between the two points"): slopes / 2,
            _("the sign is wrong: the value at +eps comes first, the value at -eps is subtracted"): -slopes,
            _("all the entries move at once: move one at a time"): np.full(x.shape, slopes.sum()),
            _("one number comes back where each entry of x has its own slope"): slopes.sum(),
            _("only the first entry has its slope: go over all of them, and return after the loop, not in it"): (
                slopes * (np.arange(5) == 0)
            ),
            _("all slopes are nearly 0: divide by (2 * eps), in brackets, and hand f the x that was moved"): 0 * slopes,
        },
        rtol=1e-4,
        atol=2e-4,
    )
    f.expect_default_eps()
    for size, hint in (
        (1e-7, _("a small slope is rounded: return the quotient with all its digits")),
        (1e7, _("a large slope stays as it is: cut nothing off")),
    ):
        f = Asked(lambda p, size=size: size * np.sum(np.exp(p)), x)  # type: ignore[misc]
        expect_close(student.numerical_gradient(f, x), size * np.exp(x), hint, rtol=1e-4, atol=0.0)


@check("numerical_gradient", points=1)
def works_for_any_shape(student: Student) -> None:
    """Matrices, and arrays with three axes, get a gradient of their own shape."""
    factor, hint = _on_a_plane(
        student, _("go over the entries of x, not over its rows: `np.ndindex(x.shape)` gives the index of each")
    )
    hint = hint if np.isclose(factor, 1, rtol=1e-4) else WRONG_ANYWAY
    shapes: list[tuple[int, ...]] = [(3, 2), (3, 3), (2, 3, 2), (3, 1), (1,), (2, 1, 1, 2), (5, 7)]
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
            hint,
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
    x, slopes, bends = eighths(rng, 4), eighths(rng, 4), eighths(rng, 4)
    factor, hint = _on_a_plane(
        student, _("look at both sides of each entry: from x - eps to x + eps, with x in the middle"), EPS
    )
    found = _gradient_from(student, Asked(lambda p: np.sum(slopes * p + bends * (p - x) ** 2), x, EPS), x, EPS)
    expect_close(
        found / factor,
        slopes,
        hint,
        mistakes={
            _("these are forward differences, from x to x + eps: start at x - eps"): slopes + EPS * bends,
            _("these are backward differences, from x - eps to x: go on to x + eps"): slopes - EPS * bends,
        },
    )


@check("numerical_gradient", points=0.5)
def steps_each_entry_by_the_given_eps(student: Student) -> None:
    """Each entry moves by the eps that is given."""
    rng = student.rng
    x, slopes, bends = eighths(rng, 4), eighths(rng, 4), eighths(rng, 4)
    f = Asked(lambda p: np.sum(slopes * p + bends * (p - x) ** 3), x, EPS)
    factor, hint = _on_a_plane(
        student, _("step by eps to each side of an entry, whatever eps is given, and divide by 2 * eps")
    )
    found = _gradient_from(student, f, x, EPS) / factor
    if f.was_asked_by_eps() and np.allclose(found, slopes):
        return  # a formula of higher order, with this very eps
    expect_close(
        found,
        slopes + bends * EPS**2,
        hint,
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
    x = eighths(rng, 6)
    links = eighths(rng, (6, 6)) * (1 - np.eye(6))  # no squares: one entry alone acts along a straight line
    slopes = (links + links.T) @ x
    found = _gradient_from(student, Asked(lambda p: p @ links @ p, x, EPS), x, EPS)
    expect_unchanged(student)
    factor, hint = _on_a_plane(
        student, _("put each entry back before the next one moves: only one may be away from its place at a time"), EPS
    )
    alone = {} if hint == WRONG_ANYWAY else {_("the other entries are 0 while one moves: leave them at x"): 0 * x}
    expect_close(found / factor, slopes, hint, mistakes=alone)


@check("numerical_gradient", points=0.5)
def works_for_whole_numbers(student: Student) -> None:
    """Whole numbers in x work too, and their slopes need not be whole."""
    rng = student.rng
    x = rng.integers(-3, 4, size=5)
    zero, one, twin = rng.permutation(5)[:3]
    x[zero], x[one] = 0, x[twin]  # equal entries have slopes of their own
    slopes, bends = rng.uniform(0.3, 0.7, size=5), away_from_zero(rng, 5)

    def about(point: np.ndarray) -> Asked:
        return Asked(lambda p: np.sum(slopes * p + bends * (p - point) ** 4), point)

    found = _gradient_from(student, about(x), x)
    expect_unchanged(student)
    as_floats = _("an integer array cannot hold x + eps, nor a slope: work on a copy with dtype=float")
    factor, hint = _on_a_plane(student, as_floats)
    different = rng.permutation([-2.25, -1.25, 0.75, 1.75, 2.75])
    usual, of_floats = (_gradient_from(student, about(p), p) / factor for p in (different, x.astype(float)))
    if not np.allclose(usual, slopes, rtol=1e-4):
        hint = WRONG_ANYWAY
    elif not np.allclose(of_floats, slopes, rtol=1e-4):
        hint = _(
            "equal entries, and those that are 0, have slopes of their own: go over the places, not over the numbers"
        )
    expect_close(found / factor, slopes, hint, rtol=1e-4)
    table, its_slopes = different[:4].astype(int).reshape(2, 2), rng.uniform(0.3, 0.7, size=(2, 2))

    def of_table(point: np.ndarray) -> np.ndarray:
        return _gradient_from(student, Asked(lambda p: np.sum(its_slopes * p), point), point)

    if passes(lambda: of_table(table.astype(float))):  # else another check fails
        expect_close(of_table(table), of_table(table.astype(float)), as_floats, rtol=1e-4)
