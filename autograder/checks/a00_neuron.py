"""What the exercises of a00 must satisfy."""

from collections.abc import Callable

import numpy as np

from autograder.references import a00_neuron as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, from_list

Activation = Callable[[np.ndarray], np.ndarray]

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = np.array([False, False, False, True])
OR = np.array([False, True, True, True])


def identity(z: np.ndarray) -> np.ndarray:
    """Leave the sum as it is."""
    return np.asarray(z)[()]  # a number for a number, as `lambda z: z` gives


def wave(z: np.ndarray) -> np.ndarray:
    """Bend the sum as no activation of the notebook does: neither odd nor monotonic, and never the same twice."""
    return 2 + np.cos(np.asarray(z))


def parabola(z: np.ndarray) -> np.ndarray:
    """Bend the sum so that a negative and a positive one differ, and no two sums are mixed up."""
    return np.asarray(z) ** 2 - 0.75 * np.asarray(z) + 1


def sigmoid(z: np.ndarray) -> np.ndarray:
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
    mistakes = {
        _("return one number, not an array of length 1"): np.array([output]),
        _("return one number, not a table that holds it"): np.array([[output]]),
        _("it returns a number for every input: add the products up to one number"): f(w * x + b),
        _("it returns a number for every pair: multiply each input by its own weight only"): f(np.outer(w, x) + b),
        _("the activation is missing: pass the sum through `activation`"): total,
        _("negative sums become 0: call the `activation` that is handed in, not ReLU whatever comes"): relu_of_total,
        _("call the `activation` that is handed in, not tanh whatever comes"): tanh_of_total,
        _("apply the activation once, not twice"): f(f(total)),
        _("the bias is missing: add `b` to the sum"): f(total - b),
        _("the bias belongs inside the activation: add `b` to the sum first"): f(total - b) + b,
        _("add the bias, do not subtract it"): f(total - 2 * b),
        _("the bias keeps its digits after the point: do not round it"): f(total - b + np.trunc(b)),
        _("add the bias once, to the sum, not to every product"): f(total + (len(x) - 1) * b),
        _("add the bias; do not multiply by it"): f((total - b) * b) if b else output,
        _("sum the products, do not average them"): f((total - b) / len(x) + b),
        _("sum first: the activation is applied to the whole sum, not to each product"): np.sum(f(w * x)) + b,
        _("sum first: the activation is applied to the whole sum and not to each product"): np.sum(f(w * x + b)),
        _("the activation is applied to the sum, not to the inputs"): np.dot(w, f(x)) + b,
        _("multiply each input by its own weight before you sum"): f(np.sum(x) * np.sum(w) + b),
        _("multiply each input by its weight; do not add the two"): f(np.sum(x) + np.sum(w) + b),
        _("the weights are missing: multiply each input by its weight"): f(np.sum(x) + b),
    }
    expect_close(student.neuron(x, w, b, activation), output, hint, mistakes=mistakes)


@check("neuron", points=1)
def sums_the_weighted_inputs(student: Student) -> None:
    """Each input counts with its own weight, however many inputs there are; whole numbers too."""
    hint = _("multiply each input by its own weight, sum the products over all the inputs")
    for size in (4, 1, 7):
        x, w = signal(student.rng, size), signal(student.rng, size)
        expect_neuron(student, x, w, 0.0, identity, hint)
        expect_unchanged(student)
    expect_neuron(
        student, np.repeat(signal(student.rng, 2), 3), np.repeat(signal(student.rng, 2), 3), 0.0, identity, hint
    )
    hint = _("whole-number inputs must not make the products or the sum whole numbers")
    whole, fractions = student.rng.integers(1, 9, size=5), signal(student.rng, 5)
    expect_neuron(student, whole, fractions, 0, identity, hint)
    expect_neuron(student, fractions, whole, 0, identity, _("the weights may be whole numbers, and the inputs not"))


@check("neuron", points=1)
def applies_the_activation_it_is_given(student: Student) -> None:
    """Whichever activation is handed in, it is applied once, to the whole sum."""
    hint = _("pass the whole sum through the `activation` that is handed in, once, and return what comes out")
    for activation in (wave, parabola, sigmoid):
        x, w = signal(student.rng, 3), signal(student.rng, 3)
        expect_neuron(student, x, w, 0.0, activation, hint)


@check("neuron", points=1)
def adds_the_bias_before_the_activation(student: Student) -> None:
    """Positive or negative, the bias is added once, before the activation."""
    hint = _("add `b` to the weighted sum once, then apply the activation")
    for sign, activation in ((1, parabola), (-1, wave), (-1, parabola), (1, sigmoid)):
        x, w = signal(student.rng, 4), signal(student.rng, 4)
        b = sign * float(2 * student.rng.integers(2, 8) + 1) / 8  # never 1, which hides a product
        expect_neuron(student, x, w, b, activation, hint)
        expect_unchanged(student)


