"""What `predict_labels` must satisfy."""

import numpy as np

from autograder.references import a01_linear_classifier as reference
from nncourse.checking import Student, _, check, expect, expect_close, expect_unchanged


def _expect_labels(student: Student, X: np.ndarray, W: np.ndarray, b: np.ndarray, hint: str) -> np.ndarray:
    """Return the student's labels as an array; fail with `hint` where they are not those of the largest scores."""
    scores = reference.linear_scores(X, W, b)
    mistakes = {
        _("the bias is missing: the label is that of the largest score, and b is part of the score"): (X @ W).argmax(1),
        _("the largest absolute score was taken: a score far below zero speaks against its class"): np.abs(
            scores
        ).argmax(1),
        _("this is the class with the smallest score: the largest one wins"): scores.argmin(axis=1),
        _(
            "all scores may be negative, and still the largest wins: compare them with each other, not with 0"
        ): np.maximum(scores, 0).argmax(axis=1),
        _("these are the largest scores themselves; wanted is the number of their class (argmax, not max)"): scores.max(
            axis=1
        ),
        _("the labels are one too large: classes are counted from 0"): scores.argmax(axis=1) + 1,
        _("choose among the classes of one example: argmax over the last axis, axis=1"): scores.argmax(axis=0),
        _("the result has shape (N, 1); labels are (N,), otherwise `y_pred == y` compares all with all"): scores.argmax(
            axis=1, keepdims=True
        ),
    }
    labels = student.predict_labels(X, W, b)
    expect_close(labels, reference.predict_labels(X, W, b), hint, mistakes=mistakes)
    return np.asarray(labels)


@check("predict_labels", points=1)
def picks_the_class_of_the_largest_score(student: Student) -> None:
    """Each row gets the class with the largest score, also if all scores are negative."""
    hint = _("for each row of the scores, return the number of the class with the largest score, shape (N,)")
    for n, d, c in ((7, 3, 7), (40, 5, 12)):  # N = C first: the wrong axis keeps the shape
        X, W, b = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c)), 2 * student.rng.normal(size=c)
        _expect_labels(student, X, W, b, hint)
        _expect_labels(
            student,
            1e-3 * X,
            W,
            1e-3 * b,
            _("the scores may be close to each other: compare them as they are, unrounded"),
        )
        _expect_labels(
            student,
            X,
            W,
            b - 30,
            _("all scores may be negative, and still the largest wins: compare them with each other, not with 0"),
        )
        _expect_labels(
            student, X, W, b + 30, _("all scores may be positive: choose the largest, not the first above 0")
        )
        _expect_labels(
            student,
            100 * X,
            W,
            b - 4000,
            _("all scores may be negative, and still the largest wins: compare them with each other, not with 0"),
        )
        _expect_labels(
            student,
            1e20 * X,
            W,
            b - 2e21,
            _("all scores may be negative, and still the largest wins: compare them with each other, not with 0"),
        )
        _expect_labels(
            student, X, W, np.full(c, 2), _("whole numbers in b must not make the scores whole: they are fractions")
        )
    X, W = student.rng.normal(size=(30, 3)), student.rng.normal(size=(3, 2))
    X = X[np.abs(X @ (W[:, 1] - W[:, 0])) > 0.01]  # no two scores that rounding could swap
    _expect_labels(
        student,
        X,
        W,
        np.full(2, 10.0),
        _("all scores may be positive: choose the largest, not the first above 0"),
    )


@check("predict_labels", points=1)
def returns_one_whole_number_an_example(student: Student) -> None:
    """Labels are whole numbers, one for each row, for one row and for huge scores too."""
    W, b = student.rng.normal(size=(6, 5)), student.rng.normal(size=5)
    huge = 1e4 * student.rng.normal(size=(30, 6))
    hint = _("scores may be in the thousands: take argmax of the scores themselves")
    _expect_whole(_expect_labels(student, huge, W, b, hint))
    expect_unchanged(student)
    one_row = student.rng.integers(-9, 10, size=(1, 6))
    hint = _("a single row gives one label, shape (1,): keep that axis")
    _expect_whole(_expect_labels(student, one_row, W, b, hint))
    expect_unchanged(student)


def _expect_whole(labels: np.ndarray) -> None:
    expect(
        labels.dtype.kind in "iu",
        _("labels are used to index arrays, so they must be of an int type, as argmax gives; yours are {kind}"),
        kind=labels.dtype,
    )
