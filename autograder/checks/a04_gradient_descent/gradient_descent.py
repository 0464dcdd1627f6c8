"""What `gradient_descent` must satisfy."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.a04_gradient_descent.functions import Values, away_from_zero, usable
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import may_refuse
from autograder.references import a04_gradient_descent as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, fail

_MOST_POINTS = 100
"""So many points of a path of one step are looked at, one by one: a student's array may have millions."""


class _Gradient:
    """A gradient that is computed where the student's code runs: `formula` of what is `bound`, and of w."""

    def __init__(self, formula: Callable[..., Any], *bound: Any) -> None:
        self.plain = functools.partial(formula, *bound)

    def __call__(self, w: Any) -> np.ndarray:
        return np.asarray(self.plain(w))


def _in_a_bowl(centre: Any, curvatures: Any, height: Any, w: Any) -> Any:
    """Return the gradient at `w` in a curved bowl whose entries act on each other."""
    shift = np.asarray(w, dtype=float) - centre
    return np.asarray(height * (curvatures * shift + 0.2 * np.roll(shift, 1) + 0.1 * np.sin(shift)))


def _on_a_plane(slopes: Any, w: Any) -> Any:
    return np.array(slopes)


def _kept_on_a_plane(slopes: Any, w: Any) -> Any:
    return slopes  # the same array each time


def _around_one(w: Any) -> Any:
    return np.asarray(w, dtype=float) - 1


def _overflowing(w: Any) -> Any:
    with np.errstate(all="ignore"):
        return np.asarray(1e200 * np.asarray(w, dtype=float))


