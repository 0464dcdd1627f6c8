"""The references of a00 against SciPy, Python's own mathematics and brute force."""

import itertools
import math

import numpy as np
import pytest
from scipy import special

from autograder.references import a00_neuron as reference

INPUTS = [np.array(pair) for pair in itertools.product((0, 1), repeat=2)]


def step(z):
    """Return 1 where z is at least 0, and 0 elsewhere."""
    return np.where(z >= 0, 1, 0)


def test_neuron_adds_up_as_exact_arithmetic_does():
    """The weighted sum agrees with Python's exactly rounded one, for any number of inputs."""
    rng = np.random.default_rng(1)
    for size in (1, 2, 5, 50):
        x, w, b = rng.normal(size=size), rng.normal(size=size), rng.normal()
        total = math.fsum([*(w * x), b])
        assert reference.neuron(x, w, b, math.atan) == pytest.approx(math.atan(total), rel=1e-12)


def test_neuron_returns_a_scalar():
    """The output of a neuron has no axis."""
    assert np.shape(reference.neuron(np.ones(3), np.ones(3), 0.5, np.tanh)) == ()


def test_relu_is_the_larger_of_z_and_zero():
    """ReLU agrees with Python's max, number by number."""
    z = np.random.default_rng(2).normal(size=(4, 5))
    assert np.array_equal(reference.relu(z), [[max(v, 0) for v in row] for row in z])


def test_tanh_agrees_with_numpy_and_with_the_sigmoid():
    """The tanh of the lecture is NumPy's, and 2σ(2z) − 1."""
    z = np.concatenate([np.linspace(-30, 30, 601), [1e-6, -1e-6, 0.0]])
    assert reference.tanh(z) == pytest.approx(np.tanh(z), rel=1e-9, abs=1e-15)
    assert reference.tanh(z) == pytest.approx(2 * special.expit(2 * z) - 1, abs=1e-15)


def test_tanh_never_overflows():
    """Even for the largest floats tanh is ±1, without a warning."""
    z = np.array([-1e308, -1000.0, 1000.0, 1e308])
    with np.errstate(over="raise", invalid="raise"):
        assert np.array_equal(reference.tanh(z), np.sign(z))


def test_activations_keep_the_shape_and_take_scalars():
    """Both activations return the shape they are given, numbers included."""
    for z in (-0.5, np.array(0.5), np.zeros((2, 1, 3)), np.array([[1, -2]])):
        assert np.shape(reference.relu(z)) == np.shape(reference.tanh(z)) == np.shape(z)


def test_gates_give_their_truth_tables():
    """The reference weights are AND and OR, clear of the line."""
    gates = (reference.w_and, reference.b_and, np.bitwise_and), (reference.w_or, reference.b_or, np.bitwise_or)
    for w, b, gate in gates:
        for x in INPUTS:
            assert reference.neuron(x, w, b, step) == gate(*x)
            assert abs(w @ x + b) > 0.1


def test_no_neuron_on_a_grid_is_xor():
    """None of some ten thousand neurons answers XOR, and every one misses at least one input."""
    grid = np.linspace(-2, 2, 21)
    w1, w2, b = (axis.ravel() for axis in np.meshgrid(grid, grid, grid))
    right = sum(step(w1 * x1 + w2 * x2 + b) == (x1 ^ x2) for x1, x2 in INPUTS)
    assert right.max() == 3


def test_the_worked_numbers_of_the_notebook():
    """The numbers worked by hand in the text are right."""
    x, w, b = np.array([2.0, -1.0, 3.0]), np.array([0.5, 1.0, 0.2]), -0.1
    assert reference.neuron(x, w, b, lambda z: z) == pytest.approx(0.5)
    assert reference.neuron(x, w, b, reference.tanh) == pytest.approx(0.46212, abs=1e-5)
    assert [int(reference.neuron(p, np.array([1, -1]), -0.5, step)) for p in INPUTS] == [0, 0, 1, 0]
