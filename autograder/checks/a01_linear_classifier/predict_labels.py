"""What `predict_labels` must satisfy."""

import numpy as np

from autograder.checks.replies import passes
from autograder.references import a01_linear_classifier as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged

HUGE = _(
    "scores may be in the thousands and far larger, all of them negative too: take argmax of the scores themselves"
)

NEGATIVE = _("all scores may be negative, and still the largest wins: compare them with each other, not with 0")

OF_TWO = _("of two classes, too, the one with the larger score wins: compare both scores, each with its own bias")

WHOLE = _("whole numbers among the arguments must round nothing: scores are fractions")

CLOSE = _("the scores may be close to each other: compare them as they are, unrounded")


def _expect_labels(
    student: Student, X: np.ndarray, W: np.ndarray, b: np.ndarray, hint: str, *, plain: bool = False
) -> np.ndarray:
    """Return the student's labels as an array; fail with `hint` where they are not those of the largest scores.

    In a `plain` problem the smallest score is not the largest in absolute value, as it is among negative scores.
    """
    scores = reference.linear_scores(X, W, b)
    mistakes = {
        _(
            "the bias does not count: the label is that of the largest score, and b[c] is part of the score of class c"
        ): (X @ W).argmax(1),
        _("the largest absolute score was taken: a score far below zero speaks against its class"): np.abs(
            scores
        ).argmax(1),
        _("these are the largest scores themselves; wanted is the number of their class (argmax, not max)"): scores.max(
            axis=1
        ),
        _("the labels are one too large: classes are counted from 0"): scores.argmax(axis=1) + 1,
        _("choose among the classes of one example: argmax over the last axis, axis=1"): scores.argmax(axis=0),
        _("the result has shape (N, 1); labels are (N,), otherwise `y_pred == y` compares all with all"): scores.argmax(
            axis=1, keepdims=True
        ),
    }
    if plain:
        mistakes = {
            _("this is the class with the smallest score: the largest one wins"): scores.argmin(axis=1),
            **mistakes,
            CLOSE: np.round(scores, 1).argmax(axis=1),
        }
    if scores.max() > 0:  # where none is, whatever puts equal numbers for all of them gives the same labels
        mistakes[NEGATIVE] = np.maximum(scores, 0).argmax(axis=1)
    labels = student.predict_labels(X, W, b)
    expect_close(labels, reference.predict_labels(X, W, b), hint, mistakes=mistakes)
    return np.asarray(labels)


@check("predict_labels", points=1)
def picks_the_class_of_the_largest_score(student: Student) -> None:
    """Each row gets the class with the largest score, also if all scores are negative."""
    hint = _("for each row of the scores, return the number of the class with the largest score, shape (N,)")
    largest = 8 * student.rng.permutation(np.eye(12))  # each class has the largest score of one row
    _expect_labels(student, student.rng.normal(size=(12, 12)) + largest, np.eye(12), np.zeros(12), hint, plain=True)
    in_several_rows = (
        ([[5, 6, 4], [0, 5, 6]], hint),  # class 0 wins nowhere
        ([[5, 7, 6], [6, 2, 5], [1, 5, 0]], hint),
        ([[-3, -2, -4], [-3, -4, -2]], NEGATIVE),
        ([[50, 50 + 2**-16, 49], [50 + 2**-16, 49, 50]], CLOSE),
    )
    for same_numbers, its_hint in in_several_rows:
        _expect_labels(student, np.array(same_numbers, dtype=float), np.eye(3, dtype=int), np.zeros(3), its_hint)
    for n, d, c in ((7, 3, 7), (40, 5, 12)):  # N = C first: the wrong axis keeps the shape
        X, W, b = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c)), 2 * student.rng.normal(size=c)
        b *= np.sign(b[np.abs(b).argmax()])  # so that the largest absolute score is not always a negative one
        _expect_labels(student, X, W, b, hint, plain=True)
        _expect_labels(student, 1e-3 * X, W, 1e-3 * b, CLOSE)
        _expect_labels(student, X, W, b - 30, NEGATIVE)
        _expect_labels(
            student, X, W, b + 30, _("all scores may be positive: choose the largest, not the first above 0")
        )
        _expect_labels(student, 100 * X, W, b - 4000, HUGE)
        _expect_labels(student, 1e20 * X, W, b - 2e21, HUGE)
        _expect_labels(student, X, W, np.full(c, 2), WHOLE)
    X, W = student.rng.normal(size=(30, 3)), student.rng.normal(size=(3, 2))
    ahead = X @ (W[:, 1] - W[:, 0])
    for gap in np.median(np.abs(ahead)) * np.array([0, 1, -1]):  # such biases turn about a quarter of the labels round
        clear = np.abs(ahead - gap) > 0.01  # no two scores that rounding could swap
        _expect_labels(student, X[clear], W, 10 + np.array([gap, 0.0]), OF_TWO)
    _expect_one_of_equal_scores(student)


def _expect_one_of_equal_scores(student: Student) -> None:
    """Ask for labels where the scores of classes 1 and 3 are equal in every row, and the largest in one of zeros."""
    X = np.vstack([student.rng.integers(-3, 4, size=(4, 3)), np.zeros((1, 3), int)])
    W, b = student.rng.integers(-3, 4, size=(3, 4)), np.array([0, 2, 0, 2])
    W[:, 3] = W[:, 1]
    hint = _("where scores are equal, choose one of their classes: one label for each row, shape (N,)")
    labels = expect_array(student.predict_labels(X, W, b), (5,), hint)
    scores = reference.linear_scores(X, W, b)
    largest = [np.flatnonzero(row == row.max()) for row in scores]
    expect(all(label in classes for label, classes in zip(labels, largest, strict=True)), hint)


@check("predict_labels", points=1)
def returns_one_whole_number_an_example(student: Student) -> None:
    """Labels are whole numbers, one for each row, for one row, two classes and huge scores too."""
    W, b = student.rng.normal(size=(6, 5)), student.rng.normal(size=5)
    plain, huge = student.rng.normal(size=(30, 6)), 1e4 * student.rng.normal(size=(30, 6))
    huge_hint, whole_hint, row_hint = HUGE, WHOLE, _("a single row gives one label, shape (1,): keep that axis")
    if not passes(lambda: expect_close(student.predict_labels(plain, W, b), reference.predict_labels(plain, W, b), "")):
        huge_hint = whole_hint = row_hint = _("the result is wrong for ordinary arguments too: fix that first")
    _expect_whole(_expect_labels(student, huge, W, b, huge_hint))
    expect_unchanged(student)
    whole = student.rng.integers(-2, 3, size=(60, 6))
    largest_two = np.sort(reference.linear_scores(whole, W, b), axis=1)[:, -2:]
    whole = whole[np.ptp(largest_two, axis=1) > 0.01]  # no two scores that rounding could swap
    _expect_labels(student, whole, W, b, whole_hint)
    _expect_whole(_expect_labels(student, whole[:1], W, b, row_hint))
    expect_unchanged(student)
    _expect_whole(expect_array(student.predict_labels(plain, W[:, :2], b[:2]), (30,)))


def _expect_whole(labels: np.ndarray) -> None:
    expect(
        labels.dtype.kind in "iu",
        _("labels are used to index arrays, so they must be of an int type, as argmax gives; yours are {kind}"),
        kind=labels.dtype,
    )
