"""What a06 tells its reader at once."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from nncourse.checking import (
    Student,
    _,
    check,
    expect,
    expect_array,
    expect_close,
    expect_parts,
    expect_unchanged,
    fail,
)
from nncourse.data import load_mnist

_X = np.array([[1.0, 2.0], [3.0, -1.0]])
_W = np.array([[1.0, -1.0], [0.0, 2.0]])
_DOUT = np.array([[1.0, 2.0], [0.0, -1.0]])

_IMAGE = np.array([[1.0, 2.0]])
_LABEL = np.array([0])


def _worked_net() -> dict[str, np.ndarray]:
    """Return the net of the notebook's worked numbers: two inputs, two hidden units, three classes."""
    return {
        "W1": np.array([[1.0, -1.0], [0.0, -1.0]]),
        "b1": np.array([0.0, 1.0]),
        "W2": np.array([[2.0, -1.0, 0.0], [3.0, -1.0, 1.0]]),
        "b2": np.array([0.0, 0.5, -1.0]),
    }


@check("affine")
def forward_of_the_worked_example(student: Student) -> None:
    """The worked example: the outputs are [1.5, 3] and [3.5, −5]."""
    expect_close(
        student.affine_forward(_X, _W, np.array([0.5, 0.0])),
        [[1.5, 3.0], [3.5, -5.0]],
        _("multiply X by W, then add b to every row"),
    )


@check("affine")
def backward_of_the_worked_example(student: Student) -> None:
    """The worked example: `dX`, `dW` and `db` have the numbers of the text."""
    result = student.affine_backward(_DOUT, _X, _W)
    dX, dW, db = expect_parts(result, "dX", "dW", "db", forms=[(2, 2), (2, 2), (2,)])
    divided = _("do not divide by N here: `nll_gradient` has done so")
    expect_close(
        dX,
        [[-1.0, 4.0], [1.0, -2.0]],
        _("`dX`: its entry (i, d) sums dout[i, h] · W[d, h] over the units h"),
        mistakes={divided: [[-0.5, 2.0], [0.5, -1.0]]},
    )
    expect_close(
        dW,
        [[1.0, -1.0], [2.0, 5.0]],
        _("`dW`: its entry (d, h) sums X[i, d] · dout[i, h] over the examples i"),
        mistakes={divided: [[0.5, -0.5], [1.0, 2.5]]},
    )
    expect_close(
        db, [1.0, 1.0], _("`db`: its entry h sums dout[i, h] over the examples i"), mistakes={divided: [0.5, 0.5]}
    )


@check("affine")
def gradients_have_the_shape_of_what_they_belong_to(student: Student) -> None:
    """`dX`, `dW` and `db` have the shapes of X, W and b."""
    N, D, H = 5, 3, 2
    X, W, dout = student.rng.normal(size=(N, D)), student.rng.normal(size=(D, H)), student.rng.normal(size=(N, H))
    forms = [(N, D), (D, H), (H,)]
    dX, dW, db = expect_parts(student.affine_backward(dout, X, W), "dX", "dW", "db", forms=forms)
    expect_array(dX, (N, D), _("`dX` has another shape than X"))
    expect_array(dW, (D, H), _("`dW` has another shape than W"))
    expect_array(db, (H,), _("`db` has another shape than b"))


@check("activation_gradients")
def relu_of_the_worked_example(student: Student) -> None:
    """The worked example: ReLU stops 5 at z = −1, and lets 5 and −2 through at z = 2 and z = 3."""
    expect_close(
        student.relu_backward(np.array([5.0, 5.0, -2.0]), np.array([-1.0, 2.0, 3.0])),
        [0.0, 5.0, -2.0],
        _("where z is positive `dout` passes as it is, where z is negative nothing passes"),
    )


@check("activation_gradients")
def tanh_of_the_worked_example(student: Student) -> None:
    """The worked example: at z = 0.5 tanh multiplies the gradient by 0.786, at z = 0 by 1."""
    expect_close(
        student.tanh_backward(np.array([1.0, 2.0, -3.0]), np.array([0.5, 0.5, 0.0])),
        [0.7864, 1.5729, -3.0],
        _("multiply `dout` by the slope of tanh at z"),
        rtol=1e-4,
        atol=1e-4,
    )


