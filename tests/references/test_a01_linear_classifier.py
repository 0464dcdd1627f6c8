"""The references of a01 against scikit-learn, brute force and the numbers in the notebook."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score
from sklearn.neighbors import NearestCentroid

from autograder.references import a01_linear_classifier as reference
from nncourse.data import load_mnist
from nncourse.data.toy import three_blobs


@pytest.fixture
def rng() -> np.random.Generator:
    """Return a generator that draws the same numbers on every run."""
    return np.random.default_rng(1)


def test_example_of_the_lecture() -> None:
    """The slide's numbers give −0.5 and 1.4, not 3.2."""
    W = np.array([[1, 0.4], [-1, 0.2], [0.1, 0], [2, -1]])
    scores = reference.linear_scores(np.array([[0.5, 1, 0, 0]]), W, np.array([0, 1]))
    np.testing.assert_allclose(scores, [[-0.5, 1.4]])


def test_scores_are_sums_over_features(rng: np.random.Generator) -> None:
    """Scores equal the triple loop of the formula."""
    X, W, b = rng.normal(size=(3, 4)), rng.normal(size=(4, 2)), rng.normal(size=2)
    expected = [[sum(X[i, d] * W[d, c] for d in range(4)) + b[c] for c in range(2)] for i in range(3)]
    np.testing.assert_allclose(reference.linear_scores(X, W, b), expected)


def test_labels_have_the_largest_score(rng: np.random.Generator) -> None:
    """No score of a row is above that of the label, and labels are ints."""
    X, W, b = rng.normal(size=(50, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    labels, scores = reference.predict_labels(X, W, b), reference.linear_scores(X, W, b)
    assert labels.dtype.kind == "i"
    assert (scores[np.arange(50), labels] == scores.max(axis=1)).all()


def test_accuracy_is_that_of_scikit_learn(rng: np.random.Generator) -> None:
    """Accuracy equals scikit-learn's."""
    y_pred, y_true = rng.integers(0, 4, size=(2, 99))
    assert reference.accuracy(y_pred, y_true) == pytest.approx(accuracy_score(y_true, y_pred))


def test_hand_made_planes_part_the_blobs() -> None:
    """The reference's planes put every point of the blobs into its region."""
    X, y = three_blobs()
    assert reference.accuracy(reference.predict_labels(X, reference.W_hand, reference.b_hand), y) == 1.0


def test_templates_of_the_worked_example() -> None:
    """The notebook's four points give the W and b that are printed there."""
    X = np.array([[0.0, 0.0], [4.0, 2.0], [2.0, 0.0], [1.0, 3.0]])
    W, b = reference.template_classifier(X, np.array([0, 1, 0, 0]), 2)
    np.testing.assert_allclose(W, [[1, 4], [1, 2]])
    np.testing.assert_allclose(b, [-1, -10])


def test_templates_decide_as_nearest_centroid_does(rng: np.random.Generator) -> None:
    """The linear rule gives the labels of scikit-learn's NearestCentroid, for unbalanced classes."""
    y = rng.permutation(np.repeat(np.arange(4), [3, 10, 25, 6]))
    X, new = rng.normal(2, 1, size=(44, 5)) + y[:, None], rng.normal(3, 2, size=(200, 5))
    W, b = reference.template_classifier(X, y, 4)
    expected = NearestCentroid().fit(X, y).predict(new)
    np.testing.assert_array_equal(reference.predict_labels(new, W, b), expected)


def test_templates_read_digits() -> None:
    """Means of all training images read between 81.5 and 82.5 % of the test images, 63 % without the bias."""
    X_train, y_train, X_test, y_test = load_mnist()
    W, b = reference.template_classifier(X_train, y_train, 10)
    assert reference.accuracy(reference.predict_labels(X_test, W, b), y_test) == pytest.approx(0.820, abs=0.005)
    assert reference.accuracy(reference.predict_labels(X_test, W, 0 * b), y_test) == pytest.approx(0.631, abs=0.005)