@check("activations", points=1)
def relu_cuts_off_negative_numbers(student: Student) -> None:
    """`relu` keeps positive numbers as they are and turns negative ones into 0."""
    z = np.concatenate([[-1.7, 0.0], student.rng.normal(size=12), student.rng.uniform(10, 5000, 2), [-300.0]])
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
    large = student.rng.permutation(student.rng.uniform(1e5, 9e5, 4) * [1, 1, -1, -1])
    expect_close(student.relu(large), reference.relu(large), _("relu: there is no upper limit, nor a lower one for z"))


@check("activations", points=1)
def tanh_follows_its_formula(student: Student) -> None:
    """`tanh` follows 2/(1 + e^(−2z)) − 1."""
    draw = student.rng.uniform
    z = np.concatenate(
        [[-0.6, 0.0], draw(0.2, 2.5, 6), draw(-2.5, -0.2, 6), draw(3, 6, 2), draw(-6, -3, 2), [8.5, -8.5]]
    )
    right = reference.tanh(z)
    expect_close(
        student.tanh(z),
        right,
        _("tanh: 2 / (1 + e^(−2z)) − 1; mind the brackets"),
        mistakes={
            _("tanh: the exponent is −2z, the factor 2 is missing"): reference.tanh(z / 2),
            _("tanh: the sign of the exponent is wrong: −2z"): -right,
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
    mixed = student.rng.permutation(np.concatenate([student.rng.uniform(-1, 1, 4), [25.0, -sizes[1], 1000.0]]))
    expect_close(
        student.tanh(mixed),
        reference.tanh(mixed),
        _("tanh: a large number in z changes what the others give: each number on its own"),
    )


@check("activations", points=0.5)
def both_take_any_shape(student: Student) -> None:
    """`relu` and `tanh` take numbers, whole numbers and arrays of any shape, and leave them unchanged."""
    negative, positive = -float(student.rng.uniform(0.3, 2)), float(student.rng.uniform(0.3, 2))
    draw = student.rng.normal
    shapes = (draw(size=(3, 3)), negative, positive, np.array(positive), draw(size=(2, 1, 4)))
    whole = np.array([[-2, 1, 0], [3, -1, 2]])
    for z in (*shapes, whole):
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
            expect_close(values, right, whole_hint if z is whole else hint)
            expect_unchanged(student)


@check("gates", points=1)
def and_fires_for_both_inputs_only(student: Student) -> None:
    """AND fires for (1, 1) and for nothing else."""
    z = gate_sums(student, "w_and", "b_and")
    expect_outputs("AND", z, AND, OR, _("AND: this is OR; one active input must not be enough"))


@check("gates", points=1)
def or_fires_for_any_input(student: Student) -> None:
    """OR fires for every input but (0, 0)."""
    z = gate_sums(student, "w_or", "b_or")
    expect_outputs("OR", z, OR, AND, _("OR: this is AND; one active input must be enough"))


def gate_sums(student: Student, w_name: str, b_name: str) -> np.ndarray:
    """Return w·x + b for the four inputs; fail unless the student's w and b are numbers of the right shapes."""
    parts = []
    for name, shape, hint in (
        (w_name, (2,), _("the weights are two numbers, one for each input")),
        (b_name, (), _("the bias is a single number")),
    ):
        value = student.value(name)
        expect(value is not None, _("`{name}` is None: give it a value"), name=name)
        part = expect_array(from_list(value), shape, hint).astype(float)
        expect(np.isfinite(part).all(), _("`{name}` must be finite, nan and infinity are no weights"), name=name)
        parts.append(part)
    w, b = parts
    return INPUTS @ w + b


def expect_outputs(gate: str, z: np.ndarray, wanted: np.ndarray, other: np.ndarray, confused: str) -> None:
    """Fail unless step(z), which is 1 for z ≥ 0, is what the gate gives for the four inputs."""
    fires = z >= 0
    on_line = (fires != wanted) & (z == 0)
    expect(
        not on_line.any(),
        _("{gate}: for {inputs} the sum is exactly 0, and step(0) = 1: move the line away from the point"),
        gate=gate,
        inputs=_listed(on_line),
    )
    expect((fires != other).any(), confused)
    silent = wanted & ~fires
    expect(not silent.any(), _("{gate}: it stays silent for {inputs}"), gate=gate, inputs=_listed(silent))
    loud = fires & ~wanted
    expect(not loud.any(), _("{gate}: it must not fire for {inputs}"), gate=gate, inputs=_listed(loud))


def _listed(chosen: np.ndarray) -> str:
    return ", ".join(f"({int(x1)}, {int(x2)})" for x1, x2 in INPUTS[chosen])
