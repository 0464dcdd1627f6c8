"""What a03 tells its reader at once."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_parts, expect_unchanged


@check("l2_penalty")
def penalty_of_the_worked_example(student: Student) -> None:
    """Worked example: nine from the weights, one from the biases, λ = 0.1, so 1.0."""
    W, b = _worked_example()

    def mistakes() -> dict[str, Any]:
        forgotten = _("λ is missing: multiply by reg_strength")
        squared = _("there is no outer square: 9 + 1 is the answer already, times λ")
        missing = _("the biases are missing: R(W, b) has the squares of b too")
        multiplied = _("the two sums are multiplied: add them")
        return {
            missing if np.any(student.l2_penalty(W, 0 * b, 0.1)) else multiplied: 0.9,  # 9 · 1 is 9, too
            forgotten if np.any(student.l2_penalty(W, b, 0.0)) else squared: 10.0,  # R is 10, and so is λR²
        }

    expect_close(
        student.l2_penalty(W, b, 0.1),
        1.0,
        _("square each weight and each bias, add all the squares, multiply by λ"),
        mistakes=mistakes,
    )


@check("l2_penalty")
def penalty_of_three_and_four(student: Student) -> None:
    """Weights (3, 4) and λ = 1 give 9 + 16 = 25, and so do biases (3, 4)."""
    for W, b in ((np.array([[3.0], [4.0]]), np.zeros(1)), (np.zeros((1, 2)), np.array([3.0, 4.0]))):
        expect_close(
            student.l2_penalty(W, b, 1.0),
            25.0,
            _("square each entry and add the squares"),
            mistakes={
                _("there is no outer square: 9 + 16 is the answer already"): 625.0,
                _("square first, then add: 9 + 16, not (3 + 4)²"): 49.0,
                _("this is the norm: the penalty is the norm squared, without the root"): 5.0,
                _("the entries are added as they are: square each of them first"): 7.0,
            },
        )


@check("l2_penalty")
def no_strength_no_penalty(student: Student) -> None:
    """λ = 0 gives no penalty, and W and b, here whole numbers, stay as they were."""
    W, b = np.array([[1, -2, 3]]), np.array([4, 5, 6])
    expect_close(student.l2_penalty(W, b, 0), 0.0, _("multiply by reg_strength"))
    expect_unchanged(student)


@check("l2_gradient")
def gradient_of_the_worked_example(student: Student) -> None:
    """Worked example: with λ = 0.1 the weight −2 has the derivative −0.4."""
    dW, db = expect_parts(student.l2_gradient(*_worked_example(), 0.1), "dW", "db", forms=[(2, 2), (2,)])

    def mistakes() -> dict[str, Any]:
        of_ones, _db = expect_parts(student.l2_gradient(np.ones((3, 2)), np.ones(2), 0.5), "dW", "db")
        forgotten = _("the factor 2 is missing: what is the derivative of w²?")
        divided = _("do not divide by the number of rows: R is a sum, not a mean")
        half = [[0.1, -0.2], [0.0, 0.2]]  # of what it should be: the worked example has two rows
        return {
            forgotten if np.all(np.asarray(of_ones) == 0.5) else divided: half,
            _("λ is missing: multiply by reg_strength"): [[2.0, -4.0], [0.0, 4.0]],
        }

    expect_close(
        dW, [[0.2, -0.4], [0.0, 0.4]], _("dW: differentiate λw² with respect to each weight w"), mistakes=mistakes
    )
    expect_close(db, [0.0, 0.2], _("db: differentiate λb² with respect to each bias b"))


@check("l2_gradient")
def gradient_has_the_shapes(student: Student) -> None:
    """`dW` is shaped like W and `db` like b, which stay as they were."""
    W, b = student.rng.normal(size=(5, 3)), student.rng.normal(size=3)
    dW, db = expect_parts(student.l2_gradient(W, b, 0.3), "dW", "db", forms=[(5, 3), (3,)])
    expect_unchanged(student)
    expect_array(dW, W.shape, _("dW has one derivative for each weight"))
    expect_array(db, b.shape, _("db has one derivative for each bias"))


@check("regularized_loss")
def total_of_the_worked_example(student: Student) -> None:
    """Worked example: data loss 2 plus penalty 1 is 3, and the gradients add up too."""
    result = student.regularized_loss(_made_up_loss(), *_worked_example(), 0.1)
    loss, dW, db = expect_parts(result, "loss", "dW", "db", forms=[(), (2, 2), (2,)])
    expect_close(loss, 3.0, _("loss: add the data loss and the penalty"))
    expect_close(dW, [[0.7, 0.1], [-0.5, -0.1]], _("dW: add the two gradients of W"))
    expect_close(db, [0.1, 0.1], _("db: add the two gradients of b"))


@check("regularized_loss")
def without_strength_only_the_data(student: Student) -> None:
    """With λ = 0 the result is what data_loss returns."""
    data_loss = _made_up_loss()
    parts = expect_parts(student.regularized_loss(data_loss, *_worked_example(), 0.0), "loss", "dW", "db")
    for part, expected in zip(parts, _made_up_loss()(*_worked_example()), strict=True):
        expect_close(part, expected, _("call data_loss(W, b) and add a penalty that is zero when λ is"))


@check("regularized_loss")
def leaves_the_arrays_of_data_loss(student: Student) -> None:
    """Nothing is written into the arrays that data_loss returned."""
    data_loss = _made_up_loss()
    student.regularized_loss(data_loss, *_worked_example(), 0.1)
    expect_unchanged(student)
    _loss, dW, db = data_loss(*_worked_example())
    _same, dW_before, db_before = _made_up_loss()(*_worked_example())
    expect(
        np.array_equal(dW, dW_before) and np.array_equal(db, db_before),
        _("`dW += ...` writes into the array that data_loss keeps: make a new one, `dW + ...`"),
    )


@check("best_strength")
def is_a_positive_number(student: Student) -> None:
    """λ is one positive number from the picture's axis."""
    value = student.value("best_reg_strength")
    expect(value is not None, _("write the number that you read off the curve"))
    strength = float(expect_array(value, (), _("write one number; decimals follow a point, as in 0.5")))
    expect(strength > 0, _("λ is positive: if you wrote the exponent, write 10 to that power, `10 ** exponent`"))
    expect(1e-4 <= strength <= 10, _("this λ is not on the picture's axis, which goes from 0.0001 to 10"))


def _worked_example() -> tuple[np.ndarray, np.ndarray]:
    return np.array([[1.0, -2.0], [0.0, 2.0]]), np.array([0.0, 1.0])


def _made_up_loss() -> Callable[[Any, Any], tuple[float, np.ndarray, np.ndarray]]:
    """Return the data loss of the worked example; it hands out the same gradients each time it is called."""
    slopes, bias_slopes = np.array([[0.5, 0.5], [-0.5, -0.5]]), np.array([0.1, -0.1])

    def data_loss(W: Any, b: Any) -> tuple[float, np.ndarray, np.ndarray]:
        """Return loss, dW, db: 2 at the worked example, and a plane around it."""
        row_difference = np.dot([0.5, -0.5], np.sum(np.asarray(W, dtype=float), axis=1))
        loss = float(3.6 + row_difference + np.dot([0.1, -0.1], np.asarray(b, dtype=float)))
        return loss, slopes, bias_slopes

    return data_loss
