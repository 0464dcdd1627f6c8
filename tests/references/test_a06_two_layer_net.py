"""The references of a06 against oracles that know nothing of them."""

import numpy as np
import pytest
from scipy.special import log_softmax
from sklearn.neural_network import MLPClassifier

from autograder.references import a06_two_layer_net as reference

NAMES = ("W1", "b1", "W2", "b2")


def _net(rng, N=6, D=5, H=7, C=4):
    params = {
        "W1": rng.normal(size=(D, H)),
        "b1": rng.normal(size=H),
        "W2": rng.normal(size=(H, C)),
        "b2": rng.normal(size=C),
    }
    return params, rng.normal(size=(N, D)), rng.integers(0, C, size=N)


def _complex_step(f, x):
    """Return the gradient of f at x from imaginary steps, exact to rounding."""
    grad = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        moved = x.astype(complex)
        moved[index] += 1e-30j
        grad[index] = f(moved).imag / 1e-30
    return grad


def _loss_for_complex_numbers(params, X, y, reg_strength):
    """Return the loss of the net by formulas of its own that take complex parameters."""
    z = X @ params["W1"] + params["b1"]
    hidden = np.where(z.real > 0, z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    log_sum = np.log(np.exp(scores).sum(axis=1))
    data = (log_sum - scores[np.arange(len(y)), y]).mean()
    return data + reg_strength * sum((value * value).sum() for value in params.values())


def test_affine_backward_is_the_derivative_of_affine_forward():
    """The three gradients agree with complex-step derivatives of a weighted sum of the outputs."""
    rng = np.random.default_rng(0)
    X, W, b, dout = (rng.normal(size=size) for size in ((4, 3), (3, 5), (5,), (4, 5)))
    dX, dW, db = reference.affine_backward(dout, X, W)
    np.testing.assert_allclose(dX, _complex_step(lambda x: (dout * (x @ W + b)).sum(), X), rtol=1e-12)
    np.testing.assert_allclose(dW, _complex_step(lambda w: (dout * (X @ w + b)).sum(), W), rtol=1e-12)
    np.testing.assert_allclose(db, _complex_step(lambda c: (dout * (X @ W + c)).sum(), b), rtol=1e-12)


def test_tanh_backward_is_the_derivative_of_tanh():
    """The slope of tanh agrees with its complex-step derivative."""
    z = np.linspace(-5, 5, 41)
    expected = _complex_step(lambda x: np.tanh(x).sum(), z)
    np.testing.assert_allclose(reference.tanh_backward(np.ones(41), z), expected, rtol=1e-10)


def test_relu_backward_is_the_derivative_of_relu():
    """The slope of ReLU agrees with a difference quotient away from 0."""
    z = np.array([-2.0, -0.1, 0.1, 3.0])
    expected = (np.maximum(z + 1e-6, 0) - np.maximum(z - 1e-6, 0)) / 2e-6
    np.testing.assert_allclose(reference.relu_backward(np.ones(4), z), expected, atol=1e-9)


@pytest.mark.parametrize("reg_strength", [0.0, 0.3])
def test_gradients_are_the_derivatives_of_the_loss(reg_strength):
    """Loss and all four gradients agree with an independent loss and its complex-step derivatives."""
    params, X, y = _net(np.random.default_rng(1))
    loss, grads = reference.two_layer_loss(params, X, y, reg_strength)
    assert loss == pytest.approx(_loss_for_complex_numbers(params, X, y, reg_strength).real, rel=1e-12)
    for name in NAMES:
        expected = _complex_step(
            lambda value, name=name: _loss_for_complex_numbers({**params, name: value}, X, y, reg_strength),
            params[name],
        )
        np.testing.assert_allclose(grads[name], expected, rtol=1e-9, atol=1e-13)


def test_scores_are_those_of_scikit_learns_net():
    """With the same weights MLPClassifier gives the same probabilities and labels."""
    params, X, _y = _net(np.random.default_rng(2), N=40)
    model = MLPClassifier((7,), max_iter=1, random_state=0)
    with pytest.warns(UserWarning):  # it is stopped after one epoch, its own weights do not matter
        model.fit(X, np.arange(40) % 4)
    model.coefs_ = [params["W1"], params["W2"]]
    model.intercepts_ = [params["b1"], params["b2"]]
    scores = reference.two_layer_scores(params, X)
    np.testing.assert_allclose(np.log(model.predict_proba(X)), log_softmax(scores, axis=1), rtol=1e-9)
    np.testing.assert_array_equal(model.predict(X), reference.predict_digits(params, X))


def test_large_scores_stay_finite():
    """Scores in the thousands give a finite loss and finite gradients."""
    params, X, y = _net(np.random.default_rng(3))
    params["W2"] = params["W2"] * 1e3
    loss, grads = reference.two_layer_loss(params, X, y, 0.0)
    assert np.isfinite(loss)
    assert all(np.isfinite(grad).all() for grad in grads.values())


def test_arguments_stay_as_they_are():
    """Neither the loss nor the training changes parameters, images or labels."""
    params, X, y = _net(np.random.default_rng(4))
    before = [value.copy() for value in (*params.values(), X, y)]
    reference.two_layer_loss(params, X, y, 0.1)
    reference.train_two_layer_net(X, y, 3, 4, 0.1, 0.1, 2, 2, np.random.default_rng(0))
    for old, now in zip(before, (*params.values(), X, y), strict=True):
        np.testing.assert_array_equal(old, now)


def test_a_new_net_favours_no_class():
    """The first loss is near ln C, and no two hidden units start alike."""
    rng = np.random.default_rng(5)
    X = np.abs(rng.normal(size=(200, 784))) * 0.33  # as much ink as a digit has
    params = reference.init_params(784, 128, 10, rng)
    loss, _grads = reference.two_layer_loss(params, X, rng.integers(0, 10, size=200), 0.0)
    assert loss == pytest.approx(np.log(10), abs=0.4)
    assert len(np.unique(params["W1"].T, axis=0)) == 128


def test_float32_stays_float32():
    """Images and parameters of float32 are trained in float32, which is twice as fast."""
    rng = np.random.default_rng(6)
    X, y = rng.random((30, 8), dtype=np.float32), rng.integers(0, 3, size=30)
    params, history = reference.train_two_layer_net(X, y, 5, 3, 0.1, 1e-3, 7, 2, rng)
    assert {value.dtype for value in params.values()} == {np.dtype(np.float32)}
    assert len(history) == 2 * 5


def test_training_learns_what_no_line_can_part():
    """The net learns XOR."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([0, 1, 1, 0])
    params, history = reference.train_two_layer_net(X, y, 16, 2, 0.5, 0.0, 4, 500, np.random.default_rng(0))
    np.testing.assert_array_equal(reference.predict_digits(params, X), y)
    assert history[-1] < 0.1
