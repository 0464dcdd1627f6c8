"""What `two_layer_loss` must satisfy."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.checks.a06_two_layer_net.gradients_by_hand import grads_by_hand
from autograder.checks.a06_two_layer_net.loss_nets import (
    ALL_SIZES,
    SQUARE,
    net_of_large_scores,
    net_of_whole_numbers,
    net_with_much_to_learn,
    regularized_net,
    with_special_images,
)
from autograder.checks.a06_two_layer_net.mistakes import (
    BY_NAME,
    CUT_OFF,
    OVERFLOWS,
    WRONG_ANYWAY,
    blamed_on_order,
    expect_some_numbers,
)
from autograder.checks.a06_two_layer_net.nets import NAMES, draw_net, in_another_order
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import is_close
from autograder.checks.training import Params
from autograder.references import a02_softmax_nll
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_parts, expect_unchanged

WRONG_PROBABILITIES = _(
    "large scores give wrong probabilities: shift each row by its own largest score, and cut nothing off"
)
WEAK = 1e-4
"""The reg_strength of the notebook's own training; float32 keeps few digits of its part in the results."""


@check("two_layer_loss", points=1)
def data_loss_is_the_mean(student: Student) -> None:
    """Without regularization the loss is the mean NLL of the batch."""
    for sizes in ALL_SIZES:
        params, X, y = with_special_images(*draw_net(student.rng, *sizes))
        loss, _grads = _loss_and_grads(student, params, X, y, 0.0)
        right = reference.two_layer_loss(params, X, y, 0.0)[0]
        linear = (X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
        expect_close_in_float32(
            loss,
            right,
            _("with reg_strength 0 the loss is the mean over the batch of −ln p of the right class"),
            mistakes={
                _("this is the sum over the batch: the loss is the mean"): right * len(y),
                _("this is minus the loss: −ln p is positive"): -right,
                _("ReLU is missing between the layers"): a02_softmax_nll.nll_loss(linear, y),
                _("the loss is taken of probabilities: hand the scores to nll_loss"): a02_softmax_nll.nll_loss(
                    a02_softmax_nll.softmax(reference.two_layer_scores(params, X)), y
                ),
                _("the loss is divided by N twice: nll_loss is a mean already"): right / len(y),
            },
        )


@check("two_layer_loss", points=1)
def penalty_counts_every_parameter(student: Student) -> None:
    """The penalty is λ times the sum of the squares of all four parameters."""
    for sizes in ((7, 5, 4, 3), SQUARE):
        _penalty_is_right(student, sizes)


def _penalty_is_right(student: Student, sizes: tuple[int, int, int, int]) -> None:
    params, X, y, reg = regularized_net(student.rng, sizes)
    losses = [_loss_and_grads(student, params, X, y, strength)[0] for strength in (reg, 0.0, WEAK)]
    with_penalty, without, with_weak = (float(expect_array(loss, ())) for loss in losses)
    squares = {name: float((value**2).sum()) for name, value in params.items()}
    total = sum(squares.values())
    weights = squares["W1"] + squares["W2"]
    adds = _("regularization adds reg_strength · (ΣW1² + Σb1² + ΣW2² + Σb2²) to the loss")
    no_effect = _("reg_strength has no effect on the loss: add reg_strength times the sum of the squares")
    expect_close_in_float32(
        with_penalty - without,
        reg * total,
        adds,
        mistakes={
            no_effect: 0.0,
            _("the penalty leaves out the biases: in this course they are regularized too"): reg * weights,
            _("the penalty has an extra factor ½: R is the sum of the squares, with no ½"): reg * total / 2,
            _("only W1 and b1 are in the penalty"): reg * (squares["W1"] + squares["b1"]),
            _("only W2 and b2 are in the penalty"): reg * (squares["W2"] + squares["b2"]),
            _("b1 is missing from the penalty"): reg * (total - squares["b1"]),
            _("b2 is missing from the penalty"): reg * (total - squares["b2"]),
            _("the penalty is divided by N: only the data loss is a mean"): reg * total / len(y),
            _("the penalty adds up the norms: add the squares, without the root"): reg
            * sum(np.sqrt(value) for value in squares.values()),
        },
    )
    expect_close(with_weak - without, WEAK * total, adds, mistakes={no_effect: 0.0}, rtol=0.02)


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
    right_parts = _parts_right_for_ordinary_scores(student)

    def unless_wrong_anyway(part: str, hint: str) -> str:
        return hint if part in right_parts else WRONG_ANYWAY

    grown, X, labels = net_of_large_scores(student.rng)
    batches = [slice(i, i + 1) for i in range(len(X))] + [slice(len(X))]  # one image at a time, then all of them
    for batch in batches:
        loss, grads = _loss_and_grads(student, grown, X[batch], labels[batch], 0.0)
        right_loss, right = reference.two_layer_loss(grown, X[batch], labels[batch], 0.0)
        is_finite = np.all(np.isfinite(expect_array(loss, ())))
        expect_close(
            _as_mean(loss, right_loss, len(X[batch])),
            right_loss,
            unless_wrong_anyway("loss", OVERFLOWS) if is_finite else OVERFLOWS,
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
            unless_wrong_anyway("b2", WRONG_PROBABILITIES),
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
            unless_wrong_anyway(name, CUT_OFF),
            rtol=1e-3,
            atol=1e-3 * float(np.abs(large).max()),
        )
    sure = reference.two_layer_scores(grown, X).argmax(axis=1)
    for y in (sure, np.where(np.arange(len(X)) % 2, sure, labels)):  # every label is the likely one, or every other
        loss, _grads = _loss_and_grads(student, grown, X, y, 0.0)
        right_loss = reference.two_layer_loss(grown, X, y, 0.0)[0]
        expect_close(
            _as_mean(loss, right_loss, len(X)),
            right_loss,
            unless_wrong_anyway(
                "loss", _("an image whose label is nearly certain counts too, with its loss of nearly 0")
            ),
            rtol=1e-5,
            atol=4e-3,
        )


def _parts_right_for_ordinary_scores(student: Student) -> set[str]:
    """Return which of the loss and the gradients are right, but for the factor N, where no score is large."""
    params, X, y = net_with_much_to_learn(student.rng, 7, 5, 4, 3)
    loss, grads = _loss_and_grads(student, params, X, y, 0.0)
    right_loss, right = reference.two_layer_loss(params, X, y, 0.0)
    pairs = {"loss": (loss, right_loss)} | {name: (grads.get(name), right[name]) for name in NAMES}
    return {
        name
        for name, (found, wanted) in pairs.items()
        if is_close(found, wanted) or is_close(found, len(y) * np.asarray(wanted))
    }


@check("two_layer_loss", points=1)
def loss_takes_whole_numbers_and_changes_nothing(student: Student) -> None:
    """One image and whole numbers work, `grads` has the keys of `params`, and nothing is changed."""
    _expect_finite_in_a_new_net(student)
    for N, n_hidden, fraction_of_params, fraction_of_X in (
        (1, 4, 0.0, 0.0),
        (1, 1, 0.0, 0.0),
        (4, 4, 0.4, 0.0),
        (3, 4, 0.0, 0.4),
    ):
        _takes_whole_numbers(student, N, n_hidden, fraction_of_params, fraction_of_X)


def _expect_finite_in_a_new_net(student: Student) -> None:
    """Fail unless all results are finite where the biases are 0, and z too for a blank image."""
    params, X, y = draw_net(student.rng, 6, 5, 4, 3)
    params |= {name: 0 * params[name] for name in ("b1", "b2")}
    X[2] = 0.0
    loss, grads = _loss_and_grads(student, params, X, y, 0.3)
    numbers = [expect_array(loss, ()), *(expect_array(_part(grads, name), params[name].shape) for name in NAMES)]
    expect(
        all(np.isfinite(part).all() for part in numbers),
        _("in a new net the biases are 0, and for a blank image z is 0 too: divide by none of them"),
    )


def _takes_whole_numbers(student: Student, N: int, H: int, fraction_of_params: float, fraction_of_X: float) -> None:
    """Compare the results for whole numbers, in `params` or X or both, with those for the same numbers as floats.

    The labels of several images are in no order; their net comes with the names in another order too.
    """
    whole, X, y = net_of_whole_numbers(student.rng, N, H, fraction_of_params, fraction_of_X)
    floats = {name: value.astype(float) for name, value in whole.items()}
    loss, grads = _loss_and_grads(student, floats, X.astype(float), y, 0.3)
    expect_unchanged(student)
    expected_loss = expect_some_numbers(loss, (), _("the loss is one number, for a batch of one image too"))
    expect(set(grads) == set(NAMES), _("`grads` should have the keys W1, b1, W2, b2 and no others"))
    expected = {name: expect_some_numbers(grads[name], floats[name].shape, "") for name in NAMES}
    if N > 1:
        with blamed_on_order():
            loss, grads = _loss_and_grads(student, in_another_order(floats, student.rng), X.astype(float), y, 0.3)
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
    student: Student, params: Params, X: np.ndarray, y: np.ndarray, reg: float
) -> tuple[Any, Mapping[str, Any]]:
    loss, grads = expect_parts(student.two_layer_loss(params, X, y, reg), "loss", "grads", forms=[(), dict])
    expect(isinstance(grads, Mapping), _("`grads` should be a dict with the keys W1, b1, W2, b2"))
    return loss, grads


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
    for sizes in ALL_SIZES:
        params, X, y = with_special_images(*net_with_much_to_learn(student.rng, *sizes))
        _loss, grads = _loss_and_grads(student, params, X, y, 0.0)
        N, right = len(y), grads_by_hand(params, X, y)[name]
        wrong = {
            "one_hot": grads_by_hand(params, X, y, one_hot=False)[name],
            "twice": grads_by_hand(params, X, y, softmax_twice=True)[name],
            "stop": grads_by_hand(params, X, y, stop=False)[name],
            "hidden": grads_by_hand(params, X, y, hidden_is_z=True)[name],
            "sign": grads_by_hand(params, X, y, stop_by_gradient=True)[name],
        }
        expect_close_in_float32(
            _part(grads, name),
            right,
            hints[name],
            mistakes={
                _("the gradient is that of the sum: the loss is a mean over the batch"): right * N,
                _("the gradient is divided by N twice: nll_gradient divides already"): right / N,
                _("the gradient has the wrong sign"): -right,
                _("softmax is there, but the 1 of the right class is not subtracted"): wrong["one_hot"],
                _("nll_gradient was given probabilities: hand it the scores"): wrong["twice"],
                _("the way back ignores ReLU: where z was negative, the gradient stops"): wrong["stop"],
                _("the second layer's gradient uses z: it should use the hidden layer after ReLU"): wrong["hidden"],
                _("ReLU's slope is taken from the sign of the gradient: it depends on the sign of z"): wrong["sign"],
            },
        )