@check("activation_gradients")
def gradients_keep_the_shape_of_z(student: Student) -> None:
    """The result has the shape of z; `dout` and z stay as they were."""
    dout, z = student.rng.normal(size=(4, 3)), student.rng.normal(size=(4, 3))
    for backward in (student.relu_backward, student.tanh_backward):
        expect_array(backward(dout, z), (4, 3))
        expect_unchanged(student)


@check("activation_gradients")
def tanh_is_flat_far_out(student: Student) -> None:
    """At z = 1000 and z = −1000 tanh lets nothing back: 0."""
    expect_close(
        student.tanh_backward(np.array([5.0, 5.0]), np.array([1000.0, -1000.0])),
        [0.0, 0.0],
        _("far out the slope of tanh is 0; an exponential that overflows gives nan: `np.tanh` does not"),
    )


@check("init_params")
def new_parameters_have_their_shapes(student: Student) -> None:
    """The four arrays have their shapes: for 784 features, 20 hidden units and 10 classes, and for 6, 5 and 3."""
    for D, H, C in ((784, 20, 10), (6, 5, 3)):
        params = _new_params(student, D, H, C)
        for name, shape in (("W1", (D, H)), ("b1", (H,)), ("W2", (H, C)), ("b2", (C,))):
            expect(name in params, _("there is no `{name}` in the dict"), name=name)
            expect_array(params[name], shape)


@check("init_params")
def hidden_units_start_apart(student: Student) -> None:
    """No two hidden units start with the same weights."""
    W1 = expect_array(_new_params(student).get("W1"), (784, 20))
    expect(len(np.unique(W1.T, axis=0)) == 20, _("some columns of W1 are the same: draw every weight on its own"))


@check("init_params")
def weights_are_small(student: Student) -> None:
    """With 784 inputs to each hidden unit the weights are small."""
    W1 = expect_array(_new_params(student).get("W1"), (784, 20))
    expect(np.abs(W1).max() < 0.9, _("the weights are too large: a sum of 784 terms grows far from 0"))


@check("init_params")
def scores_start_close_together(student: Student) -> None:
    """With 128 hidden units the ten scores of a digit start close together, so that the first loss is near ln 10."""
    params = _new_params(student, H=128)
    shapes = {"W1": (784, 128), "b1": (128,), "W2": (128, 10), "b2": (10,)}
    W1, b1, W2, b2 = (expect_array(params.get(name), shape) for name, shape in shapes.items())
    X = load_mnist(0, 200)[2]
    scores = np.maximum(X @ W1 + b1, 0) @ W2 + b2
    expect(
        np.std(scores, axis=1).mean() < 2,
        _("the scores of a digit differ too much: make the weights smaller, also those of W2, where 128 terms add up"),
    )


@check("init_params")
def drawn_from_rng(student: Student) -> None:
    """The same seed gives the same weights, another seed other ones."""
    shapes = {"W1": (784, 20), "W2": (20, 10)}
    first, again, other = (
        np.concatenate([expect_array(params.get(name), shape).ravel() for name, shape in shapes.items()])
        for params in (_new_params(student, seed=seed) for seed in (1, 1, 2))
    )
    expect(np.array_equal(first, again), _("the same seed gives other weights: draw from the `rng` that is given"))
    expect(
        not np.array_equal(first, other), _("another seed gives the same weights: draw from the `rng` that is given")
    )


def _new_params(student: Student, D: int = 784, H: int = 20, C: int = 10, seed: int = 1) -> Mapping[str, Any]:
    params = student.init_params(D, H, C, np.random.default_rng(seed))
    if params is None:
        fail(_("it returns None: is there a `return` at the end?"))
    expect(isinstance(params, Mapping), _("return a dict with the keys W1, b1, W2, b2"))
    found: Mapping[str, Any] = params
    return found


