"""What `numerical_derivative` must satisfy."""

import numpy as np

from autograder.checks.a04_gradient_descent.functions import EPS, Asked, Values, eighths, usable
from nncourse.checking import Student, _, check, expect, expect_array, expect_close

TINY = 2.0**-20
"""An eps less than a tenth of the default one; 1.25 ± `TINY` is exact."""


def _derivative_from(student: Student, f: Asked, x: float, *eps: float) -> float:
    return float(expect_array(student.numerical_derivative(f, x, *eps), ()))


def _slope_factor(student: Student) -> float:
    """Return the slope the student gives to the line t ↦ t: 1 but for a mistake that another check is about."""
    return usable(_derivative_from(student, Asked(lambda t: t, 1.25), 1.25))


def _growth(a: float, b: float) -> Values:
    return lambda t: a * np.exp(t / 2) + b * t


@check("numerical_derivative", points=1)
def is_the_slope_at_x(student: Student) -> None:
    """With the default eps, it is the slope of f at x."""
    rng = student.rng
    sign = rng.choice([-1, 1])
    for x in [float(rng.uniform(0.5, 1.0)), -float(rng.uniform(0.5, 1.0)), int(rng.integers(2, 4)), 0.0]:
        sign = -sign  # rising and falling
        a, b = sign * rng.uniform(1.0, 2.0, size=2)
        slope = a / 2 * np.exp(x / 2) + b
        f = Asked(_growth(a, b), x)
        expect_close(
            student.numerical_derivative(f, x),
            slope,
            _("take f at x + eps and at x - eps, and divide the difference by the distance between these two points"),
            mistakes={
                _("the slope is twice too large: the two points are 2 * eps apart, not eps"): 2 * slope,
                _("the slope is half of what it should be: divide by the distance between the two points"): slope / 2,
                _("the sign is wrong: the value at x + eps comes first, the value at x - eps is subtracted"): -slope,
                _("this is the difference of the two values: divide it by 2 * eps"): 2e-5 * slope,
                _("`/ 2 * eps` divides by 2 and then multiplies by eps: put the divisor in brackets"): 1e-10 * slope,
            },
            rtol=1e-4,
            atol=0.0,
        )
        f.expect_default_eps()
    x, slope = 0.75, a / 2 * np.exp(0.75 / 2) + b
    for size, hint in (
        (1e-7, _("a small slope is rounded: return the quotient with all its digits")),
        (1e7, _("a large slope stays as it is: cut nothing off")),
    ):
        f = Asked(lambda t, size=size: size * _growth(a, b)(t), x)  # type: ignore[misc]
        expect_close(student.numerical_derivative(f, x), size * slope, hint, rtol=1e-4, atol=0.0)


@check("numerical_derivative", points=1)
def looks_to_both_sides(student: Student) -> None:
    """Both sides of x count: a bend of f at x does not spoil the slope."""
    for x in np.abs(eighths(student.rng, 3)) * [1, -1, 0]:  # on either side of 0, and there
        _expect_both_sides(student, float(x))


def _expect_both_sides(student: Student, x: float) -> None:
    slope, bend = eighths(student.rng, 2)
    f = Asked(lambda t: slope * t + bend * (t - x) ** 2, x, EPS)
    found = _derivative_from(student, f, x, EPS) / usable(_derivative_from(student, Asked(lambda t: t, x, EPS), x, EPS))
    one_sided = {
        _("this is the forward difference, from x to x + eps: start at x - eps"): slope + EPS * bend,
        _("this is the backward difference, from x - eps to x: go on to x + eps"): slope - EPS * bend,
    }
    expect_close(
        found,
        slope,
        _("look at both sides: the difference goes from f(x - eps) to f(x + eps), with x in the middle"),
        mistakes=one_sided if f.farthest < 1.5 * EPS else None,  # from x - 2 * eps to x + eps it is as much
    )


@check("numerical_derivative", points=1)
def steps_by_the_given_eps(student: Student) -> None:
    """Each side is as far away as the eps that is given."""
    step_by_eps = _("step by eps to each side, whatever eps is given, and divide by 2 * eps")
    for eps, distance in ((EPS, 1), (4 * EPS, 16)):  # the second time far from 0
        x, slope, bend = eighths(student.rng, 3) * [distance, 1, 1]
        f = Asked(lambda t, x=x, slope=slope, bend=bend: slope * t + bend * (t - x) ** 3, x, eps)  # type: ignore[misc]
        found = _derivative_from(student, f, float(x), eps) / _slope_factor(student)
        if f.was_asked_by_eps() and np.isclose(found, slope):
            continue  # a formula of higher order, with this very eps
        expect_close(
            found,
            slope + bend * eps**2,
            step_by_eps,
            mistakes={
                _("the result does not depend on the eps that is given: step by the argument `eps`"): slope,
                _("it steps by half of eps to each side: step by eps"): slope + bend * eps**2 / 4,
                _("it steps by twice eps to each side: step by eps"): slope + 4 * bend * eps**2,
            },
        )
    f = Asked(lambda t: t, 1.25, TINY)
    _derivative_from(student, f, 1.25, TINY)
    expect(0.4 * TINY < f.farthest < 4.5 * TINY, step_by_eps)
