"""What `activations` must satisfy."""

import numpy as np

from autograder.checks.replies import passes
from autograder.references import a00_neuron as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged


@check("activations", points=1)
def relu_cuts_off_negative_numbers(student: Student) -> None:
    """`relu` keeps positive numbers as they are and turns negative ones into 0."""
    draw = student.rng.uniform
    small = [draw(1e-3, 8e-3), draw(0.02, 0.04)]
    z = np.concatenate(
        [[-1.7, 0.0], student.rng.normal(size=12), small, draw(-8e-3, -1e-3, 2), draw(10, 5000, 2), [-300.0]]
    )
    right = reference.relu(z)
    expect_close(
        student.relu(z),
        right,
        _("relu: 0 for z < 0, z itself for z ≥ 0, each number on its own"),
        mistakes={
            _("relu: this is the largest number of z; compare each number with 0, as `np.maximum` does"): z.max(),
            _("relu: negative numbers must become 0"): z,
            _("relu: negative numbers must become 0, not positive"): np.abs(z),
            _("relu: this keeps the negative numbers; keep the positive ones"): np.minimum(z, 0),
            _("relu: negative numbers must become exactly 0, not small"): np.where(z < 0, 0.01 * z, z),
            _("relu: negative numbers must become exactly 0, not a tenth"): np.where(z < 0, 0.1 * z, z),
            _("relu: return z itself where it is positive, not 1"): np.where(z > 0, 1.0, 0.0),
            _("relu: there is no upper limit, 1 is not the largest value"): np.clip(z, 0, 1),
            _("relu: there is no upper limit, 6 is not the largest value"): np.clip(z, 0, 6),
            _("relu: the digits after the point are lost, the result must be of type float"): np.trunc(right),
            _("relu: this is a smooth cousin of ReLU; cut off at 0 sharply"): np.logaddexp(0, z),
        },
    )
    large = student.rng.permutation(draw(1e5, 9e5, 4) * [1, 1e6, -1, -1e6])
    expect_close(student.relu(large), reference.relu(large), _("relu: there is no upper limit, nor a lower one for z"))


@check("activations", points=1)
def tanh_follows_its_formula(student: Student) -> None:
    """`tanh` follows 2/(1 + e^(−2z)) − 1."""
    draw = student.rng.uniform
    z = np.concatenate(
        [
            [-0.6, 0.0, draw(0.05, 0.09)],
            draw(0.2, 2.5, 6),
            draw(-2.5, -0.2, 6),
            draw(3, 6, 2),
            draw(-6, -3, 2),
            [6.5, -6.5, 8.5, -8.5],
        ]
    )
    values, right = student.tanh(z), reference.tanh(z)
    hint, small = _("tanh: 2 / (1 + e^(−2z)) − 1; mind the brackets"), np.abs(z) < 2.6
    if passes(lambda: expect_close(expect_array(values, z.shape)[small], right[small], "")):
        hint = _("tanh: small numbers go right, large ones do not: take z as it is and cut nothing off")
    expect_close(
        values,
        right,
        hint,
        mistakes={
            _("tanh: the exponent is −2z, the factor 2 is missing"): reference.tanh(z / 2),
            _("tanh: this is −tanh(z): the exponent is −2z, and 1 is subtracted from the fraction"): -right,
            _("tanh: the 2 stands in the exponent, not before e"): 2 / (1 + 2 * np.exp(-z)) - 1,
            _("tanh: subtract 1 at the end"): right + 1,
            _("tanh: the numerator is 2, not 1"): (right + 1) / 2 - 1,
            _("tanh: this is the sigmoid 1 / (1 + e^(−z)); the exponent of tanh is −2z, and it runs from −1 to 1"): 1
            / (1 + np.exp(-z)),
            _("tanh: this is the sigmoid of 2z, which runs from 0 to 1; tanh runs from −1 to 1"): (right + 1) / 2,
            _("tanh: brackets around the denominator 1 + e^(−2z)"): 2 / 1 + np.exp(-2 * z) - 1,
            _("tanh: brackets: 1 is subtracted after the division"): 2 / (1 + np.exp(-2 * z) - 1),
            _("tanh: negative z must give negative values"): np.abs(right),
            _("tanh: the digits after the point are lost, the result must be of type float"): np.trunc(right),
            _("tanh: this is the tangent; the hyperbolic one is another function"): np.tan(z),
            _("tanh: this cuts z off at ±1; tanh bends smoothly"): np.clip(z, -1, 1),
        },
    )


