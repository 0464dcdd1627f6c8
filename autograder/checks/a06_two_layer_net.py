"""What the exercises of a06 must satisfy."""

import contextlib
import functools
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from autograder.checks.digits import digits
from autograder.checks.training import LONG, equal_samples, renamed_digits, three_ways, walk
from autograder.references import a02_softmax_nll
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import (
    Student,
    StudentError,
    _,
    check,
    expect,
    expect_array,
    expect_close,
    expect_parts,
    expect_unchanged,
    fail,
)

NAMES = ("W1", "b1", "W2", "b2")
SIZES = ((4, 4, 4, 4), (7, 5, 4, 3))  # N, D, H, C; where all are equal, a transpose keeps the shape
NO_SUCH_MISTAKE = np.nan
SCALED = _("X is divided by a number you guess from what it holds: take X as it is")
OVERFLOWS = _("large scores overflow or underflow: take the loss from nll_loss, which works with logarithms")

MOST_HIDDEN = 2048
"""Hidden units of a net for digits: the scores of all the images are computed on the grader's own side."""


# ---------------------------------------------------------------- affine


@check("affine", points=1)
def forward_is_X_times_W_plus_b(student: Student) -> None:
    """The outputs are X W + b."""
    for N, D, H, _C in SIZES:
        X, W, b = student.rng.normal(size=(N, D)), student.rng.normal(size=(D, H)), student.rng.normal(size=H)
        X[0, 0] = student.rng.integers(200, 256)  # as a pixel may be
        expect_close(
            student.affine_forward(X, W, b),
            X @ W + b,
            _("the outputs are X @ W + b: one row per example, one column per unit"),
            mistakes={
                _("the bias is missing: add b to every row"): X @ W,
                _("the bias went to the rows: b has one number per unit, the same for every row"): X @ W + b[:, None]
                if N == H
                else NO_SUCH_MISTAKE,
                _("W is transposed: multiply X by W itself, not by W.T"): X @ W.T + b if D == H else NO_SUCH_MISTAKE,
                SCALED: X / 255 @ W + b,
            },
        )


@check("affine", points=1)
def gradient_by_the_inputs(student: Student) -> None:
    """`dX` is right: how the loss changes with each input."""
    for N, D, H, _C in SIZES:
        dout, X, W = _affine_case(student.rng, N, D, H)
        dX, _dW, _db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        right = dout @ W.T
        expect_close(
            dX,
            right,
            _("`dX[i, d]` is the sum over the units of dout[i, h] · W[d, h]: a product of `dout` and W transposed"),
            mistakes={
                _("`dX` uses W where its transpose is needed"): dout @ W if D == H else NO_SUCH_MISTAKE,
                _("`dX` has the wrong sign"): -right,
                _("`dX` is divided by N: the mean is already inside `dout`"): right / N,
                _("the parts are in another order: return dX, dW, db"): X.T @ dout,
            },
        )


@check("affine", points=1)
def gradient_by_the_weights(student: Student) -> None:
    """`dW` is right: the sum over the batch of input times `dout`."""
    for N, D, H, _C in SIZES:
        dout, X, W = _affine_case(student.rng, N, D, H)
        _dX, dW, _db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        right = X.T @ dout
        expect_close(
            dW,
            right,
            _("`dW[d, h]` is the sum over the examples of X[i, d] · dout[i, h]: a product of X transposed and `dout`"),
            mistakes={
                _("`dW` is transposed"): right.T,
                _("`dW` has the wrong sign"): -right,
                _("`dW` is divided by N: the mean is already inside `dout`, so only sum here"): right / N,
                _("`dW` multiplies X where its transpose is needed"): X @ dout if N == D else NO_SUCH_MISTAKE,
                _("the parts are in another order: return dX, dW, db"): dout @ W.T,
            },
        )


@check("affine", points=1)
def gradient_by_the_bias(student: Student) -> None:
    """`db` is right: the sum of `dout` over the batch."""
    for N, D, H, _C in SIZES:
        dout, X, W = _affine_case(student.rng, N, D, H)
        _dX, _dW, db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        expect_close(
            db,
            dout.sum(axis=0),
            _("`db` is the sum of `dout` over the examples: one number per unit, shape (H,)"),
            mistakes={
                _("`db` is the mean, not the sum: the mean is already inside `dout`"): dout.mean(axis=0),
                _("`db` sums over the units: sum over the examples, axis 0"): dout.sum(axis=1),
                _("`db` keeps an axis of length 1: its shape is (H,), like that of b"): dout.sum(axis=0, keepdims=True),
                _("`db` is a single number: sum over the examples only"): dout.sum(),
                _("`db` is still a batch: sum `dout` over the examples"): dout,
            },
        )


@check("affine", points=1)
def one_example_and_one_unit(student: Student) -> None:
    """A batch of one example, and a layer of one unit, keep their axes."""
    for N, D, H in ((1, 4, 3), (5, 3, 1), (1, 1, 1), (6, 1, 2)):
        dout, X, W = _affine_case(student.rng, N, D, H)
        lost = _("with one example, one feature or one unit an axis is lost: every array keeps its number of axes")
        b = student.rng.normal(size=H)
        out = _some_numbers(student.affine_forward(X, W, b), (N, H), lost)
        alone = _("one example alone gives other numbers than in a batch")
        expect_close(student.affine_forward(X[:1], W, b), out[:1], alone, rtol=1e-5, atol=1e-6)
        parts = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        for part, shape in zip(parts, ((N, D), (D, H), (H,)), strict=True):
            _some_numbers(part, shape, lost)
        for part, right in zip(parts, reference.affine_backward(dout, X, W), strict=True):
            if N == 1:  # where a mean, which another check is about, is a sum
                expect_close(part, right, alone)


@check("affine", points=1)
def affine_takes_whole_numbers_and_changes_nothing(student: Student) -> None:
    """Whole numbers work, and the arguments stay as they were."""
    rng = student.rng
    N, D, H = 4, 3, 2
    X, W = rng.choice([-3, -2, -1, 1, 2, 3], size=(N, D)), rng.choice([-3, -2, -1, 1, 2, 3], size=(D, H))
    b, dout = rng.normal(size=H), rng.normal(size=(N, H))
    X_float, W_float = X.astype(float), W.astype(float)
    rounded = _("a result lost its fraction: build arrays of floats, whatever the type of the arguments")
    out = student.affine_forward(X, W, b)
    expect_unchanged(student)
    expect_close(out, _some_numbers(student.affine_forward(X_float, W_float, b), (N, H), rounded), rounded)
    given, whole_b = (X_float + 0.3, W_float - 0.4), rng.integers(-3, 4, size=H)
    same_out = _some_numbers(student.affine_forward(*given, whole_b.astype(float)), (N, H), rounded)
    expect_close(student.affine_forward(*given, whole_b), same_out, rounded)
    parts = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
    expect_unchanged(student)
    same = expect_parts(student.affine_backward(dout, X_float, W_float), "dX", "dW", "db")
    expect_unchanged(student)
    for part, again, shape in zip(parts, same, ((N, D), (D, H), (H,)), strict=True):
        expect_close(part, _some_numbers(again, shape, rounded), rounded)
    times = rng.uniform(2, 5)
    larger = expect_parts(student.affine_backward(times * dout, X_float, W_float), "dX", "dW", "db")
    for part, large in zip(parts, larger, strict=True):
        hint = _("every gradient grows as `dout` does: compute it from the arguments")
        expect_close(large, times * np.asarray(part), hint, rtol=1e-5, atol=1e-7)