def _penalty_gradient_is_right(student: Student, *names: str) -> None:
    """Fail unless reg_strength adds 2λ times the parameter to the gradients of `names`."""
    for sizes in ((7, 5, 4, 3), SQUARE):
        _penalty_gradient_of_sizes_is_right(student, sizes, *names)


def _penalty_gradient_of_sizes_is_right(student: Student, sizes: tuple[int, int, int, int], *names: str) -> None:
    params, X, y, reg = regularized_net(student.rng, sizes)
    _loss, with_penalty = _loss_and_grads(student, params, X, y, reg)
    _loss, without = _loss_and_grads(student, params, X, y, 0.0)
    _loss, with_weak = _loss_and_grads(student, params, X, y, WEAK)
    adds = _("regularization adds 2 · reg_strength times the parameter to its gradient")
    ignores = _("a gradient ignores reg_strength: every parameter is regularized, weights and biases")
    missing = _("reg_strength is missing: add 2 · reg_strength times the parameter")
    cut_off = _("a large reg_strength counts in full, as a small one does: cut nothing off")
    for name in names:
        given = (with_penalty, without, with_weak)
        parts = [expect_array(_part(grads, name), params[name].shape) for grads in given]
        value = params[name]
        is_weak_right = np.allclose(parts[2] - parts[1], 2 * WEAK * value, rtol=0.02, atol=0.2 * WEAK)
        expect_close_in_float32(
            parts[0] - parts[1],
            2 * reg * value,
            adds,
            mistakes={
                _("the factor 2 is missing: the derivative of λW² is 2λW"): reg * value,
                ignores: 0 * value,
                cut_off if is_weak_right else missing: 2 * value,
                _("the gradient of the penalty is divided by N: only the data loss is"): 2 * reg * value / len(y),
                _("the sign is wrong: the penalty's gradient is added"): -2 * reg * value,
                _("the penalty's gradient is in there twice"): 4 * reg * value,
            },
        )
        expect_close(
            parts[2] - parts[1], 2 * WEAK * value, adds, mistakes={ignores: 0 * value}, rtol=0.02, atol=0.2 * WEAK
        )
