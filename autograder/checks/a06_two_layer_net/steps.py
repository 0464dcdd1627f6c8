"""What the steps of `train_two_layer_net` and their losses must satisfy, by batches that can be followed."""

import functools

import numpy as np

from autograder.checks.a06_two_layer_net.nets import NAMES
from autograder.checks.a06_two_layer_net.trained_nets import descend, small_data, train
from autograder.checks.training import LONG, STILL, Params, equal_samples, three_ways, walk
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, expect, expect_close

OWN_LOSS = _("each loss is that of its own minibatch, X_batch and y_batch, not of all the data")
FRESH = _("with the same `rng` it starts from another net: draw one fresh start in each call, whatever came before")
SAME_RATE = _("each step is learning_rate times the whole gradient, the last like the first, also where the loss rises")


def expect_steps_with_minibatches(student: Student) -> None:
    """Fail unless the steps are right on equal samples: batches of 4, 4 and 2 then have one gradient, in any order."""
    rng = student.rng
    X = equal_samples(rng, (10, 5), 12, 20)
    rate, reg = float(rng.uniform(0.0002, 0.0003)), float(rng.uniform(1, 3))
    settings = {"n_hidden": 12, "n_classes": 3, "batch_size": 4, "n_epochs": LONG}
    seed = int(rng.integers(2**31))
    start, _history = train(student, X, np.zeros(10, dtype=int), STILL, reg, settings, seed)
    y = np.full(10, reference.two_layer_scores(start, X[:1]).argmin())  # so that there is much to learn
    end, history = train(student, X, y, rate, reg, settings, seed)
    expected, losses = descend(start, X, y, rate, reg, steps=3 * LONG)
    one_step = _("each minibatch is one plain step: learning_rate as it is given, the mean gradient, the whole penalty")
    _expect_way(start, end, expected, one_step)
    expect_close(
        history,
        losses,
        _("each minibatch leaves its mean loss with the whole penalty, as they are before its step"),
        rtol=1e-4,
    )


def expect_one_rate(student: Student) -> None:
    """Fail unless the learning rate stays the same for 105 epochs, and where each step turns the parameters round."""
    X = equal_samples(student.rng, (10, 5), 0.5, 1.5)
    y = np.full(10, student.rng.integers(3))
    seed = int(student.rng.integers(2**31))
    for rate, reg, n_epochs in ((0.002, 0.1, 105), (1.05, 1.0, LONG)):
        settings = {"n_hidden": 5, "n_classes": 3, "batch_size": 10, "n_epochs": n_epochs}
        end, history = train(student, X, y, rate, reg, settings, seed)
        start, _history = train(student, X, y, STILL, reg, settings | {"n_epochs": 1}, seed)
        if not np.isclose(history[0], reference.two_layer_loss(start, X, y, reg)[0], rtol=1e-4):
            start, _history = train(student, X, y, STILL, reg, settings, seed)  # how it starts depends on the epochs
        expect(
            len(history) >= n_epochs,
            _("it stops before n_epochs epochs: go through all of them, whatever the losses are"),
        )
        expected, _losses = descend(start, X, y, rate, reg, n_epochs)
        _expect_way(start, end, expected, SAME_RATE)


def _expect_way(start: Params, end: Params, expected: Params, hint: str) -> None:
    """Fail with `hint` unless the parameters went from `start` where they should have gone, to `expected`."""
    for name in NAMES:
        way = expected[name] - start[name]
        atol = 1e-3 * float(np.abs(way).max()) + 4e-6 * float(np.abs(start[name]).max())
        expect_close(end[name] - start[name], way, hint, rtol=1e-3, atol=atol)


