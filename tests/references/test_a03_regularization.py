"""The references of a03 against scikit-learn, finite differences and the digits themselves."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy.special import log_softmax

from autograder.build.authoring import read_cells
from autograder.checks.a03_regularization import best_strength, regularized_loss
from autograder.course import Course
from autograder.references import a03_regularization as reference
from nncourse import load_mnist
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("references_a03")  # one worker trains the models for all of them

STRENGTHS = 10.0 ** np.linspace(-4, 1, 21)


@pytest.fixture(scope="module")
def notebook() -> dict[str, Any]:
    """Return what the given cells of the notebook define: the digits, `train_classifier` and the trained `models`."""
    cells = read_cells(Course(ROOT).text_path("a03_regularization"))
    names: dict[str, Any] = {
        "np": np,
        "load_mnist": load_mnist,
        "plots": SimpleNamespace(validation_curve=lambda *_: None),
    }
    for cell in cells:
        if cell.kind == "code" and ("load_mnist" in cell.text or "def train_classifier" in cell.text):
            exec(cell.text, names)
    return names


def _accuracy(model: tuple[np.ndarray, np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    W, b = model
    return float(np.mean((X @ W + b).argmax(axis=1) == y))


def _softmax_loss(X: np.ndarray, y: np.ndarray) -> Any:
    """Return the mean negative log-likelihood of a softmax classifier, as a data loss of W and b."""

    def data_loss(W: np.ndarray, b: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        log_probs = log_softmax(X @ W + b, axis=1)
        dscores = (np.exp(log_probs) - np.eye(W.shape[1])[y]) / len(X)
        return -log_probs[np.arange(len(y)), y].mean(), X.T @ dscores, dscores.sum(axis=0)

    return data_loss


def test_penalty_is_the_squared_frobenius_norm() -> None:
    """The penalty is λ times NumPy's squared norms, and 25 for the weights (3, 4)."""
    rng = np.random.default_rng(1)
    W, b = rng.normal(size=(4, 3)), rng.normal(size=3)
    assert reference.l2_penalty(W, b, 0.3) == pytest.approx(0.3 * (np.linalg.norm(W) ** 2 + np.linalg.norm(b) ** 2))
    assert reference.l2_penalty(np.array([[3], [4]]), np.array([0]), 1) == 25


def test_gradients_agree_with_complex_steps() -> None:
    """The imaginary part of the penalty at W + ih is h times its gradient."""
    rng = np.random.default_rng(2)
    W, b, h = rng.normal(size=(4, 3)), rng.normal(size=3), 1e-30
    dW, db = reference.l2_gradient(W, b, 0.3)
    for d, c in np.ndindex(W.shape):
        step = np.zeros(W.shape, dtype=complex)
        step[d, c] = 1j * h
        assert reference.l2_penalty(W + step, b, 0.3).imag / h == pytest.approx(dW[d, c])
    for c in range(3):
        assert reference.l2_penalty(W, b + 1j * h * np.eye(3)[c], 0.3).imag / h == pytest.approx(db[c])


def test_total_gradient_agrees_with_differences() -> None:
    """The gradients of softmax loss plus penalty are those of its values."""
    rng = np.random.default_rng(3)
    data_loss = _softmax_loss(rng.normal(size=(7, 4)), rng.integers(0, 3, size=7))
    theta = rng.normal(size=15)

    def total(theta: np.ndarray) -> Any:
        return reference.regularized_loss(data_loss, theta[:12].reshape(4, 3), theta[12:], 0.2)

    _, dW, db = total(theta)
    slopes = [(total(theta + step)[0] - total(theta - step)[0]) / 2e-5 for step in 1e-5 * np.eye(15)]
    np.testing.assert_allclose(np.append(dW, db), slopes, rtol=1e-7, atol=1e-9)


def test_made_up_data_loss_of_the_checks_has_right_gradients() -> None:
    """The data loss that the hidden checks hand to students agrees with its own differences."""
    rng = np.random.default_rng(4)
    data_loss = regularized_loss._DataLoss(rng, (4, 3))
    theta = rng.normal(size=15)
    _, dW, db = data_loss(theta[:12].reshape(4, 3), theta[12:])
    slopes = [
        (
            data_loss((theta + step)[:12].reshape(4, 3), (theta + step)[12:])[0]
            - data_loss((theta - step)[:12].reshape(4, 3), (theta - step)[12:])[0]
        )
        / 2e-4
        for step in 1e-4 * np.eye(15)
    ]
    np.testing.assert_allclose(np.append(dW, db), slopes, rtol=1e-8, atol=1e-9)


def test_scikit_learn_minimizes_our_loss(notebook: dict[str, Any]) -> None:
    """Where scikit-learn ends, both gradients of our loss nearly vanish, so C = 1/(2λN) is right, for b too."""
    X, y = notebook["X_train"].astype(float), notebook["y_train"]
    W, b = notebook["models"][0.1]
    _, dW, db = reference.regularized_loss(_softmax_loss(X, y), W, b, 0.1)
    _, dW_data, db_data = _softmax_loss(X, y)(W, b)
    assert np.abs(dW).max() < 5e-4 and np.abs(db).max() < 5e-4
    assert np.abs(dW_data).max() > 30 * np.abs(dW).max() and np.abs(db_data).max() > 30 * np.abs(db).max()


def test_every_fifth_label_is_wrong(notebook: dict[str, Any]) -> None:
    """Exactly 80 of the 400 training labels are wrong, and all classes are there."""
    assert np.sum(notebook["y_train"] != notebook["y_true"]) == 80
    assert len(np.unique(notebook["y_train"])) == 10


def test_table_of_validation_accuracies(notebook: dict[str, Any]) -> None:
    """Training anew gives the judge's table to half a point, and so do the notebook's own classifiers."""
    trained = [notebook["train_classifier"](notebook["X_train"], notebook["y_train"], one) for one in STRENGTHS]
    accuracies = [_accuracy(model, notebook["X_val"], notebook["y_val"]) for model in trained]
    np.testing.assert_allclose(accuracies, [best_strength.validation_accuracy(one) for one in STRENGTHS], atol=0.005)
    for strength, model in notebook["models"].items():
        assert _accuracy(model, notebook["X_val"], notebook["y_val"]) == pytest.approx(
            best_strength.validation_accuracy(strength), abs=0.005
        )


def test_reference_strength_is_at_the_top(notebook: dict[str, Any]) -> None:
    """The reference's λ is within a point of the best, and the best of the picture is within the accepted band."""
    model = notebook["train_classifier"](notebook["X_train"], notebook["y_train"], reference.best_reg_strength)
    accuracies = {one: _accuracy(m, notebook["X_val"], notebook["y_val"]) for one, m in notebook["models"].items()}
    best = max(accuracies, key=accuracies.__getitem__)
    assert _accuracy(model, notebook["X_val"], notebook["y_val"]) > accuracies[best] - 0.01
    assert best_strength.validation_accuracy(best) >= best_strength._ACCURACY.max() - 0.015
