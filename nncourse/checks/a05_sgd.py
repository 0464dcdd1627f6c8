"""What a05 tells its reader at once."""

from collections.abc import Mapping
from typing import Any

import numpy as np

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
    from_list,
)

Params = dict[str, np.ndarray]


def _batches(
    student: Student, X: np.ndarray, y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> list[tuple[Any, ...]]:
    """Return the student's batches of a few samples, as pairs."""
    batches = student.minibatches(X, y, batch_size, rng)
    expect(batches is not None, _("it returns None: `yield` each batch, or return a list of them"))
    expect(
        isinstance(batches, list | tuple) and len(batches) <= 10,
        _("it should yield (X_batch, y_batch) for one batch after another, and stop after one pass"),
    )
    n_axes = [{getattr(part, "ndim", 0) for part in parts} for parts in batches if isinstance(parts, list | tuple)]
    expect(
        n_axes != [{2}, {1}],
        _("all the X_batch come in one list and all the y_batch in another: give pairs (X_batch, y_batch)"),
    )
    expect(
        not any(isinstance(batch, np.ndarray) for batch in batches),
        _("it gives arrays, not pairs: `yield X_batch, y_batch` in the loop; a `return` there would end it at once"),
    )
    expect(
        all(isinstance(batch, list | tuple) and len(batch) == 2 for batch in batches),
        _("each batch should be a pair, an array of inputs and one of labels: `yield X_batch, y_batch`"),
    )
    expect(
        not any([getattr(part, "ndim", 0) for part in batch] == [1, 2] for batch in batches),
        _("the labels come first: give the inputs, then the labels, `yield X_batch, y_batch`"),
    )
    return [tuple(batch) for batch in batches]


def _five_samples(student: Student, batch_size: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the student's batches of the samples (0, 0), (1, 10), … (4, 40) with the labels 0 … 4."""
    y = np.arange(5)
    X = np.column_stack([y, 10 * y]).astype(float)
    rows, labels = _("X_batch: rows of X, shape (B, D)"), _("y_batch: a label for each row of X_batch, shape (B,)")
    batches = [
        (expect_array(X_batch, (len(X_batch), 2), rows), expect_array(y_batch, (len(X_batch),), labels))
        for X_batch, y_batch in _batches(student, X, y, batch_size, student.rng)
    ]
    whole = all(y_batch.dtype.kind in "iu" for _X_batch, y_batch in batches)
    expect(whole, _("the labels have become floats: take them from y, as they are"))
    return batches


@check("minibatches")
def two_two_one(student: Student) -> None:
    """Worked example: 5 samples with batch_size=2 make batches of 2, 2 and 1."""
    sizes = [len(y_batch) for _X_batch, y_batch in _five_samples(student, 2)]
    expect(sizes == [2, 2, 1], _("your batches hold {sizes} samples"), sizes=sizes)


@check("minibatches")
def only_the_last_is_short(student: Student) -> None:
    """With batch_size=4 the batches hold 4 and 1 samples, with batch_size=5 or 8 a single one holds all 5."""
    for batch_size, expected in ((4, [4, 1]), (5, [5]), (8, [5])):
        sizes = [len(y_batch) for _X_batch, y_batch in _five_samples(student, batch_size)]
        expect(
            sizes == expected,
            _("with batch_size={batch_size} your batches hold {sizes} samples"),
            batch_size=batch_size,
            sizes=sizes,
        )


@check("minibatches")
def everyone_once(student: Student) -> None:
    """Every sample comes exactly once."""
    labels = [int(label) for _X_batch, y_batch in _five_samples(student, 2) for label in y_batch]
    expect(
        sorted(labels) == [0, 1, 2, 3, 4], _("of the samples 0, 1, 2, 3, 4 your batches hold {labels}"), labels=labels
    )
    expect_unchanged(student)


@check("minibatches")
def shuffled_anew(student: Student) -> None:
    """Every call brings the samples in a new order, which is drawn from `rng`."""
    y = np.arange(20)
    orders = [y.tolist()]
    for rng in (student.rng, student.rng, np.random.default_rng(1), np.random.default_rng(1)):
        batches = _batches(student, y[:, None].astype(float), y, 10, rng)
        labels = [np.ravel(y_batch).tolist() for _X_batch, y_batch in batches]
        orders.append([label for batch in labels for label in batch])
    expect(orders[0] not in orders[1:], _("the samples come in the order of X: shuffle them first"))
    expect(orders[1] != orders[2], _("two calls bring the same order: draw a new one with `rng` in each call"))
    expect(
        orders[3] == orders[4],
        _("the same seed brings another order: draw from the `rng` that is given, from nothing else"),
    )


@check("minibatches")
def labels_stay_with_their_samples(student: Student) -> None:
    """Each sample keeps its own label."""
    for X_batch, y_batch in _five_samples(student, 3):
        expect_close(X_batch[:, 0], y_batch, _("use one and the same order for X and for y"))


@check("sgd_step")
def downhill(student: Student) -> None:
    """Worked example: W = (1, 2), dW = (10, −10), learning rate 0.1 give W = (0, 3)."""
    stepped = student.sgd_step({"W": np.array([1.0, 2.0])}, {"W": np.array([10.0, -10.0])}, 0.1)
    expect(stepped is not None, _("it returns None: return the dict of new parameters"))
    expect(isinstance(stepped, dict) and set(stepped) == {"W"}, _("return a dict with the same names as `params`"))
    expect_close(
        stepped["W"],
        [0.0, 3.0],
        _("new parameter = parameter − learning_rate · gradient"),
        mistakes={_("it climbs: subtract the gradient, do not add it"): [2.0, 1.0]},
    )


@check("sgd_step")
def every_name_moves(student: Student) -> None:
    """Each parameter moves against its own gradient, whatever the names are."""
    params, grads = {"V": np.array([[1.0]]), "c": np.array([2.0])}, {"c": np.array([8.0]), "V": np.array([[4.0]])}
    stepped = student.sgd_step(params, grads, 0.5)
    expect(stepped is not None, _("it returns None: return the dict of new parameters"))
    expect(isinstance(stepped, dict) and set(stepped) == {"V", "c"}, _("return a dict with the same names as `params`"))
    hint = _("go over all the names: each parameter moves by learning_rate times the gradient of its own name")
    expect_close(stepped["V"], [[-1.0]], hint)
    expect_close(stepped["c"], [-2.0], hint)


@check("sgd_step")
def new_dict(student: Student) -> None:
    """The parameters that come in are the same afterwards."""
    student.sgd_step({"W": np.array([1.0, 2.0])}, {"W": np.array([10.0, -10.0])}, 0.1)
    expect_unchanged(student)


def _run(
    student: Student, n_epochs: int, batch_size: int, rng: np.random.Generator | None = None
) -> tuple[dict[str, Any], Any]:
    """Return what the student's `sgd` makes of the mean of (w − x)² and its derivative with respect to w."""
    X, y = np.array([[2.0], [4.0]]), np.array([0, 1])
    in_another_order = []

    def distance(params: Any, X_batch: Any, y_batch: Any) -> tuple[np.float64, Params]:
        if not isinstance(params, Mapping) or np.ndim(X_batch) != 2 or np.ndim(y_batch) != 1:
            in_another_order.append(True)
            raise TypeError
        error = params["w"] - np.asarray(X_batch)[:, 0]
        return np.float64(np.mean(error**2)), {"w": np.array([2 * error.mean()])}

    try:
        result = student.sgd(distance, {"w": np.zeros(1)}, X, y, 0.25, batch_size, n_epochs, rng or student.rng)
    except StudentError:
        hint = _("call evaluate_gradient(params, X_batch, y_batch): the dict of parameters, the inputs, the labels")
        expect(not in_another_order, hint)
        raise
    params, history = expect_parts(result, "params", "history", forms=[dict, (n_epochs * 2 // batch_size,)])
    expect(isinstance(params, dict) and "w" in params, _("return a dict with the same names as `params`"))
    return params, from_list(history)


@check("sgd")
def two_steps_by_hand(student: Student) -> None:
    """Worked example: w goes from 0 to 1.5 to 2.25, the losses are 10 and 3.25."""
    params, history = _run(student, n_epochs=2, batch_size=2)

    def mistakes() -> dict[str, Any]:
        after_one, _history = _run(student, n_epochs=1, batch_size=2)
        unscaled = _("learning_rate is missing: the step is learning_rate · gradient")
        unmoved = _("it returns the parameters it was given: put the result of each step back into `params`")
        return {
            _("it climbs: `sgd_step` subtracts the gradient"): [-3.75],
            unscaled if np.any(after_one["w"]) else unmoved: [0.0],  # without it w goes from 0 to 6 and back
            _("only one step of two counts: take new minibatches in each epoch, go on from the newest params"): [1.5],
            _("both steps use the first gradient: ask for a new one at the newest parameters"): [3.0],
        }

    expect_close(
        params["w"],
        [2.25],
        _("each batch makes one `sgd_step`, from the newest params and with learning_rate"),
        mistakes=mistakes,
    )
    expect_close(
        history,
        [10.0, 3.25],
        _("append the loss of each step, as evaluate_gradient returned it"),
        mistakes={_("this is the loss after each step: append the one that came with the gradient"): [3.25, 1.5625]},
    )


@check("sgd")
def one_loss_a_step(student: Student) -> None:
    """With batch_size=1, three epochs over two samples take six steps."""
    _params, history = _run(student, n_epochs=3, batch_size=1)
    expect_array(history, (6,), _("history should hold one loss for each step of each epoch"))


@check("sgd")
def batches_are_drawn_from_rng(student: Student) -> None:
    """The same seed gives the same batches, and so the same losses."""
    first, again = (_run(student, 30, 1, np.random.default_rng(1))[1] for _time in range(2))
    expect(np.array_equal(first, again), _("the same seed brings other batches: hand `rng` on to `minibatches`"))


@check("sgd")
def every_sample_in_each_epoch(student: Student) -> None:
    """Each epoch takes every sample once, in an order of its own, and the parameters that come in stay."""
    X, y, losses = np.arange(20.0)[:, None], np.arange(20), student.rng.uniform(1, 2, size=20)

    def count(params: Any, X_batch: Any, y_batch: Any) -> tuple[np.float64, Params]:
        samples, labels = (np.ravel(part).astype(int) for part in (X_batch, y_batch))
        times = np.bincount(samples[samples == labels], minlength=20)
        return np.float64(losses[labels].mean()), {"w": times.astype(float)}

    result = student.sgd(count, {"w": np.zeros(20)}, X, y, 0.1, 8, 2, student.rng)
    expect_unchanged(student)
    params, history = expect_parts(result, "params", "history", forms=[dict, (6,)])
    expect(isinstance(params, dict) and "w" in params, _("return a dict with the same names as `params`"))
    expect_close(
        params["w"],
        np.full(20, -0.2),
        _("in two epochs every sample makes two steps, with its own label: one `sgd_step` for each minibatch"),
    )
    first, second = np.split(expect_array(from_list(history), (6,)), 2)
    expect(np.ptp(first) > 0, _("append the loss of each step, as evaluate_gradient returned it"))
    unshuffled = [losses[:8].mean(), losses[8:16].mean(), losses[16:].mean()]
    expect(not np.allclose(first, unshuffled), _("the samples come in the order of X: shuffle them first"))
    expect(not np.allclose(first, second), _("the second epoch repeats the first: ask for new minibatches in each"))


def _train(
    student: Student, batch_size: int, n_epochs: int, reg_strength: float = 0.0, x: tuple[float, ...] = (1.0, 3.0)
) -> tuple[dict[str, Any], Any]:
    """Return what a training gives of samples with one feature each, `x`, and classes 0, 1 and so on."""
    X, y = np.array(x)[:, None], np.arange(len(x))
    result = student.train_softmax_classifier(X, y, 2, 1.0, reg_strength, batch_size, n_epochs, student.rng)
    params, history = expect_parts(result, "params", "history", forms=[dict, (n_epochs * len(x) // batch_size,)])
    expect(
        isinstance(params, dict) and {"W", "b"} <= set(params),
        _('params should be a dict with the names "W" and "b"'),
    )
    return params, from_list(history)


@check("train_softmax_classifier")
def one_step_by_hand(student: Student) -> None:
    """Worked example: one step from zeros gives W = (−0.5, 0.5) and b = (0, 0)."""
    params, history = _train(student, batch_size=2, n_epochs=1)

    def mistakes() -> dict[str, Any]:
        _params, losses = _train(student, batch_size=2, n_epochs=2)
        climbs = np.size(losses) == 2 and np.ptp(losses) > 0 and np.argmax(losses) == 1
        uphill = _("it climbs: subtract the gradient")
        other = _("it learns the other label: column c of W belongs to the label c, counted from 0")
        still = _("it stays at zeros: give learning_rate to `sgd`, and return the parameters that it returns")
        return {
            _("the gradient is summed over the batch: take the mean"): [[-1.0, 1.0]],
            uphill if climbs else other: [[0.5, -0.5]],
            still: [[0.0, 0.0]],
        }

    expect_close(
        params["W"],
        [[-0.5, 0.5]],
        _("one batch, one step: W ← W − learning_rate · dW, from zeros"),
        mistakes=mistakes,
    )
    expect_close(params["b"], [0.0, 0.0], _("b has shape (C,): it starts from zeros, and its gradient is 0 here"))
    expect_close(history, [np.log(2)], _("the first loss is ln 2: all scores are 0, both classes are equally likely"))


@check("train_softmax_classifier")
def penalty_counts(student: Student) -> None:
    """With reg_strength the second loss is larger: the penalty is part of it."""
    _params, free = _train(student, batch_size=2, n_epochs=2)
    _params, history = _train(student, batch_size=2, n_epochs=2, reg_strength=0.2)
    free, history = expect_array(free, (2,)), expect_array(history, (2,))
    expect(
        not np.isclose(free[1], free[0]),
        _("the loss stays as it was: take W and b from the `params` that each step renews"),
    )
    expect(history[1] > free[1] + 0.05, _("add the penalty λ(ΣW² + Σb²) to the loss of each step"))


@check("train_softmax_classifier")
def penalty_pulls(student: Student) -> None:
    """One example, x = 1 of class 0: with λ = 0.1 two steps give ±0.519 for W and b, and the losses 0.693, 0.227."""
    params, history = _train(student, batch_size=1, n_epochs=2, reg_strength=0.1, x=(1.0,))
    expect_close(
        params["W"],
        [[0.519, -0.519]],
        _("dW is the gradient of the data loss plus 2λW"),
        mistakes={
            _("reg_strength does not act on W: add the penalty's gradient to dW and db"): [[0.619, -0.619]],
            _("a factor 2 is missing in the penalty's gradient: it is 2λW and 2λb"): [[0.569, -0.569]],
            _("the penalty's gradient is subtracted: add it to dW and db"): [[0.719, -0.719]],
        },
        atol=6e-4,
    )
    expect_close(params["b"], [0.519, -0.519], _("db is the gradient of the data loss plus 2λb"), atol=6e-4)
    hint = _("the loss of each step is the data loss plus λ(ΣW² + Σb²), biases too")
    expect_close(history, [0.693, 0.227], hint, atol=6e-4)


@check("train_softmax_classifier")
def one_loss_for_each_step(student: Student) -> None:
    """With batch_size=1, three epochs over two samples take six steps, the first two with the losses 0.693, 4.018."""
    _params, history = _train(student, batch_size=1, n_epochs=3)
    history = expect_array(history, (6,), _("history should hold one loss for each step of each epoch"))
    expect_close(
        history[:2],
        [0.693, 4.018],
        _("each step needs its own batch alone: take X_batch and y_batch, which `sgd` hands over, not X and y"),
        atol=6e-4,
    )
