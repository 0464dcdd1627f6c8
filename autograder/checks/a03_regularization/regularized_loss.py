"""What `regularized_loss` must satisfy."""

from collections.abc import Sequence
from functools import partial

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
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import passes
from autograder.references import a03_regularization as reference
from nncourse.checking import Student, _, check, expect, expect_close, expect_parts, expect_unchanged


class _DataLoss:
    """A made-up data loss in which W and b are tied together; it remembers where it was asked.

    It keeps its gradients, and hands out the same arrays when it is asked at the same place again.
    """

    def __init__(self, rng: np.random.Generator, shape: tuple[int, int], scale: float = 1.0) -> None:
        self._scale = scale
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
        gradients = 2 * self._curvature * off + b, 2 * (b - 1) + off.sum(axis=0)
        return np.float64(self._scale * loss), self._scale * gradients[0], self._scale * gradients[1]

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
    W, b = whole_numbers(student.rng, (4, 3)) / 2, whole_numbers(student.rng, (3,))
    expect_close(
        _total(student, data_loss, W, b, reg_strength)[0],
        data_loss.fresh(W, b)[0] + reference.l2_penalty(W, b, reg_strength),
        _("loss: whole numbers in b must not make those of W whole"),
    )
    _expect_in_full(student, 0)
    data_loss, W, b = _DataLoss(student.rng, (4, 3), scale=5e-6), *(1e-3 * weights for weights in (W, b))
    expect_close(
        _total(student, data_loss, W, b, reg_strength)[0],
        data_loss.fresh(W, b)[0] + reference.l2_penalty(W, b, reg_strength),
        _("loss: a small one keeps all its digits, round nothing"),
    )


@check("regularized_loss", points=1)
def adds_both_gradients_of_the_weights(student: Student) -> None:
    """`dW` is the gradient of the data loss plus that of the penalty."""
    data_loss, W, b, reg_strength = _problem(student.rng, (4, 3))
    (_loss, data, data_db), (pull, pull_db) = data_loss.fresh(W, b), reference.l2_gradient(W, b, reg_strength)
    hint = _("dW: the gradient of a sum is the sum of the gradients: add the dW of data_loss and the dW of l2_gradient")
    dW = _total(student, data_loss, W, b, reg_strength)[1]
    expect_close_in_float32(
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
            _("dW and db stand in the wrong order: return loss, dW, db"): data_db + pull_db,
        },
    )
    W, b = whole_numbers(student.rng, (2, 3)), whole_numbers(student.rng, (3,))
    data_loss = _DataLoss(student.rng, (2, 3))
    expected = data_loss.fresh(W.astype(float), b.astype(float))[1] + reference.l2_gradient(W, b, 0.15)[0]
    expect_close_in_float32(_total(student, data_loss, W, b, 0.15)[1], expected, hint)
    _expect_in_full(student, 1)


@check("regularized_loss", points=1)
def adds_both_gradients_of_the_biases(student: Student) -> None:
    """`db` is the gradient of the data loss plus that of the penalty."""
    data_loss, W, b, reg_strength = _problem(student.rng, (3, 5))
    data, pull = data_loss.fresh(W, b)[2], reference.l2_gradient(W, b, reg_strength)[1]
    hint = _("db: add the db of data_loss and the db of l2_gradient, just as for dW")
    db = _total(student, data_loss, W, b, reg_strength)[2]
    expect_close_in_float32(
        db,
        data + pull,
        hint,
        mistakes={
            _("db is that of the data loss alone: the biases are in the penalty too"): data,
            _("db is that of the penalty alone: add the gradient of the data loss"): pull,
            _("db: the gradient of the penalty is subtracted; gradients of a sum are added"): data - pull,
            _("db: the factor 2 of the penalty's gradient is missing"): data + pull / 2,
            _("db: λ is in the penalty's gradient already, do not multiply by it once more"): data
            + reg_strength * pull,
            _("db: the gradient of the penalty is added twice"): data + 2 * pull,
        },
    )
    W, b = whole_numbers(student.rng, (2, 3)), whole_numbers(student.rng, (3,))
    data_loss = _DataLoss(student.rng, (2, 3))
    expected = data_loss.fresh(W.astype(float), b.astype(float))[2] + reference.l2_gradient(W, b, 0.15)[1]
    expect_close_in_float32(_total(student, data_loss, W, b, 0.15)[2], expected, hint)
    _expect_in_full(student, 2)


