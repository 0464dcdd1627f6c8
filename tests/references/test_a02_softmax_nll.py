"""The references of a02 against SciPy, scikit-learn and derivatives taken numerically."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.special import log_softmax as scipy_log_softmax
from scipy.special import logsumexp
from scipy.special import softmax as scipy_softmax
from sklearn.metrics import log_loss

from autograder.references import a02_softmax_nll as reference


@pytest.fixture
def rng() -> np.random.Generator:
    """Return a generator that draws the same in every test."""
    return np.random.default_rng(2)


def central_difference(f: Callable[[np.ndarray], float], x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Return the gradient of `f` at `x`, one coordinate at a time."""
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


def complex_step_loss(scores: np.ndarray, y: np.ndarray) -> complex:
    """Return the mean NLL without a shift, which takes complex scores."""
    return np.mean(np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(y)), y])


@pytest.mark.parametrize("shape", [(4,), (1, 4), (6, 3), (5, 5)])
@pytest.mark.parametrize("scale", [1, 30, 1000])
def test_softmax_and_its_logarithm_agree_with_scipy(
    rng: np.random.Generator, shape: tuple[int, ...], scale: int
) -> None:
    """Probabilities and their logarithms are SciPy's, at every scale and shape."""
    scores = scale * rng.normal(size=shape)
    np.testing.assert_allclose(reference.softmax(scores), scipy_softmax(scores, axis=-1), rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(
        reference.log_softmax(scores), scipy_log_softmax(scores, axis=-1), rtol=1e-12, atol=1e-12
    )


def test_whole_numbers_give_the_same_as_floats(rng: np.random.Generator) -> None:
    """Integer scores of 32 bits, as the browser makes them, give float results."""
    scores = rng.integers(-9, 9, size=(4, 3), dtype=np.int32)
    np.testing.assert_array_equal(reference.softmax(scores), reference.softmax(scores.astype(float)))
    np.testing.assert_array_equal(reference.log_softmax(scores), reference.log_softmax(scores.astype(float)))


def test_fair_guesses_underflow_at_324() -> None:
    """The product of 323 factors of 0.1 is positive, of 324 exactly 0, as the notebook says."""
    assert reference.likelihood(np.full((323, 10), 0.1), np.zeros(323, dtype=int)) > 0
    assert reference.likelihood(np.full((324, 10), 0.1), np.zeros(324, dtype=int)) == 0


def test_likelihood_is_the_exponential_of_minus_n_times_the_loss(rng: np.random.Generator) -> None:
    """Likelihood and loss are two views of one number."""
    scores, y = rng.normal(size=(8, 4)), rng.integers(0, 4, size=8)
    expected = np.exp(-8 * reference.nll_loss(scores, y))
    np.testing.assert_allclose(reference.likelihood(reference.softmax(scores), y), expected, rtol=1e-12)


def test_loss_agrees_with_scikit_learn(rng: np.random.Generator) -> None:
    """The loss is scikit-learn's log loss of SciPy's probabilities."""
    scores, y = 3 * rng.normal(size=(20, 4)), rng.integers(0, 4, size=20)
    expected = log_loss(y, scipy_softmax(scores, axis=1), labels=range(4))
    np.testing.assert_allclose(reference.nll_loss(scores, y), expected, rtol=1e-12)


def test_a_confident_mistake_costs_its_score() -> None:
    """Scores 1000, 0, 0 with label 1 cost exactly 1000."""
    assert reference.nll_loss(np.array([[1000.0, 0.0, 0.0]]), np.array([1])) == 1000


def test_gradient_by_the_scores_is_the_derivative_by_complex_steps(rng: np.random.Generator) -> None:
    """Each entry is the derivative of the loss, to the last digits."""
    scores, y = rng.normal(size=(5, 4)), rng.integers(0, 4, size=5)
    expected = np.zeros(scores.shape)
    for index in np.ndindex(scores.shape):
        moved = scores.astype(complex)
        moved[index] += 1e-30j
        expected[index] = complex_step_loss(moved, y).imag / 1e-30
    np.testing.assert_allclose(reference.nll_gradient(scores, y), expected, rtol=1e-12, atol=1e-16)


def test_gradients_by_weights_and_bias_are_derivatives_of_an_independent_loss(rng: np.random.Generator) -> None:
    """dW and db are the central differences of a loss written with SciPy's logsumexp."""
    X, y = rng.normal(size=(6, 3)), rng.integers(0, 4, size=6)
    W, b = rng.normal(size=(3, 4)), rng.normal(size=4)

    def loss_of(W: np.ndarray, b: np.ndarray) -> float:
        scores = X @ W + b
        return float(np.mean(logsumexp(scores, axis=1) - scores[np.arange(6), y]))

    loss, dW, db = reference.softmax_classifier_loss(X, y, W, b)
    np.testing.assert_allclose(loss, loss_of(W, b), rtol=1e-12)
    np.testing.assert_allclose(dW, central_difference(lambda w: loss_of(w, b), W), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(db, central_difference(lambda c: loss_of(W, c), b), rtol=1e-6, atol=1e-9)


def test_no_argument_is_changed(rng: np.random.Generator) -> None:
    """Arguments that may not be written to are no obstacle."""
    X, y = rng.normal(size=(6, 3)), rng.integers(0, 4, size=6)
    W, b = rng.normal(size=(3, 4)), rng.normal(size=4)
    for array in (X, y, W, b):
        array.flags.writeable = False
    scores = X @ W + b
    scores.flags.writeable = False
    reference.softmax(scores)
    reference.log_softmax(scores)
    reference.nll_gradient(scores, y)
    reference.softmax_classifier_loss(X, y, W, b)
