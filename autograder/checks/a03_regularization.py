"""What the exercises of a03 must satisfy."""

import numpy as np

from autograder.references import a03_regularization as reference
from nncourse.checking import (
    NotAttempted,
    Student,
    _,
    check,
    expect,
    expect_array,
    expect_close,
    expect_parts,
    expect_unchanged,
    fail,
)
from nncourse.language import Message


@check("l2_penalty", points=1)
def squares_every_weight_and_adds(student: Student) -> None:
    """Every weight is squared, the squares are added and multiplied by λ."""
    W, b, reg_strength = _mixed_signs(student.rng, 4, 3), np.zeros(3), student.rng.uniform(1.2, 2.8)
    squares = np.sum(W**2)
    expect_close(
        student.l2_penalty(W, b, reg_strength),
        reference.l2_penalty(W, b, reg_strength),
        _("square each entry of W, add the squares of all of them, multiply by reg_strength: one number"),
        mistakes={
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
            _("λ is missing: multiply by reg_strength"): squares,
            _("λ is squared too: multiply by reg_strength once, after squaring the weights"): reg_strength**2 * squares,
            _("the gradient has a factor 2, the penalty has none"): 2 * reg_strength * squares,
        },
    )


@check("l2_penalty", points=1)
def counts_the_biases_too(student: Student) -> None:
    """Biases count as weights do."""
    W, b, reg_strength = _mixed_signs(student.rng, 4, 3), _mixed_signs(student.rng, 3), student.rng.uniform(1.2, 2.8)
    weights, biases = np.sum(W**2), np.sum(b**2)
    expect_close(
        student.l2_penalty(W, b, reg_strength),
        reference.l2_penalty(W, b, reg_strength),
        _("R is the sum of all squared weights plus the sum of all squared biases; λ multiplies the whole"),
        mistakes={
            _("the biases are missing: add the squares of b as well"): reg_strength * weights,
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
    whole = _whole_numbers(student.rng, (5, 1)), _whole_numbers(student.rng, (1,))
    halves = whole[0] / 2, whole[1] / 2
    mixed = ((whole[0], halves[1]), 1e-3), ((halves[0], whole[1]), 1e-3)
    for (W, b), reg_strength in ((whole, 3), (whole, 1e-3), (whole, 0), (halves, 1e-3), *mixed):
        expect_close(
            student.l2_penalty(W, b, reg_strength),
            reference.l2_penalty(W, b, reg_strength),
            _("it should be λ(ΣW² + Σb²) for every λ ≥ 0 and W of every shape, whole numbers too"),
        )
        expect_unchanged(student)


@check("l2_gradient", points=1)
def pulls_each_weight(student: Student) -> None:
    """`dW` is the derivative of the penalty with respect to each weight."""
    W, b, reg_strength = _mixed_signs(student.rng, 3, 3), _mixed_signs(student.rng, 3), student.rng.uniform(1.2, 2.8)
    dW, _db = expect_parts(student.l2_gradient(W, b, reg_strength), "dW", "db")
    expect_close(
        dW,
        reference.l2_gradient(W, b, reg_strength)[0],
        _(
            "dW: differentiate λw² with respect to one weight w; every weight has its own derivative, so dW has W's "
            "shape"
        ),
        mistakes=_gradient_mistakes(W, reg_strength)
        | {
            _("dW is transposed: it should be shaped like W, each derivative in its weight's place"): 2
            * reg_strength
            * W.T,
            _("`db` comes first: return dW, db in that order"): 2 * reg_strength * b,
        },
    )


@check("l2_gradient", points=1)
def pulls_each_bias(student: Student) -> None:
    """`db` is the derivative of the penalty with respect to each bias."""
    W, b, reg_strength = _mixed_signs(student.rng, 5, 4), _mixed_signs(student.rng, 4), student.rng.uniform(1.2, 2.8)
    _dW, db = expect_parts(student.l2_gradient(W, b, reg_strength), "dW", "db")
    expect_close(
        db,
        reference.l2_gradient(W, b, reg_strength)[1],
        _("db: the biases are in R just as the weights are; every bias has its own derivative, so db has b's shape"),
        mistakes={
            _("db is zero: in this course the biases are regularized too"): np.zeros(4),
            _("db does not depend on the weights: differentiate λΣb²"): 2 * reg_strength * W.sum(axis=0),
            _("`dW` comes second: return dW, db in that order"): 2 * reg_strength * W,
            **_gradient_mistakes(b, reg_strength),
        },
    )


@check("l2_gradient", points=1)
def takes_whole_numbers_and_leaves_its_arguments(student: Student) -> None:
    """Whole numbers, one single class and λ = 0 work; W and b stay as they were."""
    whole = _whole_numbers(student.rng, (4, 1)), _whole_numbers(student.rng, (1,))
    halves = whole[0] / 2, whole[1] / 2
    mixed = ((whole[0], halves[1]), 0.15), ((halves[0], whole[1]), 0.15)
    for (W, b), reg_strength in ((whole, 0.15), (whole, 0), (halves, 0.15), *mixed):
        parts = expect_parts(student.l2_gradient(W, b, reg_strength), "dW", "db")
        expect_unchanged(student)
        dW, db = reference.l2_gradient(W, b, reg_strength)
        hint = _("build new arrays of fractions, shaped like W and b: with λ = 0 they are zeros")
        expect_close(parts[0], dW, hint)
        expect_close(parts[1], db, hint)


class _DataLoss:
    """A made-up data loss in which W and b are tied together; it remembers where it was asked.

    It keeps its gradients, and hands out the same arrays when it is asked at the same place again.
    """

    def __init__(self, rng: np.random.Generator, shape: tuple[int, int]) -> None:
        self._curvature = rng.uniform(0.5, 2, size=shape)
        self._centre = rng.normal(size=shape)
        self.asked: list[tuple[np.ndarray, np.ndarray]] = []
        self._kept: list[tuple[float, np.ndarray, np.ndarray]] = []

    def __call__(self, W: object, b: object) -> tuple[float, np.ndarray, np.ndarray]:
        point = np.array(W, dtype=float), np.array(b, dtype=float)
        for place, answer in zip(self.asked, self._kept, strict=True):
            if np.array_equal(place[0], point[0]) and np.array_equal(place[1], point[1]):
                return answer
        self._kept.append(self.fresh(*point))
        self.asked.append(point)
        return self._kept[-1]

    def fresh(self, W: np.ndarray, b: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Return loss, dW, db at W, b."""
        off = W - self._centre
        loss = 4 + np.sum(self._curvature * off**2) + np.sum((b - 1) ** 2) + np.sum(off.sum(axis=0) * b)
        return np.float64(loss), 2 * self._curvature * off + b, 2 * (b - 1) + off.sum(axis=0)

    def was_asked_at(self, W: np.ndarray, b: np.ndarray) -> bool:
        """Return whether one of the calls was for this W and b."""
        return any(
            place[0].shape == W.shape and np.allclose(place[0], W) and np.allclose(place[1], b) for place in self.asked
        )

    def is_intact(self) -> bool:
        """Return whether nobody wrote into the arrays that were handed out."""
        pairs = [(self.fresh(*place), answer) for place, answer in zip(self.asked, self._kept, strict=True)]
        return all(np.array_equal(before[1], now[1]) and np.array_equal(before[2], now[2]) for before, now in pairs)


@check("regularized_loss", points=1)
def adds_the_penalty_to_the_data_loss(student: Student) -> None:
    """`loss` is the data loss plus the penalty."""
    data_loss, W, b, reg_strength = _problem(student.rng, (4, 3))
    data, penalty = data_loss.fresh(W, b)[0], reference.l2_penalty(W, b, reg_strength)
    loss = _total(student, data_loss, W, b, reg_strength)[0]
    expect_close(
        loss,
        data + penalty,
        _("loss: take the loss that data_loss(W, b) gives and add l2_penalty(W, b, reg_strength)"),
        mistakes={
            _("this is the data loss alone: add l2_penalty to it"): data,
            _("this is the penalty alone: add the data loss to it"): penalty,
            _("the penalty is subtracted: large weights must make the loss larger, so add it"): data - penalty,
            _("λ is in the penalty already: do not multiply by reg_strength once more"): data + reg_strength * penalty,
            _("λ multiplies the penalty only, not the data loss"): reg_strength * data + penalty,
            _("the biases' part of the penalty is missing from the loss"): data + reg_strength * np.sum(W**2),
            _("the penalty is added twice"): data + 2 * penalty,
            _("the penalty is halved: in this course R has no factor ½"): data + penalty / 2,
        },
    )
    W, b = _whole_numbers(student.rng, (4, 3)) / 2, _whole_numbers(student.rng, (3,))
    expect_close(
        _total(student, data_loss, W, b, reg_strength)[0],
        data_loss.fresh(W, b)[0] + reference.l2_penalty(W, b, reg_strength),
        _("loss: whole numbers in b must not make those of W whole"),
    )


@check("regularized_loss", points=1)
def adds_both_gradients_of_the_weights(student: Student) -> None:
    """`dW` is the gradient of the data loss plus that of the penalty."""
    data_loss, W, b, reg_strength = _problem(student.rng, (4, 3))
    data, pull = data_loss.fresh(W, b)[1], reference.l2_gradient(W, b, reg_strength)[0]
    hint = _("dW: the gradient of a sum is the sum of the gradients: add the dW of data_loss and the dW of l2_gradient")
    dW = _total(student, data_loss, W, b, reg_strength)[1]
    expect_close(
        dW,
        data + pull,
        hint,
        mistakes={
            _("dW is that of the data loss alone: add the gradient of the penalty"): data,
            _("dW is that of the penalty alone: add the gradient of the data loss"): pull,
            _("dW: the gradient of the penalty is subtracted; gradients of a sum are added"): data - pull,
            _("dW: the factor 2 of the penalty's gradient is missing"): data + pull / 2,
            _("dW: λ is in the penalty's gradient already, do not multiply by it once more"): data
            + reg_strength * pull,
            _("dW: the gradient of the penalty is added twice"): data + 2 * pull,
        },
    )
    W, b = _whole_numbers(student.rng, (2, 3)), _whole_numbers(student.rng, (3,))
    data_loss = _DataLoss(student.rng, (2, 3))
    expected = data_loss.fresh(W.astype(float), b.astype(float))[1] + reference.l2_gradient(W, b, 0.15)[0]
    expect_close(_total(student, data_loss, W, b, 0.15)[1], expected, hint)


@check("regularized_loss", points=1)
def adds_both_gradients_of_the_biases(student: Student) -> None:
    """`db` is the gradient of the data loss plus that of the penalty."""
    data_loss, W, b, reg_strength = _problem(student.rng, (3, 5))
    data, pull = data_loss.fresh(W, b)[2], reference.l2_gradient(W, b, reg_strength)[1]
    hint = _("db: add the db of data_loss and the db of l2_gradient, just as for dW")
    db = _total(student, data_loss, W, b, reg_strength)[2]
    expect_close(
        db,
        data + pull,
        hint,
        mistakes={
            _("db is that of the data loss alone: the biases are in the penalty too"): data,
            _("db is that of the penalty alone: add the gradient of the data loss"): pull,
            _("db: the gradient of the penalty is subtracted; gradients of a sum are added"): data - pull,
            _("db: the factor 2 of the penalty's gradient is missing"): data + pull / 2,
        },
    )
    W, b = _whole_numbers(student.rng, (2, 3)), _whole_numbers(student.rng, (3,))
    data_loss = _DataLoss(student.rng, (2, 3))
    expected = data_loss.fresh(W.astype(float), b.astype(float))[2] + reference.l2_gradient(W, b, 0.15)[1]
    expect_close(_total(student, data_loss, W, b, 0.15)[2], expected, hint)


@check("regularized_loss", points=1)
def changes_nothing_it_was_given(student: Student) -> None:
    """λ = 0 gives back the data loss; nothing is written into W, b or the arrays that data_loss returned."""
    data_loss, W, b, reg_strength = _problem(student.rng, (6, 1))
    dW = _total(student, data_loss, W, b, reg_strength)[1]
    expect_unchanged(student)
    expect(
        data_loss.is_intact(),
        _("it writes into the arrays that data_loss returned (`dW += ...` does): make new ones, `dW + ...`"),
    )
    expected = data_loss.fresh(W, b)
    expect_close(
        dW, expected[1] + reference.l2_gradient(W, b, reg_strength)[0], _("dW is not right where there is one class")
    )
    unpenalized = _total(student, data_loss, W, b, 0)
    for part, right in zip(unpenalized, expected, strict=True):
        expect_close(part, right, _("with λ = 0 the result should be exactly what data_loss returns"))


_ACCURACY = np.array(
    # validation accuracy for λ = 10⁻⁴, 10⁻³·⁷⁵, …, 10¹; tests/references/test_a03_regularization.py trains it anew
    [
        *(0.6220, 0.6280, 0.6380, 0.6450, 0.6620, 0.6760, 0.6955, 0.7110, 0.7345, 0.7470, 0.7510),
        *(0.7480, 0.7415, 0.7255, 0.6955, 0.6715, 0.6480, 0.6345, 0.6210, 0.6150, 0.6050),
    ]
)
_LOG10_STRENGTHS = np.linspace(-4, 1, len(_ACCURACY))


def validation_accuracy(reg_strength: float) -> float:
    """Return the validation accuracy that the notebook's classifier reaches with this λ > 0, from the table."""
    return float(np.interp(np.log10(reg_strength), _LOG10_STRENGTHS, _ACCURACY))


@check("best_strength", points=1)
def beats_far_too_little_and_far_too_much(student: Student) -> None:
    """With this λ the classifier does far better than without regularization, and than with too much of it."""
    _expect_accuracy(_strength(student), within=0.04)


@check("best_strength", points=1)
def is_at_the_top_of_the_validation_curve(student: Student) -> None:
    """With this λ the validation accuracy is within a point and a half of the best."""
    _expect_accuracy(_strength(student), within=0.015)


def _strength(student: Student) -> float:
    try:
        value = student.value("best_reg_strength")
    except NotAttempted:
        raise NotAttempted(
            Message(
                _(
                    "`best_reg_strength` has no value: write the number itself, since the cells that train are not run "
                    "here"
                )
            )
        ) from None
    expect(value is not None, _("`best_reg_strength` is None: write the number that you read off the curve"))
    strength = float(expect_array(value, (), _("`best_reg_strength` should be one number")))
    expect(
        strength > 0,
        _("λ must be positive: if you read an exponent off the axis, write 10 to that power, `10 ** exponent`"),
    )
    return strength


def _expect_accuracy(strength: float, within: float) -> None:
    if validation_accuracy(strength) >= _ACCURACY.max() - within:
        return
    if np.log10(strength) < _LOG10_STRENGTHS[_ACCURACY.argmax()]:
        fail(_("λ is too small: the training curve is high there, but look where the validation curve is highest"))
    fail(
        _(
            "λ is too large: the weights are squeezed so much that both curves fall; go left to the highest validation "
            "point"
        )
    )


def _mixed_signs(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Return numbers away from 0, positive and negative ones for certain."""
    sizes = rng.uniform(0.4, 2, size=shape)
    return sizes * np.where(np.arange(sizes.size) % 3 == 1, -1, 1).reshape(shape)


def _whole_numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return odd numbers, so that half of one is never whole and none is zero."""
    return 2 * rng.integers(-4, 4, size=shape) + 1


def _gradient_mistakes(values: np.ndarray, reg_strength: float) -> dict[str, np.ndarray]:
    return {
        _("the factor 2 is missing: the derivative of w² is 2w"): reg_strength * values,
        _("λ is missing: multiply by reg_strength"): 2 * values,
        _("the sign is wrong: the penalty grows with |w|, so its derivative has the sign of w"): -2
        * reg_strength
        * values,
        _("this is the penalty of each entry, not its derivative: differentiate λw²"): reg_strength * values**2,
        _("this is the derivative of |w|: R has squares"): reg_strength * np.sign(values),
        _("there is no absolute value: a negative weight has a negative derivative"): 2 * reg_strength * np.abs(values),
        _("λ appears once, not squared"): 2 * reg_strength**2 * values,
        _("you divide by the number of entries: R is a sum, not a mean"): 2 * reg_strength * values / values.size,
    }


def _problem(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[_DataLoss, np.ndarray, np.ndarray, float]:
    W, b = _mixed_signs(rng, *shape), _mixed_signs(rng, shape[1])
    return _DataLoss(rng, shape), W, b, float(rng.uniform(1.2, 2.8))


def _total(
    student: Student, data_loss: _DataLoss, W: np.ndarray, b: np.ndarray, reg_strength: float
) -> tuple[object, ...]:
    """Return the loss, dW, db that the student gives."""
    parts = expect_parts(student.regularized_loss(data_loss, W, b, reg_strength), "loss", "dW", "db")
    expect(data_loss.was_asked_at(W, b), _("call data_loss(W, b) with the very W and b that came in"))
    return parts
