"""Nets that `two_layer_loss` is asked about, each with a batch and its labels: drawn so that mistakes show."""

import numpy as np

from autograder.checks.a06_two_layer_net.gradients_by_hand import grads_by_hand
from autograder.checks.a06_two_layer_net.nets import SIZES, draw_net, shapes_of
from autograder.checks.training import Params
from autograder.references import a06_two_layer_net as reference

SQUARE = (5, 4, 4, 4)  # N, D, H, C
_LARGE = (24, 5, 6, 12)
ALL_SIZES = (*SIZES, (6, 3, 5, 2), _LARGE)


def net_with_much_to_learn(rng: np.random.Generator, *sizes: int) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a net, a batch and its labels; where all of them were nearly certain, float32 would lose 1 − p."""
    while True:
        params, X, y = draw_net(rng, *sizes)
        if min(np.abs(grad).max() for grad in grads_by_hand(params, X, y).values()) > 0.2:
            return params, X, y


def with_special_images(params: Params, X: np.ndarray, y: np.ndarray) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a net, a batch and its labels; of many images one has become blank, and two equal, with one label."""
    if len(X) == _LARGE[0]:
        X[3], X[5], y[5] = 0.0, X[4], y[4]
    return params, X, y


def regularized_net(
    rng: np.random.Generator, sizes: tuple[int, int, int, int]
) -> tuple[Params, np.ndarray, np.ndarray, float]:
    """Return a net, a batch, its labels and a reg_strength above 1; some parameters are large, too."""
    params, X, y = draw_net(rng, *sizes)
    for value in params.values():
        value.flat[rng.integers(value.size)] = rng.choice([-1, 1]) * rng.uniform(7, 9)
    return params, X, y, float(rng.uniform(1.2, 3.0))


def net_of_large_scores(rng: np.random.Generator) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a net, four images and the most unlikely label of each.

    The scores lie thousands apart, from image to image too, and some image has two that are large; no class is near the
    largest score of each image. So large are the hidden units, too, and the gradients.
    """
    while True:
        params, X, _y = draw_net(rng, 4, 5, 4, 3)
        params |= {name: 5 * params[name] for name in ("W1", "b1")}
        factor = 4000 / np.abs(reference.two_layer_scores(params, X)).max()
        grown = params | {name: factor * params[name] for name in ("W2", "b2")}
        scores = reference.two_layer_scores(grown, X)
        _lowest, second, largest = np.sort(scores, axis=1).T
        below = (largest[:, None] - scores).max(axis=0)  # how far each class may be below the largest
        if np.min(largest - second) > 100 and np.ptp(largest) > 1500 and second.max() > 800 and below.min() > 800:
            return grown, X, scores.argmin(axis=1)


def net_of_whole_numbers(
    rng: np.random.Generator, N: int, H: int, fraction_of_params: float, fraction_of_X: float
) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a net, a batch and its labels, of whole numbers where the fractions are 0.

    No hidden unit is near the kink of ReLU, no gradient is 0, and the labels of several images are in no order.
    """
    D, C = 5, 3
    while True:
        whole: Params = {name: rng.integers(-3, 4, size=shape) for name, shape in shapes_of(D, H, C).items()}
        X: np.ndarray = rng.integers(-2, 3, size=(N, D))
        y = rng.integers(0, C, size=N)
        if fraction_of_params:
            whole = {name: value + rng.uniform(0.2, fraction_of_params, value.shape) for name, value in whole.items()}
        if fraction_of_X:
            X = X + rng.uniform(0.2, fraction_of_X, X.shape)
        z = X @ whole["W1"] + whole["b1"]
        floats = {name: value.astype(float) for name, value in whole.items()}
        _loss, right = reference.two_layer_loss(floats, X, y, 0.0)
        in_no_order = N == 1 or np.any(np.diff(y) < 0)
        if in_no_order and np.abs(z).min() > 0.05 and all(np.abs(grad).max() > 1e-3 for grad in right.values()):
            return whole, X, y
