"""Small made-up data in the plane, the same on every machine."""

import numpy as np


def three_blobs(n_per_class: int = 40, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return `X` (N, 2) and `y` (N,): three round clouds of points around (−2, −1), (2, −1) and (0, 2)."""
    rng = np.random.default_rng(seed)
    centres = np.array([[-2.0, -1.0], [2.0, -1.0], [0.0, 2.0]])
    y = np.repeat(np.arange(3), n_per_class)
    return centres[y] + 0.6 * rng.normal(size=(len(y), 2)), y


def spirals(
    n_per_class: int = 100, n_classes: int = 3, noise: float = 0.15, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Return `X` (N, 2) and `y` (N,): one spiral arm a class, which no straight line can part."""
    rng = np.random.default_rng(seed)
    y = np.repeat(np.arange(n_classes), n_per_class)
    radius = np.tile(np.linspace(0.05, 1.0, n_per_class), n_classes)
    angle = 4 * radius + 2 * np.pi * y / n_classes + noise * rng.normal(size=len(y))
    return np.column_stack([radius * np.sin(angle), radius * np.cos(angle)]), y
