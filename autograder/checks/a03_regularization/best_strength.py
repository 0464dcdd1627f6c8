"""What `best_strength` must satisfy."""

import numpy as np

from nncourse.checking import NotAttempted, Student, _, check, expect, expect_array, fail
from nncourse.language import Message

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
                _("`best_reg_strength` has no value: write the number itself, since no training result is known here")
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
