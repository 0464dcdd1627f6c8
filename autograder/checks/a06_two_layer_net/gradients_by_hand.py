"""Gradients of the loss of a net, right ones and those of known mistakes."""

import numpy as np

from autograder.checks.training import Params
from autograder.references.a02_softmax_nll import softmax


def grads_by_hand(
    params: Params,
    X: np.ndarray,
    y: np.ndarray,
    *,
    one_hot: bool = True,
    softmax_twice: bool = False,
    stop: bool = True,
    hidden_is_z: bool = False,
    stop_by_gradient: bool = False,
) -> Params:
    """Return the gradients of the data loss, right ones unless a keyword asks for a known mistake."""
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    dscores = softmax(hidden @ params["W2"] + params["b2"])
    if softmax_twice:
        dscores = softmax(dscores)
    if one_hot:
        dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T
    if stop_by_gradient:
        dz = np.maximum(dz, 0)
    elif stop:
        dz = dz * (z > 0)
    return {
        "W1": X.T @ dz,
        "b1": dz.sum(axis=0),
        "W2": (z if hidden_is_z else hidden).T @ dscores,
        "b2": dscores.sum(axis=0),
    }
