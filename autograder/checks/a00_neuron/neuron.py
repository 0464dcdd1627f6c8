"""What `neuron` must satisfy."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.replies import passes
from autograder.references import a00_neuron as reference
from nncourse.checking import Student, _, check, expect_close, expect_unchanged

Activation = Callable[[np.ndarray], np.ndarray]

ANEW = _("another x, w or b gives another sum: keep nothing between calls")


def identity(z: np.ndarray, /) -> np.ndarray:
    """Leave the sum as it is."""
    return np.asarray(z)[()]  # a number for a number, as `lambda z: z` gives


def wave(z: np.ndarray, /) -> np.ndarray:
    """Bend the sum as no activation of the notebook does: neither odd nor monotonic, and never the same twice."""
    return 2 + np.cos(np.asarray(z) + 0.7)


def parabola(z: np.ndarray, /) -> np.ndarray:
    """Bend the sum so that a negative and a positive one differ, and no two sums are mixed up."""
    return np.asarray(z) ** 2 - 0.75 * np.asarray(z) + 1


def sigmoid(z: np.ndarray, /) -> np.ndarray:
    """Squeeze the sum into (0, 1)."""
    return 1 / (1 + np.exp(-np.asarray(z) / 4))


def signal(rng: np.random.Generator, size: int) -> np.ndarray:
    """Draw 64ths, none of them small: products and sums have no rounding error, in any order, in float32 too."""
    return rng.choice([-1, 1], size) * rng.integers(21, 190, size) / 64


def expect_neuron(student: Student, x: np.ndarray, w: np.ndarray, b: float, activation: Activation, hint: str) -> None:
    """Compare one output with the reference; explain the mistakes that are known."""
    f = activation
    output = reference.neuron(x, w, b, f)
    total = reference.neuron(x, w, b, identity)
    relu_of_total, tanh_of_total = reference.relu(total), reference.tanh(total)
    multiplied = _("add the bias; do not multiply by it")
    mistakes = {
        _("return one number, not an array of length 1"): np.array([output]),
        _("return one number, not a table that holds it"): np.array([[output]]),
        _("it returns a number for every input: add the products up to one number"): f(w * x + b),
        _("it returns a number for every pair: multiply each input by its own weight only"): f(np.outer(w, x) + b),
        _("the activation is missing: pass the sum through `activation`"): total,
        _("negative sums become 0: call the `activation` that is handed in, not always ReLU"): relu_of_total,
        _("apply the activation once, not twice"): f(f(total)),
        _("the bias is missing: add `b` to the sum"): f(total - b),
        _("the bias belongs inside the activation: add `b` to the sum first"): f(total - b) + b,
        _("add the bias with its sign, do not subtract it"): f(total - 2 * b),
        _("the bias keeps its digits after the point: do not round it"): f(total - b + np.trunc(b)),
        _("add the bias once, to the sum, not to every product"): f(total + (len(x) - 1) * b),
        multiplied: f((total - b) * b) if b else output,
        _("sum the products, do not average them"): f((total - b) / len(x) + b),
        _("sum first: the activation is applied to the whole sum, not to each product"): np.sum(f(w * x)) + b,
        _("sum first: the activation is applied to the whole sum and not to each product"): np.sum(f(w * x + b)),
        _("the activation is applied to the sum, not to the inputs"): np.dot(w, f(x)) + b,
        _("multiply each input by its own weight before you sum"): f(np.sum(x) * np.sum(w) + b),
        _("multiply each input by its weight; do not add the two"): f(np.sum(x) + np.sum(w) + b),
        _("the weights are missing: multiply each input by its weight"): f(np.sum(x) + b),
    }
    if abs(total) <= 7:  # beyond, tanh is ±1, as other functions are
        mistakes[_("call the `activation` that is handed in, not always tanh")] = tanh_of_total

    def all_mistakes() -> dict[str, Any]:
        bias_of_one_is_none = passes(lambda: expect_close(student.neuron(x, w, 1.0, f), f(total), ""))
        return {**mistakes, multiplied: f(0 * total)} if b == 0 and bias_of_one_is_none else mistakes

    expect_close(student.neuron(x, w, b, activation), output, hint, mistakes=all_mistakes)


@check("neuron", points=1)
def sums_the_weighted_inputs(student: Student) -> None:
    """Each input counts with its own weight, however many inputs there are; whole numbers too."""
    hint = _("multiply each input by its own weight, sum the products over all the inputs")
    for size in (4, 1, 7, 130):
        x, w = signal(student.rng, size), signal(student.rng, size)
        if size in (4, 1) and np.dot(x, w) < 0:
            w = -w  # a positive sum first: it is 0 for whoever multiplies by the bias, and not for ReLU
        while size == 4 and np.dot(x, w) > 7:
            x = x / 2  # and one of which tanh is not yet 1
        expect_neuron(student, x, w, 0.0, identity, hint)
        expect_unchanged(student)
    for alike in ((3, 3), (3, 1), (1, 3)):  # how many inputs are equal, and how many weights
        x, w = (np.repeat(signal(student.rng, 6 // times), times) for times in alike)
        expect_neuron(student, x, w, 0.0, identity, hint)
    x, w, other_w = (signal(student.rng, 5) for _draw in range(3))
    for inputs, weights in ((x, w), (x, other_w), (w, other_w)):
        expect_neuron(student, inputs, weights, 0.0, identity, ANEW)
    small_x, small_w = np.abs(signal(student.rng, 5)) / 16, np.abs(signal(student.rng, 5)) / 16
    expect_neuron(student, small_x, small_w, 0.0, identity, hint)  # each product is below 0.04
    for sign in (1, -1):
        large_x, w = 2.0**24 * signal(student.rng, 4), signal(student.rng, 4)
        w = sign * np.abs(w) * np.sign(large_x)  # all the products have one sign: the sum lies far from 0
        expect_neuron(student, large_x, w, 0.0, identity, _("large sums and outputs stay as they are: cut nothing off"))
    hint = _("whole-number inputs must not make the products or the sum whole numbers")
    whole, fractions = student.rng.integers(1, 9, size=5), np.abs(signal(student.rng, 5))
    expect_neuron(student, whole, fractions, 0, identity, hint)
    expect_neuron(student, fractions, whole, 0, identity, _("the weights may be whole numbers, and the inputs not"))


@check("neuron", points=1)
def applies_the_activation_it_is_given(student: Student) -> None:
    """Whichever activation is handed in, it is applied once, to the whole sum."""
    hint = _("pass the whole sum through the `activation` that is handed in, once, and return what comes out")
    for sign, activation in ((1, wave), (-1, parabola), (1, sigmoid), (-1, wave)):
        x, w = signal(student.rng, 3), signal(student.rng, 3)
        if sign * np.dot(x, w) < 0:
            w = -w
        expect_neuron(student, x, w, 0.0, activation, hint)
    anew = _("another activation gives another output: keep nothing between calls")
    expect_neuron(student, x, w, 0.0, parabola, anew)


@check("neuron", points=1)
def adds_the_bias_before_the_activation(student: Student) -> None:
    """Positive or negative, the bias is added once, before the activation."""
    hint = _("add `b` to the weighted sum once, then apply the activation")
    # b is never 1, which hides a product, and first beyond 1, so that a rounded one is not 0
    for sign, least, size, activation in (
        (1, 4, 4, parabola),
        (-1, 2, 4, wave),
        (-1, 2, 1, parabola),
        (1, 2, 4, sigmoid),
    ):
        x, w = signal(student.rng, size), signal(student.rng, size)
        b = sign * float(2 * student.rng.integers(least, 8) + 1) / 8
        expect_neuron(student, x, w, b, activation, hint)
        expect_unchanged(student)
    expect_neuron(student, x, w, 1 - b, activation, ANEW)
    x, w = signal(student.rng, 6), signal(student.rng, 6)
    x[[0, 3]] = w[4] = 0
    for zeros in (x, 0 * x):
        expect_neuron(
            student, zeros, w, b, parabola, _("an input of 0 adds nothing to the sum, and `b` is added all the same")
        )
    x, w = student.rng.integers(1, 5, size=4), student.rng.integers(-4, 0, size=4)
    hint = _("whole-number inputs must not make the products or the sum whole numbers")
    expect_neuron(student, x, w, b + 1, identity, hint)
