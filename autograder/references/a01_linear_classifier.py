"""Linear classifier: a score for each class, the class with the largest score, and means as templates."""

import numpy as np


def linear_scores(X, W, b):
    """Return the scores (N, C) of the examples X (N, D) for weights W (D, C) and bias b (C,)."""
    return X @ W + b


def predict_labels(X, W, b):
    """Return the label (N,) with the largest score for each row of X."""
    return np.argmax(linear_scores(X, W, b), axis=1)


def accuracy(y_pred, y_true):
    """Return the share of labels in y_pred that equal those in y_true."""
    return float(np.mean(np.asarray(y_pred) == np.asarray(y_true)))


# Column c points to where the cloud of class c lies; class 2 starts a little behind the others.
W_hand = np.array([[-1.0, 1.0, 0.0], [-1.0, -1.0, 1.0]])
b_hand = np.array([0.0, 0.0, -0.5])


def template_classifier(X, y, n_classes):
    """Return the W (D, C) and b (C,) that choose the class whose mean is nearest."""
    means = np.array([X[y == label].mean(axis=0) for label in range(n_classes)])
    W = means.T
    b = -0.5 * np.sum(means**2, axis=1)
    return W, b
