"""Nets as a training leaves them: the student's, and the one that is plain gradient descent."""

import functools
import itertools

import numpy as np

from autograder.checks.a06_two_layer_net.nets import read_params
from autograder.checks.training import LONG, STILL, Params, walk
from autograder.references import a02_softmax_nll
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, expect, expect_array, expect_parts

_MOST_LOSSES = 10_000
"""Far more than there are steps in any training of these checks."""


def small_data(rng: np.random.Generator, count: int, scale: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return points in 5 dimensions with labels 0, 1, 2, each of them present."""
    y = rng.permutation(np.arange(count) % 3)
    return scale * rng.normal(size=(count, 5)), y


def train(
    student: Student,
    X: np.ndarray,
    y: np.ndarray,
    learning_rate: float,
    reg_strength: float,
    settings: dict[str, int],
    seed: int | np.random.Generator,
    not_finite: str = _("`history` holds losses that are not finite"),
) -> tuple[Params, np.ndarray]:
    """Return what the student's training gives: parameters, of any number of hidden units, and losses, as arrays."""
    result = student.train_two_layer_net(
        X,
        y,
        settings["n_hidden"],
        settings["n_classes"],
        learning_rate,
        reg_strength,
        settings["batch_size"],
        settings["n_epochs"],
        np.random.default_rng(seed),
    )
    n_steps = settings["n_epochs"] * -(-len(X) // settings["batch_size"])
    params, history = expect_parts(result, "params", "history", forms=[dict, (n_steps,)])
    expect(
        isinstance(history, list | tuple | np.ndarray) and len(np.shape(history)) > 0 and len(history) <= _MOST_LOSSES,
        _("`history` should be a list of losses, one per step"),
    )
    losses = expect_array(np.asarray(history), (len(history),), _("`history` should be a list of losses, one per step"))
    expect(np.all(np.isfinite(losses)), not_finite)
    return read_params(params, X.shape[1]), losses.astype(float)


def descend(
    params: Params, X: np.ndarray, y: np.ndarray, rate: float, reg: float, steps: int = 2
) -> tuple[Params, np.ndarray]:
    """Return where steps with all the data lead to, and the loss before each."""
    return walk(functools.partial(reference.two_layer_loss, reg_strength=reg), params, [(X, y)] * steps, rate)


def nll_of_each(params: Params, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the loss of each example, without the penalty."""
    losses: np.ndarray = -a02_softmax_nll.log_softmax(reference.two_layer_scores(params, X))[np.arange(len(y)), y]
    return losses


def first_batches(student: Student, seed: int) -> tuple[tuple[int, ...], ...]:
    """Return the first batch of each epoch, found by its loss at a net that learns nothing; () if it cannot be."""
    settings = {"n_hidden": 5, "n_classes": 3, "batch_size": 4, "n_epochs": LONG}
    possible = list(itertools.combinations(range(8), 4))
    for scale in (1.0, 5.0, 100.0, 2.0, 1.0):  # until the examples differ in their losses; those of W2 = 0 never do
        X, y = small_data(student.rng, 8, scale)
        params, history = train(student, X, y, STILL, 0.0, settings, seed)
        each = nll_of_each(params, X, y)
        losses = each[np.array(possible)].mean(axis=1)
        if np.diff(np.sort(losses)).min() > 2e-6 * losses.max() and len(history) == 2 * LONG:
            errors = np.abs(losses - history[::2, None])
            if errors.min(axis=1).max() < 1e-4 * losses.max():  # else another check has found other losses
                return tuple(possible[nearest] for nearest in errors.argmin(axis=1))
    return ()
