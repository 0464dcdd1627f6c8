"""What a04 tells its reader at once."""

from typing import Any

import numpy as np

from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, fail

_STEP_BY_EPS = _("step to each side by the `eps` that is given, whatever it is")


@check("numerical_derivative")
def cube_at_one(student: Student) -> None:
    """Worked example: x³ at 1 has slope 3.25 with eps = 0.5."""
    asked: list[Any] = []

    def cube(x: Any) -> Any:
        asked.append(np.copy(x))
        return x**3

    slope = student.numerical_derivative(cube, 1.0, 0.5)
    if not isinstance(slope, list | tuple) and np.isclose(expect_array(slope, ()), 3.0):
        expect(any(np.isclose(x, 1.5).any() for x in asked), _STEP_BY_EPS)
        return  # a finer formula than the one of the exercise
    expect_close(
        slope,
        3.25,
        _("divide f(x + eps) - f(x - eps) by the distance between the two points"),
        mistakes={
            _("this is the slope from x to x + eps: begin at x - eps"): 4.75,
            _("this is the slope from x - eps to x: go on to x + eps"): 1.75,
            _("the two points are 2 * eps apart, not eps"): 6.5,
            _("put `2 * eps` in brackets: `a / 2 * eps` multiplies by eps"): 0.8125,
        },
    )


@check("numerical_derivative")
def falling_slope(student: Student) -> None:
    """Where the curve falls the slope is negative: 1/x at 2 has slope −0.25."""
    expect_close(
        student.numerical_derivative(lambda x: 1 / x, 2.0),
        -0.25,
        _("divide f(x + eps) - f(x - eps) by the distance between the two points"),
        rtol=1e-5,
    )


@check("numerical_gradient")
def two_entries(student: Student) -> None:
    """Worked example: x₀² + 3x₀x₁ at (1, 2) has gradient (8, 3)."""
    asked: list[Any] = []

    def f(x: Any) -> Any:
        asked.append(np.copy(x[0]))
        return x[0] ** 2 + 3 * x[0] * x[1]

    expect_close(
        student.numerical_gradient(f, np.array([1.0, 2.0]), 0.1),
        [8.0, 3.0],
        _("move one entry by +eps and by -eps, put it back, then take the next one"),
        mistakes={
            _("this is the difference from x to x + eps: begin at x - eps"): [8.1, 3.0],
            _("put the first entry back before the second one moves"): [8.0, 2.7],
            _("both entries move at once: move one at a time"): [11.0, 11.0],
            _("only the first entry has its slope: return after the loop, not in it"): [8.0, 0.0],
            _("the two points are 2 * eps apart, not eps"): [16.0, 6.0],
            _("put `2 * eps` in brackets: `a / 2 * eps` multiplies by eps"): [0.08, 0.03],
        },
    )
    expect(any(np.isclose(x, 1.1).any() for x in asked), _STEP_BY_EPS)


@check("numerical_gradient")
def matrix_keeps_its_shape(student: Student) -> None:
    """Matrices keep their shape: the sum of squares has gradient 2W."""
    W = student.rng.integers(-4, 5, size=(2, 3)).astype(float)
    expect_close(
        student.numerical_gradient(lambda x: np.sum(np.square(x)), W, 0.5),
        2 * W,
        _("go over every entry of x, whatever its shape: `np.ndindex(x.shape)` gives their indices"),
    )
    expect_unchanged(student)


@check("numerical_gradient")
def whole_numbers(student: Student) -> None:
    """Whole numbers work too: the sum of sines at (0, 0) has gradient (1, 1)."""
    expect_close(
        student.numerical_gradient(lambda x: np.sum(np.sin(x)), np.array([0, 0])),
        [1.0, 1.0],
        _("an integer array cannot hold x + eps: work on a copy with dtype=float"),
        rtol=1e-4,
    )


def _verdict(student: Student, factor: Any) -> bool:
    x = np.array([1.0, 2.0])
    gradient = np.array([8.0, 3.0])
    return _truth(student.gradient_check(lambda x: x[0] ** 2 + 3 * x[0] * x[1], lambda x: gradient * factor, x))


def _truth(value: Any) -> bool:
    if value is None:
        fail(_("it returns None: is there a `return` at the end?"))
    kind_fits = isinstance(value, bool | np.bool_ | np.ndarray) and np.asarray(value).dtype == bool
    expect(kind_fits and np.shape(value) == (), _("it should return one truth value, True or False"))
    return bool(value)


