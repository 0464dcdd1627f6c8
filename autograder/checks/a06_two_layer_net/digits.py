"""What `digits` must satisfy."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.checks.a06_two_layer_net.nets import NAMES, numbers_of, shapes_of
from autograder.checks.digits import digits, spread_digits
from autograder.checks.training import Params
from autograder.references import a02_softmax_nll
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect, expect_array, fail

MOST_HIDDEN = 2048
"""Hidden units of a net for digits: the scores of all the images are computed on the grader's own side."""

LEAST_RATIO = 0.95
"""The least loss on test images, in units of that on training images: nets that had not learned from them had 1.02 to
1.4, whatever their size, penalty and shifted copies of images; those that had learned from both 0.80 to 0.91."""


@check("digits", points=1)
def reads_nine_of_ten_digits(student: Student) -> None:
    """`params` reads at least 90 % of the test images."""
    _reads_at_least(student, 90)


@check("digits", points=1)
def reads_nineteen_of_twenty_digits(student: Student) -> None:
    """`params` reads at least 95 % of the test images."""
    _reads_at_least(student, 95)


@check("digits", points=1)
def reads_97_percent_of_digits(student: Student) -> None:
    """`params` reads at least 97 % of the test images, learned from the training images."""
    params = _reads_at_least(student, 97)
    _X, _y, X_test, y_test = digits(0, 10_000)
    on_test = _loss(params, X_test, y_test)  # beyond all numbers where somebody blew the net up, to hide the ratio
    expect(
        np.isfinite(on_test) and not on_test < LEAST_RATIO * _loss(params, *spread_digits(20_000)),
        _("the net knows the test images better than the training images: train on X_train, never on X_test"),
    )


def _loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        return float(a02_softmax_nll.nll_loss(reference.two_layer_scores(params, X), y))


def _reads_at_least(student: Student, percent: int) -> Params:
    params = _trained(student.value("params"))
    _X, _y, X_test, y_test = digits(0, 10_000)
    got = _percent_right(params, X_test, y_test)
    expect(
        got >= percent,
        _(
            "`params` reads {got} % of the test images, {percent} % are asked for: your own functions trained it, so "
            "first fix those that fail; then train longer or change the rate"
        ),
        got=round(got, 1),
        percent=percent,
    )
    return params


def _percent_right(params: Params, X: np.ndarray, y: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        scores = reference.two_layer_scores(params, X)
    return 100 * float(np.mean(scores.argmax(axis=1) == y))


def _trained(value: Any) -> Params:
    """Return the student's parameters as arrays; fail with a reason where they are no net for digits."""
    if isinstance(value, tuple | list):
        fail(_("`params` is a pair or a list: write `params, history = train_two_layer_net(...)`"))
    expect(isinstance(value, Mapping), _("`params` should be the dict that train_two_layer_net returns"))
    arrays = {name: numbers_of(value, name) for name in NAMES}
    n_hidden = arrays["W1"].shape[-1] if arrays["W1"].ndim else 0
    expect(
        n_hidden <= MOST_HIDDEN,
        _("`params` has {got} hidden units; more than {most} are too many to be graded, and 128 are enough"),
        got=n_hidden,
        most=MOST_HIDDEN,
    )
    shapes = shapes_of(784, n_hidden, 10)
    for name in ("W1", "W2"):
        expect_array(arrays[name], shapes[name], _("`params` should lead from 784 pixels by H units to 10 classes"))
    for name in ("b1", "b2"):  # (1, H) means the same
        expect(
            arrays[name].size == shapes[name][0],
            _("`{name}` has {got} numbers, it should have {expected}"),
            name=name,
            got=arrays[name].size,
            expected=shapes[name][0],
        )
        arrays[name] = arrays[name].reshape(-1)
    return arrays
