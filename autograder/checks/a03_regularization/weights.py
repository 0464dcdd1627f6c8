"""Weights and biases that the exercises of a03 are asked about."""

from collections.abc import Iterator

import numpy as np

from nncourse.checking import _

WRONG_ANYWAY = _("the result is wrong for ordinary arguments too: fix that first")
"""What is said in place of a hint about a special property, where it is not the property that is wrong."""


def mixed_signs(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Return numbers away from 0, positive and negative ones for certain."""
    sizes = rng.uniform(0.4, 2, size=shape)
    return sizes * np.where(np.arange(sizes.size) % 3 == 1, -1, 1).reshape(shape)


def of_all_sizes(
    rng: np.random.Generator, *shape: int, reg_strength: float
) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield W (of `shape`), b, λ: numbers from 0.001 to beyond 10, the latter with a tiny λ too, and a large λ."""
    for scale, strength in ((0.1, reg_strength), (1e-3, reg_strength), (30, reg_strength), (30, 5e-5), (1, 300.0)):
        yield scale * mixed_signs(rng, *shape), scale * mixed_signs(rng, shape[1]), strength


CUT_OFF = _("every weight counts in full, small or large, and so does λ: cut nothing off")

ZEROS = _("a weight of 0 adds nothing: do not divide by it, and go on with the others")


def with_zeros(
    rng: np.random.Generator, *shape: int, reg_strength: float
) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield W, b, λ in which some numbers are 0, all of W, all of b, and all there are; `shape` is that of W."""
    W, b = mixed_signs(rng, *shape), mixed_signs(rng, shape[1])
    yield W * (np.arange(W.size) % 3 != 0).reshape(shape), b * (np.arange(b.size) != 1), reg_strength
    for kept in ((0, 1), (1, 0), (0, 0)):
        yield kept[0] * W, kept[1] * b, reg_strength


ANY_SHAPE = _("W may have any shape: a single row, two columns, a square and many rows are right too")


def of_many_shapes(rng: np.random.Generator, reg_strength: float) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield W of one row and two columns, a square one and one of many rows, each with its b and λ."""
    for shape in ((1, 2), (3, 3), (30, 2)):
        yield mixed_signs(rng, *shape), mixed_signs(rng, shape[1]), reg_strength


def whole_numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return odd numbers, so that half of one is never whole and none is zero."""
    return 2 * rng.integers(-4, 4, size=shape) + 1
