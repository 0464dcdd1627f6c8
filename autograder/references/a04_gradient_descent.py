"""Numerical gradient and gradient descent: the slope from two values of the loss, and the way down."""

import numpy as np


def numerical_derivative(f, x, eps=1e-5):
    """Return the central difference of `f` at the number `x`."""
    return (f(x + eps) - f(x - eps)) / (2 * eps)


def numerical_gradient(f, x, eps=1e-5):
    """Return the central difference of `f` in each entry of the array `x`, same shape."""
    x = np.array(x, dtype=float)  # a copy: the caller's array stays as it is, and whole numbers become real
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + eps
        above = f(x)
        x[index] = middle - eps
        below = f(x)
        x[index] = middle  # back, before the next entry moves
        gradient[index] = (above - below) / (2 * eps)
    return gradient


def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    """Return whether `grad(x)` agrees with the numerical gradient of `f` at `x`, in every entry."""
    analytic = np.asarray(grad(x))
    numerical = numerical_gradient(f, x, eps)
    if analytic.shape != numerical.shape:
        return False
    size = np.maximum(1, np.abs(analytic) + np.abs(numerical))
    error = np.abs(analytic - numerical) / size
    return bool(np.all(error <= tol))  # nan <= tol is False, so nan does not pass


def gradient_descent(grad, w, learning_rate, n_steps):
    """Return the points of the descent from `w`, the start first."""
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        w = trajectory[-1]
        trajectory.append(w - learning_rate * grad(w))  # a new array each step
    return np.array(trajectory)
