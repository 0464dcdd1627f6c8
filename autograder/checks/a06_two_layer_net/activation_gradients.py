"""What `activation_gradients` must satisfy."""

import numpy as np

from autograder.checks.a06_two_layer_net.mistakes import CUT_OFF, SMALL, WRONG_ANYWAY
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import is_close
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged


@check("activation_gradients", points=1)
def relu_lets_the_gradient_through_where_z_is_positive(student: Student) -> None:
    """`relu_backward` passes `dout` on where z > 0 and stops it where z < 0."""
    z, dout = _away_from_zero(student.rng, (6, 5)), student.rng.normal(size=(6, 5))
    z[0] = 10 ** student.rng.uniform(-7, -3, size=5) * [1, -1, 1, -1, 1]  # the slope is a step, right at 0
    expect_close_in_float32(
        student.relu_backward(dout, z),
        reference.relu_backward(dout, z),
        _("the slope of ReLU is 1 where z > 0 and 0 where z < 0: multiply `dout` by it, element by element"),
        mistakes={
            _("this is ReLU of `dout`: the sign of z decides, not that of `dout`"): np.maximum(dout, 0),
            _("`dout` is missing: multiply the slope by it"): (z > 0) * 1.0,
            _("you multiply `dout` by relu(z): its slope is needed, which is 0 or 1"): dout * np.maximum(z, 0),
            _("the gradient passes where z is negative: it should pass where z is positive"): dout * (z < 0),
            _("the gradient passes everywhere: it should stop where z is negative"): dout,
            _("where z is negative the slope is 0, not −1"): dout * np.sign(z),
            _("the slope needs the positive z only: the sign of `dout` plays no part"): dout * (z > 0) * (dout > 0),
        },
    )


@check("activation_gradients", points=1)
def tanh_gradient_is_one_minus_its_square(student: Student) -> None:
    """`tanh_backward` multiplies `dout` by the slope of tanh at z."""
    z, dout = 2 * student.rng.normal(size=(6, 5)), _away_from_zero(student.rng, (6, 5))
    z[0, :2] = student.rng.uniform(4.2, 4.8, size=2) * [1, -1]  # a small slope is one too
    tanh = np.tanh(z)
    expect_close_in_float32(
        student.tanh_backward(dout, z),
        dout * (1 - tanh**2),
        _("the slope of tanh at z is 1 − tanh²(z): multiply `dout` by it, element by element"),
        mistakes={
            _("`z` is the input of tanh, not its output: the slope is 1 − tanh²(z), not 1 − z²"): dout * (1 - z**2),
            _("`dout` is missing: multiply the slope by it"): 1 - tanh**2,
            _("the square is missing: the slope is 1 − tanh²(z)"): dout * (1 - tanh),
            _("you multiply `dout` by tanh(z): multiply it by the slope, 1 − tanh²(z)"): dout * tanh,
            _("t·(1 − t) is the slope of the sigmoid: that of tanh is 1 − t²"): dout * tanh * (1 - tanh),
            _("this is 1 − tanh²(dout): the slope is taken at z"): 1 - np.tanh(dout) ** 2,
            _("the slope is taken at dout · z: take it at z, then multiply by `dout`"): dout
            * (1 - np.tanh(dout * z) ** 2),
        },
    )


