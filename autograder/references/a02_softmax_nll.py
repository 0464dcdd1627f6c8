"""Softmax and maximum likelihood: from scores to probabilities, and the loss that teaches them."""

import numpy as np


def softmax(scores):
    """Return the probabilities of each row of `scores`, same shape, rows summing to 1."""
    shifted = scores - np.max(scores, axis=-1, keepdims=True)  # exp cannot overflow now
    exp_scores = np.exp(shifted)
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)


def likelihood(probs, y):
    """Return the probability of all labels `y` (N,) together: the product of probs[i, y[i]]."""
    return np.prod(probs[np.arange(len(y)), y])


def log_softmax(scores):
    """Return the logarithm of softmax(scores), same shape, exact even where softmax is 0."""
    shifted = scores - np.max(scores, axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def nll_loss(scores, y):
    """Return the mean negative log-likelihood of the labels `y` (N,) under `scores` (N, C)."""
    log_probs = log_softmax(scores)
    return -log_probs[np.arange(len(y)), y].mean()


def nll_gradient(scores, y):
    """Return the gradient of nll_loss(scores, y) with respect to `scores`, shape (N, C)."""
    n_examples = len(y)
    grad = softmax(scores)  # a new array: `scores` stays as it is
    grad[np.arange(n_examples), y] -= 1
    return grad / n_examples


def softmax_classifier_loss(X, y, W, b):
    """Return the loss of the linear classifier, and its gradients: loss, dW (D, C), db (C,)."""
    scores = X @ W + b
    loss = nll_loss(scores, y)
    dscores = nll_gradient(scores, y)
    dW = X.T @ dscores
    db = dscores.sum(axis=0)
    return loss, dW, db