@check("activations", points=0.5)
def tanh_is_finite_everywhere(student: Student) -> None:
    """`tanh` of very large numbers of either sign is 1 or −1, never nan."""
    sizes = np.array([25.0, float(student.rng.integers(360, 700)), float(student.rng.integers(710, 800)), 1e5, 1e308])
    for sign in (1, -1):
        tails = expect_array(student.tanh(sign * sizes), sizes.shape, _("tanh: return one value for each number"))
        expect(
            np.isfinite(tails).all(),
            _("tanh: nan or infinity for large z, where an exponential overflows; in the denominator alone it is safe"),
        )
        hint = _("tanh: far to the right it must be 1, far to the left −1")
        expect_close(tails, np.full(sizes.shape, float(sign)), hint)
        expect_close(student.tanh(sign * 1000.0), float(sign), hint)
    small = student.rng.uniform(-1, 1, 4)
    hint = _("tanh: a large number in z changes what the others give: each number on its own")
    if not passes(lambda: expect_close(student.tanh(small), reference.tanh(small), "")):
        hint = _("tanh: the result is wrong for small numbers too: fix that first")
    mixed = student.rng.permutation(np.concatenate([small, [25.0, -sizes[1], 1000.0]]))
    both_ends = np.array([-1000.0, 0.3, 1000.0, -0.7, 25.0, -400.0])
    lost = _("tanh: the digits after the point are lost, the result must be of type float")
    # whoever goes by the type of what the first number gives finds 1, −1 and 0 whole
    for z in (mixed, both_ends, both_ends[::-1].copy(), -both_ends, np.append(0.0, small)):
        right = reference.tanh(z)
        expect_close(student.tanh(z), right, hint, mistakes={lost: np.trunc(right)})


@check("activations", points=0.5)
def both_take_any_shape(student: Student) -> None:
    """`relu` and `tanh` take single numbers, whole or not, and arrays of any shape, and leave them unchanged."""
    negative, positive = -float(student.rng.uniform(0.3, 2)), float(student.rng.uniform(0.3, 2))
    draw = student.rng.normal
    row = student.rng.permutation([negative, 0.0, positive, -positive])
    square = draw(size=(3, 3))
    square[:2] = np.abs(square[:2]) * [[-1], [1]]  # whoever goes by the type of what the first row gives finds 0 whole
    shapes = (square, negative, positive, np.array(positive), np.array(negative), draw(size=(2, 1, 4)), row)
    whole = (np.array([[-2, 1, 0], [3, -1, 2]]), -2, 3)
    for z in (*shapes, *whole):
        for function, right, shape_hint, whole_hint, hint in (
            (
                student.relu,
                reference.relu(z),
                _("relu: a single number gives a single number, an array gives an array of the same shape"),
                _("relu: whole numbers are numbers too"),
                _("relu: the shape is right, the numbers are not"),
            ),
            (
                student.tanh,
                reference.tanh(z),
                _("tanh: a single number gives a single number, an array gives an array of the same shape"),
                _("tanh: whole numbers must give fractions: let the result be of type float"),
                _("tanh: the shape is right, the numbers are not"),
            ),
        ):
            values = expect_array(function(z), np.shape(z), shape_hint)
            expect_close(values, right, whole_hint if isinstance(z, int) or z is whole[0] else hint)
            expect_unchanged(student)
