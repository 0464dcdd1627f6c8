"""One neuron: a weighted sum, a bias and an activation; two activations; two gates."""

import numpy as np


def neuron(x, w, b, activation):
    """Return the output of one neuron: `activation` of the weighted sum of the inputs plus the bias."""
    z = np.dot(w, x) + b
    return activation(z)


def relu(z):
    """Return z where z is positive and 0 elsewhere, elementwise."""
    return np.maximum(z, 0)


def tanh(z):
    """Return the hyperbolic tangent of z, elementwise."""
    decay = np.exp(-np.abs(z)) ** 2  # e^(-2|z|) is at most 1: it cannot overflow
    return np.sign(z) * (2 / (1 + decay) - 1)  # the formula for |z|, and tanh(-z) = -tanh(z)


w_and = np.array([1.0, 1.0])
b_and = -1.5  # one active input is not enough, two are
w_or = np.array([1.0, 1.0])
b_or = -0.5  # one active input is enough
