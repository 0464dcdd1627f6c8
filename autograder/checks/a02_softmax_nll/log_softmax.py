"""What `log_softmax` must satisfy."""

from contextlib import suppress
from typing import Any

import numpy as np

from autograder.checks.a02_softmax_nll.scores import (
    KEEP_THE_SHAPE,
    STILL_FLOAT,
    WRONG_ANYWAY,
    far_apart_rows,
    large_scores,
    low_rows,
    nearly_impossible_scores,
    of_another_shape,
)
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import passes
from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, StudentError, _, check, expect, expect_array, expect_unchanged

SHIFT_EACH_ROW = _("subtract each row's own largest score before exp, not one number for all rows")


@check("log_softmax", points=0.5)
def is_the_logarithm_of_softmax(student: Student) -> None:
    """Each row of scores becomes the natural logarithms of its probabilities."""
    # largest scores of 0 are what a shift makes of others
    for shape, is_shifted in (((4, 4), True), ((4, 4), False), ((3, 5), True), ((7, 2), False), ((24, 12), False)):
        scores = 2 * student.rng.normal(size=shape) + 1
        if is_shifted:
            scores -= scores.max(axis=1, keepdims=True)
        log_probs = reference.log_softmax(scores)
        log_sum = np.log(np.exp(scores).sum(axis=1, keepdims=True))
        largest = scores.max(axis=1, keepdims=True)
        mistakes = {
            _("the sum runs down the columns: sum over the last axis"): reference.log_softmax(scores.T).T,
            _("one sum for all rows: each row has its own"): scores - np.log(np.exp(scores).sum()),
            _("these are the probabilities: their logarithms are wanted"): np.exp(log_probs),
            _("the sign is wrong: the logarithm of a probability is never positive"): -log_probs,
            _("use the natural logarithm, np.log"): log_probs / np.log(10),
            _("use the natural logarithm, not np.log2"): log_probs / np.log(2),
            _("the logarithm of the sum is the natural one too, not np.log2"): scores - log_sum / np.log(2),
            _("the logarithm of the sum is the natural one too, not np.log10"): scores - log_sum / np.log(10),
            _("the sum itself is subtracted: subtract its logarithm"): scores - np.exp(log_sum),
            _("you subtract the row's maximum in the sum only: subtract it from the score too"): scores
            - log_sum
            + largest,
            _("you subtract the row's maximum twice: it belongs once to the score and once in the exp"): scores
            - log_sum
            - largest,
            _("use np.log, not np.log1p: there is no 1 to add"): scores
            - largest
            - np.log1p(np.exp(scores - largest).sum(axis=1, keepdims=True)),
            _("the sum of the row is missing: subtract its logarithm"): scores - largest,
        }
        if shape[0] == shape[1]:
            mistakes[_("each column loses the sum of a row: keep the sums as a column, keepdims=True")] = (
                scores - log_sum.T
            )
        expect_close_in_float32(
            student.log_softmax(scores),
            log_probs,
            _("subtract from each score the logarithm of its row's sum of exponentials, kept as a column"),
            mistakes=mistakes,
        )


def _fitting(student: Student, hint: str, ndim: int = 2) -> str:
    """Return `hint`, or that ordinary scores go wrong as well: then it is not large ones, say, that go wrong.

    With `ndim` 1 one example is asked about, too.
    """

    def is_right(scores: np.ndarray) -> bool:
        return passes(lambda: expect_close_in_float32(student.log_softmax(scores), reference.log_softmax(scores), ""))

    batch = 2 * student.rng.normal(size=(3, 5)) + 1
    if not is_right(batch):
        return WRONG_ANYWAY
    return hint if ndim == 2 or is_right(batch[0]) else KEEP_THE_SHAPE


@check("log_softmax", points=1)
def is_exact_where_softmax_is_zero(student: Student) -> None:
    """Exact even where the probability itself is rounded to 0, in shape (N, C) or (C,)."""
    batch = large_scores(student.rng)
    alone = batch[batch.max(axis=1).argmax()]
    largest = student.rng.uniform(500, 900)
    tied = student.rng.permutation([largest, largest, largest - 800, -largest])  # where the sum is not nearly 1
    hint = _("do not take the logarithm of softmax: simplify ln(e^s / sum) on paper first: no tiny number is needed")
    hints = {ndim: _fitting(student, hint, ndim) for ndim in (1, 2)}
    low = low_rows(student.rng)[0]
    for scores in (batch, alone, alone[None], low, tied, *nearly_impossible_scores(student.rng)):
        right = reference.log_softmax(scores)
        mistakes = {
            KEEP_THE_SHAPE: of_another_shape(right),
            SHIFT_EACH_ROW: _shifted(scores, scores.max()),
        }
        log_probs, its_hint = student.log_softmax(scores), hints[scores.ndim]
        if its_hint == hint and _is_lost(log_probs, scores):
            its_hint = _("subtract the row's largest score before exp")
        expect_close_in_float32(log_probs, right, its_hint, mistakes=mistakes)


def _shifted(scores: np.ndarray, shift: float) -> np.ndarray:
    """Return log-softmax as it comes out where `shift` is subtracted from all scores: with infinities, perhaps."""
    with np.errstate(all="ignore"):
        return scores - shift - np.log(np.exp(scores - shift).sum(axis=-1, keepdims=True))


def _is_lost(log_probs: Any, scores: np.ndarray) -> bool:
    """Return whether what a largest score gives is not finite: it was not made 0 before exp."""
    largest = scores == scores.max(axis=-1, keepdims=True)
    return passes(lambda: expect(not np.isfinite(expect_array(log_probs, scores.shape)[largest]).all(), ""))


@check("log_softmax", points=0.5)
def shifts_each_row_by_its_own_largest_score(student: Student) -> None:
    """Rows of very different scale do not disturb each other."""
    hint = _fitting(student, SHIFT_EACH_ROW)
    for scores in (far_apart_rows(student.rng), low_rows(student.rng)):
        expect_close_in_float32(student.log_softmax(scores), reference.log_softmax(scores), hint)


@check("log_softmax", points=0.5)
def takes_one_example(student: Student) -> None:
    """One example of shape (C,) gives (C,), one of shape (1, C) gives (1, C)."""
    scores = student.rng.normal(size=6)
    hint = _fitting(student, KEEP_THE_SHAPE)
    expect_close_in_float32(student.log_softmax(scores), reference.log_softmax(scores), hint)
    expect_close_in_float32(student.log_softmax(scores[None]), reference.log_softmax(scores[None]), hint)


@check("log_softmax", points=0.5)
def takes_integers_and_keeps_its_argument(student: Student) -> None:
    """Scores that are whole numbers work, and no scores are changed."""
    whole = student.rng.integers(-5, 5, size=(3, 4))
    hint = _fitting(student, STILL_FLOAT)
    expect_close_in_float32(student.log_softmax(whole), reference.log_softmax(whole), hint)
    expect_unchanged(student)
    scores = student.rng.normal(size=(3, 4))
    expect_close_in_float32(student.log_softmax(scores), reference.log_softmax(scores), WRONG_ANYWAY)
    expect_unchanged(student)
    single, two_classes = student.rng.normal(size=(1, 4)), student.rng.normal(size=(3, 2))
    for scores in (student.rng.normal(size=4), far_apart_rows(student.rng), single, two_classes):
        with suppress(StudentError):  # other checks ask for the result
            student.log_softmax(scores)
        expect_unchanged(student)
