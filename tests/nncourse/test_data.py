"""MNIST is inside the package, whole and quick."""

import hashlib
import time

import numpy as np
import pytest

from nncourse import data, load_mnist
from nncourse.data import FOLDER
from nncourse.data.toy import spirals, three_blobs


def test_the_four_files_are_those_of_mnist() -> None:
    """Their checksums are the published ones."""
    sums = dict(reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text("ascii").splitlines())
    files = sorted(FOLDER.glob("*.gz"))
    assert len(files) == 4
    for path in files:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sums[path.name]


def test_shapes_types_and_range() -> None:
    """Rows of 784 float32 numbers from 0 to 1, and labels 0 to 9."""
    X_train, y_train, X_test, y_test = load_mnist()
    assert (X_train.shape, y_train.shape, X_test.shape, y_test.shape) == (
        (60000, 784),
        (60000,),
        (10000, 784),
        (10000,),
    )
    assert X_train.dtype == np.float32
    assert (X_train.min(), X_train.max()) == (0, 1)
    assert np.array_equal(np.unique(y_train), np.arange(10))
    assert list(y_train[:5]) == [5, 0, 4, 1, 9]


def test_sizes_take_less_and_bad_sizes_are_refused() -> None:
    """Smaller data are the first rows; a size that is not there is a ValueError."""
    X_train, y_train, X_test, y_test = load_mnist(100, 0)
    assert (len(X_train), len(y_train), len(X_test), len(y_test)) == (100, 100, 0, 0)
    for size in (-1, 60001):
        with pytest.raises(ValueError, match="60000"):
            load_mnist(size)


def test_arrays_belong_to_the_caller() -> None:
    """Changing what was loaded changes nobody else's data."""
    load_mnist(10, 1)[0][:] = 7
    assert load_mnist(10, 1)[0].max() <= 1


def test_loading_takes_less_than_a_second() -> None:
    """Students load it in a first cell: it must not be felt."""
    data._read.cache_clear()  # other tests have loaded it
    started = time.process_time()
    load_mnist(n_test=0)
    assert time.process_time() - started < 1


def test_toy_data_are_the_same_every_time() -> None:
    """Pictures and exercises refer to these points."""
    for make in (three_blobs, spirals):
        (X, y), (X_again, y_again) = make(), make()
        assert np.array_equal(X, X_again)
        assert np.array_equal(y, y_again)
        assert X.shape == (len(y), 2)
