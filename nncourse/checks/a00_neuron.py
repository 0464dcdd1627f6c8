"""What a00 tells its reader at once."""

import numpy as np

from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, from_list

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))


@check("neuron")
def worked_sum(student: Student) -> None:
    """Worked example without an activation, φ(z) = z: 0.5."""
    output = student.neuron(np.array([2.0, -1.0, 3.0]), np.array([0.5, 1.0, 0.2]), -0.1, lambda z: z)
    expect_close(
        output,
        0.5,
        _("multiply each input by its own weight, add everything up, add the bias"),
        mistakes={
            _("the bias is missing"): 0.6,
            _("the bias is added once, not for every input"): 0.3,
            _("it returns a number for every input: add them up"): [0.9, -1.1, 0.5],
            _("this is tanh of the sum: call the `activation` that is handed in, whatever it is"): np.tanh(0.5),
        },
    )


@check("neuron")
def worked_output(student: Student) -> None:
    """Worked example with φ = tanh: 0.462."""
    output = student.neuron(np.array([2.0, -1.0, 3.0]), np.array([0.5, 1.0, 0.2]), -0.1, np.tanh)
    expect_close(
        output,
        0.46212,
        _("pass the sum, bias included, through `activation` and return what comes out"),
        mistakes={
            _("the activation is missing: pass the sum through `activation`"): 0.5,
            _("the bias goes in before the activation"): np.tanh(0.6) - 0.1,
        },
        atol=1e-4,
    )


@check("neuron")
def two_inputs(student: Student) -> None:
    """Two inputs only, and the square as activation: (4·1 + 3·2 − 6)² = 16."""
    expect_close(
        student.neuron(np.array([1, 2]), np.array([4, 3]), -6, np.square),
        16,
        _("do not count on three inputs, nor on one kind of activation"),
    )


@check("activations")
def relu_by_hand(student: Student) -> None:
    """`relu` of −2, 0, 3.5 is 0, 0, 3.5, and z stays as it was."""
    expect_close(
        student.relu(np.array([-2.0, 0.0, 3.5])), [0.0, 0.0, 3.5], _("negative numbers become 0, the others stay")
    )
    expect_unchanged(student)


@check("activations")
def tanh_by_hand(student: Student) -> None:
    """`tanh` of −0.5, 0, 0.5 is −0.462, 0, 0.462, and z stays as it was."""
    expect_close(
        student.tanh(np.array([-0.5, 0.0, 0.5])),
        [-0.46212, 0.0, 0.46212],
        _("put brackets around the denominator, and mind the sign and the 2 in the exponent"),
        atol=1e-4,
    )
    expect_unchanged(student)


@check("activations")
def shapes_stay(student: Student) -> None:
    """Every array gives an array of the same shape, and a single number a single number."""
    for function in (student.relu, student.tanh):
        for z in (np.array([[1.0, -2.0, 0.5], [-1.0, 4.0, 3.0]]), -1.5):
            expect_array(function(z), np.shape(z), _("let NumPy treat every number on its own, no `if` is needed"))


@check("activations")
def tanh_of_large_numbers(student: Student) -> None:
    """`tanh` of 1000 is 1, of −1000 it is −1, not nan."""
    tails = expect_array(student.tanh(np.array([1000.0, -1000.0])), (2,))
    overflows = _("for large numbers an exponential overflows: infinity / infinity is nan, while 2 / infinity is 0")
    hint = _("far to the right it is 1, far to the left −1: take z as it is and cut nothing off")
    expect_close(tails, [1.0, -1.0], hint if np.isfinite(tails).all() else overflows)


@check("gates")
def and_table(student: Student) -> None:
    """AND: 0, 0, 0, 1 for the inputs (0, 0), (0, 1), (1, 0), (1, 1)."""
    _expect_table(student, "w_and", "b_and", (0, 0, 0, 1))


@check("gates")
def or_table(student: Student) -> None:
    """OR: 0, 1, 1, 1 for the inputs (0, 0), (0, 1), (1, 0), (1, 1)."""
    _expect_table(student, "w_or", "b_or", (0, 1, 1, 1))


def _expect_table(student: Student, w_name: str, b_name: str, wanted: tuple[int, ...]) -> None:
    for name in (w_name, b_name):
        expect(student.value(name) is not None, _("`{name}` is None: give it a value"), name=name)
    w = expect_array(
        from_list(student.value(w_name)),
        (2,),
        _("the weights are two numbers, one for each input; decimals follow a point, as in [0.5, 2]"),
    )
    b = expect_array(student.value(b_name), (), _("the bias is a single number; decimals follow a point, as in -0.5"))
    expect(np.isfinite([*w, b]).all(), _("`{w}` and `{b}` must hold finite numbers"), w=w_name, b=b_name)
    for (x1, x2), output in zip(INPUTS, wanted, strict=True):
        z = float(w[0]) * x1 + float(w[1]) * x2 + float(b)
        expect(
            (z >= 0) == bool(output),
            _("for ({x1}, {x2}) the sum is {z}, so the neuron gives {got}; it should give {wanted}"),
            x1=x1,
            x2=x2,
            z=f"{z:.4g}",
            got=int(z >= 0),
            wanted=output,
        )
