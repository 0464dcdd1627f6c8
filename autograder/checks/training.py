"""What a05 and a06 judge a training with: data on which its right end is known, and the plain way there.

There is no message here: messages belong to the assignment that tells them, and stand in its catalogue.
"""

from collections.abc import Callable, Iterable

import numpy as np

from autograder.checks.digits import halved_digits

Params = dict[str, np.ndarray]
Evaluate = Callable[[Params, np.ndarray, np.ndarray], tuple[float, Params]]
"""A loss of parameters, inputs and labels, with its gradients by the parameters."""

LONG = 12
"""So many epochs show whether a training goes on as it began."""

STILL = 1e-30
"""A learning rate that leaves the parameters where they start, but for what is far below `UNMOVED`."""

UNMOVED = 1e-20
"""No more than this is what a few steps of the learning rate `STILL` add to a 0."""


def renamed_digits(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return pictures of 14 by 14 and labels whose classes are renamed: weights trained elsewhere are no use."""
    X, y = halved_digits(6000)  # small, so that a program which loops over every number is in time too
    chosen = rng.choice(len(y), size=count, replace=False)
    return X[chosen], rng.permutation(10)[y[chosen]]


def equal_samples(rng: np.random.Generator, shape: tuple[int, int], least: float, most: float) -> np.ndarray:
    """Return inputs (N, D) that are all equal: with one label, all batches have one gradient, whatever is drawn.

    The numbers are `least` to `most` in size: far from 0, and so are the gradients.
    """
    n, n_features = shape
    x = rng.choice([-1, 1], size=n_features) * rng.uniform(least, most, size=n_features)
    return np.tile(x, (n, 1))


def stepped(params: Params, grads: Params, learning_rate: float) -> Params:
    """Return the parameters after one step of gradient descent."""
    return {name: value - learning_rate * grads[name] for name, value in params.items()}


def walk(
    evaluate: Evaluate, params: Params, batches: Iterable[tuple[np.ndarray, np.ndarray]], learning_rate: float
) -> tuple[Params, np.ndarray]:
    """Return the parameters that one step with each of the batches leads to, and the loss before each step."""
    losses = []
    for X, y in batches:
        loss, grads = evaluate(params, X, y)
        losses.append(loss)
        params = stepped(params, grads, learning_rate)
    return params, np.array(losses)


def three_ways(
    evaluate: Evaluate, start: Params, X: np.ndarray, y: np.ndarray, learning_rate: float
) -> list[tuple[Params, np.ndarray]]:
    """Return the three ways one epoch on three samples, in batches of 2 and 1, can go, by the sample that comes last.

    A way is where it ends, and its losses.
    """
    orders = [(np.delete(np.arange(3), last), np.array([last])) for last in range(3)]
    return [walk(evaluate, start, [(X[rows], y[rows]) for rows in order], learning_rate) for order in orders]
