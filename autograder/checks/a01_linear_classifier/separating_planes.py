"""What `separating_planes` must satisfy."""

from itertools import permutations

import numpy as np

from autograder.checks.a01_linear_classifier.percent import percent
from autograder.references import a01_linear_classifier as reference
from nncourse.checking import Student, _, check, expect, expect_array, fail, from_list
from nncourse.data.toy import three_blobs

ENOUGH, MOST = 0.95, 0.80
"""The shares of the blobs' points that earn both points, and one."""


def _hand_made(student: Student) -> tuple[np.ndarray, np.ndarray]:
    """Return the student's W_hand and b_hand as arrays of the right shapes, all numbers finite."""
    given = {name: from_list(student.value(name)) for name in ("W_hand", "b_hand")}
    for name, value in given.items():
        expect(value is not None, _("`{name}` is None: give it numbers"), name=name)
    W = expect_array(
        given["W_hand"], (2, 3), _("W_hand has two rows, one per feature, and three columns, one per class")
    )
    b = expect_array(given["b_hand"], (3,), _("b_hand holds three numbers, one per class, in one row"))
    expect(
        np.isfinite(W).all() and np.isfinite(b).all(), _("W_hand and b_hand must hold finite numbers: no nan, no inf")
    )
    return W.astype(float), b.astype(float)


def _expect_parted(student: Student, enough: float) -> None:
    W, b = _hand_made(student)
    X, y = three_blobs()
    y_pred = reference.predict_labels(X, W, b)
    share = reference.accuracy(y_pred, y)
    if share >= enough:
        return
    renamed = max(reference.accuracy(np.array(names)[y_pred], y) for names in permutations(range(3)))
    if renamed >= enough:
        fail(_("the blobs are separated well, but the names are mixed up: column c of W_hand must belong to class c"))
    fail(
        _("{share} of the points get their own class, {enough} are needed: look at the picture, turn or shift a line"),
        share=percent(share),
        enough=percent(enough),
    )


@check("separating_planes", points=1)
def parts_most_of_the_blobs(student: Student) -> None:
    """W_hand is (2, 3), b_hand is (3,), and at least 80 % of the points get their own class."""
    _expect_parted(student, MOST)


@check("separating_planes", points=1)
def parts_the_blobs_almost_perfectly(student: Student) -> None:
    """At least 95 % of the points get their own class."""
    _expect_parted(student, ENOUGH)
