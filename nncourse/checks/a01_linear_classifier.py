"""What a01 tells its reader at once."""

from typing import Any

import numpy as np

from nncourse.checking import (
    Student,
    _,
    check,
    expect,
    expect_array,
    expect_close,
    expect_parts,
    expect_unchanged,
    from_list,
)
from nncourse.data.toy import three_blobs


@check("linear_scores")
def example_of_the_lecture(student: Student) -> None:
    """Worked example: the scores are −0.5 and 1.4."""
    x = np.array([[0.5, 1.0, 0.0, 0.0]])
    W = np.array([[1.0, 0.4], [-1.0, 0.2], [0.1, 0.0], [2.0, -1.0]])
    expect_close(
        student.linear_scores(x, W, np.array([0.0, 1.0])),
        [[-0.5, 1.4]],
        _("multiply the row by each column of W, add up, then add that column's b; the result has shape (1, 2)"),
        atol=1e-6,
    )
    expect_unchanged(student)


@check("linear_scores")
def a_row_an_example(student: Student) -> None:
    """Five examples and three classes give five rows of three scores."""
    X, W, b = student.rng.normal(size=(5, 4)), student.rng.normal(size=(4, 3)), student.rng.normal(size=3)
    expect_array(student.linear_scores(X, W, b), (5, 3), _("a row for each example, a column for each class"))


@check("linear_scores")
def bias_is_what_an_empty_image_gets(student: Student) -> None:
    """Zeros in X leave the bias alone: each row of scores is b."""
    W = student.rng.normal(size=(4, 3))
    expect_close(
        student.linear_scores(np.zeros((3, 4)), W, np.array([1.0, 2.0, 3.0])),
        [[1.0, 2.0, 3.0]] * 3,
        _("b[c] belongs to column c of the scores: every row gets the same b"),
        mistakes={_("b was added as a column: it must be a row"): [[1.0] * 3, [2.0] * 3, [3.0] * 3]},
        atol=1e-6,
    )


@check("linear_scores")
def whole_numbers_too(student: Student) -> None:
    """Whole numbers X = [[1, 2], [3, −1]], W = [[1, −1], [0, 2]] and b = [0.5, 0] give [[1.5, 3], [3.5, −5]]."""
    expect_close(
        student.linear_scores(np.array([[1, 2], [3, -1]]), np.array([[1, -1], [0, 2]]), np.array([0.5, 0.0])),
        [[1.5, 3.0], [3.5, -5.0]],
        _("multiply X by W, then add b to every row; where X and W hold whole numbers, b need not"),
        atol=1e-6,
    )


@check("predict_labels")
def largest_score_wins(student: Student) -> None:
    """Worked examples: scores −0.5 and 1.4 give label 1, scores 0.3 and 0.2 label 0, scores −3 and −2 label 1."""
    W = np.array([[1.0, 0.4], [-1.0, 0.2], [0.1, 0.0], [2.0, -1.0]])
    x = np.array([[0.5, 1.0, 0.0, 0.0]])
    hint = _("return the number of the column with the largest score, one for each row: shape (N,)")
    mistakes = {
        _("this is the score itself: return the number of its column, `argmax` in place of `max`"): [1.4, 0.3, -2.0],
        _("columns are counted from 0"): [2, 1, 2],
        _("this is the smallest score: the largest wins"): [0, 1, 0],
    }
    scores = np.array([[-0.5, 1.4], [0.3, 0.2], [-3.0, -2.0]])
    expect_close(student.predict_labels(scores, np.eye(2), np.zeros(2)), [1, 0, 1], hint, mistakes=mistakes)
    expect_close(student.predict_labels(x, W, np.array([0.0, 1.0])), [1], hint)
    expect_close(student.predict_labels(0 * x, W, np.array([0.3, 0.2])), [0], hint)
    expect_close(student.predict_labels(0 * x, W, np.array([-3.0, -2.0])), [1], hint)


@check("predict_labels")
def labels_are_class_numbers(student: Student) -> None:
    """Six examples and three classes give six whole numbers from 0 to 2."""
    X, W, b = student.rng.normal(size=(6, 4)), student.rng.normal(size=(4, 3)), student.rng.normal(size=3)
    labels = expect_array(student.predict_labels(X, W, b), (6,), _("one label for each row of X, shape (N,)"))
    expect(labels.dtype.kind in "iu", _("labels must be of an int type"))
    expect(((labels >= 0) & (labels < 3)).all(), _("labels of three classes are 0, 1 and 2"))


@check("accuracy")
def three_of_four(student: Student) -> None:
    """Worked example: three labels of four are right, 0.75."""
    expect_close(
        student.accuracy(np.array([1, 0, 2, 2]), np.array([1, 0, 2, 0])),
        0.75,
        _("the share of positions with equal labels"),
        mistakes={
            _("this is the number of right labels: divide by N"): 3,
            _("this is in percent: return a number from 0 to 1"): 75,
        },
    )


