"""The handwritten digits of MNIST, inside the package.

Data by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, CC BY-SA 3.0.
"""

import functools
import gzip
import zlib
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent / "mnist"

_HEADER_BYTES = {"images": 16, "labels": 8}
_COUNTS = {"train": 60_000, "t10k": 10_000}
_GZIP = 16 + zlib.MAX_WBITS


@functools.lru_cache(maxsize=8)  # the four files whole, and a few parts of them
def _read(split: str, kind: str, count: int | None = None) -> np.ndarray:
    """Return the bytes of one of the four files, read-only: images (N, 784) or labels (N,), or the first `count`."""
    rank, width = {"images": (3, 784), "labels": (1, 1)}[kind]
    path = FOLDER / f"{split}-{kind}-idx{rank}-ubyte.gz"
    if count is None:
        size = _HEADER_BYTES[kind] + _COUNTS[split] * width
        data = zlib.decompress(path.read_bytes(), _GZIP, size)  # in one go, and nothing is copied
    else:
        with gzip.open(path) as file:
            data = file.read(_HEADER_BYTES[kind] + count * width)
    values = np.frombuffer(data, dtype=np.uint8, offset=_HEADER_BYTES[kind])
    return values.reshape(-1, 784) if kind == "images" else values


def _arrays(split: str, count: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return images as float32 and labels as int64, the first `count` of them; those that were prepared, once."""
    if split in _prepared:
        images, labels = _prepared.pop(split)
        return (images, labels) if count is None else (images[:count], labels[:count])
    images, labels = _read(split, "images", count), _read(split, "labels")[:count]
    return np.divide(images, np.float32(255), dtype=np.float32), labels.astype(np.int64)  # no array in between


_prepared: dict[str, tuple[np.ndarray, np.ndarray]] = {}


def prepare_mnist() -> None:
    """Make the arrays that the next call of `load_mnist` hands out.

    For a process that forks: each of its children gets them at once, and shares their memory until it writes to them.
    The bytes they were made of are not kept.
    """
    for split in ("train", "t10k"):
        _prepared[split] = _arrays(split)
    _read.cache_clear()


def load_mnist(
    n_train: int | None = None, n_test: int | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return `X_train, y_train, X_test, y_test`.

    Images are rows of 784 float32 numbers from 0 (paper) to 1 (ink), labels are ints from 0 to 9: (60000, 784),
    (60000,), (10000, 784), (10000,). `n_train` and `n_test` take only the first so many; the files are in random order.
    The arrays are the caller's own; only the bytes of the files are kept for the next call.

    Raises `ValueError` for a size that is negative or larger than there is.
    """
    arrays: list[np.ndarray] = []
    for split, size in (("train", n_train), ("t10k", n_test)):
        available = len(_prepared[split][1] if split in _prepared else _read(split, "labels"))
        if size is not None and not 0 <= size <= available:
            raise ValueError(f"MNIST has {available} such images, so their number cannot be {size}")
        arrays += _arrays(split, size)
    X_train, y_train, X_test, y_test = arrays
    return X_train, y_train, X_test, y_test


def halve_pictures(X: np.ndarray) -> np.ndarray:
    """Return pictures (N, 784) as pictures of 14 by 14, (N, 196): each pixel is the sum of four, halved.

    So their length stays about the same, and a learning rate that is right for the large ones is right for these.
    """
    pictures = X.reshape(len(X), 28, 28)
    rows = pictures[:, ::2] + pictures[:, 1::2]
    return (rows[:, :, ::2] + rows[:, :, 1::2]).reshape(len(X), 196) / 2
