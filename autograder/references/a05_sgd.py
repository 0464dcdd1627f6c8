"""Stochastic gradient descent: minibatches, one step, the loop, and a softmax classifier trained by it."""

import numpy as np

from autograder.references.a02_softmax_nll import (  # noqa: F401 - what the notebook's "bring" cell brings
    log_softmax,
    nll_gradient,
    nll_loss,
    softmax,
    softmax_classifier_loss,
)
from autograder.references.a03_regularization import l2_gradient, l2_penalty


def minibatches(X, y, batch_size, rng):
    """Yield the samples in batches `(X_batch, y_batch)`: each sample once, in a new random order at each call."""
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]  # the last slice may be shorter
        yield X[chosen], y[chosen]


def sgd_step(params, grads, learning_rate):
    """Return a new dict: every parameter moved against its gradient."""
    return {name: params[name] - learning_rate * grads[name] for name in params}


def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    """Return the parameters after `n_epochs` passes over the data, and the loss of each step."""
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    """Return `{"W": ..., "b": ...}` trained by `sgd` from zeros, and the loss of each step."""

    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        data_loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = data_loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