def expect_own_batch_of_each_step(student: Student) -> None:
    """Fail unless an epoch on three samples, in batches of 2 and 1, goes one of the three ways there are."""
    X, y = small_data(student.rng, 3, scale=2.0)
    rate = float(student.rng.uniform(0.1, 0.2))
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": 2, "n_epochs": 1}
    seed = int(student.rng.integers(2**31))
    start, _history = train(student, X, y, STILL, 0.0, settings, seed)
    end, history = train(student, X, y, rate, 0.0, settings, seed)
    ways = three_ways(functools.partial(reference.two_layer_loss, reg_strength=0.0), start, X, y, rate)

    def is_at(params: Params) -> bool:
        return all(
            np.allclose(end[name], params[name], rtol=1e-3, atol=1e-3 * np.abs(params[name] - start[name]).max() + 1e-6)
            for name in NAMES
        )

    taken = [losses for params, losses in ways if is_at(params)]
    expect(taken, _("each step takes the gradient of its own minibatch, X_batch and y_batch, not of other samples"))
    expect(any(np.allclose(history, losses, rtol=1e-3, atol=1e-4) for losses in taken), OWN_LOSS)


def expect_exact_losses(student: Student) -> None:
    """Fail unless the losses are exact where the biases grow as large as the weights, and where nearly all is learned.

    All samples are equal and near 0: the scores are nearly those of the biases alone.
    """
    X, y = equal_samples(student.rng, (6, 5), 0.05, 0.15), np.full(6, student.rng.integers(3))
    settings = {"n_hidden": 12, "n_classes": 3, "batch_size": len(X), "n_epochs": LONG}
    seed = int(student.rng.integers(2**31))
    rate, reg = (float(student.rng.uniform(0.3, 0.5)) for _number in range(2))
    start, _history = train(student, X, y, STILL, reg, settings, seed)
    losses = train(student, X, y, rate, reg, settings, seed)[1]
    expected = descend(start, X, y, rate, reg, steps=LONG)[1]
    expect(np.isclose(losses[0], expected[0], rtol=1e-4), FRESH)
    expect_close(
        losses,
        expected,
        _("the loss goes wrong where the biases are large: it is data loss + λ(ΣW1² + Σb1² + ΣW2² + Σb2²)"),
        mistakes=functools.partial(lacking_biases, losses, start, X, y, rate, reg),
        rtol=1e-4,
    )
    losses = train(student, X, y, 1.5, 0.0, settings, seed)[1]
    expected = descend(start, X, y, 1.5, 0.0, steps=LONG)[1]
    expect(np.isclose(losses[0], expected[0], rtol=1e-4), FRESH)
    expect_close(
        losses,
        expected,
        _("small losses go wrong: keep all their digits, round nothing"),
        rtol=1e-4,
        atol=1e-6,
    )


def lacking_biases(
    history: np.ndarray, start: Params, X: np.ndarray, y: np.ndarray, rate: float, reg: float
) -> dict[str, np.ndarray]:
    """Return the losses that lack the penalty of some biases, those nearest to `history`, with what is said to them."""
    batches = [(X, y)] * len(history)
    lacking = [
        walk(functools.partial(_loss_without, names, reg_strength=reg), start, batches, rate)[1]
        for names in (("b1", "b2"), ("b1",), ("b2",))
    ]
    nearest = min(lacking, key=lambda losses: float(np.max(np.abs(losses - history))))
    return {
        _("the history lacks the penalty of b1 and b2, or of one of them: every parameter counts in the loss"): nearest
    }


def _loss_without(
    names: tuple[str, ...], params: Params, X: np.ndarray, y: np.ndarray, reg_strength: float
) -> tuple[float, Params]:
    """Return the loss without the penalty of the parameters `names`, and right gradients."""
    loss, grads = reference.two_layer_loss(params, X, y, reg_strength)
    return loss - reg_strength * sum(np.sum(params[name] ** 2) for name in names), grads


def descend_with_free_biases(start: Params, X: np.ndarray, y: np.ndarray, rate: float, reg: float) -> Params:
    """Return where two steps lead whose gradients lack the penalty of the biases: a known mistake."""

    def evaluate(params: Params, X: np.ndarray, y: np.ndarray) -> tuple[float, Params]:
        loss, grads = reference.two_layer_loss(params, X, y, reg)
        return loss, grads | {name: grads[name] - 2 * reg * params[name] for name in ("b1", "b2")}

    return walk(evaluate, start, [(X, y)] * 2, rate)[0]
