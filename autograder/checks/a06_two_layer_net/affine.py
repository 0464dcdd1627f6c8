"""What `affine` must satisfy."""

import numpy as np

from autograder.checks.a06_two_layer_net.mistakes import (
    CUT_OFF,
    SCALED,
    SMALL,
    WRONG_ANYWAY,
    expect_some_numbers,
)
from autograder.checks.a06_two_layer_net.nets import SIZES
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import is_close
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect_close, expect_parts, expect_unchanged, from_list

NO_SUCH_MISTAKE = np.nan
LAYERS = (*SIZES, (5, 12, 12, 0), (24, 5, 6, 0))  # also a square W in a batch of another size, and many examples
SHAPES = _("dX has the shape of X, dW that of W, and db has one number for each unit: (H,)")


@check("affine", points=1)
def forward_is_X_times_W_plus_b(student: Student) -> None:
    """The outputs are X W + b."""
    for N, D, H, _C in (*LAYERS, LAYERS[0]):  # other numbers of the same sizes give other outputs
        X, W, b = student.rng.normal(size=(N, D)), student.rng.normal(size=(D, H)), student.rng.normal(size=H)
        X[0, 0] = student.rng.integers(200, 256)  # as a pixel may be
        X[N // 2] = 0.0  # a blank image
        expect_close_in_float32(
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
    X, W, b = student.rng.uniform(0.2, 0.9, size=(2, 3)), student.rng.uniform(1e6, 2e6, size=(3, 4)), np.ones(4)
    X[1] *= -1
    large = _("large outputs stay as they are: cut nothing off")
    expect_close(student.affine_forward(X, W, b), X @ W + b, large, rtol=1e-5)


@check("affine", points=1)
def gradient_by_the_inputs(student: Student) -> None:
    """`dX` is right: how the loss changes with each input."""
    for N, D, H, _C in LAYERS:
        dout, X, W = _affine_case(student.rng, N, D, H)
        dX, _dW, _db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        right = dout @ W.T
        expect_close_in_float32(
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
    for N, D, H, _C in LAYERS:
        dout, X, W = _affine_case(student.rng, N, D, H)
        _dX, dW, _db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        right = X.T @ dout
        expect_close_in_float32(
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
    for N, D, H, _C in LAYERS:
        dout, X, W = _affine_case(student.rng, N, D, H)
        _dX, _dW, db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        expect_close_in_float32(
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
    given = _affine_case(student.rng, 5, 4, 3)
    usual = expect_parts(student.affine_backward(*given), "dX", "dW", "db")
    usually_right = [is_close(*pair) for pair in zip(usual, reference.affine_backward(*given), strict=True)]
    b = student.rng.normal(size=3)
    forward_right = is_close(student.affine_forward(given[1], given[2], b), given[1] @ given[2] + b)
    usual_shapes = [getattr(from_list(part), "shape", ()) for part in usual] == [(5, 4), (4, 3), (3,)]
    for N, D, H in ((1, 4, 3), (5, 3, 1), (1, 1, 1), (6, 1, 2)):
        dout, X, W = _affine_case(student.rng, N, D, H)
        lost = _("with one example, one feature or one unit an axis is lost: every array keeps its number of axes")
        b = student.rng.normal(size=H)
        out = expect_some_numbers(student.affine_forward(X, W, b), (N, H), lost)
        alone = _("one example alone gives other numbers than in a batch")
        expect_close(student.affine_forward(X[:1], W, b), out[:1], alone, rtol=1e-5, atol=1e-6)
        narrow = _("with one feature or one unit the numbers are wrong: the formula is the same for any number of them")
        special = narrow if 1 in (D, H) else alone
        parts = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
        for part, shape in zip(parts, ((N, D), (D, H), (H,)), strict=True):
            expect_some_numbers(part, shape, lost if usual_shapes else SHAPES)
        rights = reference.affine_backward(dout, X, W)
        for part, right, usually in zip(parts, rights, usually_right, strict=True):
            if usually or N == 1:  # where a mean, which another check is about, is a sum
                expect_close_in_float32(part, right, special if usually else WRONG_ANYWAY)
        if forward_right:
            expect_close_in_float32(out, X @ W + b, special)


@check("affine", points=1)
def affine_takes_whole_numbers_and_changes_nothing(student: Student) -> None:
    """Whole numbers work, and the arguments stay as they were."""
    rng = student.rng
    N, D, H = 4, 3, 2
    X, W = rng.choice([-3, -2, -1, 1, 2, 3], size=(N, D)), rng.choice([-3, -2, -1, 1, 2, 3], size=(D, H))
    b, dout = rng.normal(size=H), rng.normal(size=(N, H))
    X_float, W_float = X.astype(float), W.astype(float)
    rows = _("the outputs have a row for each example and a column for each unit: (N, H)")
    rounded = _("a result lost its fraction: build arrays of floats, whatever the type of the arguments")
    out = student.affine_forward(X, W, b)
    expect_unchanged(student)
    expect_close_in_float32(
        out, expect_some_numbers(student.affine_forward(X_float, W_float, b), (N, H), rows), rounded
    )
    given, whole_b = (X_float + 0.3, W_float - 0.4), rng.integers(-3, 4, size=H)
    same_out = expect_some_numbers(student.affine_forward(*given, whole_b.astype(float)), (N, H), rows)
    expect_close_in_float32(student.affine_forward(*given, whole_b), same_out, rounded)
    parts = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db")
    expect_unchanged(student)
    same = expect_parts(student.affine_backward(dout, X_float, W_float), "dX", "dW", "db")
    expect_unchanged(student)
    for part, again, shape in zip(parts, same, ((N, D), (D, H), (H,)), strict=True):
        expect_close_in_float32(part, expect_some_numbers(again, shape, SHAPES), rounded)
    whole = rng.integers(1, 4, size=(N, H))
    of_whole, of_floats = (
        expect_parts(student.affine_backward(given, X_float + 0.3, W_float - 0.4), "dX", "dW", "db")
        for given in (whole, whole.astype(float))
    )
    for part, again, shape in zip(of_whole, of_floats, ((N, D), (D, H), (H,)), strict=True):
        expect_close_in_float32(part, expect_some_numbers(again, shape, SHAPES), rounded)
    grows = _("every gradient grows as `dout` does: compute it from the arguments")
    for times, hint in ((rng.uniform(2, 5), grows), (rng.uniform(1e4, 2e4), CUT_OFF), (1e-5, SMALL)):
        larger = expect_parts(student.affine_backward(times * dout, X_float, W_float), "dX", "dW", "db")
        for part, large in zip(parts, larger, strict=True):
            right = times * np.asarray(part)
            expect_close(large, right, hint, rtol=1e-5, atol=1e-6 * float(np.abs(right).max()))  # as float32 keeps it


def _affine_case(rng: np.random.Generator, N: int, D: int, H: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return `dout`, X and W; of several images one is blank, neither the first nor, of three, the last."""
    X = rng.normal(size=(N, D))
    if N > 1:
        X[N // 2] = 0.0
    return rng.normal(size=(N, H)), X, rng.normal(size=(D, H))
