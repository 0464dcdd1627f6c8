"""What `gradient_check` must satisfy."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from autograder.checks.a04_gradient_descent.functions import EPS, Asked, Known
from autograder.checks.a04_gradient_descent.hills import Claimed, Hill, Hills, verdict_on
from nncourse.checking import Student, _, check, expect, expect_unchanged

NEARLY_RIGHT = 8e-6
"""An error of an entry of size ½ that every sensible measure finds too large for a tol of 1e-6, and not for 1e-5."""


def _moved(position: int, error: float) -> Callable[[np.ndarray], np.ndarray]:
    """Return what adds `error` to the entry number `position` of an array."""

    def change(gradient: np.ndarray) -> np.ndarray:
        changed = gradient.copy()
        changed.flat[position] += error
        return changed

    return change


LEVEL = _("a right gradient is rejected where f does not depend on an entry: both slopes are 0, so do not divide by 0")
ONE_WRONG = _("one wrong entry goes unnoticed: look at the size of each entry's error, whatever its sign")


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
        hills = Hills(student, shape)
        hills.expect_right_accepted()
        hills.expect_rejected(_("a gradient twice too large is accepted"), lambda g: 2 * g)
        hills.expect_rejected(_("a gradient of half the right size is accepted"), lambda g: g / 2)
        hills.expect_rejected(_("a gradient with the wrong sign is accepted"), lambda g: -g)
        hills.expect_rejected(_("a gradient of zeros is accepted where f is not flat"), lambda g: 0 * g)
        for position, error in ((0, 0.4), (-1, -0.4)):
            hills.expect_rejected(ONE_WRONG, _moved(position, error))
    rises = np.array([[0.0], [1.0]])  # level in the first row
    level = Hills(
        student,
        (2, 3),
        lambda hill: replace(hill, slopes=rises * hill.slopes, bends=rises * hill.bends, links=0 * hill.links),
    )
    expect(level.accepts(), LEVEL)
    level.expect_rejected(
        _("a wrong entry is accepted where the numerical slope is 0: do not leave such entries out"),
        _moved(0, 0.4),
    )


@check("gradient_check", points=1)
def looks_at_every_entry(student: Student) -> None:
    """One wrong entry is enough for False, and errors do not cancel."""
    for shape in [(5,), (2, 3)]:
        hills = Hills(student, shape)
        hills.expect_told_apart()
        for position in range(math.prod(shape)):
            for error in (0.4, -0.4):
                hills.expect_rejected(ONE_WRONG, _moved(position, error))
        hills.expect_rejected(
            _("a wrong entry is accepted where the gradient to be checked is 0: do not leave such entries out"),
            _without(3),
        )
        for one, other in ((0, 4), (0, 1), (1, 4)):  # of the table's, in its diagonal, a row, a column
            hills.expect_rejected(
                _("two errors of opposite sign cancel: take the absolute value of each entry's error"),
                lambda g, one=one, other=other: _moved(one, 0.3)(_moved(other, -0.3)(g)),  # type: ignore[misc]
            )
        hills.expect_rejected(
            _("a gradient with its entries at the wrong places is accepted: compare entry by entry"),
            lambda g: np.roll(g, 1),
        )
    large = Hills(student, (6, 8))
    large.expect_right_accepted()
    for position in [*student.rng.choice(np.arange(10, 47), size=3, replace=False), 47]:
        large.expect_rejected(
            _("in an x of 48 entries a wrong one goes unnoticed: look at all of them, not at some"),
            _moved(int(position), 0.4),
        )


@check("gradient_check", points=0.5)
def nan_is_never_right(student: Student) -> None:
    """With nan or infinity in it, no gradient is right."""
    hills = Hills(student, (4,))
    hills.expect_told_apart()
    for position, error in ((0, 0.4), (3, -0.4)):
        hills.expect_rejected(ONE_WRONG, _moved(position, error))
    for position in range(4):
        hills.expect_rejected(
            _(
                "nan is accepted: neither < nor > holds for it, "
                "so ask whether all errors are small, not whether one is large"
            ),
            _moved(position, np.nan),
        )
    hills.expect_rejected(
        _("a gradient of nan is accepted: ask whether all errors are small, not whether one is large"),
        lambda g: np.nan * g,
    )
    for infinity in (np.inf, -np.inf):
        hills.expect_rejected(
            _("infinity is accepted: in `error <= tol * size` both sides are infinite, so ask whether it is finite"),
            _moved(1, infinity),
        )
    flat = Hills(student, (4,), lambda hill: replace(_even(hill), slopes=0 * hill.slopes))
    expect(flat.accepts(), LEVEL)
    flat.expect_rejected(
        _("nan is accepted where f is flat: with nan in it no gradient is right, whatever f is"), _moved(1, np.nan)
    )
    hill = Hill.drawn(student.rng, (4,))
    for f, grad in (
        (lambda p: hill.value(p) if p[1] == hill.x[1] else float("nan"), hill.gradient),
        (lambda p: float("nan"), hill.gradient),
        (lambda p: float("nan"), lambda p: np.full(4, np.nan)),
        (lambda p: hill.value(p) if p[1] == hill.x[1] else float("nan"), lambda p: _moved(1, np.nan)(hill.gradient(p))),
    ):
        expect(
            not verdict_on(student, Known(f, hill.x), Claimed(grad, hill.x), hill.x),
            _("where f itself gives nan there is nothing to agree with: the answer is False"),
        )


@check("gradient_check", points=0.5)
def the_shape_must_be_right(student: Student) -> None:
    """Only the shape of x is right, even where NumPy would stretch another one."""
    hint = _("a gradient of a wrong shape is accepted: compare the shapes first, NumPy stretches arrays without a word")
    hills = Hills(student, (3,))
    hills.expect_told_apart()
    same = Hills(student, (3,), _even)  # one number stretched over x would agree
    same.expect_right_accepted()
    for shape in [(), (1,), (3, 1), (1, 3), (3, 3), (4,)]:
        same.expect_rejected(hint, lambda g, shape=shape: np.full(shape, 0.75))  # type: ignore[misc]
    hills.expect_rejected(hint, lambda g: g[:, np.newaxis])
    hills.expect_rejected(hint, lambda g: g[np.newaxis])
    table = Hills(student, (2, 3))
    table.expect_right_accepted()
    table.expect_rejected(hint, np.ravel)
    table.expect_rejected(hint, np.transpose)
    table.expect_rejected(hint, lambda g: g[np.newaxis])
    even = Hills(student, (2, 3), _even)
    even.expect_right_accepted()
    for shape in [(3, 2), (1, 3), (3,), (6,)]:
        even.expect_rejected(hint, lambda g, shape=shape: np.full(shape, 0.75))  # type: ignore[misc]


def _even(hill: Hill) -> Hill:
    """Return a plane whose slopes are all alike."""
    return replace(hill, slopes=np.full(hill.x.shape, 0.75), bends=0 * hill.bends, links=0 * hill.links)


@check("gradient_check", points=0.5)
def keeps_to_the_tolerance(student: Student) -> None:
    """How large an error may be is up to tol."""
    for error in (3e-4, -3e-4):
        hills = Hills(student, (3,))
        hills.expect_told_apart()
        for position in (1, 2):
            hills.expect_rejected(ONE_WRONG, _moved(position, 0.4 * np.sign(error)))
        hills.expect_rejected(
            _("an error of 3e-4 is accepted with tol = 1e-8: compare with the argument `tol`"),
            _moved(2, error),
            tol=1e-8,
        )
        hills.expect_rejected(
            _(
                "an error of 3e-3 is accepted with tol = 1e-5: "
                "compare the error itself, not its square or a part, with tol"
            ),
            _moved(1, 10 * error),
            tol=1e-5,
        )
        hills.expect_rejected(
            _("an error of 3e-4 is accepted with the default tol: without a tol of its own a call uses 1e-6"),
            _moved(2, error),
        )
        expect(
            hills.accepts(_moved(2, error), tol=0.1) and hills.accepts(_moved(2, 50 * error), tol=0.1),
            _("an error of 3e-4 is rejected with tol = 0.1: compare with the argument `tol`"),
        )
        hills.expect_rejected(
            _("a gradient three times too large is accepted with tol = 0.1"), lambda g: 3 * g, tol=0.1
        )
        steep = Hills(student, (3,), lambda hill: replace(hill, slopes=np.copysign(100, hill.slopes)))
        steep.expect_right_accepted()
        steep.expect_rejected(
            _("an error of 5e-3 in a slope of 100 is accepted with tol = 1e-6: divide it by max(1, |a| + |n|) at most"),
            _moved(1, 5e-3 * np.sign(error)),
            tol=1e-6,
        )
        flat = Hills(student, (2,), lambda hill: replace(hill, slopes=np.copysign(0.5, hill.slopes)))
        flat.expect_right_accepted()
        flat.expect_rejected(
            _("an error of 8e-6 is accepted with tol = 1e-6: compare with tol itself, not with a multiple of it"),
            _moved(0, np.sign(error) * NEARLY_RIGHT),
            tol=1e-6,
        )
        flat.expect_rejected(
            _("an error of 8e-6 is accepted with the default tol: without a tol of its own a call uses 1e-6"),
            _moved(0, np.sign(error) * NEARLY_RIGHT),
        )


@check("gradient_check", points=0.5)
def passes_eps_on(student: Student) -> None:
    """With another eps, the numerical gradient uses it, and x stays as it is."""
    hills = Hills(student, (2, 2))
    hills.expect_told_apart()
    hill = Hill.drawn(student.rng, (2, 2))
    f = Asked(hill.value, hill.x, EPS)
    right = verdict_on(student, f, hill.gradient, hill.x, eps=EPS)
    expect_unchanged(student)
    expect(f.was_asked_by_eps(), _("the eps that is given is not used: hand it on to numerical_gradient"))
    expect(right, _("with eps = 0.5 the right gradient of a quadratic is rejected: its central difference is exact"))
    for position in range(4):
        for error in (0.4, -0.4):
            hills.expect_rejected(_("with eps = 0.5 a wrong gradient is accepted"), _moved(position, error), eps=EPS)
            expect_unchanged(student)  # a loop may leave x moved where it stops
    hill = _at_whole_numbers(hill)
    f = Asked(hill.value, hill.x)
    right = verdict_on(student, f, hill.gradient, hill.x)
    expect(right, _("a right gradient is rejected where x is an array of whole numbers"))
    expect_unchanged(student)
    f.expect_default_eps()
    whole = Hills(student, (2, 2), _at_whole_numbers)
    whole.expect_rejected(
        _("a wrong entry is accepted where x is an array of whole numbers: slopes are fractions"), _moved(2, 0.4)
    )
    hills.expect_rejected(_("a gradient twice too large is accepted"), lambda g: 2 * g)


def _at_whole_numbers(hill: Hill) -> Hill:
    """Return a hill about an array of ints, in which all slopes are ½ in size."""
    return replace(hill, x=np.trunc(hill.x).astype(int), slopes=np.copysign(0.5, hill.slopes))