@check("regularized_loss", points=1)
def changes_nothing_it_was_given(student: Student) -> None:
    """λ = 0 gives back the data loss; nothing is written into W, b or the arrays that data_loss returned."""
    hint = _("the result is not right where there is one class")
    for shape in ((4, 3), (6, 1)):
        data_loss, W, b, reg_strength = _problem(student.rng, shape)
        parts = _total(student, data_loss, W, b, reg_strength)
        expect_unchanged(student)
        expect(
            data_loss.is_intact(),
            _("it writes into the arrays that data_loss returned (`dW += ...` does): make new ones, `dW + ...`"),
        )
        expected = data_loss.fresh(W, b)
        penalty = reference.l2_penalty(W, b, reg_strength), *reference.l2_gradient(W, b, reg_strength)
        right = [data + of_penalty for data, of_penalty in zip(expected, penalty, strict=True)]
        if shape[1] > 1 and not passes(partial(_expect_all_close, parts, right, "")):
            hint = WRONG_ANYWAY
    _expect_all_close(parts, right, hint)
    unpenalized = _total(student, data_loss, W, b, 0)
    _expect_all_close(unpenalized, expected, _("with λ = 0 the result should be exactly what data_loss returns"))


def _expect_all_close(parts: Sequence[object], expected: Sequence[object], hint: str) -> None:
    for part, right in zip(parts, expected, strict=True):
        expect_close_in_float32(part, right, hint)


def _problem(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[_DataLoss, np.ndarray, np.ndarray, float]:
    W, b = mixed_signs(rng, *shape), mixed_signs(rng, shape[1])
    return _DataLoss(rng, shape), W, b, float(rng.uniform(1.2, 2.8))


def _expect_in_full(student: Student, part: int) -> None:
    """Compare the loss, dW or db, `part` 0, 1 or 2, for weights and λ of all sizes, for zeros, and for many shapes."""
    hints = {
        CUT_OFF: of_all_sizes(student.rng, 4, 3, reg_strength=1.7),
        ZEROS: with_zeros(student.rng, 4, 3, reg_strength=1.7),
        ANY_SHAPE: of_many_shapes(student.rng, 1.7),
    }
    for hint, all_given in hints.items():
        for W, b, reg_strength in all_given:
            data_loss = _DataLoss(student.rng, W.shape)
            penalty = reference.l2_penalty(W, b, reg_strength), *reference.l2_gradient(W, b, reg_strength)
            expect_close(
                _total(student, data_loss, W, b, reg_strength)[part],
                data_loss.fresh(W, b)[part] + penalty[part],
                hint,
                atol=1e-5 * max(1, reg_strength / 3),  # leaves room for a difference quotient
            )
    W, b = mixed_signs(student.rng, 4, 3), mixed_signs(student.rng, 3)
    penalty = reference.l2_penalty(W, b, 0.7), *reference.l2_gradient(W, b, 0.7)
    expect_close(
        expect_parts(student.regularized_loss(_flat, W, b, 0.7), "loss", "dW", "db")[part],
        _flat(W, b)[part] + penalty[part],
        _("a data loss below 0 counts like any other, and so does a gradient of 0"),
        atol=1e-5,
    )


def _flat(W: np.ndarray, b: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Return a data loss that is negative, and the same everywhere."""
    return -30.0, np.zeros(np.shape(W)), np.zeros(np.shape(b))


def _total(
    student: Student, data_loss: _DataLoss, W: np.ndarray, b: np.ndarray, reg_strength: float
) -> tuple[object, ...]:
    """Return the loss, dW, db that the student gives."""
    parts = expect_parts(student.regularized_loss(data_loss, W, b, reg_strength), "loss", "dW", "db")
    expect(data_loss.was_asked_at(W, b), _("call data_loss(W, b) with the very W and b that came in"))
    return parts
