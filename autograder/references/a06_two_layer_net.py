"""Two-layer net on MNIST: layers forward and backward, initialization, the whole loss, training."""

import numpy as np

from autograder.references.a02_softmax_nll import (  # noqa: F401 - what the notebook's "bring" cell brings
    log_softmax,
    nll_gradient,
    nll_loss,
    softmax,
)
from autograder.references.a05_sgd import minibatches, sgd, sgd_step  # noqa: F401


def affine_forward(X, W, b):
    """Return the outputs X W + b, shape (N, H)."""
    return X @ W + b


def affine_backward(dout, X, W):
    """Return the gradients dX, dW, db of the loss, given its gradient `dout` with respect to the outputs."""
    dX = dout @ W.T
    dW = X.T @ dout
    db = dout.sum(axis=0)  # b took part in every row
    return dX, dW, db


def relu_backward(dout, z):
    """Return the gradient with respect to z, given the gradient `dout` with respect to relu(z); any shape."""
    return dout * (z > 0)


def tanh_backward(dout, z):
    """Return the gradient with respect to z, given the gradient `dout` with respect to tanh(z); any shape."""
    return dout * (1 - np.tanh(z) ** 2)


def init_params(n_features, n_hidden, n_classes, rng):
    """Return fresh parameters: small random weights, zero biases."""
    # float32 like the images: half the memory, twice the speed
    W1 = rng.standard_normal((n_features, n_hidden), dtype=np.float32) * np.float32(np.sqrt(2 / n_features))
    W2 = rng.standard_normal((n_hidden, n_classes), dtype=np.float32) * np.float32(np.sqrt(1 / n_hidden))
    return {
        "W1": W1,
        "b1": np.zeros(n_hidden, dtype=np.float32),
        "W2": W2,
        "b2": np.zeros(n_classes, dtype=np.float32),
    }


def two_layer_scores(params, X):
    """Return the scores (N, C) of the net: affine, ReLU, affine."""
    hidden = np.maximum(affine_forward(X, params["W1"], params["b1"]), 0)
    return affine_forward(hidden, params["W2"], params["b2"])


def two_layer_loss(params, X, y, reg_strength):
    """Return the loss, data and penalty, and its gradients in a dict with the keys of `params`."""
    # forward, keeping what the way back needs
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    penalty = sum((value**2).sum() for value in params.values())
    loss = nll_loss(scores, y) + reg_strength * penalty
    # backward, layer by layer
    dscores = nll_gradient(scores, y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    dz = relu_backward(dhidden, z)
    _, dW1, db1 = affine_backward(dz, X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    grads = {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}
    return loss, grads


def predict_digits(params, X):
    """Return the label (N,) with the largest score for each row of X."""
    return two_layer_scores(params, X).argmax(axis=1)


def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    """Return the params of a net trained from a fresh start, and the loss of each step."""

    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


def cell_digits(X_train, y_train):
    """Train on all the images."""
    params, history = train_two_layer_net(
        X_train,
        y_train,
        n_hidden=128,
        n_classes=10,
        learning_rate=0.2,
        reg_strength=1e-4,
        batch_size=64,
        n_epochs=10,
        rng=np.random.default_rng(0),
    )
    return params, history
