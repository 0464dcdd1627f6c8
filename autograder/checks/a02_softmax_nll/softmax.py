"""What `softmax` must satisfy."""

from contextlib import suppress

import numpy as np

from autograder.checks.a02_softmax_nll.scores import (
    KEEP_THE_SHAPE,
    STILL_FLOAT,
    WRONG_ANYWAY,
    far_apart_rows,
    large_scores,
    low_rows,
    of_another_shape,
)
from autograder.checks.replies import passes
from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, StudentError, _, check, expect_close, expect_unchanged

TINY = 1e-30
"""Absolute tolerance where a small probability must not be lost."""


@check("softmax", points=1)
def gives_each_row_its_own_probabilities(student: Student) -> None:
    """Each row of scores becomes probabilities of its own."""
    # a square batch first: there the wrong axis keeps the shape; largest scores of 0 are what a shift makes of others
    for shape, is_shifted in (((4, 4), True), ((4, 4), False), ((3, 5), True), ((6, 2), False), ((3, 12), False)):
        scores = 2 * student.rng.normal(size=shape)
        if is_shifted:
            scores -= scores.max(axis=1, keepdims=True)
        exp_scores = np.exp(scores)
        mistakes = {
            _("the columns sum to 1, not the rows: sum over the last axis"): exp_scores / exp_scores.sum(axis=0),
            _("all rows together sum to 1: divide each row by the sum of that row"): exp_scores / exp_scores.sum(),
            _("you return the exponentials: divide each row by its sum, so that it sums to 1"): exp_scores,
            _("the scores are divided by their sum: exponentiate them first"): scores
            / scores.sum(axis=1, keepdims=True),
            _("the base is not e: use np.exp"): np.exp2(scores) / np.exp2(scores).sum(axis=1, keepdims=True),
            _("the smallest score gets the largest probability: check the sign in exp"): reference.softmax(-scores),
            _("these are sigmoids of single scores: a row must sum to 1"): 1 / (1 + np.exp(-scores)),
            _("these are logarithms: return the probabilities themselves"): reference.log_softmax(scores),
        }
        if shape[0] == shape[1]:
            mistakes[_("each column is divided by the sum of a row: keep the sums as a column, keepdims=True")] = (
                exp_scores / exp_scores.sum(axis=1)
            )
        expect_close(
            student.softmax(scores),
            reference.softmax(scores),
            _("exponentiate the scores, then divide each row by the sum of that row, kept as a column"),
            mistakes=mistakes,
        )


def _fitting(student: Student, hint: str, ndim: int = 2) -> str:
    """Return `hint`, or that ordinary scores go wrong as well: then it is not large ones, say, that go wrong.

    With `ndim` 1 one example is asked about, too.
    """

    def is_right(scores: np.ndarray) -> bool:
        return passes(lambda: expect_close(student.softmax(scores), reference.softmax(scores), ""))

    batch = 2 * student.rng.normal(size=(3, 5))
    if not is_right(batch):
        return WRONG_ANYWAY
    return hint if ndim == 2 or is_right(batch[0]) else KEEP_THE_SHAPE


@check("softmax", points=1)
def survives_large_scores(student: Student) -> None:
    """Scores of ±1000 do not overflow, in shape (N, C) or (C,), and small probabilities are not lost."""
    batch = large_scores(student.rng)
    alone = batch[batch.max(axis=1).argmax()]
    hint = _("subtract the row's largest score before exp; add nothing to the probabilities and cut nothing off")
    hints = {ndim: _fitting(student, hint, ndim) for ndim in (1, 2)}
    for scores in (batch, alone, alone[None], low_rows(student.rng)[0]):
        right = reference.softmax(scores)
        mistakes = {KEEP_THE_SHAPE: of_another_shape(right)}
        expect_close(student.softmax(scores), right, hints[scores.ndim], mistakes=mistakes, atol=TINY)


@check("softmax", points=0.5)
def shifts_each_row_by_its_own_maximum(student: Student) -> None:
    """Rows of very different scale do not disturb each other."""
    rows = far_apart_rows(student.rng)
    hint = _("subtract each row's own largest score: with one number for all rows the lowest ones become 0 / 0")
    hint = _fitting(student, hint)
    for scores in (rows, np.tile(rows, (40, 1)), low_rows(student.rng)):  # few of them and many
        expect_close(student.softmax(scores), reference.softmax(scores), hint)


@check("softmax", points=0.5)
def takes_a_single_example(student: Student) -> None:
    """One example of shape (C,) gives (C,), one of shape (1, C) gives (1, C)."""
    scores = student.rng.normal(size=6)
    hint = _fitting(student, KEEP_THE_SHAPE)
    expect_close(student.softmax(scores), reference.softmax(scores), hint)
    expect_close(student.softmax(scores[None]), reference.softmax(scores[None]), hint)


@check("softmax", points=0.5)
def takes_whole_numbers(student: Student) -> None:
    """Scores that are whole numbers give fractions."""
    batch = student.rng.integers(-5, 5, size=(3, 4))
    for scores in (batch, batch[0]):
        hint = _fitting(student, STILL_FLOAT, scores.ndim)
        right = reference.softmax(scores)
        expect_close(student.softmax(scores), right, hint, mistakes={KEEP_THE_SHAPE: of_another_shape(right)})


@check("softmax", points=0.5)
def leaves_the_scores_alone(student: Student) -> None:
    """Scores are the same after the call as before."""
    scores = student.rng.normal(size=(3, 4))
    expect_close(student.softmax(scores), reference.softmax(scores), WRONG_ANYWAY)
    expect_unchanged(student)
    whole = student.rng.integers(-5, 5, size=(3, 4))
    single, two_classes = student.rng.normal(size=(1, 4)), student.rng.normal(size=(3, 2))
    for given in (student.rng.normal(size=4), far_apart_rows(student.rng), single, two_classes, whole):
        with suppress(StudentError):  # other checks ask for the result
            student.softmax(given)
        expect_unchanged(student)
