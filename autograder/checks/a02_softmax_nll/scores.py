"""Scores and labels that the exercises of a02 are asked about."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nncourse.checking import _

WRONG_ANYWAY = _("the result is wrong for ordinary arguments too: fix that first")
"""What is said in place of a hint about a special property, where it is not the property that is wrong."""

DO_NOT_RENUMBER = _(
    "label c belongs to column c of the scores, even if other classes have no example: do not renumber y"
)

STILL_FLOAT = _(
    "with integer scores the result must still be float: build a new array instead of filling an integer one"
)

KEEP_THE_SHAPE = _("use axis=-1 and keepdims=True: then (C,), (1, C) and (N, C) all keep their shape")


def one_hot(y: np.ndarray, n_classes: int) -> np.ndarray:
    """Return rows of zeros with a one at the label."""
    return np.eye(n_classes)[y]


def draw_labels(rng: np.random.Generator, n_examples: int, n_classes: int) -> np.ndarray:
    """Return labels (N,) in random order, every class among them where there are enough examples."""
    return rng.permutation(np.arange(n_examples) % n_classes)


def ordinary_labels(rng: np.random.Generator, *, every_class: bool) -> np.ndarray:
    """Return labels (7,) of five classes; every class is among them, or of two only there are examples."""
    return draw_labels(rng, 7, 5) if every_class else rng.permutation([1, 3, 1, 3, 3, 1, 3])


def unlikely_labels(scores: np.ndarray) -> np.ndarray:
    """Return a label for each row that is not its most likely class: loss and gradient are then far from 0."""
    return (scores.argmax(axis=1) + 1) % scores.shape[1]


def far_apart_rows(rng: np.random.Generator) -> np.ndarray:
    """Return scores (3, 4) of whole numbers: one row near 1000, one near 0, one near −1000."""
    levels = np.array([[1000.0], [0.0], [-1000.0]]) + rng.integers(-90, 90, size=(3, 1))
    return levels + rng.permuted(np.array([[0.0, -1.0, -2.0, -4.0]] * 3), axis=1)


def low_rows(rng: np.random.Generator) -> np.ndarray:
    """Return scores (2, 3), all of them so low that their exponentials are 0."""
    levels = np.array([[-1000.0], [-850.0]]) + rng.integers(-90, 90, size=(2, 1))
    return levels + rng.permuted(np.array([[0.0, -1.0, -3.0]] * 2), axis=1)


def large_scores(rng: np.random.Generator) -> np.ndarray:
    """Return scores (5, 4) near ±1000 in rows in any order: the largest of a row stands first, last or between."""
    large = float(rng.choice([rng.integers(720, 790), rng.integers(950, 1100)]))  # exp overflows from 710 on
    rows = [
        [large, 0.0, -large, 0.0],
        [-large, 0.0, 5.0, large],
        [-large, large - 40, large, -large],
        [0.0, large, large - 3, 0.0],
        [0.0, 1.0, 2.0, 2.0],
    ]
    return rng.permutation(np.array(rows))


def of_special_kinds(rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield scores (3, 4) near ±1000, those of one example, (1, 4), and a square batch, (3, 3)."""
    yield far_apart_rows(rng)
    yield rng.normal(size=(1, 4))
    yield rng.normal(size=(3, 3))


def nearly_impossible_scores(rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield scores (1, 3), those of class 1 so low that its probability is a float with few digits left, not yet 0."""
    for gap in (715.0, 735.0, 743.5):  # exp(-gap) is 1e-311, 6e-320, 1.5e-323
        others = rng.permutation([gap, gap - 1])
        yield np.array([[others[0], 0.0, others[1]]])


def of_another_shape(right: np.ndarray) -> np.ndarray:
    """Return what is right for (C,) as (1, C), and what is right for (1, C), or a first row, as (C,)."""
    return right[None] if right.ndim == 1 else right[0]


def times_a_factor(expected: np.ndarray, actual: Any) -> np.ndarray:
    """Return `expected` times the factor that brings it nearest to `actual`, where there is one.

    It is for checks that are about something else: another one tells of a wrong factor, or a wrong sign.
    """
    try:
        numbers = np.asarray(actual)
    except ValueError:
        return expected
    if numbers.dtype.kind not in "biuf" or numbers.shape != expected.shape:
        return expected
    with np.errstate(all="ignore"):
        factor = np.vdot(numbers.astype(float), expected) / np.vdot(expected, expected)
    return expected * factor if 1e-3 < abs(factor) < 1e3 else expected