@check("two_layer_scores")
def scores_of_the_worked_example(student: Student) -> None:
    """The worked example: the scores are 2, −0.5 and −1."""
    expect_close(
        student.two_layer_scores(_worked_net(), _IMAGE),
        [[2.0, -0.5, -1.0]],
        _("affine, ReLU, affine: the second hidden unit is at −2, so ReLU makes it 0"),
        mistakes={
            _("the scores went through ReLU: leave the negative ones as they are"): [[2.0, 0.0, 0.0]],
            _("these are probabilities: return the scores, before softmax"): [[0.88348, 0.07252, 0.04399]],
        },
        atol=1e-4,
    )


@check("two_layer_scores")
def only_the_biases_of_a_blank_image(student: Student) -> None:
    """The net of the worked example gives a blank image, (0, 0), the scores 3, −0.5 and 0."""
    expect_close(
        student.two_layer_scores(_worked_net(), np.zeros((1, 2))),
        [[3.0, -0.5, 0.0]],
        _("each layer adds its bias, once: of a blank image ReLU gets b1"),
    )


@check("two_layer_scores")
def one_row_of_scores_an_example(student: Student) -> None:
    """Five examples get five rows of scores, and the parameters stay as they were."""
    expect_array(student.two_layer_scores(_worked_net(), student.rng.normal(size=(5, 2))), (5, 3))
    expect_unchanged(student)


@check("two_layer_loss")
def data_loss_of_the_worked_example(student: Student) -> None:
    """The worked example: without regularization the loss is 0.1239, with λ = 0.1 it is 2.2489."""
    for strength, expected in ((0.0, 0.12387), (0.1, 2.24887)):
        result = student.two_layer_loss(_worked_net(), _IMAGE, _LABEL, strength)
        loss, _grads = expect_parts(result, "loss", "grads", forms=[(), dict])
        expect_close(
            loss,
            expected,
            _("the loss is the mean NLL plus reg_strength times the sum of the squares of all parameters"),
            atol=1e-4,
        )


@check("two_layer_loss")
def gradients_of_the_worked_example(student: Student) -> None:
    """The worked example: without regularization the gradients have the numbers of the text."""
    _loss, grads = expect_parts(student.two_layer_loss(_worked_net(), _IMAGE, _LABEL, 0.0), "loss", "grads")
    numbers = {
        "b2": [-0.1165, 0.0725, 0.0440],
        "W2": [[-0.1165, 0.0725, 0.0440], [0.0, 0.0, 0.0]],
        "b1": [-0.3055, 0.0],
        "W1": [[-0.3055, 0.0], [-0.6111, 0.0]],
    }
    hints = {
        "b2": _("`b2`: the gradient with respect to the scores is (softmax − one-hot) / N"),
        "W2": _("`W2`: the second layer's input is the hidden layer after ReLU"),
        "b1": _("`b1`: the gradient comes back through W2, then through ReLU"),
        "W1": _("`W1`: the first layer's input is X"),
    }
    for name, expected in numbers.items():
        expect_close(_gradient(grads, name), expected, hints[name], atol=1e-4)


@check("two_layer_loss")
def gradients_of_the_penalty(student: Student) -> None:
    """The worked example: with λ = 0.1 each gradient grows by 0.2 times its parameter."""
    without, penalized = (
        expect_parts(student.two_layer_loss(_worked_net(), _IMAGE, _LABEL, strength), "loss", "grads")[1]
        for strength in (0.0, 0.1)
    )
    for name, value in _worked_net().items():
        before, after = (expect_array(_gradient(grads, name), value.shape) for grads in (without, penalized))
        expect_close(after - before, 0.2 * value, _("the penalty λ Σ p² has the gradient 2λp, in every parameter"))


@check("two_layer_loss")
def the_image_twice(student: Student) -> None:
    """Two copies of the image have the loss and the gradients of one, with λ = 0.1 too."""
    for strength in (0.0, 0.1):
        once, twice = (
            expect_parts(student.two_layer_loss(_worked_net(), X, y, strength), "loss", "grads", forms=[(), dict])
            for X, y in ((_IMAGE, _LABEL), (np.repeat(_IMAGE, 2, axis=0), np.repeat(_LABEL, 2)))
        )
        expect_close(
            twice[0],
            expect_array(once[0], ()),
            _("the data loss is the mean over the batch; the penalty, which is not divided, is added to it"),
            atol=1e-4,
        )
        for name, value in _worked_net().items():
            of_one, of_two = (_gradient(grads, name) for grads in (once[1], twice[1]))
            expect_close(
                of_two,
                expect_array(of_one, value.shape),
                _("gradients are sums over the batch: nll_gradient divides by N, once, and the penalty is not divided"),
                atol=1e-4,
            )


