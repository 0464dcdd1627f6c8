"""MNIST for checks: read once a process, and not to be written to."""

import functools

import numpy as np

from nncourse.data import halve_pictures, load_mnist


@functools.cache
def digits(n_train: int, n_test: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return what `load_mnist` does, read-only."""
    arrays = load_mnist(n_train, n_test)
    _lock(*arrays)
    return arrays


@functools.cache
def halved_digits(n_train: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the first `n_train` pictures of 14 by 14, as `halve_pictures` makes them, and their labels, read-only."""
    X, y, *_rest = load_mnist(n_train, 0)
    X = halve_pictures(X)
    _lock(X, y)
    return X, y


@functools.cache
def spread_digits(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return `count` training pictures from all over MNIST and their labels, read-only: a student may set some aside.

    They are drawn: every sixth picture, for one, is much harder than the others.
    """
    X, y, *_rest = load_mnist(n_test=0)
    rows = np.random.default_rng(0).choice(len(y), size=count, replace=False)
    arrays = X[rows], y[rows]
    _lock(*arrays)
    return arrays


def _lock(*arrays: np.ndarray) -> None:
    for array in arrays:
        array.flags.writeable = False