def _bowl(rng: np.random.Generator, shape: tuple[int, ...], height: float = 1.0) -> tuple[_Gradient, np.ndarray]:
    """Return the gradient in a bowl, `height` times as steep as usual, and a start."""
    curvatures, centre = rng.uniform(1.0, 3.0, size=shape), rng.uniform(-1.0, 1.0, size=shape)
    return _Gradient(_in_a_bowl, centre, curvatures, height), centre + away_from_zero(rng, shape)


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
    whole = _("return the whole trajectory: an array with a row for each point, the start first")
    expect(steps > 0, whole)
    return expect_array(value, (steps, *w.shape), whole)


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
        expect_close_in_float32(
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
    slow, slower = float(rng.uniform(0.05, 0.1)), float(rng.uniform(0.005, 0.0075))
    anew = _("take the gradient anew at each point, and keep to the same learning rate")
    for learning_rate, n_steps, height, hint in [
        (slow, 12, 1.0, anew),
        (1.7, 9, 1.0, _("where the path runs away its steps grow: take each as it comes out, and cut nothing off")),
        (2e8, 6, 1e-9, _("a small gradient makes a step too: go on, and use learning_rate as it is given")),
        (slower, 120, 1.0, anew),
    ]:
        grad, w = _bowl(rng, (3,), height)
        right = reference.gradient_descent(grad, w, learning_rate, n_steps + 1)
        trajectory = _trajectory(student.gradient_descent(grad, w, learning_rate, n_steps), w)
        end = trajectory[-1]
        if np.allclose(end, right[n_steps - 1]) or np.allclose(end, right[n_steps + 1]):
            continue  # the right path: how many points it has is for another check
        if 1 < len(trajectory) < n_steps and np.allclose(end, right[len(trajectory) - 1]):
            _expect_length(trajectory, n_steps)  # it stops on the way
        if not np.allclose(end, right[n_steps]):
            _expect_one_step(student, grad, w, learning_rate, hint)
        straight = w - n_steps * learning_rate * grad(w)
        expect_close_in_float32(
            end,
            right[n_steps],
            hint,
            mistakes={
                _("every step uses the gradient of the start: take it anew at each point"): straight,
                _("it ends where one step leads: each step goes on from the newest point"): right[1],
                _("the last row is the start: it should be the point after the last step"): w,
            },
        )
    _expect_small_steps(student)


def _expect_small_steps(student: Student) -> None:
    """Fail where tiny steps down a plane, from zeros on, do not add up; that one is missing is for another check."""
    slopes, w = away_from_zero(student.rng, (3,)), np.zeros(3)
    end = _trajectory(student.gradient_descent(_Gradient(_on_a_plane, slopes), w, 1e-12, 5), w)[-1]
    expect(
        any(np.allclose(end, -n_steps * 1e-12 * slopes, rtol=1e-4, atol=0) for n_steps in (4, 5, 6)),
        _("a small step is one too: take each as it comes out, round nothing, and go on to the last"),
    )


def _expect_one_step(student: Student, grad: Values, w: np.ndarray, learning_rate: float, hint: str) -> None:
    """Fail where a path is wrong from its first step on, which has a cause of its own; with `hint` if it is short."""
    trajectory = _trajectory(student.gradient_descent(grad, w, learning_rate, 1), w)
    right = w - learning_rate * grad(w)
    is_there = any(np.allclose(point, right) for point in trajectory[:_MOST_POINTS])
    is_small = float(np.max(np.abs(grad(w)))) < 1e-6
    expect(is_there or is_small, _("one step alone is wrong already: it is w ← w - learning_rate * grad(w)"))
    expect(is_there, hint)


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
    slopes = away_from_zero(rng, (3,))
    kept, fresh = (
        _trajectory(student.gradient_descent(_Gradient(formula, slopes.copy()), w, 0.2, 3), w)
        for formula in (_kept_on_a_plane, _on_a_plane)
    )
    expect_close(kept, fresh, _("it changes the array that grad returned: grad may return the same one each time"))
    at_once = _trajectory(student.gradient_descent(_Gradient(_around_one), w, 1.0, 4), w)
    _expect_length(at_once, 4)
    if np.allclose(at_once[1], 1):  # the first step arrives
        stays = _("where the gradient is 0 the path stays where it is: the rows that follow are the same point")
        expect_close_in_float32(at_once[1:], np.ones((4, 3)), stays)
    with may_refuse():
        _expect_length(_trajectory(student.gradient_descent(_Gradient(_overflowing), w, 1.0, 5), w), 5)
    with may_refuse():  # there may have to be something to do
        alone = student.gradient_descent(grad, w, 0.2, 0)
        expect_close(alone, w[np.newaxis], _("with n_steps = 0 the trajectory is the start alone, as its only row"))


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
    trajectory = _trajectory(student.gradient_descent(_Gradient(_on_a_plane, slopes), w, 0.2, 3), w)
    way = trajectory[-1] - w
    with np.errstate(all="ignore"):
        return np.asarray(way * usable(np.sum(slopes**2) / np.sum(way * slopes)))


@check("gradient_descent", points=0.5)
def goes_down_from_any_shape(student: Student) -> None:
    """Parameters may be a matrix, or an array with three axes."""
    shapes: list[tuple[int, ...]] = [(3, 2), (3, 3), (2, 2, 3), (1,), (1, 2)]
    for shape in shapes:
        slopes = away_from_zero(student.rng, shape)
        hint = _("each step is w ← w - learning_rate * grad(w), whatever the shape of w")
        expect_close(_way(student, slopes, student.rng.normal(size=shape)), slopes, hint, rtol=1e-4)
        _expect_way_of_a_vector(student, shape, hint)


def _expect_way_of_a_vector(student: Student, shape: tuple[int, ...], hint: str) -> None:
    """Fail with `hint` where the way of w of this shape is not the student's own way for the same numbers in a row."""
    curvatures, centre = student.rng.uniform(1.0, 3.0, size=shape), student.rng.uniform(-1.0, 1.0, size=shape)
    start = centre + away_from_zero(student.rng, shape)
    ends = []
    for to in (shape, (-1,)):
        grad = _Gradient(_in_a_bowl, centre.reshape(to), curvatures.reshape(to), 1.0)
        w = start.reshape(to)
        ends.append(_trajectory(student.gradient_descent(grad, w, 0.2, 3), w)[-1])
    expect_close(ends[0], ends[1].reshape(shape), hint, rtol=1e-4)


@check("gradient_descent", points=0.25)
def starts_from_whole_numbers(student: Student) -> None:
    """The start may be an int array: the points after it need not be whole."""
    slopes = away_from_zero(student.rng, (3,))
    whole = student.rng.integers(-5, 5, size=3)
    expect_close(
        _way(student, slopes, whole.astype(float)),
        slopes,
        _("each step is w ← w - learning_rate * grad(w), from floats and from whole numbers"),
        rtol=1e-4,
    )
    expect_close(
        _way(student, slopes, whole),
        slopes,
        _("an integer array cannot hold the path: let the trajectory be of dtype float, and do not change w in place"),
        rtol=1e-4,
    )


@check("gradient_descent", points=0.25)
def leaves_the_start_alone(student: Student) -> None:
    """For the caller, the array w is the same after the descent."""
    slopes = away_from_zero(student.rng, (3,))
    way = _way(student, slopes, student.rng.normal(size=3))
    expect_unchanged(student)
    expect_close(way, slopes, _("each step is w ← w - learning_rate * grad(w)"), rtol=1e-4)