@check("gradient_check")
def right_gradient(student: Student) -> None:
    """Right is right: the gradient (8, 3) of the example passes."""
    expect(_verdict(student, 1.0), _("compare grad(x) with the numerical gradient at the same x"))


@check("gradient_check")
def wrong_gradients(student: Student) -> None:
    """Wrong is wrong: (8, 3.3), (3, 8), (4, 1.5), (−8, −3), (nan, 3) and the shape (1, 2) do not pass."""
    expect(not _verdict(student, [1.0, 1.1]), _("every entry has to agree: one that does not is enough for False"))
    expect(
        not _verdict(student, [3 / 8, 8 / 3]),
        _("(3, 8) passes for (8, 3): compare entry by entry, not the sums, the means or the norms"),
    )
    expect(not _verdict(student, 0.5), _("a gradient too small passes: look at the size of each error, not its sign"))
    expect(not _verdict(student, -1.0), _("(−8, −3) passes for (8, 3): compare the slopes themselves, not their sizes"))
    expect(not _verdict(student, [np.nan, 1.0]), _("nan agrees with nothing: ask whether all the errors are small"))
    expect(not _verdict(student, [[1.0, 1.0]]), _("compare the shapes before the values: NumPy stretches arrays"))


@check("gradient_check")
def tolerance_and_step_are_handed_on(student: Student) -> None:
    """x₀² − 3x₀x₁ at (1, 2): whether (−4, −3.001) passes for (−4, −3) is up to tol, and eps is the step."""
    asked: list[Any] = []

    def f(x: Any) -> Any:
        asked.append(np.copy(x[0]))
        return x[0] ** 2 - 3 * x[0] * x[1]

    def verdict(second: float, eps: float, tol: float) -> bool:
        x, gradient = np.array([1.0, 2.0]), np.array([-4.0, second])
        return _truth(student.gradient_check(f, lambda x: gradient, x, eps, tol))

    expect(verdict(-3.0, 0.5, 1e-6), _("the right gradient is rejected: take both slopes with their signs"))
    expect(any(np.isclose(x, 1.5).any() for x in asked), _("hand `eps` on to numerical_gradient, whatever it is"))
    expect(verdict(-3.001, 1e-5, 0.1), _("an error of 0.001 is rejected with tol = 0.1: compare with the `tol` given"))
    expect(not verdict(-3.001, 1e-5, 1e-6), _("an error of 0.001 passes with tol = 1e-6: compare with the `tol` given"))


@check("gradient_descent")
def three_steps(student: Student) -> None:
    """Worked example: w² from 1 with learning rate 0.1 goes 1, 0.8, 0.64, 0.512."""
    expect_close(
        student.gradient_descent(lambda w: 2 * w, np.array([1.0]), 0.1, 3),
        [[1.0], [0.8], [0.64], [0.512]],
        _("start with w, then three times: w ← w - learning_rate * grad(w)"),
        mistakes={
            _("all the points are the same array: make a new one each step"): [[0.512]] * 4,
            _("the path goes up: subtract the gradient"): [[1.0], [1.2], [1.44], [1.728]],
            _("the start is missing: it is the first row"): [[0.8], [0.64], [0.512]],
            _("the last point is missing: n_steps steps make n_steps + 1 points"): [[1.0], [0.8], [0.64]],
        },
    )


@check("gradient_descent")
def matrix_of_parameters(student: Student) -> None:
    """From a start of shape (2, 3), 4 steps give a trajectory of shape (5, 2, 3); the start stays as it is."""
    W = student.rng.normal(size=(2, 3))
    trajectory = expect_array(student.gradient_descent(lambda W: 2 * W, W, 0.1, 4), (5, 2, 3))
    expect_unchanged(student)
    expect_close(trajectory[0], W, _("the first row is the start, before any step"))


@check("gradient_descent")
def gradient_that_is_w(student: Student) -> None:
    """Where grad(w) is the array w itself, half of which is taken away each time, w goes 1, 0.5, 0.25."""
    expect_close(
        student.gradient_descent(lambda w: 1.0 * w, np.array([1]), 0.5, 2),
        [[1.0], [0.5], [0.25]],
        _("each step is w ← w - learning_rate * grad(w), whatever learning_rate is given"),
        mistakes={
            _("w is a whole number here, and an array like it cannot hold 0.5: make it of floats"): [[1], [0], [0]]
        },
    )
    expect_close(
        student.gradient_descent(lambda w: w, np.array([1.0]), 0.5, 2),
        [[1.0], [0.5], [0.25]],
        _("leave the array that grad returns as it is, it may be w itself: multiply into a new one"),
    )
