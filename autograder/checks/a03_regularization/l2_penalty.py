"""What `l2_penalty` must satisfy."""

from typing import Any

import numpy as np

from autograder.checks.a03_regularization.weights import (
    ANY_SHAPE,
    CUT_OFF,
    WRONG_ANYWAY,
    ZEROS,
    mixed_signs,
    of_all_sizes,
    of_many_shapes,
    whole_numbers,
    with_zeros,
)
from autograder.checks.replies import passes
from autograder.references import a03_regularization as reference
from nncourse.checking import Student, _, check, expect_close, expect_unchanged


@check("l2_penalty", points=1)
def squares_every_weight_and_adds(student: Student) -> None:
    """Every weight is squared, the squares are added and multiplied by λ."""
    W, b, reg_strength = mixed_signs(student.rng, 4, 3), np.zeros(3), student.rng.uniform(1.2, 2.8)
    squares = np.sum(W**2)
    of_weights = {
        _("the sum is squared once more: ‖(3, 4)‖² is 9 + 16 = 25, there is no outer square"): reg_strength
        * squares**2,
        _("you square the sum of the weights: square each weight first, then add"): reg_strength * np.sum(W) ** 2,
        _("you take the root of the sum: the penalty is the squared norm, so leave the root out"): (
            reg_strength * np.sqrt(squares)
        ),
        _("you add absolute values: square the weights"): reg_strength * np.sum(np.abs(W)),
        _("you halve the penalty: in this course R has no factor ½"): reg_strength * squares / 2,
        _("you take the mean of the squares: take their sum"): reg_strength * np.mean(W**2),
        _("`np.linalg.norm(W, 2)` of a matrix is its largest singular value: add the squares of all entries"): (
            reg_strength * np.linalg.norm(W, 2) ** 2
        ),
        _("λ is squared too: multiply by reg_strength once, after squaring the weights"): reg_strength**2 * squares,
    }

    def mistakes() -> dict[str, Any]:
        forgotten = _("λ is missing: multiply by reg_strength")
        twice = _("the gradient has a factor 2, the penalty has none")
        of_biases = _("the squares of W are added twice: the second sum is that of b")
        return {
            **of_weights,
            CUT_OFF if _is_0(student, W, b, 0.0) else forgotten: squares,
            of_biases if _is_0(student, 0 * W, b + 1, reg_strength) else twice: 2 * reg_strength * squares,
        }

    expect_close(
        student.l2_penalty(W, b, reg_strength),
        reference.l2_penalty(W, b, reg_strength),
        _("square each entry of W, add the squares of all of them, multiply by reg_strength: one number"),
        mistakes=mistakes,
    )


def _is_0(student: Student, W: np.ndarray, b: np.ndarray, reg_strength: float) -> bool:
    return passes(lambda: expect_close(student.l2_penalty(W, b, reg_strength), 0.0, ""))


@check("l2_penalty", points=1)
def counts_the_biases_too(student: Student) -> None:
    """Biases count as weights do."""
    W, b, reg_strength = mixed_signs(student.rng, 4, 3), mixed_signs(student.rng, 3), student.rng.uniform(1.2, 2.8)
    weights, biases = np.sum(W**2), np.sum(b**2)
    expect_close(
        student.l2_penalty(W, b, reg_strength),
        reference.l2_penalty(W, b, reg_strength),
        _("R is the sum of all squared weights plus the sum of all squared biases; λ multiplies the whole"),
        mistakes={
            _("the biases are missing: add the squares of b as well"): reg_strength * weights,
            _("the squares of W are added twice: the second sum is that of b"): 2 * reg_strength * weights,
            _("the biases are added as they are: square each of them first"): reg_strength * (weights + np.sum(b)),
            _("you take the root of the biases' sum: their part is the squared norm, so leave the root out"): (
                reg_strength * (weights + np.sqrt(biases))
            ),
            _("λ multiplies only the weights' part: put W and b in brackets together"): reg_strength * weights + biases,
            _("λ multiplies only the biases' part: put W and b in brackets together"): weights + reg_strength * biases,
            _("square each bias first, then add"): reg_strength * (weights + np.sum(b) ** 2),
            _("the biases are subtracted: both sums are added"): reg_strength * (weights - biases),
        },
    )
    for equal_W, equal_b in ((W, np.full(3, b[0])), (np.full((4, 3), W[0, 0]), b)):
        expect_close(
            student.l2_penalty(equal_W, equal_b, reg_strength),
            reference.l2_penalty(equal_W, equal_b, reg_strength),
            _("R is the sum of all squared weights plus the sum of all squared biases; λ multiplies the whole"),
        )


@check("l2_penalty", points=1)
def penalizes_whole_numbers_and_a_single_column(student: Student) -> None:
    """Whole numbers, one single class, λ = 0 and a small λ work; W and b stay as they were."""
    ordinary = mixed_signs(student.rng, 4, 3), mixed_signs(student.rng, 3), student.rng.uniform(1.2, 2.8)
    hint = _("it should be λ(ΣW² + Σb²) for every λ ≥ 0 and W of every shape, whole numbers too")
    cut_off, zeros, any_shape = CUT_OFF, ZEROS, ANY_SHAPE
    if not passes(lambda: expect_close(student.l2_penalty(*ordinary), reference.l2_penalty(*ordinary), "")):
        hint = cut_off = zeros = any_shape = WRONG_ANYWAY
    whole = whole_numbers(student.rng, (5, 1)), whole_numbers(student.rng, (1,))
    halves = whole[0] / 2, whole[1] / 2
    mixed = ((whole[0], halves[1]), 1e-3), ((halves[0], whole[1]), 1e-3)
    for (W, b), reg_strength in ((whole, 3), (whole, 1e-3), (whole, 0), (halves, 1e-3), *mixed):
        expect_close(student.l2_penalty(W, b, reg_strength), reference.l2_penalty(W, b, reg_strength), hint)
        expect_unchanged(student)
    for given in of_all_sizes(student.rng, 5, 1, reg_strength=1.7):
        expect_close(student.l2_penalty(*given), reference.l2_penalty(*given), cut_off, atol=0.0)
    for given in with_zeros(student.rng, 4, 3, reg_strength=1.7):
        expect_close(student.l2_penalty(*given), reference.l2_penalty(*given), zeros)
        expect_unchanged(student)
    for given in of_many_shapes(student.rng, 1.7):
        expect_close(student.l2_penalty(*given), reference.l2_penalty(*given), any_shape)