@check("accuracy")
def ends_of_the_scale(student: Student) -> None:
    """All labels right give 1, none right gives 0."""
    y = student.rng.integers(0, 10, size=12)
    expect_close(student.accuracy(y, y), 1.0, _("when y_pred equals y_true, accuracy is 1"))
    expect_close(student.accuracy((y + 1) % 10, y), 0.0, _("when no label is right, accuracy is 0"))
    expect_unchanged(student)


def _by_hand(student: Student) -> tuple[Any, Any]:
    """Return W_hand and b_hand; fail where one of them is None."""
    for name in ("W_hand", "b_hand"):
        expect(student.value(name) is not None, _("`{name}` is None: give it numbers"), name=name)
    return from_list(student.value("W_hand")), from_list(student.value("b_hand"))


@check("separating_planes")
def shapes_fit_two_features_and_three_classes(student: Student) -> None:
    """W_hand has shape (2, 3), b_hand has shape (3,)."""
    W, b = _by_hand(student)
    W = expect_array(W, (2, 3), _("W_hand: a row for each feature, a column for each class; decimals follow a point"))
    b = expect_array(b, (3,), _("b_hand: a number for each class; decimals follow a point"))
    expect(np.isfinite(W).all() and np.isfinite(b).all(), _("W_hand and b_hand must hold finite numbers"))


@check("separating_planes")
def nearly_all_points_lie_in_their_region(student: Student) -> None:
    """At least 95 % of the points lie in the region of their class."""
    W, b = _by_hand(student)
    W, b = expect_array(W, (2, 3)), expect_array(b, (3,))
    X, y = three_blobs()
    share = np.mean(np.argmax(X @ W + b, axis=1) == y)
    expect(
        share >= 0.95,
        _("{share} do so far: draw the picture below, then turn or shift one line at a time"),
        share=f"{np.floor(100 * share):.0f} %",
    )


_X = np.array([[0.0, 0.0], [4.0, 2.0], [2.0, 0.0], [1.0, 3.0]])
_Y = np.array([0, 1, 0, 0])
"""Worked example: the means are (1, 1) and (4, 2)."""

_NOT_FINITE = _("W and b must hold finite numbers: the mean of no examples is nan, and classes are counted from 0")


def _worked_scores(student: Student, x: tuple[float, float]) -> tuple[float, float]:
    """Return the scores that the classifier built from the worked example gives to the point `x`."""
    W, b = expect_parts(student.template_classifier(_X, _Y, 2), "W", "b", forms=[(2, 2), (2,)])
    W = expect_array(W, (2, 2), _("W has a row for each feature and a column for each class"))
    b = expect_array(b, (2,), _("b has a number for each class"))
    expect(np.isfinite(W).all() and np.isfinite(b).all(), _NOT_FINITE)
    first, second = np.array(x) @ W + b
    return float(first), float(second)


@check("template_classifier")
def shapes_of_weights_and_bias(student: Student) -> None:
    """Five features and three classes give W of shape (5, 3) and b of shape (3,)."""
    y = np.array([2, 0, 1, 1, 2, 0, 0])
    X = student.rng.normal(size=(7, 5))
    W, b = expect_parts(student.template_classifier(X, y, 3), "W", "b", forms=[(5, 3), (3,)])
    W = expect_array(W, (5, 3), _("W has a row for each feature and a column for each class"))
    b = expect_array(b, (3,), _("b has a number for each class, shape (C,)"))
    expect(np.isfinite(W).all() and np.isfinite(b).all(), _NOT_FINITE)


@check("template_classifier")
def nearer_mean_wins(student: Student) -> None:
    """Worked example: (2, 2) goes to class 0, (3, 2) to class 1."""
    first, second = _worked_scores(student, (2.0, 2.0))
    expect(first > second, _("(2, 2) is nearer to the mean (1, 1) of class 0: its score must be the larger one"))
    first, second = _worked_scores(student, (3.0, 2.0))
    expect(second > first, _("(3, 2) is nearer to the mean (4, 2) of class 1: its score must be the larger one"))


@check("template_classifier")
def halfway_is_a_tie(student: Student) -> None:
    """Halfway between the two means both scores are equal."""
    for x in ((2.5, 1.5), (2.0, 3.0)):  # both as far from (1, 1) as from (4, 2)
        first, second = _worked_scores(student, x)
        expect_close(
            first,
            second,
            _("a point as far from one mean as from the other must get equal scores: look at the means and at b"),
            rtol=1e-5,
            atol=1e-6,
        )