@check("two_layer_loss")
def gradients_have_the_shapes_of_the_parameters(student: Student) -> None:
    """For a batch of seven, every gradient has the shape of its parameter; the parameters stay as they were."""
    params = {name: student.rng.normal(size=shape) for name, shape in _SHAPES.items()}
    X, y = student.rng.normal(size=(7, 5)), student.rng.integers(0, 3, size=7)
    loss, grads = expect_parts(student.two_layer_loss(params, X, y, 0.01), "loss", "grads")
    expect_array(loss, (), _("the loss is one number"))
    for name, shape in _SHAPES.items():
        expect_array(_gradient(grads, name), shape)
    expect_unchanged(student)


def _gradient(grads: Any, name: str) -> Any:
    """Return one of `grads`; fail where they are no dict, or lack it."""
    expect(isinstance(grads, Mapping), _("`grads` should be a dict with the keys W1, b1, W2, b2"))
    expect(name in grads, _("there is no `{name}` in `grads`"), name=name)
    return grads[name]


_SHAPES = {"W1": (5, 4), "b1": (4,), "W2": (4, 3), "b2": (3,)}


@check("predict_digits")
def class_of_the_worked_example(student: Student) -> None:
    """The worked example: scores 2, −0.5, −1 mean class 0."""
    expect_close(student.predict_digits(_worked_net(), _IMAGE), [0], _("the class with the largest score wins"))


@check("predict_digits")
def class_of_another_image(student: Student) -> None:
    """The net of the worked example gives the image (0, 2) the scores 0, 0.5 and −1, which mean class 1."""
    expect_close(
        student.predict_digits(_worked_net(), np.array([[1.0, 2.0], [0.0, 2.0]])),
        [0, 1],
        _("for each row of X, the class with the largest of the row's scores"),
    )


@check("predict_digits")
def one_label_an_example(student: Student) -> None:
    """Five examples get five labels."""
    labels = expect_array(student.predict_digits(_worked_net(), student.rng.normal(size=(5, 2))), (5,))
    expect(np.all(np.isin(labels, [0, 1, 2])), _("with three classes a label is 0, 1 or 2"))
    expect(labels.dtype.kind in "iu", _("labels must be of an int type"))


@check("train_two_layer_net")
def one_loss_a_minibatch(student: Student) -> None:
    """Ten examples in batches of 4 are 3 steps an epoch: 2 epochs give 6 losses."""
    _params, history = _small_training(student, n_epochs=2)
    expect(np.shape(history) == (6,), _("the history should hold the loss of each of the 6 steps"))


@check("train_two_layer_net")
def loss_falls(student: Student) -> None:
    """The loss falls during training."""
    _params, history = _small_training(student, n_epochs=60)
    expect(np.ndim(history) == 1 and len(history) > 12, _("the history should hold the loss of each step"))
    expect(np.all(np.isfinite(history)), _NOT_FINITE)
    first, last = np.mean(history[:6]), np.mean(history[-6:])
    expect(last < 1.5 * first, _("the loss rises: each step subtracts learning_rate times the gradient"))
    if len(history) == 180:
        of_epochs = np.reshape(history, (60, 3)) @ [0.4, 0.4, 0.2]  # of all ten points, where nothing is learned
        expect(
            np.ptp(of_epochs) > 1e-4 * first,
            _("the loss stays as it was: each step should go on from the params that the one before has made"),
        )
    expect(
        last < 0.7 * first,
        _("the loss hardly falls: does every step use learning_rate and the gradients of all four parameters?"),
    )


_NOT_FINITE = _("the losses hold nan or infinity: subtract the gradient, and let it be that of the mean loss")


