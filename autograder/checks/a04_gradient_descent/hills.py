"""Hills, smooth functions whose gradients are known, and what the student's `gradient_check` says of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from autograder.checks.a04_gradient_descent.functions import DEFAULT_EPS, Known, Values, away_from_zero, eighths
from nncourse.checking import Student, _, expect, fail


@dataclass(frozen=True)
class Hill:
    """A smooth function of an array and its right gradient, which is `slopes` at `x`."""

    x: np.ndarray
    slopes: np.ndarray
    bends: np.ndarray
    links: np.ndarray

    @classmethod
    def drawn(cls, rng: np.random.Generator, shape: tuple[int, ...]) -> Self:
        """Return a hill whose gradient at `x` has entries between 0.5 and 2 in size."""
        return cls(eighths(rng, shape), *(away_from_zero(rng, shape) for _part in range(3)))

    def value(self, p: np.ndarray) -> Any:
        """Return the height at `p`, or the heights at many points (K, …)."""
        shift = (p - self.x).reshape(-1, self.x.size)
        along = p.reshape(-1, self.x.size) @ np.ravel(self.slopes) + shift**2 @ np.ravel(self.bends)
        heights = along + (shift[:, 1:] * shift[:, :-1]) @ np.ravel(self.links)[1:]  # each entry with the next
        return heights if np.ndim(p) > self.x.ndim else heights[0]

    def gradient(self, p: Any) -> np.ndarray:
        """Return the right gradient at `p`."""
        shift = np.asarray(p, dtype=float) - self.x
        flat, links = np.ravel(shift), np.ravel(self.links)[1:]
        linked = np.append(0, links * flat[:-1]) + np.append(links * flat[1:], 0)
        return np.asarray(self.slopes + 2 * self.bends * shift + np.reshape(linked, np.shape(shift)))


class Hills:
    """Hills of one shape, and of one kind that `made` makes of them: each question is about a new one.

    So nobody gets through who remembers which gradient was right.
    """

    def __init__(
        self, student: Student, shape: tuple[int, ...], made: Callable[[Hill], Hill] = lambda hill: hill
    ) -> None:
        self.student = student
        self.shape = shape
        self.made = made

    def accepts(self, change: Callable[[np.ndarray], Any] = np.array, **options: float) -> bool:
        """Return the student's verdict on the right gradient, or on what `change` makes of it."""
        hill = self.made(Hill.drawn(self.student.rng, self.shape))
        f = Known(hill.value, hill.x, options.get("eps", DEFAULT_EPS), of_many=hill.value)
        return verdict_on(self.student, f, Claimed(lambda p: change(hill.gradient(p)), hill.x), hill.x, **options)

    def expect_right_accepted(self) -> None:
        """Fail unless the right gradient is True: without this, one that is always False would pass."""
        expect(
            self.accepts(),
            _("a right gradient is rejected: compare grad(x) and its signs with the central difference at the same x"),
        )

    def expect_told_apart(self) -> None:
        """Fail unless the right gradient is True, its double False, that of another f too: else nothing is compared."""
        self.expect_right_accepted()
        self.expect_rejected(_("a gradient twice too large is accepted"), lambda g: 2 * g)
        self.expect_rejected(
            _("the gradient of another f is accepted: compare grad(x) with the central difference of f"),
            lambda g: away_from_zero(self.student.rng, g.shape),
        )

    def expect_rejected(self, hint: str, change: Callable[[np.ndarray], np.ndarray], **options: float) -> None:
        """Fail with `hint` if a changed gradient is accepted. Half of the times the right one is asked about before it.

        So nobody gets through who only counts the questions.
        """
        if self.student.rng.random() < 0.5:
            self.expect_right_accepted()
        expect(not self.accepts(change, **options), hint)


class Claimed:
    """A gradient that is right or not; at `x` it is known where the student's code runs."""

    def __init__(self, grad: Callable[[Any], Any], x: np.ndarray) -> None:
        self.grad = grad
        self.x = x

    def __call__(self, point: Any) -> Any:
        """Return the gradient at `point`, or what is claimed to be it."""
        return self.grad(point)

    @property
    def ahead(self) -> list[tuple[tuple[Any], Any]]:
        """The arguments of the call that is expected, and the gradient."""
        return [((self.x,), self(self.x))]


def verdict_on(student: Student, f: Values, grad: Callable[[Any], Any], x: np.ndarray, **options: float) -> bool:
    """Return what the student's `gradient_check` says of `grad`; fail where it is no truth value."""
    value = student.gradient_check(f, grad, x, **options)
    if value is None:
        fail(_("it returns None: is there a `return` at the end?"))
    expect(
        isinstance(value, bool | np.bool_ | np.ndarray) and np.asarray(value).dtype == bool and np.shape(value) == (),
        _("it should return one truth value, True or False"),
    )
    return bool(value)
