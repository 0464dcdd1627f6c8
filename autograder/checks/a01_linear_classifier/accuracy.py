"""What `accuracy` must satisfy."""

import numpy as np

from autograder.references import a01_linear_classifier as reference
from nncourse.checking import Student, _, check, expect_close, expect_unchanged


def _expect_share(student: Student, y_pred: np.ndarray, y_true: np.ndarray, hint: str) -> None:
    right = reference.accuracy(y_pred, y_true)
    equal = y_pred == y_true
    mistakes = {
        _("this is the number of right labels: divide it by the number of examples"): equal.sum(),
        _("this is in percent: accuracy lies between 0 and 1"): 100 * right,
        _("all labels were compared with all ((N, 1) against (N,) makes (N, N)): compare position by position"): (
            np.mean(y_pred[:, None] == y_true)
        ),
        _("the share must be exact: no rounding"): round(right, 2),
        _("return one number, the mean of these comparisons"): equal,
    }
    if 0 < right < 1:
        mistakes[_("this is the share of mistakes: accuracy is the share of right labels")] = 1 - right
    expect_close(student.accuracy(y_pred, y_true), right, hint, mistakes=mistakes)


@check("accuracy", points=1)
def is_the_share_of_right_labels(student: Student) -> None:
    """Accuracy is the share of positions where the two labels are equal."""
    hint = _("count the positions where y_pred and y_true are equal and divide by their number")
    for n, n_classes in ((382, 3), (61, 13)):
        y_true = student.rng.permutation(np.minimum(student.rng.integers(0, 2 * n_classes, size=n), n_classes - 1))
        wrong = student.rng.random(n) < np.linspace(0.5, 0, n)  # the first labels alone have another share
        wrong[[0, -1]] = False  # whoever leaves out an end loses a right label
        y_pred = np.where(wrong, (y_true + student.rng.integers(1, n_classes, size=n)) % n_classes, y_true)
        _expect_share(student, y_pred, y_true, hint)
    y_true = student.rng.integers(0, 7, size=40)
    y_true[student.rng.integers(40)] = 6
    _expect_share(student, np.full(40, student.rng.integers(5)), y_true, hint)  # a classifier that always says the same


@check("accuracy", points=1)
def holds_at_both_ends(student: Student) -> None:
    """All right gives 1, none right gives 0, one example works, and the arguments stay as they were."""
    n = 170
    y_true = student.rng.integers(0, 5, size=n)
    hint = _("all labels right must give 1, none right 0, and one example 1 or 0: try these by hand")
    n_right = student.rng.integers(30, 140, size=(2, 1))  # a guess at both is right once in 10⁴ times
    partly_right = np.where(np.arange(n) < n_right, y_true, (y_true + 1) % 5)  # the mean of y_pred - y_true is near 0
    for y_pred in student.rng.permutation([*partly_right, y_true, (y_true + 1) % 5]):  # in no order to count on
        _expect_share(student, y_pred, y_true, hint)
        expect_unchanged(student)
    for off in student.rng.permutation(2):
        _expect_share(student, y_true[:1] + off, y_true[:1], hint)