@check("train_two_layer_net")
def nothing_is_learned_at_rate_0(student: Student) -> None:
    """With a learning rate near 0 the loss of all the data stays that of the new net, its penalty included."""
    (start, free), (params, history) = (
        _small_training(student, 4, learning_rate=1e-30, reg_strength=strength, batch_size=10)
        for strength in (0.0, 1.0)
    )
    for losses in (free, history):
        expect(
            np.shape(losses) == (4,), _("a batch as large as the data is one step an epoch: one entry of the history")
        )
        expect(np.all(np.isfinite(losses)), _NOT_FINITE)
        expect(
            np.ptp(losses) < 1e-3,
            _("nothing can be learned, and the loss changes: hand learning_rate on, and shuffle X and y together"),
        )
    other, _losses = _small_training(student, 1, learning_rate=1e-30, seed=1)
    for net in (start, params, other):
        expect(isinstance(net, Mapping) and "W1" in net, _("`params` should be a dict with the keys W1, b1, W2, b2"))
    expect(
        np.array_equal(start["W1"], params["W1"]),
        _("the same `rng` gives another start: hand it to init_params, and draw from it alone"),
    )
    expect(
        not np.array_equal(start["W1"], other["W1"]),
        _("another `rng` gives the same start: hand it to init_params"),
    )
    expect_close(
        history[0] - free[0],
        sum(np.sum(np.square(value)) for value in params.values()),
        _("the loss lacks its penalty, or has another: hand reg_strength on to two_layer_loss"),
        rtol=1e-3,
        atol=1e-5,
    )


@check("train_two_layer_net")
def steps_see_their_own_batch(student: Student) -> None:
    """Ten steps with one example each go another way than ten steps with all ten examples."""
    _params, alone = _small_training(student, 1, batch_size=1)
    _params, together = _small_training(student, 10, batch_size=10)
    expect(
        not np.array_equal(alone, together),
        _("each step sees all the data: take X_batch and y_batch, which `sgd` hands over, not X and y"),
    )


@check("train_two_layer_net")
def trained_parameters_have_their_shapes(student: Student) -> None:
    """The parameters that come back have the shapes of a net with the sizes asked for."""
    params, _history = _small_training(student, n_epochs=1)
    expect(isinstance(params, Mapping), _("`params` should be a dict with the keys W1, b1, W2, b2"))
    for name, shape in (("W1", (2, 8)), ("b1", (8,)), ("W2", (8, 2)), ("b2", (2,))):
        expect(name in params, _("there is no `{name}` in the dict"), name=name)
        expect_array(params[name], shape)
    start, _history = _small_training(student, n_epochs=1, learning_rate=1e-30)
    expect(isinstance(start, Mapping), _("`params` should be a dict with the keys W1, b1, W2, b2"))
    expect(
        not all(np.array_equal(params[name], start.get(name)) for name in ("W1", "b1", "W2", "b2")),
        _("the parameters are those of the start: return what `sgd` returns"),
    )


def _small_training(
    student: Student,
    n_epochs: int,
    learning_rate: float = 0.3,
    reg_strength: float = 0.0,
    batch_size: int = 4,
    seed: int = 0,
) -> tuple[Any, ...]:
    """Return what training on ten points gives: inside and outside a circle."""
    angle = np.arange(10) * 0.9
    y = np.arange(10) % 2
    X = np.column_stack([np.cos(angle), np.sin(angle)]) * (0.5 + 1.5 * y[:, None])
    rng = np.random.default_rng(seed)
    result = student.train_two_layer_net(X, y, 8, 2, learning_rate, reg_strength, batch_size, n_epochs, rng)
    return expect_parts(result, "params", "history", forms=[dict, (n_epochs * -(-10 // batch_size),)])


@check("digits")
def reads_97_percent(student: Student) -> None:
    """With these parameters `predict_digits` reads at least 97 % of the 10 000 test images."""
    params = student.value("params")
    expect(isinstance(params, Mapping), _("`params` should be the dict that train_two_layer_net returns"))
    _X_train, _y_train, X_test, y_test = load_mnist(0)
    labels = expect_array(student.predict_digits(params, X_test), y_test.shape)
    percent = round(100 * float(np.mean(labels == y_test)), 1)
    expect(
        percent >= 97,
        _("it reads {percent} % of them: train longer or change the learning rate, with all 60 000 images"),
        percent=percent,
    )
