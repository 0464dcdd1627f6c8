"""What `nll_gradient` must satisfy."""

import functools
from collections.abc import Mapping
from contextlib import suppress

import numpy as np

from autograder.checks.a02_softmax_nll.scores import (
    DO_NOT_RENUMBER,
    WRONG_ANYWAY,
    draw_labels,
    far_apart_rows,
    large_scores,
    of_special_kinds,
    one_hot,
    ordinary_labels,
    times_a_factor,
    unlikely_labels,
)
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import passes
from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, StudentError, _, check, expect_unchanged


@check("nll_gradient", points=1.5)
def is_probability_minus_one_hot_over_n(student: Student) -> None:
    """Each entry is the derivative of the mean loss with respect to that score."""
    for n_examples, n_classes in ((7, 5), (7, 2), (120, 12), (3, 5), (1, 5)):
        scores = 2 * student.rng.normal(size=(n_examples, n_classes))
        y = draw_labels(student.rng, n_examples, n_classes)
        probs = reference.softmax(scores)
        target = one_hot(y, n_classes)
        grad = (probs - target) / n_examples
        all_columns = probs.copy()
        all_columns[:, y] -= 1
        expect_close_in_float32(
            student.nll_gradient(scores, y),
            grad,
            _(
                "subtract 1 from the probability of each row's label, then divide everything by the number of "
                "examples N"
            ),
            mistakes={
                _("divide by the number of examples N: the loss is a mean"): grad * n_examples,
                _("you divide by N · C: divide by the number of examples N only"): grad / n_classes,
                _("you divide by the number of classes: divide by the number of examples N"): grad
                * n_examples
                / n_classes,
                _("you divide by N twice"): grad / n_examples,
                _("the sign is wrong: it is the probability minus the one-hot row"): -grad,
                _("the 1 at each row's label is not subtracted"): probs / n_examples,
                _("divide the ones by N as well as the probabilities"): probs / n_examples - target,
                _("divide the probabilities by N as well as the ones"): probs - target / n_examples,
                _("the other classes have a derivative too: their probability"): grad * target,
                _("`[:, y]` reaches every label's column in every row: use [np.arange(N), y]"): all_columns
                / n_examples,
                _("use the probabilities of the scores, not the scores"): (scores - target) / n_examples,
                _("softmax is applied twice: it takes the scores themselves"): (reference.softmax(probs) - target)
                / n_examples,
                _("use softmax, not its logarithm"): (reference.log_softmax(scores) - target) / n_examples,
                _("the labels are off by one: they count from 0"): (probs - one_hot(y - 1, n_classes)) / n_examples,
                _(
                    "that is the derivative with respect to the probabilities, -1/p: go on to the scores with the "
                    "chain rule"
                ): -target / probs / n_examples,
                _("subtract the 1 at the label y[i], not at the most likely class"): (
                    probs - one_hot(probs.argmax(axis=1), n_classes)
                )
                / n_examples,
                _("softmax must run along each row, not down the columns"): (reference.softmax(scores.T).T - target)
                / n_examples,
            },
        )


def _usually(student: Student, *, every_class: bool = False) -> str:
    """Return what an ordinary gradient is: right, right but for a factor, of which the check above tells, or wrong."""
    scores, y = 2 * student.rng.normal(size=(7, 5)), ordinary_labels(student.rng, every_class=every_class)
    for usually in ("right", "multiplied"):
        if passes(functools.partial(_expect_but_for, usually, student, scores, y, "")):
            return usually
    return "wrong"


def _expect_but_for(
    usually: str,
    student: Student,
    scores: np.ndarray,
    y: np.ndarray,
    hint: str,
    *,
    mistakes: Mapping[str, np.ndarray] | None = None,
) -> None:
    """Compare with the reference, but for a factor that an ordinary gradient has; give no hint where that is wrong."""
    grad, right = student.nll_gradient(scores, y), reference.nll_gradient(scores, y)
    if usually != "right":
        right = times_a_factor(right, grad)
    expect_close_in_float32(grad, right, WRONG_ANYWAY if usually == "wrong" else hint, mistakes=mistakes)


@check("nll_gradient", points=1)
def gives_each_row_its_own_label(student: Student) -> None:
    """Each row has the 1 at its own label: with N = C, when no example has the last class, for any integer type."""
    usually = _usually(student, every_class=True)
    hint = _("row i has its 1 in column y[i], whatever the number of rows and the type of y")
    scores, y = 2 * student.rng.normal(size=(7, 5)), ordinary_labels(student.rng, every_class=False)
    _expect_but_for(usually, student, scores, y, DO_NOT_RENUMBER)
    scores = 2 * student.rng.normal(size=(5, 5))
    probs = reference.softmax(scores)
    for kind in (np.int64, np.int32, np.uint8):
        y = student.rng.permutation(np.array([0, 3, 2, 3, 1], dtype=kind))
        _expect_but_for(
            usually,
            student,
            scores,
            y,
            hint,
            mistakes={
                _("rows and columns are swapped: the 1 stands at [i, y[i]]"): (probs - one_hot(y, 5).T) / 5,
                _("softmax must run along each row, not down the columns"): (
                    reference.softmax(scores.T).T - one_hot(y, 5)
                )
                / 5,
            },
        )


@check("nll_gradient", points=0.5)
def stays_finite_for_large_scores(student: Student) -> None:
    """Scores of ±1000 and rows of very different scale have a finite gradient."""
    usually = _usually(student)
    hint = _("use a softmax that subtracts each row's own largest score before exp")
    drawn = [
        (rows, student.rng.integers(0, 4, size=len(rows)))
        for rows in (far_apart_rows(student.rng), large_scores(student.rng))
    ]
    certain = 1000 * np.eye(4)[:3], np.array([1, 1, 0])
    for scores, y in (*drawn, certain):
        _expect_but_for(usually, student, scores, y, hint)


@check("nll_gradient", points=0.5)
def takes_whole_scores(student: Student) -> None:
    """Scores that are whole numbers work, and a single example keeps its shape (1, C)."""
    usually = _usually(student)
    whole = student.rng.integers(-5, 5, size=(3, 4))
    y = unlikely_labels(whole)
    hint = _("with integer scores the gradient must still be float: build it from softmax, not from an integer array")
    _expect_but_for(usually, student, whole, y, hint)
    alone = _("a single example gives a gradient of shape (1, C)")
    _expect_but_for(usually, student, whole[:1], y[:1], alone)


@check("nll_gradient", points=0.5)
def leaves_its_arguments_alone(student: Student) -> None:
    """Scores and labels are the same after the call as before."""
    scores = student.rng.normal(size=(3, 4))
    y = student.rng.integers(0, 4, size=3)
    _expect_but_for("wrong", student, scores, y, WRONG_ANYWAY)
    expect_unchanged(student)
    for scores in of_special_kinds(student.rng):
        with suppress(StudentError):  # other checks ask for the result
            student.nll_gradient(scores, unlikely_labels(scores))
        expect_unchanged(student)