@check("activation_gradients", points=1)
def relu_backward_takes_every_z(student: Student) -> None:
    """`relu_backward` takes every shape, whole numbers, 0 and ±1000, and changes nothing."""
    rng = student.rng
    _expect_plain_right(student, "relu_backward")
    for shape in ((), (4,), (3, 1), (3, 3), (2, 3, 4), (24, 7)):
        z, dout = _away_from_zero(rng, shape), rng.normal(size=shape)
        for sign in (1, -1):
            _is_right(student, "relu_backward", dout, np.asarray(sign * z), ELEMENTWISE)
    whole, whole_z = rng.integers(1, 5, size=(3, 4)), rng.choice([-3, -2, -1, 1, 2, 3], size=(3, 4))
    for given, given_z in ((rng.normal(size=(3, 4)), whole_z), (whole, whole_z), (whole, whole_z / 4)):
        _is_right(student, "relu_backward", given, given_z, ROUNDED)
    z = rng.uniform(800, 1200) * np.array([-1.0, 1.0])
    _is_right(student, "relu_backward", rng.normal(size=2), z, _("where |z| is large ReLU still has the slope 0 or 1"))
    large = rng.uniform(2000, 9000, size=4) * [1, -1, 1, -1]
    _is_right(student, "relu_backward", large, rng.uniform(0.5, 2.0, size=4) * [1, 1, -1, -1], CUT_OFF)
    small, z = 1e-5 * _away_from_zero(rng, (4,)), rng.uniform(0.5, 2.0, size=4) * [1, 1, -1, 1]
    expect_close(student.relu_backward(small, z), reference.relu_backward(small, z), SMALL, atol=1e-12)
    dout = rng.uniform(1, 2, size=2)
    at_zero = expect_array(student.relu_backward(dout, np.array([0.0, -0.0])), (2,))
    expect(
        np.all((at_zero >= 0) & (at_zero <= dout * (1 + 1e-6))),
        _("at z = 0 the slope of ReLU may be any number from 0 to 1, but it must be a number"),
    )


@check("activation_gradients", points=1)
def tanh_backward_takes_every_z(student: Student) -> None:
    """`tanh_backward` takes every shape, whole numbers and ±1000, and changes nothing."""
    rng = student.rng
    _expect_plain_right(student, "tanh_backward")
    for shape in ((), (4,), (3, 1), (3, 3), (2, 3, 4), (24, 7)):
        _is_right(student, "tanh_backward", rng.normal(size=shape), rng.normal(size=shape), ELEMENTWISE)
    whole, whole_z = rng.integers(1, 5, size=(3, 4)), rng.integers(-2, 3, size=(3, 4))
    for given, given_z in ((rng.normal(size=(3, 4)), whole_z), (whole, whole_z), (whole, whole_z / 4)):
        _is_right(student, "tanh_backward", given, given_z, ROUNDED)
    z = rng.uniform(800, 1200) * np.array([-1.0, 1.0])
    overflows = _("where |z| is large the slope is 0: use a formula that does not overflow, such as 1 − tanh²(z)")
    _is_right(student, "tanh_backward", rng.uniform(1, 2, size=2), z, overflows)
    large = rng.uniform(2000, 9000, size=4) * [1, -1, 1, -1]
    _is_right(student, "tanh_backward", large, rng.uniform(0.1, 0.5, size=4) * [1, 1, -1, -1], CUT_OFF)
    small, z = 1e-5 * _away_from_zero(rng, (4,)), _away_from_zero(rng, (4,)) / 2
    expect_close(student.tanh_backward(small, z), reference.tanh_backward(small, z), SMALL, rtol=1e-4, atol=1e-12)
    mixed = rng.permutation([-0.7, 0.3, 25.0, -1000.0, 1000.0])
    _is_right(student, "tanh_backward", rng.uniform(1, 2, size=5), mixed, ELEMENTWISE)


ELEMENTWISE = _("work element by element: the result has the shape of z, whatever it is")
ROUNDED = _("whole numbers in z or `dout` must not round the result")


def _expect_plain_right(student: Student, name: str) -> None:
    """Fail where the result for a matrix of ordinary numbers is wrong: that has a cause of its own."""
    z, dout = _away_from_zero(student.rng, (4, 3)), _away_from_zero(student.rng, (4, 3))
    result = getattr(student, name)(dout, z)
    expect(result is None or is_close(result, getattr(reference, name)(dout, z)), WRONG_ANYWAY)


def _is_right(student: Student, name: str, dout: np.ndarray, z: np.ndarray, hint: str) -> None:
    expect_close_in_float32(getattr(student, name)(dout, z), getattr(reference, name)(dout, z), hint)
    expect_unchanged(student)


def _away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return np.asarray(rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.05, 2.0, size=shape))
