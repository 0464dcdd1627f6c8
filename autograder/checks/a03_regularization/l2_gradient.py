"""What `l2_gradient` must satisfy."""

from collections.abc import Iterator

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
from nncourse.checking import Student, _, check, expect_close, expect_parts, expect_unchanged


@check("l2_gradient", points=1)
def pulls_each_weight(student: Student) -> None:
    """`dW` is the derivative of the penalty with respect to each weight."""
    W, b, reg_strength = mixed_signs(student.rng, 3, 3), mixed_signs(student.rng, 3), student.rng.uniform(1.2, 2.8)
    dW, _db = expect_parts(student.l2_gradient(W, b, reg_strength), "dW", "db")
    expect_close(
        dW,
        reference.l2_gradient(W, b, reg_strength)[0],
        _(
            "dW: differentiate λw² with respect to one weight w; every weight has its own derivative, so dW has W's "
            "shape"
        ),
        mistakes=lambda: {
            **_gradient_mistakes(student, W, b, reg_strength, 0),
            _("dW is transposed: it should be shaped like W, each derivative in its weight's place"): 2
            * reg_strength
            * W.T,
            _("`db` comes first: return dW, db in that order"): 2 * reg_strength * b,
        },
    )


@check("l2_gradient", points=1)
def pulls_each_bias(student: Student) -> None:
    """`db` is the derivative of the penalty with respect to each bias."""
    W, b, reg_strength = mixed_signs(student.rng, 4, 5), mixed_signs(student.rng, 5), student.rng.uniform(1.2, 2.8)
    dW, db = expect_parts(student.l2_gradient(W, b, reg_strength), "dW", "db")
    right_dW, right_db = reference.l2_gradient(W, b, reg_strength)
    of_W = _("`dW` comes second: return dW, db in that order")
    if passes(lambda: expect_close(dW, right_dW, "")):
        of_W = _("db is made of W: take b")
    expect_close(
        db,
        right_db,
        _("db: the biases are in R just as the weights are; every bias has its own derivative, so db has b's shape"),
        mistakes=lambda: {
            _("db is zero: in this course the biases are regularized too"): np.zeros(5),
            _("db does not depend on the weights: differentiate λΣb²"): 2 * reg_strength * W.sum(axis=0),
            of_W: right_dW,
            **_gradient_mistakes(student, W, b, reg_strength, 1),
        },
    )


@check("l2_gradient", points=1)
def takes_whole_numbers_and_leaves_its_arguments(student: Student) -> None:
    """Whole numbers, one single class and λ = 0 work; W and b stay as they were."""
    hints = {
        _("build new arrays of fractions, shaped like W and b: with λ = 0 they are zeros"): _of_whole_numbers(
            student.rng
        ),
        CUT_OFF: of_all_sizes(student.rng, 4, 3, reg_strength=1.7),
        ZEROS: with_zeros(student.rng, 4, 3, reg_strength=1.7),
        ANY_SHAPE: of_many_shapes(student.rng, 1.7),
    }
    usually_right = [_is_right(student, part) for part in range(2)]
    expect_unchanged(student)
    for hint, all_given in hints.items():
        for given in all_given:
            parts = expect_parts(student.l2_gradient(*given), "dW", "db")
            expect_unchanged(student)
            for part, right, usually in zip(parts, reference.l2_gradient(*given), usually_right, strict=True):
                expect_close(part, right, hint if usually else WRONG_ANYWAY)


def _of_whole_numbers(rng: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
    """Yield W, b, λ of one class, in which W, b or both hold whole numbers, or neither of them does."""
    whole = whole_numbers(rng, (4, 1)), whole_numbers(rng, (1,))
    halves = whole[0] / 2, whole[1] / 2
    yield *whole, 0.15
    yield *whole, 0
    yield *halves, 0.15
    yield whole[0], halves[1], 0.15
    yield halves[0], whole[1], 0.15


def _is_right(student: Student, part: int) -> bool:
    """Return whether dW or db, `part` 0 or 1, is right for ordinary weights."""
    given = mixed_signs(student.rng, 3, 4), mixed_signs(student.rng, 4), student.rng.uniform(1.2, 2.8)
    right = reference.l2_gradient(*given)[part]
    return passes(
        lambda: expect_close(expect_parts(student.l2_gradient(*given), "dW", "db")[part], right, ""),
    )


def _gradient_mistakes(
    student: Student, W: np.ndarray, b: np.ndarray, reg_strength: float, part: int
) -> dict[str, np.ndarray]:
    values = (W, b)[part]

    def expect_zeros() -> None:
        expect_close(expect_parts(student.l2_gradient(W, b, 0.0), "dW", "db")[part], 0 * values, "")

    return {
        _("the factor 2 is missing: the derivative of w² is 2w"): reg_strength * values,
        CUT_OFF if passes(expect_zeros) else _("λ is missing: multiply by reg_strength"): 2 * values,
        _("the sign is wrong: the penalty grows with |w|, so its derivative has the sign of w"): -2
        * reg_strength
        * values,
        _("this is the penalty of each entry, not its derivative: differentiate λw²"): reg_strength * values**2,
        _("this is the derivative of |w|: R has squares"): reg_strength * np.sign(values),
        _("there is no absolute value: a negative weight has a negative derivative"): 2 * reg_strength * np.abs(values),
        _("λ appears once, not squared"): 2 * reg_strength**2 * values,
        _("you divide by the number of entries: R is a sum, not a mean"): 2 * reg_strength * values / values.size,
        _("you divide by the number of rows: R is a sum, not a mean"): 2 * reg_strength * values / len(values),
    }
