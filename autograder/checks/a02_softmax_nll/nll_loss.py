"""What `nll_loss` must satisfy."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.checks.a02_softmax_nll.scores import (
    DO_NOT_RENUMBER,
    STILL_FLOAT,
    WRONG_ANYWAY,
    draw_labels,
    far_apart_rows,
    low_rows,
    nearly_impossible_scores,
    of_special_kinds,
    one_hot,
    ordinary_labels,
    unlikely_labels,
)
from autograder.checks.replies import passes
from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, StudentError, _, check, expect_close, expect_unchanged


@check("nll_loss", points=1)
def averages_minus_the_log_probability(student: Student) -> None:
    """Loss is the mean over the examples of −ln of the label's probability."""
    for n_examples, n_classes in ((7, 5), (7, 2), (24, 12), (127, 3), (3, 5)):
        scores = 2 * student.rng.normal(size=(n_examples, n_classes))
        y = draw_labels(student.rng, n_examples, n_classes)
        rows = np.arange(n_examples)
        losses = -reference.log_softmax(scores)[rows, y]
        probs = reference.softmax(scores)
        expect_close(
            student.nll_loss(scores, y),
            losses.mean(),
            _("take log_softmax of the scores, pick each row's label, change the sign, average over the N examples"),
            mistakes={
                _("you return the sum over the examples: return the mean"): losses.sum(),
                _("the sign is wrong: the loss is never negative"): -losses.mean(),
                _("you return a loss for each example: average them"): losses,
                _("you divide by N · C: divide by the number of examples N only"): losses.sum() / scores.size,
                _("you divide by the number of classes: divide by the number of examples N"): losses.sum() / n_classes,
                _("you average twice: divide by N once"): losses.mean() / n_examples,
                _("you divide by N − 1: divide by the number of examples N"): losses.sum() / (n_examples - 1),
                _("you take the logarithm of the mean probability: take logarithms first, then the mean"): -np.log(
                    probs[rows, y].mean()
                ),
                _("use the natural logarithm, np.log"): losses.mean() / np.log(10),
                _("use the natural logarithm, not np.log2"): losses.mean() / np.log(2),
                _("the logarithm is missing: that is a mean probability"): probs[rows, y].mean(),
                _("the logarithm is missing: that is minus a mean probability"): -probs[rows, y].mean(),
                _("you use the scores themselves: log_softmax first"): -scores[rows, y].mean(),
                _("softmax is applied twice: log_softmax takes the scores themselves"): reference.nll_loss(probs, y),
                _("you take each row's most likely class: take the label's"): -np.log(probs.max(axis=1)).mean(),
                _("you use the label minus 1: labels count from 0, as indices do"): -np.log(probs[rows, y - 1]).mean(),
                _(
                    "`[:, y]` takes every label's column for every row: take one number a row, [np.arange(N), y]"
                ): -np.log(probs[:, y]).mean(),
                _(
                    "`[:, y]` takes the column of every label for every row: take one number a row, [np.arange(N), y]"
                ): -np.log(probs[:, y]).sum() / n_examples,
                _("you average over all classes: take the label's logarithm in each row"): -np.log(probs).mean(),
                _("you add up all classes: take the label's logarithm in each row"): -np.log(probs).sum() / n_examples,
                _("you also count the other classes: only the label's probability enters the loss"): -(
                    np.log(np.where(one_hot(y, n_classes) == 1, probs, 1 - probs)).sum(axis=1)
                ).mean(),
                _("softmax must run along each row, not down the columns"): -reference.log_softmax(scores.T)
                .T[rows, y]
                .mean(),
            },
        )

    scores = np.repeat(2 * student.rng.normal(size=(3, 3)), [1, 2, 3], axis=0)
    y = np.array([0, 1, 1, 2, 2, 2])
    expect_close(
        student.nll_loss(scores, y), reference.nll_loss(scores, y), _("equal examples count as often as they come")
    )
    certain = 40 * np.eye(3)[[0, 1, 2, 1]]  # losses of exactly 0, with scores that do not overflow
    mistaken = certain * [[1], [1], [1], [0.2]]
    sure = np.array([[8.0, 0.0, 0.0], [0.0, 9.0, 0.0]])
    for scores, y in (
        (certain, np.array([0, 1, 2, 1])),
        (mistaken, np.array([0, 1, 2, 0])),
        (sure, np.array([0, 1])),
    ):
        expect_close(
            student.nll_loss(scores, y),
            reference.nll_loss(scores, y),
            _("an example whose label is nearly certain counts too, with its loss of nearly 0"),
            atol=1e-6,
        )


