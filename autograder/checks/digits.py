"""MNIST for checks: read once a process, and not to be written to."""

import functools

import numpy as np

from nncourse.data import load_mnist


@functools.cache
def digits(n_train: int, n_test: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return what `load_mnist` does, read-only."""
    arrays = load_mnist(n_train, n_test)
    for array in arrays:
        array.flags.writeable = False
    return arrays
