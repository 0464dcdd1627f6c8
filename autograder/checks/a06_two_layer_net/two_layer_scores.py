"""What `two_layer_scores` must satisfy."""

import numpy as np

from autograder.checks.a06_two_layer_net.mistakes import BY_NAME, SCALED, blamed_on_order, expect_some_numbers
from autograder.checks.a06_two_layer_net.nets import draw_net, in_another_order
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import passes
from autograder.references import a06_two_layer_net as reference
from autograder.references.a02_softmax_nll import softmax
from nncourse.checking import Student, _, check, expect, expect_close, expect_unchanged

NO_RELU = _("there is no activation between the layers: put ReLU there")
RELU_TWICE = _("the scores went through ReLU: leave the negative ones as they are")
TANH = _("tanh stands between the layers: this net uses ReLU")
NO_BIAS = _("both biases are missing")
NO_B1 = _("the bias b1 is missing: add it before ReLU")
NO_B2 = _("the bias b2 is missing: add it after the second product")


@check("two_layer_scores", points=1)
def relu_stands_between(student: Student) -> None:
    """ReLU stands between the two layers: a hidden unit below 0 is silent."""
    params, X, _y = draw_net(student.rng, 8, 5, 6, 3)
    params |= {"b1": np.zeros(6), "b2": np.zeros(3), "W2": np.abs(params["W2"])}
    between = _("between the layers stands ReLU: the negative numbers of the hidden layer become 0")
    positive, its_X = {name: np.abs(value) for name, value in params.items()}, np.abs(X)  # ReLU does nothing here
    right = its_X @ positive["W1"] @ positive["W2"]
    if not passes(lambda: expect_close_in_float32(student.two_layer_scores(positive, its_X), right, "")):
        between = _(
            "the scores are wrong where ReLU changes nothing, too: they are h @ W2 + b2 with h = relu(X @ W1 + b1)"
        )
    for scale, sign in ((3000, 1), (3000, -1), (1e-4, 1)):  # so large that nothing that is cut off is ReLU
        z, W2 = scale * X @ params["W1"], sign * params["W2"]
        expect_close_in_float32(
            student.two_layer_scores(params | {"W2": W2}, scale * X),
            np.maximum(z, 0) @ W2,
            between,
            mistakes={
                NO_RELU: z @ W2,
                TANH: np.tanh(z) @ W2,
                RELU_TWICE: np.maximum(np.maximum(z, 0) @ W2, 0),
                _("ReLU stands after the second layer: it belongs between the two"): np.maximum(z @ W2, 0),
                SCALED: np.maximum(z, 0) @ W2 / 255,
                _("these are probabilities: return the scores, before softmax"): softmax(np.maximum(z, 0) @ W2),
            },
        )


@check("two_layer_scores", points=1)
def both_biases_are_added(student: Student) -> None:
    """Each layer adds its own bias."""
    for H, C in ((4, 3), (3, 3)):
        params, X, _y = draw_net(student.rng, 6, 5, H, C)
        params, X = {name: np.abs(value) for name, value in params.items()}, np.abs(X)  # ReLU does nothing here
        X[-1] = 0.0  # a blank image
        plain = X @ params["W1"] @ params["W2"]
        hidden_bias = params["b1"] @ params["W2"]
        expect_close_in_float32(
            student.two_layer_scores(params, X),
            plain + hidden_bias + params["b2"],
            _("each layer adds its own bias: b1 before ReLU, b2 after the second product"),
            mistakes={
                NO_BIAS: plain,
                NO_B1: plain + params["b2"],
                NO_B2: plain + hidden_bias,
                _("these are probabilities: return the scores, before softmax"): softmax(
                    plain + hidden_bias + params["b2"]
                ),
            },
        )


@check("two_layer_scores", points=1)
def scores_are_not_squashed(student: Student) -> None:
    """The scores come out as they are: negative ones too, and no probabilities."""
    for sizes in ((9, 5, 7, 4), (4, 4, 4, 4), (24, 3, 6, 12)):
        params, X, _y = draw_net(student.rng, *sizes)
        scores = reference.two_layer_scores(params, X)
        z = X @ params["W1"]
        expect_close_in_float32(
            student.two_layer_scores(params, X),
            scores,
            _("the scores are those of the second layer, h @ W2 + b2, without anything after it"),
            mistakes={
                RELU_TWICE: np.maximum(scores, 0),
                _("these are probabilities: return the scores, before softmax"): softmax(scores),
                _("b1 is added after ReLU: the bias belongs inside it"): (np.maximum(z, 0) + params["b1"])
                @ params["W2"]
                + params["b2"],
                NO_B1: np.maximum(z, 0) @ params["W2"] + params["b2"],
                NO_B2: scores - params["b2"],
                NO_BIAS: np.maximum(z, 0) @ params["W2"],
                NO_RELU: (z + params["b1"]) @ params["W2"] + params["b2"],
                TANH: np.tanh(z + params["b1"]) @ params["W2"] + params["b2"],
            },
        )


@check("two_layer_scores", points=1)
def each_row_alone_and_whole_numbers(student: Student) -> None:
    """A row has the same scores alone as in a batch, whole numbers work, and nothing is changed."""
    rng = student.rng
    params, _X, _y = draw_net(rng, 6, 5, 4, 3)
    images = rng.integers(-3, 4, size=(6, 5))
    whole = {name: rng.choice([-3, -2, -1, 1, 2, 3], size=params[name].shape) for name in ("W1", "W2")}
    params |= {name: value.astype(float) for name, value in whole.items()}
    scores = expect_some_numbers(student.two_layer_scores(params, images.astype(float)), (6, 3), "")
    expect_unchanged(student)
    expect(np.ptp(scores) > 0, _("all scores are the same: compute them from `params` and X"))
    expect_close(
        student.two_layer_scores(params, images[2:3].astype(float)),
        scores[2:3],
        _("a row alone should have the scores it has in a batch, of shape (1, C)"),
        rtol=1e-5,
        atol=1e-7,
    )
    with blamed_on_order():
        turned = student.two_layer_scores(in_another_order(params, rng), images.astype(float))
        expect_close(turned, scores, BY_NAME, rtol=1e-5, atol=1e-7)
    rounded = _("whole numbers in `params` or X round a result: build arrays of floats")
    expect_close(student.two_layer_scores(params | whole, images), scores, rounded, rtol=1e-5, atol=1e-7)
    params |= {name: value + 0.4 for name, value in whole.items()}
    expect_close(
        student.two_layer_scores(params, images),
        expect_some_numbers(student.two_layer_scores(params, images.astype(float)), (6, 3), ""),
        rounded,
        rtol=1e-5,
        atol=1e-7,
    )
