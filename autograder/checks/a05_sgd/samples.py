"""Samples that can be told apart, in whatever batches they come back."""

import numpy as np

from autograder.checks.training import LONG
from nncourse.checking import Student, _, expect

SHUFFLED, SHUFFLED_IN = 40, 8
"""So many samples, in batches of so many, drawn `LONG` times show whether chance alone makes the batches."""

_MOST_UNEVEN = 1000
"""The chi-squared statistic of how often each pair of those samples shares a batch: 640 ± 32 by chance, and more than
1300 where pairs, halves or every other sample stay together."""


def draw_rng(student: Student) -> np.random.Generator:
    """Return a generator to hand to the student."""
    return np.random.default_rng(student.rng.integers(2**32))


def marked_samples(student: Student, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return samples (n, 3) of which no two share a number or a label, so that each can be recognised."""
    values = student.rng.permutation(n * 3).reshape(n, 3)
    return values / values.size - 0.5, student.rng.permutation(n)


def as_pixels(X: np.ndarray) -> np.ndarray:
    """Return marked samples as whole numbers from 0 to about 250, by which they are still told apart."""
    return np.round(255 * (X + 0.5))


def rows_in(X_batch: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Return which row of `X` each row of `X_batch` is, and −1 for a row that is not in `X`."""
    distances = np.abs(X_batch[:, None] - X).max(axis=2)
    nearest = distances.argmin(axis=1)
    gap = 1e-5 * (X.max() - X.min())  # as close as float32 keeps them
    return np.where(distances[np.arange(len(X_batch)), nearest] < gap, nearest, -1)


def compositions(batches: list[np.ndarray]) -> set[frozenset[int]]:
    """Return which samples share a batch; the order inside a batch does not matter."""
    return {frozenset(rows.tolist()) for rows in batches}


def regularity(places: np.ndarray, n: int) -> float:
    """Return how often the commonest distance, around a circle of `n`, leads from one place to the next."""
    distances = np.diff(places) % n
    return float(np.bincount(np.minimum(distances, n - distances)).max() / len(distances))


def expect_chance(orders: list[np.ndarray]) -> None:
    """Fail where `LONG` orders of `SHUFFLED` samples, to be cut into batches, are not as chance makes them.

    Right orders fail less than once in a hundred thousand times. What are no orders, or not so many, is left to other
    checks.
    """
    if len(orders) != LONG or any(not np.array_equal(np.sort(order), np.arange(SHUFFLED)) for order in orders):
        return
    different = {_turned(order) for order in (np.arange(SHUFFLED), *orders)}
    expect(
        len(different) == len(orders) + 1,
        _("an order comes again, or turned or reversed, or is that of X: draw a new one each time, from all of them"),
    )
    batches = np.argsort(orders, axis=1) // SHUFFLED_IN  # by order and sample
    expect(
        np.ptp(batches, axis=0).all(),
        _("one sample keeps its place whatever is drawn: shuffle all of them, with `rng.permutation`"),
    )
    first, second = np.triu_indices(SHUFFLED, 1)
    together = np.sum(batches[:, first] == batches[:, second], axis=0)
    by_chance = len(orders) * (SHUFFLED_IN - 1) / (SHUFFLED - 1)
    expect(
        together.max() < LONG and np.sum((together - by_chance) ** 2) / by_chance < _MOST_UNEVEN,
        _("some samples share a batch far too often: draw one order of all of them, with `rng.permutation`"),
    )


def _turned(order: np.ndarray) -> tuple[int, ...]:
    """Return what is the same for an order, for those that begin elsewhere in it, and for their reverses."""
    ways = (np.roll(one, -int(one.argmin())) for one in (order, order[::-1]))
    return min(tuple(way.tolist()) for way in ways)
