"""The references of a05 against scikit-learn, numerical derivatives and plain bookkeeping."""

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from autograder.references.a05_sgd import minibatches, sgd, sgd_step, train_softmax_classifier


def objective(flat, X, y, n_classes, reg_strength):
    """Return the regularized mean NLL, written anew with logaddexp."""
    W, b = flat[:-n_classes].reshape(-1, n_classes), flat[-n_classes:]
    scores = X @ W + b
    log_sum = np.logaddexp.reduce(scores, axis=1)
    return np.mean(log_sum - scores[np.arange(len(y)), y]) + reg_strength * np.sum(flat**2)


def blobs(n=60, n_features=3, n_classes=3, seed=0):
    """Return samples around a centre a class."""
    rng = np.random.default_rng(seed)
    y = np.arange(n) % n_classes
    return rng.normal(size=(n_classes, n_features))[y] * 2 + rng.normal(size=(n, n_features)), y


def flat(params):
    """Return all parameters in one row."""
    return np.concatenate([params["W"].ravel(), params["b"]])


@pytest.mark.parametrize(("n", "batch_size"), [(1, 1), (5, 2), (6, 3), (7, 1), (4, 9), (100, 32)])
def test_minibatches_are_a_partition(n, batch_size):
    """Each sample comes once with its label, all batches but the last are full."""
    X = np.arange(2 * n).reshape(n, 2)
    batches = list(minibatches(X, np.arange(n), batch_size, np.random.default_rng(n)))
    labels = np.concatenate([y_batch for _, y_batch in batches])
    assert sorted(labels) == list(range(n))
    assert np.array_equal(np.concatenate([X_batch for X_batch, _ in batches]), X[labels])
    assert [len(y_batch) for _, y_batch in batches[:-1]] == [batch_size] * (len(batches) - 1)
    assert len(batches) == -(-n // batch_size)


def test_each_sample_is_as_likely_at_every_place():
    """Over many calls the first batch holds each sample equally often."""
    rng = np.random.default_rng(0)
    y = np.arange(6)
    first = [next(minibatches(y[:, None], y, 2, rng))[1] for _ in range(3000)]
    counts = np.bincount(np.concatenate(first), minlength=6)
    assert np.all(np.abs(counts - 1000) < 130)


def test_sgd_step_moves_and_keeps():
    """The step is new, the old parameters stay."""
    params = {"a": np.array([1.0, 2.0]), "c": np.array(3.0)}
    stepped = sgd_step(params, {"c": np.array(1.0), "a": np.array([10.0, -10.0])}, 0.1)
    assert np.allclose(stepped["a"], [0, 3]) and np.isclose(stepped["c"], 2.9)
    assert params["a"].tolist() == [1.0, 2.0]


def test_sgd_with_one_batch_is_gradient_descent():
    """A parabola's descent has a closed form."""
    X = np.array([[2.0], [4.0]])

    def gradient(params, X_batch, y_batch):
        error = params["w"] - X_batch[:, 0]
        return np.mean(error**2), {"w": np.array([2 * error.mean()])}

    params, history = sgd(gradient, {"w": np.zeros(1)}, X, np.zeros(2, int), 0.25, 2, 5, np.random.default_rng(0))
    assert np.allclose(params["w"], 3 * (1 - 0.5**5))
    assert np.allclose(history, [1 + 9 * 0.25**k for k in range(5)])


def test_first_step_follows_the_numerical_gradient():
    """From zeros, one full-batch step is −η times the central difference of an objective written anew."""
    X, y = blobs()
    params, history = train_softmax_classifier(X, y, 4, 1.0, 0.1, 100, 1, np.random.default_rng(0))
    at, eps = np.zeros(16), 1e-6
    slopes = [
        (objective(at + eps * e, X, y, 4, 0.1) - objective(at - eps * e, X, y, 4, 0.1)) / (2 * eps) for e in np.eye(16)
    ]
    assert np.allclose(flat(params), -np.array(slopes), atol=1e-8)
    assert np.allclose(history, [np.log(4)])


def test_long_training_reaches_the_minimum():
    """Full batches end where scipy's minimizer ends, biases regularized too."""
    X, y = blobs()
    params, history = train_softmax_classifier(X, y, 3, 0.3, 0.02, 60, 1500, np.random.default_rng(0))
    best = minimize(objective, np.zeros(12), args=(X, y, 3, 0.02), tol=1e-12)
    assert np.allclose(flat(params), best.x, atol=1e-4)
    assert np.isclose(history[-1], best.fun, atol=1e-8)


def test_weights_agree_with_scikit_learn():
    """With centred classes scikit-learn, which leaves the intercept free, finds nearly the same predictions."""
    X, y = blobs(seed=1)
    params, _ = train_softmax_classifier(X, y, 3, 0.1, 0.01, 10, 200, np.random.default_rng(0))
    sklearn_model = LogisticRegression(C=1 / (2 * 0.01 * len(y))).fit(X, y)
    agree = np.argmax(X @ params["W"] + params["b"], axis=1) == sklearn_model.predict(X)
    assert agree.mean() > 0.95


def test_same_seed_same_result():
    """All randomness comes from rng."""
    X, y = blobs()
    runs = [train_softmax_classifier(X, y, 3, 0.1, 0.0, 7, 3, np.random.default_rng(seed))[1] for seed in (1, 1, 2)]
    assert runs[0] == runs[1] != runs[2]
    assert len(runs[0]) == 3 * 9
