"""MNIST for checks: read once a process, and not to be written to."""

import functools

import numpy as np

from nncourse.data import halve_pictures, load_mnist


@functools.cache
def digits(n_train: int, n_test: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return what `load_mnist` does, read-only."""
    arrays = load_mnist(n_train, n_test)
    for array in arrays:
        array.flags.writeable = False
    return arrays


@functools.cache
def halved_digits(n_train: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the first `n_train` pictures of 14 by 14, as `halve_pictures` makes them, and their labels, read-only."""
    X, y, *_rest = load_mnist(n_train, 0)
    X = halve_pictures(X)
    for array in (X, y):
        array.flags.writeable = False
    return X, y
