"""The references of a04 against complex steps, SciPy and closed forms."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import logsumexp

from autograder.references import a04_gradient_descent as reference


def _log_sum(x):
    return logsumexp(np.ravel(x)) + np.sum(x**2) / 3


def _log_sum_gradient(x):
    return np.exp(x - logsumexp(x)) + 2 * x / 3


@pytest.mark.parametrize("f", [np.exp, np.sin, lambda x: x**3 / (1 + x**2)])
@pytest.mark.parametrize("x", [-1.3, 0.0, 0.7, 2])
def test_derivative_agrees_with_the_complex_step(f, x):
    """The central difference is within 1e-9 of the derivative that a complex step gives exactly."""
    exact = np.imag(f(x + 1e-30j)) / 1e-30
    assert reference.numerical_derivative(f, x) == pytest.approx(exact, abs=1e-9)


def test_derivative_of_a_cube_is_off_by_eps_squared():
    """On a cube the central difference is the derivative and eps², exactly as the text says."""
    assert reference.numerical_derivative(lambda x: x**3, 1.0, eps=0.5) == 3.25
    assert reference.numerical_derivative(lambda x: x**3, 1.0, eps=0.1) == pytest.approx(3.01)


@pytest.mark.parametrize("shape", [(), (5,), (3, 2), (2, 3, 2)])
def test_gradient_agrees_with_the_closed_form(shape):
    """For any shape the numerical gradient has that shape and is within 1e-9 of the gradient on paper."""
    x = np.random.default_rng(0).normal(size=shape)
    before = x.copy()
    gradient = reference.numerical_gradient(_log_sum, x)
    assert gradient.shape == shape
    np.testing.assert_allclose(gradient, _log_sum_gradient(x), atol=1e-9)
    np.testing.assert_array_equal(x, before)


def test_gradient_agrees_with_scipy():
    """SciPy's forward differences say the same, as far as they reach."""
    x = np.random.default_rng(1).normal(size=6)
    np.testing.assert_allclose(reference.numerical_gradient(_log_sum, x), approx_fprime(x, _log_sum), atol=1e-6)


def test_gradient_of_whole_numbers():
    """An integer array is not truncated, and is not changed."""
    x = np.array([1, 2])
    np.testing.assert_allclose(
        reference.numerical_gradient(lambda x: x[0] ** 2 + 3 * x[0] * x[1], x, 0.1), [8, 3], atol=1e-12
    )
    assert x.tolist() == [1, 2]


def test_check_accepts_the_right_gradient_only():
    """The gradient on paper passes; changed values, nan and wrong shapes do not."""
    x = np.random.default_rng(2).normal(size=(2, 3))
    right = _log_sum_gradient(x)
    assert reference.gradient_check(_log_sum, _log_sum_gradient, x) is True
    for wrong in (2 * right, -right, right + 1e-3, right * np.nan, right.ravel(), right.T, right[np.newaxis]):
        assert reference.gradient_check(_log_sum, lambda x, wrong=wrong: wrong, x) is False


def test_check_keeps_to_the_tolerance():
    """An error of 1e-3 is too much for 1e-6 and not for 1e-1."""
    x = np.array([0.3, -0.4])
    assert not reference.gradient_check(_log_sum, lambda x: _log_sum_gradient(x) + 1e-3, x)
    assert reference.gradient_check(_log_sum, lambda x: _log_sum_gradient(x) + 1e-3, x, tol=1e-1)


@pytest.mark.parametrize("learning_rate", [0.05, 0.5, 1.1])
def test_descent_on_a_parabola_is_a_geometric_sequence(learning_rate):
    """On w² each step multiplies by 1 - 2η, whether that converges or not; the start is kept."""
    w = np.array([[3, -1], [2, 4]])
    trajectory = reference.gradient_descent(lambda w: 2 * w, w, learning_rate, 7)
    factors = (1 - 2 * learning_rate) ** np.arange(8)
    np.testing.assert_allclose(trajectory, factors[:, None, None] * w, atol=1e-12)
    assert w.tolist() == [[3, -1], [2, 4]]


def test_descent_finds_the_least_squares_line():
    """Fed with the numerical gradient, the descent ends where NumPy's least squares are."""
    rng = np.random.default_rng(3)
    A, y = rng.normal(size=(30, 2)), rng.normal(size=30)

    def loss(p):
        return np.mean((A @ p - y) ** 2)

    path = reference.gradient_descent(lambda p: reference.numerical_gradient(loss, p), np.zeros(2), 0.2, 200)
    np.testing.assert_allclose(path[-1], np.linalg.lstsq(A, y, rcond=None)[0], atol=1e-8)


def test_no_steps_leave_the_start_alone():
    """With n_steps = 0 the trajectory is one row."""
    assert reference.gradient_descent(lambda w: w, [1, 2], 0.1, 0).tolist() == [[1.0, 2.0]]
