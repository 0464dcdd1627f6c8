"""What `gates` must satisfy."""

import numpy as np

from nncourse.checking import Student, _, check, expect, expect_array, from_list

INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND = np.array([False, False, False, True])
OR = np.array([False, True, True, True])


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
    with np.errstate(over="ignore"):  # an infinite sum has a sign, too
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