def _some_numbers(value: Any, shape: tuple[int, ...], hint: str) -> np.ndarray:
    """Return `value` as an array of `shape`; fail with `hint` where it has another, or holds nothing but 0 or nan."""
    array = expect_array(value, shape, hint)
    expect(
        np.all(np.isfinite(array)) and np.any(array != 0),
        _("a result is 0 everywhere, or holds nan or infinity: compute it from the arguments"),
    )
    return array


def _affine_case(rng: np.random.Generator, N: int, D: int, H: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return rng.normal(size=(N, H)), rng.normal(size=(N, D)), rng.normal(size=(D, H))


# ---------------------------------------------------------------- activation_gradients


@check("activation_gradients", points=1)
def relu_lets_the_gradient_through_where_z_is_positive(student: Student) -> None:
    """`relu_backward` passes `dout` on where z > 0 and stops it where z < 0."""
    z, dout = _away_from_zero(student.rng, (6, 5)), student.rng.normal(size=(6, 5))
    expect_close(
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
    expect_close(
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
    for shape in ((), (4,), (3, 1), (2, 3, 4)):
        z, dout = _away_from_zero(rng, shape), rng.normal(size=shape)
        _is_right(student, "relu_backward", dout, z, ELEMENTWISE)
    for array in (rng.normal(size=(3, 4)), rng.integers(1, 5, size=(3, 4))):
        _is_right(student, "relu_backward", array, rng.choice([-3, -2, -1, 1, 2, 3], size=(3, 4)), ROUNDED)
    z = rng.uniform(800, 1200) * np.array([-1.0, 1.0])
    _is_right(student, "relu_backward", rng.normal(size=2), z, _("where |z| is large ReLU still has the slope 0 or 1"))
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
    for shape in ((), (4,), (3, 1), (2, 3, 4)):
        _is_right(student, "tanh_backward", rng.normal(size=shape), rng.normal(size=shape), ELEMENTWISE)
    for dout in (rng.normal(size=(3, 4)), rng.integers(1, 5, size=(3, 4))):
        _is_right(student, "tanh_backward", dout, rng.integers(-2, 3, size=(3, 4)), ROUNDED)
    z = rng.uniform(800, 1200) * np.array([-1.0, 1.0])
    overflows = _("where |z| is large the slope is 0: use a formula that does not overflow, such as 1 − tanh²(z)")
    _is_right(student, "tanh_backward", rng.uniform(1, 2, size=2), z, overflows)
    mixed = rng.permutation([-0.7, 0.3, 25.0, -1000.0, 1000.0])
    _is_right(student, "tanh_backward", rng.uniform(1, 2, size=5), mixed, ELEMENTWISE)


ELEMENTWISE = _("work element by element: the result has the shape of z, whatever it is")
ROUNDED = _("whole numbers in z or `dout` must not round the result")


def _is_right(student: Student, name: str, dout: np.ndarray, z: np.ndarray, hint: str) -> None:
    expect_close(getattr(student, name)(dout, z), getattr(reference, name)(dout, z), hint)
    expect_unchanged(student)


def _away_from_zero(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.05, 2.0, size=shape)


# ---------------------------------------------------------------- init_params


@check("init_params", points=0.5)
def parameters_have_their_shapes(student: Student) -> None:
    """The dict holds W1 (D, H), b1 (H,), W2 (H, C) and b2 (C,)."""
    for D, H, C in ((6, 5, 4), (3, 7, 2)):
        made = student.init_params(D, H, C, np.random.default_rng(0))
        params = _as_params(made, D, H, C)
        expect(
            set(made) == set(NAMES),
            _("the parameters should have the keys W1, b1, W2, b2 and no others: every entry is trained"),
        )
        expect(
            any(np.ptp(params[name]) > 0 for name in ("W1", "W2")),
            _("all weights are equal: draw them from `rng`, or the hidden units stay copies of one another"),
        )


@check("init_params", points=0.5)
def randomness_comes_from_rng(student: Student) -> None:
    """Another `rng` gives other weights, the same `rng` the same ones."""
    seed = int(student.rng.integers(1, 2**31))
    D = int(student.rng.integers(16, 26))
    made = {number: _initial(student, D, 8, 4, seed + number // 2) for number in student.rng.permutation(3)}
    first, again, other = (made[number] for number in range(3))  # asked for in no order to count on
    drawn = ["W1"] if np.ptp(first["W2"]) == 0 else ["W1", "W2"]  # W2 may start at 0
    expect(
        not any(np.array_equal(first[name], other[name]) for name in drawn),
        _("two different generators give the same weights: draw from the `rng` that is given"),
    )
    expect(
        all(np.array_equal(first[name], again[name]) for name in NAMES),
        _("the same `rng` gives other weights each time: draw from it alone, not from np.random"),
    )
    generator = np.random.default_rng(seed)
    twice = [_as_params(student.init_params(D, 8, 4, generator), D, 8, 4) for _time in range(2)]
    expect(
        not np.array_equal(twice[0]["W1"], twice[1]["W1"]),
        _("two nets in a row get the same weights: draw from `rng` itself, do not start a new generator from it"),
    )


@check("init_params", points=1)
def hidden_units_differ_and_learn(student: Student) -> None:
    """The hidden units differ from one another, and the net can learn."""
    H = int(student.rng.integers(26, 36))
    X, y = _digits(300)
    params = _initial(student, X.shape[1], H, 10, int(student.rng.integers(2**31)))
    expect(
        len(np.unique(params["W1"], axis=1).T) == H,
        _("hidden units are copies of one another: break the symmetry, each column of W1 needs numbers of its own"),
    )
    loss = _descend(params, X, y, 0.3, 0.0, steps=120)[1][-1]
    expect(
        np.isfinite(loss) and loss < 1.6,
        _("the net hardly learns from this start: draw both W1 and W2 at random, neither tiny nor huge"),
    )


@check("init_params", points=1)
def first_loss_is_about_ln_C(student: Student) -> None:
    """On digits the loss of the new net is about ln 10: it favours no class."""
    X, y = _digits(300)
    nets = []
    for _time in range(3):
        H = int(student.rng.integers(90, 110))
        params = _initial(student, X.shape[1], H, 10, int(student.rng.integers(2**31)))
        expect(
            any(np.ptp(params[name]) > 0 for name in ("W1", "W2")),
            _("all weights are equal: draw them from `rng`, or the hidden units stay copies of one another"),
        )
        nets.append(params)
    if _is_about_ln_10(nets, X, y):
        return
    expect(
        any(np.ptp(params["W1"], axis=0).any() for params in nets),
        _("the first loss is far above ln 10: all rows of W1 are the same, draw every weight on its own"),
    )
    unbiased = [params | {name: np.zeros_like(params[name]) for name in ("b1", "b2")} for params in nets]
    expect(
        not _is_about_ln_10(unbiased, X, y),
        _("the first loss is far above ln 10 because of the biases: start them at 0"),
    )
    fail(
        _(
            "the first loss is far above ln 10: the net favours a class, or its weights are too large; divide them, "
            "say, by the square root of the number of inputs of their layer"
        ),
    )


def _is_about_ln_10(nets: list[dict[str, np.ndarray]], X: np.ndarray, y: np.ndarray) -> bool:
    losses = [a02_softmax_nll.nll_loss(reference.two_layer_scores(params, X), y) for params in nets]
    return bool(np.mean(losses) < np.log(10) + 0.6)


def _initial(student: Student, D: int, H: int, C: int, seed: int) -> dict[str, np.ndarray]:
    return _as_params(student.init_params(D, H, C, np.random.default_rng(seed)), D, H, C)


def _as_params(value: Any, D: int, H: int | None = None, C: int | None = None) -> dict[str, np.ndarray]:
    """Return parameters as float64 arrays; fail unless they are a dict of finite numbers of the right shapes.

    Without `H` and `C` any numbers of hidden units and classes are right that fit together.
    """
    if value is None:
        fail(_("it returns None: is there a `return` at the end?"))
    expect(isinstance(value, Mapping), _("the parameters should be a dict with the keys W1, b1, W2, b2"))
    for name in NAMES:
        expect(name in value, _("the parameters have no `{name}`"), name=name)
    arrays = {name: _numbers(value, name) for name in NAMES}
    H = arrays["W1"].shape[-1] if H is None and arrays["W1"].ndim else H or 0
    C = arrays["W2"].shape[-1] if C is None and arrays["W2"].ndim else C or 0
    hints = {
        "W1": _("`W1` leads from the features to the hidden units: (D, H)"),
        "b1": _("`b1` has one number per hidden unit: (H,)"),
        "W2": _("`W2` leads from the hidden units to the classes: (H, C)"),
        "b2": _("`b2` has one number per class: (C,)"),
    }
    return {name: expect_array(arrays[name], shape, hints[name]) for name, shape in _shapes(D, H, C).items()}


def _digits(count: int, skip: int = 0) -> tuple[np.ndarray, np.ndarray]:
    X, y, *_rest = digits(skip + count)
    return X[skip:].astype(float), y[skip:]


# ---------------------------------------------------------------- two_layer_scores


@check("two_layer_scores", points=1)
def relu_stands_between(student: Student) -> None:
    """ReLU stands between the two layers: a hidden unit below 0 is silent."""
    params, X, _y = _net(student.rng, 8, 5, 6, 3)
    params |= {"b1": np.zeros(6), "b2": np.zeros(3), "W2": np.abs(params["W2"])}
    X = 300 * X  # far beyond 1, so that nothing that is cut off there is ReLU
    z, W2 = X @ params["W1"], params["W2"]
    expect_close(
        student.two_layer_scores(params, X),
        np.maximum(z, 0) @ W2,
        _("between the layers stands ReLU: the negative numbers of the hidden layer become 0"),
        mistakes={
            _("there is no activation between the layers: put ReLU there"): z @ W2,
            _("tanh stands between the layers: this net uses ReLU"): np.tanh(z) @ W2,
            _("ReLU stands after the second layer: it belongs between the two"): np.maximum(z @ W2, 0),
            SCALED: np.maximum(z, 0) @ W2 / 255,
        },
    )


@check("two_layer_scores", points=1)
def both_biases_are_added(student: Student) -> None:
    """Each layer adds its own bias."""
    for H, C in ((4, 3), (3, 3)):
        params, X, _y = _net(student.rng, 6, 5, H, C)
        params, X = {name: np.abs(value) for name, value in params.items()}, np.abs(X)  # ReLU does nothing here
        plain = X @ params["W1"] @ params["W2"]
        hidden_bias = params["b1"] @ params["W2"]
        expect_close(
            student.two_layer_scores(params, X),
            plain + hidden_bias + params["b2"],
            _("each layer adds its own bias: b1 before ReLU, b2 after the second product"),
            mistakes={
                _("both biases are missing"): plain,
                _("the bias b1 is missing: add it before ReLU"): plain + params["b2"],
                _("the bias b2 is missing: add it after the second product"): plain + hidden_bias,
            },
        )


@check("two_layer_scores", points=1)
def scores_are_not_squashed(student: Student) -> None:
    """The scores come out as they are: negative ones too, and no probabilities."""
    for sizes in ((9, 5, 7, 4), (4, 4, 4, 4), (6, 3, 2, 10)):
        params, X, _y = _net(student.rng, *sizes)
        scores = reference.two_layer_scores(params, X)
        expect_close(
            student.two_layer_scores(params, X),
            scores,
            _("the scores are those of the second layer, h @ W2 + b2, without anything after it"),
            mistakes={
                _("the scores went through ReLU: leave the negative ones as they are"): np.maximum(scores, 0),
                _("these are probabilities: return the scores, before softmax"): _softmax(scores),
                _("b1 is added after ReLU: the bias belongs inside it"): np.maximum(X @ params["W1"], 0) @ params["W2"]
                + params["b1"] @ params["W2"]
                + params["b2"],
            },
        )


@check("two_layer_scores", points=1)
def each_row_alone_and_whole_numbers(student: Student) -> None:
    """A row has the same scores alone as in a batch, whole numbers work, and nothing is changed."""
    rng = student.rng
    params, _X, _y = _net(rng, 6, 5, 4, 3)
    images = rng.integers(-3, 4, size=(6, 5))
    whole = {name: rng.choice([-3, -2, -1, 1, 2, 3], size=params[name].shape) for name in ("W1", "W2")}
    params |= {name: value.astype(float) for name, value in whole.items()}
    scores = _some_numbers(student.two_layer_scores(params, images.astype(float)), (6, 3), "")
    expect_unchanged(student)
    expect(np.ptp(scores) > 0, _("all scores are the same: compute them from `params` and X"))
    expect_close(
        student.two_layer_scores(params, images[2:3].astype(float)),
        scores[2:3],
        _("a row alone should have the scores it has in a batch, of shape (1, C)"),
        rtol=1e-5,
        atol=1e-7,
    )
    with _by_name():
        turned = student.two_layer_scores(_in_another_order(params, rng), images.astype(float))
        expect_close(turned, scores, BY_NAME, rtol=1e-5, atol=1e-7)
    rounded = _("whole numbers in `params` or X round a result: build arrays of floats")
    expect_close(student.two_layer_scores(params | whole, images), scores, rounded, rtol=1e-5, atol=1e-7)
    params |= {name: value + 0.4 for name, value in whole.items()}
    expect_close(
        student.two_layer_scores(params, images),
        _some_numbers(student.two_layer_scores(params, images.astype(float)), (6, 3), ""),
        rounded,
        rtol=1e-5,
        atol=1e-7,
    )


BY_NAME = _("another order of the dict gives another result: take the parameters by name, params['W1'] and so on")


@contextlib.contextmanager
def _by_name() -> Iterator[None]:
    """Blame the order of the dict, should the student's code raise: in the usual order it did not."""
    try:
        yield
    except StudentError:
        fail(BY_NAME)


def _in_another_order(params: dict[str, np.ndarray], rng: np.random.Generator) -> dict[str, np.ndarray]:
    first = int(rng.integers(1, len(NAMES)))
    return {name: params[name] for name in NAMES[first:] + NAMES[:first]}


def _shapes(D: int, H: int, C: int) -> dict[str, tuple[int, ...]]:
    return {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}


def _net(
    rng: np.random.Generator, N: int, D: int, H: int, C: int
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Return a net, a batch and its labels, with no hidden unit near the kink of ReLU and some on either side."""
    while True:
        params = {name: rng.normal(size=shape) for name, shape in _shapes(D, H, C).items()}
        X, y = rng.normal(size=(N, D)), rng.integers(0, C, size=N)
        z = X @ params["W1"] + params["b1"]
        if np.abs(z).min() > 1e-3 and np.ptp(np.sign(z)) == 2:
            return params, X, y


def _softmax(scores: np.ndarray) -> np.ndarray:
    exp_scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs: np.ndarray = exp_scores / exp_scores.sum(axis=1, keepdims=True)
    return probs


# ---------------------------------------------------------------- two_layer_loss


@check("two_layer_loss", points=1)
def data_loss_is_the_mean(student: Student) -> None:
    """Without regularization the loss is the mean NLL of the batch."""
    for sizes in SIZES:
        params, X, y = _net(student.rng, *sizes)
        loss, _grads = _loss_and_grads(student, params, X, y, 0.0)
        right = reference.two_layer_loss(params, X, y, 0.0)[0]
        linear = (X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
        expect_close(
            loss,
            right,
            _("with reg_strength 0 the loss is the mean over the batch of −ln p of the right class"),
            mistakes={
                _("this is the sum over the batch: the loss is the mean"): right * len(y),
                _("this is minus the loss: −ln p is positive"): -right,
                _("ReLU is missing between the layers"): a02_softmax_nll.nll_loss(linear, y),
                _("the loss is divided by N twice: nll_loss is a mean already"): right / len(y),
            },
        )


@check("two_layer_loss", points=1)
def penalty_counts_every_parameter(student: Student) -> None:
    """The penalty is λ times the sum of the squares of all four parameters."""
    params, X, y = _net(student.rng, 7, 5, 4, 3)
    reg = float(student.rng.uniform(0.3, 0.9))
    losses = [_loss_and_grads(student, params, X, y, strength)[0] for strength in (reg, 0.0)]
    with_penalty, without = (float(expect_array(loss, ())) for loss in losses)
    squares = {name: float((value**2).sum()) for name, value in params.items()}
    total = sum(squares.values())
    weights = squares["W1"] + squares["W2"]
    expect_close(
        with_penalty - without,
        reg * total,
        _("regularization adds reg_strength · (ΣW1² + Σb1² + ΣW2² + Σb2²) to the loss"),
        mistakes={
            _("reg_strength has no effect on the loss: add the penalty"): 0.0,
            _("the penalty leaves out the biases: in this course they are regularized too"): reg * weights,
            _("the penalty has a factor ½ too much: R is the sum of the squares, with no ½"): reg * total / 2,
            _("only W1 and b1 are in the penalty"): reg * (squares["W1"] + squares["b1"]),
            _("only W2 and b2 are in the penalty"): reg * (squares["W2"] + squares["b2"]),
            _("b1 is missing from the penalty"): reg * (total - squares["b1"]),
            _("b2 is missing from the penalty"): reg * (total - squares["b2"]),
            _("the penalty is divided by N: only the data loss is a mean"): reg * total / len(y),
            _("the penalty adds up the norms: add the squares, without the root"): reg
            * sum(np.sqrt(value) for value in squares.values()),
        },
    )


@check("two_layer_loss", points=1)
def gradient_by_W2(student: Student) -> None:
    """`grads["W2"]` is right without regularization."""
    _data_gradient_is_right(student, "W2")


@check("two_layer_loss", points=1)
def gradient_by_b2(student: Student) -> None:
    """`grads["b2"]` is right without regularization."""
    _data_gradient_is_right(student, "b2")


@check("two_layer_loss", points=1)
def gradient_by_W1(student: Student) -> None:
    """`grads["W1"]` is right without regularization."""
    _data_gradient_is_right(student, "W1")


@check("two_layer_loss", points=1)
def gradient_by_b1(student: Student) -> None:
    """`grads["b1"]` is right without regularization."""
    _data_gradient_is_right(student, "b1")


@check("two_layer_loss", points=1)
def weights_are_pulled_towards_zero(student: Student) -> None:
    """Regularization adds 2λW to the gradient of each weight matrix."""
    _penalty_gradient_is_right(student, "W1", "W2")


@check("two_layer_loss", points=1)
def biases_are_pulled_towards_zero(student: Student) -> None:
    """Regularization adds 2λb to the gradient of each bias."""
    _penalty_gradient_is_right(student, "b1", "b2")


@check("two_layer_loss", points=1)
def large_scores_keep_the_loss_finite(student: Student) -> None:
    """Scores of ±1000 give the right loss and finite gradients."""
    grown, X, labels = _net_of_large_scores(student.rng)
    batches = [slice(i, i + 1) for i in range(len(X))] + [slice(len(X))]  # one image at a time, then all of them
    for batch in batches:
        loss, grads = _loss_and_grads(student, grown, X[batch], labels[batch], 0.0)
        right_loss, right = reference.two_layer_loss(grown, X[batch], labels[batch], 0.0)
        expect_close(
            _as_mean(loss, right_loss, len(X[batch])),
            right_loss,
            OVERFLOWS,
            rtol=1e-5,
            atol=4e-3,  # what is left of the digits of float32
        )
        for name in NAMES:
            value = expect_array(_part(grads, name), grown[name].shape)
            expect(
                np.all(np.isfinite(value)),
                _("large scores make a gradient nan or infinite: take it from nll_gradient, whose softmax is stable"),
            )
        expect_close(
            _as_mean(grads["b2"], right["b2"], len(X[batch])),
            right["b2"],
            _("large scores give wrong probabilities: shift each row by its own largest score, and cut nothing off"),
            atol=1e-6,
        )
    # with both layers a third as large, b2 a ninth, all scores are a ninth, and p is still 0 or 1
    shrunk = {name: value / (9 if name == "b2" else 3) for name, value in grown.items()}
    _loss, smaller = _loss_and_grads(student, shrunk, X, labels, 0.0)
    for name in ("W1", "b1", "W2"):
        large = np.asarray(grads[name])
        expect_close(
            3 * expect_array(_part(smaller, name), large.shape),
            large,
            _("a large gradient is cut off or made shorter: return it as it comes out"),
            rtol=1e-3,
            atol=1e-3 * float(np.abs(large).max()),
        )


@check("two_layer_loss", points=1)
def loss_takes_whole_numbers_and_changes_nothing(student: Student) -> None:
    """One image and whole numbers work, `grads` has the keys of `params`, and nothing is changed."""
    for N, n_hidden, fraction_of_params, fraction_of_X in (
        (1, 4, 0.0, 0.0),
        (1, 1, 0.0, 0.0),
        (4, 4, 0.4, 0.0),
        (3, 4, 0.0, 0.4),
    ):
        _takes_whole_numbers(student, N, n_hidden, fraction_of_params, fraction_of_X)


def _takes_whole_numbers(student: Student, N: int, H: int, fraction_of_params: float, fraction_of_X: float) -> None:
    """Compare the results for whole numbers, in `params` or X or both, with those for the same numbers as floats.

    The labels of several images are in no order; their net comes with the names in another order too.
    """
    rng, D, C = student.rng, 5, 3
    while True:
        whole: dict[str, np.ndarray] = {
            name: rng.integers(-3, 4, size=shape) for name, shape in _shapes(D, H, C).items()
        }
        X: np.ndarray = rng.integers(-2, 3, size=(N, D))
        y = rng.integers(0, C, size=N)
        if fraction_of_params:
            whole = {name: value + rng.uniform(0.2, fraction_of_params, value.shape) for name, value in whole.items()}
        if fraction_of_X:
            X = X + rng.uniform(0.2, fraction_of_X, X.shape)
        z = X @ whole["W1"] + whole["b1"]
        floats = {name: value.astype(float) for name, value in whole.items()}
        _loss, right = reference.two_layer_loss(floats, X, y, 0.0)
        in_no_order = N == 1 or np.any(np.diff(y) < 0)
        if in_no_order and np.abs(z).min() > 0.05 and all(np.abs(grad).max() > 1e-3 for grad in right.values()):
            break
    loss, grads = _loss_and_grads(student, floats, X.astype(float), y, 0.3)
    expect_unchanged(student)
    expected_loss = _some_numbers(loss, (), _("the loss is one number, for a batch of one image too"))
    expect(set(grads) == set(NAMES), _("`grads` should have the keys W1, b1, W2, b2 and no others"))
    expected = {name: _some_numbers(grads[name], floats[name].shape, "") for name in NAMES}
    if N > 1:
        with _by_name():
            loss, grads = _loss_and_grads(student, _in_another_order(floats, rng), X.astype(float), y, 0.3)
            expect_close(loss, expected_loss, BY_NAME, rtol=1e-5, atol=1e-7)
            for name in NAMES:
                expect_close(_part(grads, name), expected[name], BY_NAME, rtol=1e-4, atol=1e-6)
    loss, grads = _loss_and_grads(student, whole, X, y, 0.3)
    expect_unchanged(student)
    rounded = _("whole numbers in `params` or X round a result: build arrays of floats")
    expect_close(loss, expected_loss, rounded, rtol=1e-5, atol=1e-7)
    for name in NAMES:
        expect_close(_part(grads, name), expected[name], rounded, rtol=1e-4, atol=1e-6)


def _loss_and_grads(
    student: Student, params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, reg: float
) -> tuple[Any, Mapping[str, Any]]:
    loss, grads = expect_parts(student.two_layer_loss(params, X, y, reg), "loss", "grads")
    expect(isinstance(grads, Mapping), _("`grads` should be a dict with the keys W1, b1, W2, b2"))
    return loss, grads


def _net_of_large_scores(rng: np.random.Generator) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Return a net, four images and the most unlikely label of each.

    The scores lie thousands apart, from image to image too, and some image has two that are large. So are the hidden
    units, and the gradients.
    """
    while True:
        params, X, _y = _net(rng, 4, 5, 4, 3)
        params |= {name: 5 * params[name] for name in ("W1", "b1")}
        factor = 4000 / np.abs(reference.two_layer_scores(params, X)).max()
        grown = params | {name: factor * params[name] for name in ("W2", "b2")}
        scores = reference.two_layer_scores(grown, X)
        _lowest, second, largest = np.sort(scores, axis=1).T
        if np.min(largest - second) > 100 and np.ptp(largest) > 1500 and second.max() > 800:
            return grown, X, scores.argmin(axis=1)


def _as_mean(value: Any, right: Any, N: int) -> Any:
    """Return `value`, divided by `N` if it is a sum where `right` is a mean: that is for another check to say."""
    array = expect_array(value, np.shape(right))
    return array / N if np.allclose(array, N * np.asarray(right), rtol=1e-4, atol=1e-5) else array


def _part(grads: Mapping[str, Any], name: str) -> Any:
    expect(name in grads, _("`grads` has no `{name}`"), name=name)
    return grads[name]


def _data_gradient_is_right(student: Student, name: str) -> None:
    """Fail unless the gradient with respect to parameter `name` is that of the reference loss, reg_strength 0."""
    hints = {
        "W2": _(
            "`dW2` is the affine backward of the second layer: the hidden layer after ReLU, transposed, times dscores"
        ),
        "b2": _("`db2` is the sum of dscores over the batch"),
        "W1": _("`dW1` comes last: send dscores back through W2, then through ReLU, then through the first layer"),
        "b1": _("`db1` is the sum over the batch of the gradient that came back through W2 and ReLU"),
    }
    for sizes in SIZES:
        params, X, y = _net_with_much_to_learn(student.rng, *sizes)
        _loss, grads = _loss_and_grads(student, params, X, y, 0.0)
        N, right = len(y), _grads_by_hand(params, X, y)[name]
        wrong = {
            "one_hot": _grads_by_hand(params, X, y, one_hot=False)[name],
            "stop": _grads_by_hand(params, X, y, stop=False)[name],
            "hidden": _grads_by_hand(params, X, y, hidden_is_z=True)[name],
            "sign": _grads_by_hand(params, X, y, stop_by_gradient=True)[name],
        }
        expect_close(
            _part(grads, name),
            right,
            hints[name],
            mistakes={
                _("the gradient is that of the sum: the loss is a mean over the batch"): right * N,
                _("the gradient is divided by N twice: nll_gradient divides already"): right / N,
                _("the gradient has the wrong sign"): -right,
                _("softmax is there, but the 1 of the right class is not subtracted"): wrong["one_hot"],
                _("the way back ignores ReLU: where z was negative, the gradient stops"): wrong["stop"],
                _("the second layer's gradient uses z: it should use the hidden layer after ReLU"): wrong["hidden"],
                _("ReLU's slope is taken from the sign of the gradient: it depends on the sign of z"): wrong["sign"],
            },
        )


def _net_with_much_to_learn(
    rng: np.random.Generator, *sizes: int
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Return a net, a batch and its labels; where all of them were nearly certain, float32 would lose 1 − p."""
    while True:
        params, X, y = _net(rng, *sizes)
        if min(np.abs(grad).max() for grad in _grads_by_hand(params, X, y).values()) > 0.2:
            return params, X, y


def _grads_by_hand(
    params: dict[str, np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    *,
    one_hot: bool = True,
    stop: bool = True,
    hidden_is_z: bool = False,
    stop_by_gradient: bool = False,
) -> dict[str, np.ndarray]:
    """Return the gradients of the data loss, right ones unless a keyword asks for a known mistake."""
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    dscores = _softmax(hidden @ params["W2"] + params["b2"])
    if one_hot:
        dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T
    if stop_by_gradient:
        dz = np.maximum(dz, 0)
    elif stop:
        dz = dz * (z > 0)
    return {
        "W1": X.T @ dz,
        "b1": dz.sum(axis=0),
        "W2": (z if hidden_is_z else hidden).T @ dscores,
        "b2": dscores.sum(axis=0),
    }


def _penalty_gradient_is_right(student: Student, *names: str) -> None:
    """Fail unless reg_strength adds 2λ times the parameter to the gradients of `names`."""
    params, X, y = _net(student.rng, 7, 5, 4, 3)
    reg = float(student.rng.uniform(0.3, 0.9))
    _loss, with_penalty = _loss_and_grads(student, params, X, y, reg)
    _loss, without = _loss_and_grads(student, params, X, y, 0.0)
    for name in names:
        parts = [expect_array(_part(grads, name), params[name].shape) for grads in (with_penalty, without)]
        value = params[name]
        expect_close(
            parts[0] - parts[1],
            2 * reg * value,
            _("regularization adds 2 · reg_strength times the parameter to its gradient"),
            mistakes={
                _("the factor 2 is missing: the derivative of λW² is 2λW"): reg * value,
                _("a gradient ignores reg_strength: every parameter is regularized, weights and biases"): 0 * value,
                _("reg_strength is missing: add 2 · reg_strength times the parameter"): 2 * value,
                _("the gradient of the penalty is divided by N: only the data loss is"): 2 * reg * value / len(y),
                _("the sign is wrong: the penalty's gradient is added"): -2 * reg * value,
                _("the penalty's gradient is in there twice"): 4 * reg * value,
            },
        )


# ---------------------------------------------------------------- predict_digits


@check("predict_digits", points=1)
def picks_the_largest_score(student: Student) -> None:
    """Each row gets the label of its own largest score."""
    for sizes in ((30, 6, 8, 12), (7, 5, 4, 7)):
        params, X, scores = _clear_cut(student.rng, *sizes)
        hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
        labels = scores.argmax(axis=1)
        expect_close(
            student.predict_digits(params, X),
            labels,
            _("the label is the number of the class with the largest score, one per row"),
            mistakes={
                _("these are the largest scores themselves: return where they stand"): scores.max(axis=1),
                _("the labels are one too large: classes are counted from 0"): labels + 1,
                _("this is the class with the smallest score"): scores.argmin(axis=1),
                _("you look for the largest score of each column: look along each row, axis 1"): scores.argmax(axis=0),
                _("you look for the largest hidden unit: look at the scores of the classes"): hidden.argmax(axis=1),
                _("these are scores or probabilities: return one label per row"): scores,
                _("these are rows of 0 and 1: return the number of the class"): np.eye(scores.shape[1])[labels],
            },
        )
        expect_unchanged(student)
        low = params | {"b2": params["b2"] - 3000}
        large = params | {name: 1e4 * params[name] for name in ("W2", "b2")}
        for case in (low, large, large | {"b2": large["b2"] - 1e7}):
            expect_close(
                student.predict_digits(case, X),
                labels,
                _("scores may be in the thousands, of either sign: compare them with each other, as they are"),
            )
        whole = np.round(2 * student.rng.normal(size=(60, X.shape[1]))).astype(int)
        whole[0] = student.rng.integers(200, 256, size=X.shape[1])
        scores = reference.two_layer_scores(params, whole)
        is_clear = np.diff(np.sort(scores, axis=1)[:, -2:], axis=1)[:, 0] > 1e-2
        expect_close(
            student.predict_digits(params, whole[is_clear]),
            scores[is_clear].argmax(axis=1),
            _("whole numbers in X round the scores: build arrays of floats"),
            mistakes={SCALED: reference.predict_digits(params, whole / 255)[is_clear]},
        )


@check("predict_digits", points=1)
def one_row_is_a_batch_too(student: Student) -> None:
    """A batch of one row gives an array of one label, and labels are ints."""
    for whole in (False, True, False, True):
        params, X, scores = _clear_cut(student.rng, 1, 5, 6, 10, whole=whole)
        label = student.predict_digits(params, X)
        expect_close(
            label,
            scores.argmax(axis=1),
            _("for one row of X return an array of one label, shape (1,)"),
            mistakes={_("a single number comes back: return an array of shape (1,)"): scores.argmax()},
        )
        expect(
            np.asarray(label).dtype.kind in "iu",
            _("labels are used to index arrays, so they must be of an int type, as argmax gives"),
        )
    with _by_name():
        turned = student.predict_digits(_in_another_order(params, student.rng), X)
        expect_close(turned, np.asarray(label), BY_NAME)


def _clear_cut(
    rng: np.random.Generator, N: int, D: int, H: int, C: int, *, whole: bool = False
) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Return a net, a batch and its scores, the largest of each row clearly ahead.

    Of several rows not all have the same label, nor the one they would have without the last bias; some has the last.
    """
    while True:
        params, X, _y = _net(rng, N, D, H, C)
        if whole:
            params, X = (
                {name: np.round(2 * value).astype(int) for name, value in params.items()},
                np.round(X).astype(int),
            )
        scores = reference.two_layer_scores(params, X)
        ordered = np.sort(scores, axis=1)
        labels, without_bias = scores.argmax(axis=1), (scores - params["b2"]).argmax(axis=1)
        is_telling = N == 1 or (np.ptp(labels) > 0 and labels.max() == C - 1 and np.any(labels != without_bias))
        if np.min(ordered[:, -1] - ordered[:, -2]) > 1e-2 and is_telling:
            return params, X, scores


# ---------------------------------------------------------------- train_two_layer_net


@check("train_two_layer_net", points=1)
def one_loss_a_step(student: Student) -> None:
    """It returns parameters of the sizes asked for, and one loss per step."""
    X, y = _small_data(student.rng, 23)
    for H, C, batch_size, epochs in ((4, 5, 5, 3), (6, 3, 23, 2), (3, 4, 40, 1), (2, 3, 8, 4)):
        settings = {"n_hidden": H, "n_classes": C, "batch_size": batch_size, "n_epochs": epochs}
        params, history = _train(student, X, y, 0.05, 0.001, settings, seed=1)
        _as_params(params, X.shape[1], H, C)
        steps = epochs * -(-len(X) // batch_size)
        expect(
            len(history) == steps,
            _(
                "the history has {got} entries, and there are {steps} steps: n_epochs times the number of batches, "
                "the short last one too"
            ),
            got=len(history),
            steps=steps,
        )
    same = np.tile(student.rng.uniform(0.05, 0.15, size=5), (10, 1))
    settings = {"n_hidden": 4, "n_classes": 3, "batch_size": 5, "n_epochs": LONG}
    _params, history = _train(student, same, np.full(10, 2), 12.0, 0.0, settings, seed=1)  # the loss is soon nearly 0
    expect(
        len(history) >= 2 * LONG,
        _("it stops before n_epochs epochs: go through all of them, whatever the losses are"),
    )


@check("train_two_layer_net", points=1)
def starts_from_the_loss_of_a_new_net(student: Student) -> None:
    """With learning rate 0 every loss is that of the new net, penalty included."""
    X, y = _small_data(student.rng, 20)
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": len(X), "n_epochs": LONG}
    seed = int(student.rng.integers(2**31))
    params, history = _train(student, X, y, 0.0, 0.5, settings, seed)
    right = float(reference.two_layer_loss(params, X, y, 0.5)[0])
    without = float(reference.two_layer_loss(params, X, y, 0.0)[0])
    expect(len(history) == LONG, _("a batch as large as the data is one step an epoch: one entry of the history"))
    expect_close(
        history,
        np.full(LONG, right),
        _("with learning rate 0 nothing is learned: the history repeats the loss of the net that is returned"),
        mistakes={
            _("the history lacks the penalty: hand reg_strength on to two_layer_loss"): np.full(LONG, without),
            WEIGHED: np.full(LONG, right - without + _weighed(_nll_of_each(params, X, y), y).mean()),
        },
        rtol=1e-4,
    )
    _large_scores_count_as_they_are(student, params, X, seed)


WEIGHED = _("the classes are weighed by how often they occur: every example counts the same")


def _nll_of_each(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> np.ndarray:
    losses: np.ndarray = -a02_softmax_nll.log_softmax(reference.two_layer_scores(params, X))[np.arange(len(y)), y]
    return losses


def _weighed(losses: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the losses as they are where rare classes count more: the known mistake."""
    counts = np.bincount(y)
    return losses * len(y) / (np.count_nonzero(counts) * counts[y])


def _large_scores_count_as_they_are(student: Student, like: dict[str, np.ndarray], X: np.ndarray, seed: int) -> None:
    """Train at learning rate 0 where scores lie thousands apart, and each image has its most unlikely label."""
    scores = reference.two_layer_scores(like, X)
    if np.ptp(scores) == 0:  # W2 starts at 0
        return
    grown = X * 3000 / np.ptp(scores)
    y = scores.argmin(axis=1)
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": len(X), "n_epochs": 2}
    params, history = _train(student, grown, y, 0.0, 0.5, settings, seed, not_finite=OVERFLOWS)
    expect(len(history) == 2, _("it stops before n_epochs epochs: go through all of them, whatever the losses are"))
    expect_close(
        history,
        np.full(2, reference.two_layer_loss(params, grown, y, 0.5)[0]),
        OVERFLOWS,
        mistakes={SCALED: np.full(2, reference.two_layer_loss(params, grown / 255, y, 0.5)[0])},
        rtol=1e-4,
    )


@check("train_two_layer_net", points=1)
def steps_down_the_gradient(student: Student) -> None:
    """With the whole data as one batch and in minibatches, each step is an exact step of gradient descent."""
    X, y = _small_data(student.rng, 20)
    rate, reg = float(student.rng.uniform(0.1, 0.2)), float(student.rng.uniform(0.02, 0.05))
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": len(X), "n_epochs": 2}
    seed = int(student.rng.integers(2**31))
    start, _history = _train(student, X, y, 0.0, reg, settings, seed)
    end, history = _train(student, X, y, rate, reg, settings, seed)
    expected, losses = _descend(start, X, y, rate, reg)
    one, _losses = _descend(start, X, y, rate, reg, steps=1)
    free, _losses = _descend(start, X, y, rate, 0.0)
    up, _losses = _descend(start, X, y, -rate, reg)
    for name in NAMES:
        expect(
            not np.array_equal(end[name], start[name]),
            _("`{name}` ends where it starts: every step moves all four parameters, and the last ones are returned"),
            name=name,
        )
    for name in NAMES:
        way = expected[name] - start[name]
        expect_close(
            end[name] - start[name],
            way,
            _("two steps of gradient descent lead elsewhere: each step is params − learning_rate · grads"),
            mistakes={
                _("only one step of two was made: each epoch goes on from the last params"): one[name] - start[name],
                _("reg_strength has no effect on the steps: hand it on to two_layer_loss"): free[name] - start[name],
                _("the steps go up the gradient: subtract it"): up[name] - start[name],
            },
            rtol=1e-3,
            atol=1e-3 * float(np.abs(way).max()) + 2e-6 * float(np.abs(start[name]).max()),
        )
    expect_close(
        history,
        losses,
        _("the history is not that of the steps: each entry is the loss before the step that uses it"),
        mistakes={
            _("the history holds the loss after each step: take the one that came with the gradient"): _descend(
                start, X, y, rate, reg, steps=3
            )[1][1:]
        },
        rtol=1e-4,
    )
    _minibatches_step_down_too(student)
    _each_step_has_its_own_batch(student)


def _minibatches_step_down_too(student: Student) -> None:
    """Train on equal samples: batches of 4, 4 and 2 then have one gradient, in whatever order they are drawn."""
    rng = student.rng
    X = equal_samples(rng, (10, 5), 12, 20)
    rate, reg = float(rng.uniform(0.0002, 0.0003)), float(rng.uniform(1, 3))
    settings = {"n_hidden": 12, "n_classes": 3, "batch_size": 4, "n_epochs": LONG}
    seed = int(rng.integers(2**31))
    start, _history = _train(student, X, np.zeros(10, dtype=int), 0.0, reg, settings, seed)
    y = np.full(10, reference.two_layer_scores(start, X[:1]).argmin())  # so that there is much to learn
    end, history = _train(student, X, y, rate, reg, settings, seed)
    expected, losses = _descend(start, X, y, rate, reg, steps=3 * LONG)
    for name in NAMES:
        way = expected[name] - start[name]
        expect_close(
            end[name] - start[name],
            way,
            _("each minibatch is one plain step: learning_rate as it is given, the mean gradient, the whole penalty"),
            rtol=1e-3,
            atol=1e-3 * float(np.abs(way).max()) + 4e-6 * float(np.abs(start[name]).max()),
        )
    expect_close(
        history,
        losses,
        _("each minibatch leaves its mean loss with the whole penalty, as they are before its step"),
        rtol=1e-4,
    )


def _each_step_has_its_own_batch(student: Student) -> None:
    """Train for one epoch on three samples in batches of 2 and 1: there are three ways in which it can end."""
    X, y = _small_data(student.rng, 3, scale=2.0)
    rate = float(student.rng.uniform(0.1, 0.2))
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": 2, "n_epochs": 1}
    seed = int(student.rng.integers(2**31))
    start, _history = _train(student, X, y, 0.0, 0.0, settings, seed)
    end, history = _train(student, X, y, rate, 0.0, settings, seed)
    ways = three_ways(functools.partial(reference.two_layer_loss, reg_strength=0.0), start, X, y, rate)

    def is_at(params: dict[str, np.ndarray]) -> bool:
        return all(
            np.allclose(end[name], params[name], rtol=1e-3, atol=1e-3 * np.abs(params[name] - start[name]).max() + 1e-6)
            for name in NAMES
        )

    taken = [losses for params, losses in ways if is_at(params)]
    expect(taken, _("each step takes the gradient of its own minibatch, X_batch and y_batch, not of other samples"))
    expect(
        any(np.allclose(history, losses, rtol=1e-3, atol=1e-4) for losses in taken),
        _("each loss is that of its own minibatch, X_batch and y_batch, not of all the data"),
    )


@check("train_two_layer_net", points=1)
def every_example_once_an_epoch(student: Student) -> None:
    """Each epoch takes every example once, with its own label, in a new order."""
    X, y = _small_data(student.rng, 23, scale=5.0)
    batch_size, epochs = 5, 3
    sizes = np.array([5, 5, 5, 5, 3])
    settings = {"n_hidden": 8, "n_classes": 3, "batch_size": batch_size, "n_epochs": epochs}
    params, history = _train(student, X, y, 0.0, 0.0, settings, seed=int(student.rng.integers(2**31)))
    expect(
        len(history) == len(sizes) * epochs,
        _("23 examples in batches of 5 are 5 steps an epoch, the last with 3 examples"),
    )
    rows = history.reshape(epochs, len(sizes))
    each = _nll_of_each(params, X, y)
    # the mean over an epoch, each batch weighed by its size, is the loss of all the data: learning rate 0
    expect_close(
        rows @ sizes / len(X),
        np.full(epochs, each.mean()),
        _("an epoch does not take every example once with its own label: shuffle X and y together, leave none out"),
        mistakes={
            WEIGHED: np.full(epochs, _weighed(each, y).mean()),
            OVERFLOWS: np.full(epochs, -np.log(np.exp(-each) + 1e-8).mean()),
        },
        rtol=1e-4,
    )
    if np.ptp(each) > 1e-3:  # a start with W2 = 0 gives every example the same loss
        expect(
            not any(np.array_equal(rows[i], rows[j]) for i, j in ((0, 1), (1, 2), (0, 2))),
            _("the minibatches are the same in every epoch: shuffle anew each time"),
        )


@check("train_two_layer_net", points=1)
def learns_to_read_digits(student: Student) -> None:
    """From 500 digits it learns to read most of 500 others."""
    X, y = renamed_digits(student.rng, 1000)
    settings = {"n_hidden": 20, "n_classes": 10, "batch_size": 25, "n_epochs": 10}
    params, history = _train(student, X[:500], y[:500], 0.2, 1e-4, settings, seed=int(student.rng.integers(2**31)))
    seen, new = (reference.predict_digits(params, part) for part in (X[:500], X[500:]))
    expect(
        np.mean(seen == y[:500]) >= 0.7 and np.mean(new == y[500:]) >= 0.6,
        _("after 200 steps it should read 7 of 10 digits it has seen, 6 of 10 new ones: does each step use its batch?"),
    )
    expect(
        np.mean(history[-20:]) < 0.5 * np.mean(history[:20]),
        _("the losses of the history do not fall: it should hold the loss of each step"),
    )


@check("train_two_layer_net", points=1)
def randomness_of_training_comes_from_rng(student: Student) -> None:
    """Another `rng` gives another net, the same `rng` the same one, and the data stay as they were."""
    X, y = _small_data(student.rng, 18)
    settings = {"n_hidden": 5, "n_classes": 3, "batch_size": 4, "n_epochs": 2}
    seed = int(student.rng.integers(1, 2**31))
    trained = {}
    for number in student.rng.permutation(5):  # nets 0 to 2 of one seed, 3 and 4 of another, in no order to count on
        trained[number] = _train(student, X, y, 0.1, 0.001, settings, seed + (number > 2))
        expect_unchanged(student)
    (first, first_history), (again, _again), (third, _third), (other, other_history), (twin, _twin) = (
        trained[number] for number in range(5)
    )
    expect(
        not np.array_equal(first["W1"], other["W1"]) and not np.array_equal(first_history, other_history),
        _("two different generators give the same net: hand `rng` to init_params and to sgd"),
    )
    pairs = ((first, again), (first, third), (other, twin))
    expect(
        all(np.array_equal(one[name], same[name]) for one, same in pairs for name in NAMES),
        _("the same `rng` gives another net each time: draw start and batches from the `rng` that is given"),
    )
    batches = [_first_batches(student, seed + number) for number in range(3)]
    if all(batches):
        expect(
            len(set(batches)) > 1,
            _("the batches are the same whatever `rng` is given: hand it to sgd, not a generator of your own"),
        )
        neighbours = [{(k + start) % 8 for k in range(4)} for start in range(8)]
        expect(
            not all(set(batch) in neighbours for pair in batches for batch in pair),
            _("neighbours in X always share a batch: shuffle the samples, not only the starting point"),
        )
        parted = [{frozenset((frozenset(batch), frozenset(range(8)) - {*batch})) for batch in run} for run in batches]
        expect(
            all(len(ways) > 4 for ways in parted),  # a fixed order begins in 8 places, and parts 8 samples in 4 ways
            _("a few orders of the examples come back again and again: shuffle anew in every epoch"),
        )
        if any(len(set(firsts)) == 1 for firsts in zip(*batches, strict=True)):  # once in 400 by chance
            batches += [_first_batches(student, seed + number) for number in range(3, 6)]
        expect(
            not all(batches) or all(len(set(firsts)) > 1 for firsts in zip(*batches, strict=True)),
            _("an epoch has the same batches whatever `rng` is given: shuffle before each epoch, the first one too"),
        )


def _first_batches(student: Student, seed: int) -> tuple[tuple[int, ...], ...]:
    """Return the first batch of each epoch, found by its loss at a net that learns nothing; () if it cannot be."""
    settings = {"n_hidden": 5, "n_classes": 3, "batch_size": 4, "n_epochs": LONG}
    possible = list(itertools.combinations(range(8), 4))
    for scale in (1.0, 5.0, 100.0, 2.0, 1.0):  # until the examples differ in their losses; those of W2 = 0 never do
        X, y = _small_data(student.rng, 8, scale)
        params, history = _train(student, X, y, 0.0, 0.0, settings, seed)
        each = _nll_of_each(params, X, y)
        losses = each[np.array(possible)].mean(axis=1)
        if np.diff(np.sort(losses)).min() > 2e-6 * losses.max() and len(history) == 2 * LONG:
            return tuple(possible[int(np.argmin(np.abs(losses - loss)))] for loss in history[::2])
    return ()


def _small_data(rng: np.random.Generator, count: int, scale: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return points in 5 dimensions with labels 0, 1, 2, each of them present."""
    y = rng.permutation(np.arange(count) % 3)
    return scale * rng.normal(size=(count, 5)), y


def _train(
    student: Student,
    X: np.ndarray,
    y: np.ndarray,
    learning_rate: float,
    reg_strength: float,
    settings: dict[str, int],
    seed: int,
    not_finite: str = _("`history` holds losses that are not finite"),
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Return what the student's training gives: parameters, of any number of hidden units, and losses, as arrays."""
    result = student.train_two_layer_net(
        X,
        y,
        settings["n_hidden"],
        settings["n_classes"],
        learning_rate,
        reg_strength,
        settings["batch_size"],
        settings["n_epochs"],
        np.random.default_rng(seed),
    )
    params, history = expect_parts(result, "params", "history")
    expect(
        isinstance(history, list | tuple | np.ndarray) and len(np.shape(history)) > 0,
        _("`history` should be a list of losses, one per step"),
    )
    losses = expect_array(np.asarray(history), (len(history),), _("`history` should be a list of losses, one per step"))
    expect(np.all(np.isfinite(losses)), not_finite)
    return _as_params(params, X.shape[1]), losses.astype(float)


def _descend(
    params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, rate: float, reg: float, steps: int = 2
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Return where steps with all the data lead to, and the loss before each."""
    return walk(functools.partial(reference.two_layer_loss, reg_strength=reg), params, [(X, y)] * steps, rate)


# ---------------------------------------------------------------- digits


@check("digits", points=1)
def reads_nine_of_ten_digits(student: Student) -> None:
    """`params` reads at least 90 % of the test images."""
    _reads_at_least(student, 90)


@check("digits", points=1)
def reads_nineteen_of_twenty_digits(student: Student) -> None:
    """`params` reads at least 95 % of the test images."""
    _reads_at_least(student, 95)


@check("digits", points=1)
def reads_97_percent_of_digits(student: Student) -> None:
    """`params` reads at least 97 % of the test images, learned from the training images."""
    params = _reads_at_least(student, 97)
    X, y, X_test, y_test = digits(10_000, 10_000)
    expect(
        _percent_right(params, X_test, y_test) <= _percent_right(params, X, y) + 3,
        _("the net knows the test images better than the training images: train on X_train, never on X_test"),
    )


def _reads_at_least(student: Student, percent: int) -> dict[str, np.ndarray]:
    params = _trained(student.value("params"))
    _X, _y, X_test, y_test = digits(0, 10_000)
    got = _percent_right(params, X_test, y_test)
    expect(
        got >= percent,
        _("`params` reads {got} % of the test images, {percent} % are asked for: train longer or change the rate"),
        got=round(got, 1),
        percent=percent,
    )
    return params


def _percent_right(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    with np.errstate(all="ignore"):
        scores = reference.two_layer_scores(params, X)
    return 100 * float(np.mean(scores.argmax(axis=1) == y))


def _trained(value: Any) -> dict[str, np.ndarray]:
    """Return the student's parameters as arrays; fail with a reason where they are no net for digits."""
    if isinstance(value, tuple | list):
        fail(_("`params` is a pair or a list: write `params, history = train_two_layer_net(...)`"))
    expect(isinstance(value, Mapping), _("`params` should be the dict that train_two_layer_net returns"))
    arrays = {name: _numbers(value, name) for name in NAMES}
    n_hidden = arrays["W1"].shape[-1] if arrays["W1"].ndim else 0
    expect(
        n_hidden <= MOST_HIDDEN,
        _("`params` has {got} hidden units; more than {most} are too many to be graded, and 128 are enough"),
        got=n_hidden,
        most=MOST_HIDDEN,
    )
    shapes = _shapes(784, n_hidden, 10)
    for name in ("W1", "W2"):
        expect_array(arrays[name], shapes[name], _("`params` should lead from 784 pixels by H units to 10 classes"))
    for name in ("b1", "b2"):  # (1, H) means the same
        expect(
            arrays[name].size == shapes[name][0],
            _("`{name}` has {got} numbers, it should have {expected}"),
            name=name,
            got=arrays[name].size,
            expected=shapes[name][0],
        )
        arrays[name] = arrays[name].reshape(-1)
    return arrays


def _numbers(params: Mapping[str, Any], name: str) -> np.ndarray:
    expect(name in params, _("the parameters have no `{name}`"), name=name)
    try:
        array = np.asarray(params[name])
    except ValueError:
        fail(_("`{name}` is not an array of numbers"), name=name)
    expect(array.dtype.kind in "biuf", _("`{name}` is not an array of numbers"), name=name)
    expect(np.all(np.isfinite(array)), _("`{name}` holds numbers that are not finite"), name=name)
    return array.astype(np.float64)
