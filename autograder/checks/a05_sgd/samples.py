"""Samples that can be told apart, in whatever batches they come back."""

import numpy as np

from nncourse.checking import Student


def draw_rng(student: Student) -> np.random.Generator:
    """Return a generator to hand to the student."""
    return np.random.default_rng(student.rng.integers(2**32))


def marked_samples(student: Student, n: int, n_features: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Return samples of which no two share a number or a label, so that each can be recognised."""
    values = student.rng.permutation(n * n_features).reshape(n, n_features)
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