def _ordinary(student: Student, *, every_class: bool = False) -> str:
    """Return what an ordinary loss is: the mean, as it should be, the sum, of which the check above tells, or wrong."""
    scores, y = 2 * student.rng.normal(size=(7, 5)), ordinary_labels(student.rng, every_class=every_class)
    mean = reference.nll_loss(scores, y)

    def gives(right: float) -> bool:
        return passes(lambda: expect_close(_as_number(student.nll_loss(scores, y)), right, ""))

    return "mean" if gives(mean) else "sum" if gives(7 * mean) else "wrong"


def _as_number(loss: Any) -> Any:
    """Return an array of one number as that number, and all else as it is: the check above tells of the shape."""
    return loss[0] if isinstance(loss, np.ndarray) and loss.shape == (1,) else loss


def _expect_but_for_the_mean(
    student: Student,
    scores: np.ndarray,
    y: np.ndarray,
    hint: str,
    ordinary: str,
    mistakes: Mapping[str, float] | None = None,
) -> None:
    """Compare with the reference, or with the sum where the ordinary loss is one; give no hint where that is wrong."""
    factor = len(y) if ordinary == "sum" else 1
    expect_close(
        _as_number(student.nll_loss(scores, y)),
        factor * reference.nll_loss(scores, y),
        WRONG_ANYWAY if ordinary == "wrong" else hint,
        mistakes={named: factor * wrong for named, wrong in (mistakes or {}).items()},
    )


@check("nll_loss", points=1)
def counts_a_confident_mistake_in_full(student: Student) -> None:
    """Even a label that softmax gives probability 0 has its exact, finite loss."""
    ordinary = _ordinary(student)
    large = float(student.rng.integers(1010, 1100))
    hint = _("use log_softmax, never the log of a probability that has become 0; add no small number, cut nothing off")
    for confident in range(3):
        scores = large * one_hot(np.array([confident]), 3)
        _expect_but_for_the_mean(student, scores, np.array([(confident + 1) % 3]), hint, ordinary)
    scores = far_apart_rows(student.rng)
    scores[1, 2] -= large
    _expect_but_for_the_mean(student, scores, np.array([0, 2, 3]), hint, ordinary)
    _expect_but_for_the_mean(student, low_rows(student.rng), np.array([0, 2]), hint, ordinary)
    for scores in nearly_impossible_scores(student.rng):
        _expect_but_for_the_mean(student, scores, np.array([1]), hint, ordinary)


@check("nll_loss", points=0.5)
def picks_the_label_of_its_own_row(student: Student) -> None:
    """Every row is charged for its own label: with N = C, when no example has the last class, for any integer type."""
    ordinary = _ordinary(student, every_class=True)
    scores, y = 2 * student.rng.normal(size=(7, 5)), ordinary_labels(student.rng, every_class=False)
    _expect_but_for_the_mean(student, scores, y, DO_NOT_RENUMBER, ordinary)
    scores = 2 * student.rng.normal(size=(5, 5))
    for kind in (np.int64, np.int32, np.uint8):
        y = student.rng.permutation(np.array([0, 3, 2, 3, 1], dtype=kind))
        log_probs = reference.log_softmax(scores)
        _expect_but_for_the_mean(
            student,
            scores,
            y,
            _("row i has the label y[i]: pick log_probs[i, y[i]], whatever the number of rows and the type of y"),
            ordinary,
            mistakes={_("rows and columns are swapped: it is log_probs[i, y[i]]"): -log_probs[y, np.arange(5)].mean()},
        )


@check("nll_loss", points=0.5)
def takes_whole_scores_and_keeps_its_arguments(student: Student) -> None:
    """Scores that are whole numbers and a single example work, and no argument is changed."""
    ordinary = _ordinary(student)
    hint = _("take log_softmax of the scores, pick each row's label, change the sign, average over the N examples")
    whole = student.rng.integers(-5, 5, size=(3, 4))
    y = unlikely_labels(whole)
    truncated = np.trunc(-reference.log_softmax(whole)[np.arange(3), y]).mean()
    _expect_but_for_the_mean(student, whole, y, hint, ordinary, mistakes={STILL_FLOAT: truncated})
    expect_unchanged(student)
    scores = student.rng.normal(size=(3, 4))
    y = np.array([3, 0, 2])  # in no order, which a program that sorts would change
    _expect_but_for_the_mean(student, scores, y, hint, ordinary)
    expect_unchanged(student)
    _expect_but_for_the_mean(student, scores[:1], y[:1], hint, ordinary)
    expect_unchanged(student)
    for scores in of_special_kinds(student.rng):
        with suppress(StudentError):  # other checks ask for the result
            student.nll_loss(scores, unlikely_labels(scores))
        expect_unchanged(student)
