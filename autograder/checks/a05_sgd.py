"""What the exercises of a05 must satisfy."""

import functools
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.checks.training import LONG, Evaluate, Params, equal_samples, renamed_digits, stepped, three_ways, walk
from autograder.references.a02_softmax_nll import softmax_classifier_loss
from autograder.references.a03_regularization import l2_gradient, l2_penalty
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
    from_list,
)


def _draw_rng(student: Student) -> np.random.Generator:
    return np.random.default_rng(student.rng.integers(2**32))


def _marked_samples(student: Student, n: int, n_features: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Return samples of which no two share a number or a label, so that each can be recognised."""
    values = student.rng.permutation(n * n_features).reshape(n, n_features)
    return values / values.size - 0.5, student.rng.permutation(n)


def _pixels(X: np.ndarray) -> np.ndarray:
    """Return marked samples as whole numbers from 0 to about 250, by which they are still told apart."""
    return np.round(255 * (X + 0.5))


def _rows_in(X_batch: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Return which row of `X` each row of `X_batch` is, and −1 for a row that is not in `X`."""
    distances = np.abs(X_batch[:, None] - X).max(axis=2)
    nearest = distances.argmin(axis=1)
    gap = 1e-5 * (X.max() - X.min())  # as close as float32 keeps them
    return np.where(distances[np.arange(len(X_batch)), nearest] < gap, nearest, -1)


def _compositions(batches: list[np.ndarray]) -> set[frozenset[int]]:
    """Return which samples share a batch; the order inside a batch does not matter."""
    return {frozenset(rows.tolist()) for rows in batches}


def _regularity(places: np.ndarray, n: int) -> float:
    """Return how often the commonest distance, around a circle of `n`, leads from one place to the next."""
    distances = np.diff(places) % n
    return float(np.bincount(np.minimum(distances, n - distances)).max() / len(distances))


# ---------------------------------------------------------------------------------------------------- minibatches


@dataclass(frozen=True)
class _Batch:
    X: np.ndarray
    y: np.ndarray


def _length(value: Any) -> int:
    sized = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return len(value) if sized else 0


def _read_batch(batch: Any, n_features: int) -> _Batch:
    X_batch, y_batch = expect_parts(batch, "X_batch", "y_batch")
    size = _length(X_batch)
    rows = expect_array(X_batch, (size, n_features), _("X_batch holds rows of X: shape (B, D)"))
    labels = expect_array(y_batch, (size,), _("y_batch holds one label for each row of X_batch: shape (B,)"))
    expect(labels.dtype.kind in "iu", _("the labels of y_batch must stay whole numbers (an int array), as in y"))
    return _Batch(rows, labels)


def _ask_for_batches(
    student: Student, X: np.ndarray, y: np.ndarray, size: int, rng: np.random.Generator
) -> list[_Batch]:
    result = student.minibatches(X, y, size, rng)
    expect(result is not None, _("it returns None: `yield` each batch, or return a list of them"))
    expect(isinstance(result, list | tuple), _("it should yield (X_batch, y_batch) for one batch after another"))
    if len(result) == 2 and isinstance(result[0], np.ndarray) and isinstance(result[1], np.ndarray):
        fail(_("it returns a single batch and stops: `yield` leaves the loop running, `return` ends it"))
    expect(len(result) > 0, _("it yields no batch at all"))
    expect(len(result) <= 4 * len(y) + 4, _("it yields far too many batches: stop after one pass over the data"))
    return [_read_batch(batch, X.shape[1]) for batch in result]


@check("minibatches", points=1)
def yields_each_sample_exactly_once(student: Student) -> None:
    """One call goes through every sample exactly once, in batches whose last one may be short."""
    for n, size in ((23, 5), (24, 6), (9, 4)):
        X, y = _marked_samples(student, n)
        batches = _ask_for_batches(student, X, y, size, _draw_rng(student))
        rows = _rows_in(np.concatenate([batch.X for batch in batches]), X)
        expect(np.all(rows >= 0), _("X_batch has rows that are not rows of X"))
        counts = np.bincount(rows, minlength=n)
        if n % size and rows.size == n - n % size and counts.max() == 1:
            fail(_("the last, shorter batch is missing: keep the samples that are left over"))
        expect(counts.max() == 1, _("some samples come twice in one epoch: draw an order of all samples, then cut it"))
        expect(counts.min() == 1, _("some samples never come: every sample belongs to exactly one batch"))


@check("minibatches", points=1)
def cuts_batches_of_the_given_size(student: Student) -> None:
    """Every batch has batch_size samples, only the last may be shorter; any batch_size from 1 works."""
    for n, size, sizes in (
        (13, 5, [5, 5, 3]),
        (12, 4, [4, 4, 4]),
        (4, 1, [1, 1, 1, 1]),
        (5, 8, [5]),
        (6, 6, [6]),
        (150, 99, [99, 51]),
    ):
        X, y = _marked_samples(student, n)
        found = [len(batch.y) for batch in _ask_for_batches(student, X, y, size, _draw_rng(student))]
        if found == sizes:
            continue
        expect(0 not in found, _("it yields an empty batch"))
        if found == sizes[:-1]:
            fail(_("the last, shorter batch is missing: keep the samples that are left over"))
        if size == 1:
            fail(_("batch_size=1 should give N batches of one sample: X_batch (1, D), y_batch (1,)"))
        if size > n:
            fail(_("a batch_size larger than N should give one batch with all the samples"))
        if sum(found) == n and max(found) <= size and len(found) == len(sizes):
            fail(_("the batches share the samples evenly: put batch_size samples into each, the rest into the last"))
        fail(_("every batch holds batch_size samples, only the last may hold fewer"))


@check("minibatches", points=1)
def keeps_each_sample_with_its_label(student: Student) -> None:
    """Each row of X_batch comes with its own label, and X and y are left as they were."""
    X, y = _marked_samples(student, 20)
    for inputs in (X, _pixels(X).astype(int)):
        batches = _ask_for_batches(student, inputs, y, 6, _draw_rng(student))
        expect_unchanged(student)
        for batch in batches:
            rows = _rows_in(batch.X, inputs)
            expect(np.all(rows >= 0), _("X_batch has rows that are not rows of X"))
            expect(
                np.array_equal(batch.y, y[rows]),
                _("samples come with the labels of others: use one and the same order for X and for y"),
            )


@check("minibatches", points=1)
def draws_a_new_order_at_each_call(student: Student) -> None:
    """Each call makes new batches at random, and all its randomness comes from rng."""
    X, y = _marked_samples(student, 48)
    y //= 4  # so that an order by labels may be drawn too: then the last batch has the last label

    def rows(rng: np.random.Generator) -> list[np.ndarray]:
        return [_rows_in(batch.X, X) for batch in _ask_for_batches(student, X, y, 11, rng)]

    seed, other_seed = student.rng.choice(2**32, size=2, replace=False)
    rng = np.random.default_rng(seed)
    first, second, other = rows(rng), rows(rng), rows(np.random.default_rng(other_seed))
    order = np.concatenate(first)
    orders = np.array([np.concatenate(batches) for batches in (first, second, other, rows(rng), rows(rng))])
    unshuffled = np.array_equal(order, np.arange(len(order)))
    expect(not unshuffled, _("the samples come in the order of X: shuffle them first"))
    neighbours = np.isin(np.diff(order) % len(X), (1, len(X) - 1))
    expect(
        neighbours.mean() < 0.6,
        _("neighbours in X stay neighbours: shuffle the samples, not only the batches or the starting point"),
    )
    expect(
        _regularity(order, len(X)) < 0.6,
        _("equal steps lead through X from sample to sample: draw an order of all of them, with `rng.permutation`"),
    )
    expect(
        not np.array_equal(order, np.concatenate(other)),
        _("two different generators give the same order: draw with the argument `rng`, not with a seed of your own"),
    )
    expect(
        len({frozenset(_compositions(batches)) for batches in (first, second, other)}) == 3,
        _("two calls make the same batches: draw a new order with `rng` at each call, from all the samples"),
    )
    expect(
        len({frozenset(batches[-1].tolist()) for batches in (first, second, other)}) > 1,
        _("the last, short batch always holds the same samples: shuffle all of them"),
    )
    expect(
        np.ptp(orders[:, 0]) > 0 and np.ptp(orders[:, -1]) > 0,
        _("one sample keeps its place whatever is drawn: shuffle all of them, with `rng.permutation`"),
    )
    way = np.abs(np.argsort(orders, axis=1) - np.arange(len(X))).max()
    expect(
        way >= 36,  # of 47; orders drawn from all have no longer way once in ten million times
        _("samples stay near their places: draw one order of all of them, with `rng.permutation`"),
    )
    expect(
        _compositions(first) == _compositions(rows(np.random.default_rng(seed))),
        _("the same seed makes other batches: all randomness should come from the argument `rng`"),
    )


# ------------------------------------------------------------------------------------------------------- sgd_step


def _draw_step(student: Student) -> tuple[Params, Params, float]:
    shapes: dict[str, tuple[int, ...]] = {"W1": (3, 2), "b1": (2,), "kernel": (2, 2, 2)}
    params = {name: student.rng.normal(size=shape) for name, shape in shapes.items()}
    grads = {name: 10 * student.rng.normal(size=shapes[name]) for name in reversed(shapes)}  # by name, not by place
    return params, grads, float(student.rng.uniform(0.1, 0.4))


def _take_step(student: Student, params: Params, grads: Params, learning_rate: float) -> dict[str, Any]:
    stepped = student.sgd_step(params, grads, learning_rate)
    expect(stepped is not None, _("it returns None: return the dict of new parameters"))
    expect(
        isinstance(stepped, dict) and set(stepped) == set(params),
        _("return a dict with the same names as `params`, whatever they are"),
    )
    return stepped


@check("sgd_step", points=1)
def moves_each_parameter_against_its_gradient(student: Student) -> None:
    """Every parameter, whatever its name and shape, moves by −learning_rate · gradient."""
    for size in (1, 100):  # a step depends neither on the one before nor on how large a gradient is
        params, grads, learning_rate = _draw_step(student)
        grads = {name: size * grad for name, grad in grads.items()}
        stepped = _take_step(student, params, grads, learning_rate)
        for name, before in params.items():
            expect_close(
                stepped[name],
                before - learning_rate * grads[name],
                _("new parameter = parameter − learning_rate · its own gradient, found by its name"),
                mistakes={
                    _("it climbs: subtract the gradient, do not add it"): before + learning_rate * grads[name],
                    _("learning_rate is ignored: multiply the gradient by it"): before - grads[name],
                    _("a parameter stays as it was: update every one of them"): before,
                    _("return the new parameters, not only the change"): -learning_rate * grads[name],
                    _("it divides by learning_rate: multiply the gradient by it"): before - grads[name] / learning_rate,
                    _("use the gradient itself, not only its sign"): before - learning_rate * np.sign(grads[name]),
                    _("do not normalize the gradient: use it as it is"): before
                    - learning_rate * grads[name] / np.linalg.norm(grads[name]),
                },
            )


@check("sgd_step", points=1)
def leaves_the_old_parameters_alone(student: Student) -> None:
    """Old parameters and gradients stay as they were: the result is a new dict."""
    params, grads, learning_rate = _draw_step(student)
    stepped = _take_step(student, params, grads, learning_rate)
    expect_unchanged(student)
    for name, before in params.items():
        now = expect_array(stepped[name], before.shape)
        expect(np.isfinite(now).all(), _("the new parameters are not finite numbers"))
        expect(not np.allclose(now, before), _("the parameters did not move"))
        step = now - before
        expect(np.abs(step).max() < 50, _("the parameters moved much too far"))
        along = np.abs(np.sum(step * grads[name])) / (np.linalg.norm(step) * np.linalg.norm(grads[name]))
        expect(along > 0.5, _("a parameter must move along its own gradient"))


# ------------------------------------------------------------------------------------------------------------ sgd


@dataclass(frozen=True)
class _Call:
    params: Params
    rows: np.ndarray
    y: np.ndarray
    loss: float
    grads: Params


@dataclass
class _Recorder:
    """A least-squares loss that remembers each call: which samples, at which parameters."""

    X: np.ndarray
    start: Params
    calls: list[_Call] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, params: Any, X_batch: Any, y_batch: Any) -> tuple[float, Params]:
        if complaint := self._objection(params, X_batch, y_batch):
            self.complaint = self.complaint or complaint
            return float("nan"), {name: np.zeros_like(value) for name, value in self.start.items()}
        given = {name: np.array(params[name], dtype=float) for name in self.start}
        inputs, labels = np.array(X_batch, dtype=float), np.array(y_batch)
        loss, grads = _least_squares(given, inputs, labels.astype(float))
        self.calls.append(_Call(given, _rows_in(inputs, self.X), labels, loss, grads))
        return loss, {name: grads[name].copy() for name in reversed(grads)}  # by name, not by place

    def _objection(self, params: Any, X_batch: Any, y_batch: Any) -> str:
        try:
            shapes = {name: np.shape(value) for name, value in params.items()}
            sizes = np.shape(X_batch), np.shape(y_batch)
        except (AttributeError, TypeError, ValueError):
            return _("call evaluate_gradient(params, X_batch, y_batch): the dict of parameters, then the batch")
        if shapes != {name: value.shape for name, value in self.start.items()}:
            return _("hand evaluate_gradient all the parameters: a dict with the names and shapes of `params`")
        if len(sizes[0]) != 2 or sizes[0][1] != self.X.shape[1] or sizes[1] != sizes[0][:1]:
            return _("hand evaluate_gradient a batch: X_batch of shape (B, D) and y_batch of shape (B,)")
        return _("it hands an empty batch to evaluate_gradient") if sizes[0][0] == 0 else ""


def _least_squares(params: Params, X: np.ndarray, y: np.ndarray) -> tuple[float, Params]:
    error = X @ params["slope"] + params["offset"] - y
    grads = {"slope": 2 * X.T @ error / len(y), "offset": np.array([2 * error.mean()])}
    return np.mean(error**2), grads


@dataclass(frozen=True)
class _Run:
    """What one run of the student's sgd did: its steps, and what it returned."""

    X: np.ndarray
    y: np.ndarray
    start: Params
    learning_rate: float
    steps: list[_Call]
    params: dict[str, Any]
    history: Any

    def epochs(self, batch_size: int) -> list[list[_Call]]:
        per_epoch = -(-len(self.y) // batch_size)
        return [self.steps[k : k + per_epoch] for k in range(0, len(self.steps), per_epoch)]


def _run_sgd(
    student: Student,
    n: int,
    batch_size: int,
    n_epochs: int,
    rng: np.random.Generator | None = None,
    data: tuple[np.ndarray, np.ndarray] | None = None,
    *,
    is_fitted: bool = False,
) -> _Run:
    X, y = data or _marked_samples(student, n)
    start: Params = {"slope": student.rng.normal(size=(X.shape[1],)), "offset": student.rng.normal(size=(1,))}
    if is_fitted:  # from the start every loss is 0
        y, start = np.full_like(y, 3), {"slope": np.zeros(X.shape[1]), "offset": np.array([3.0])}
    learning_rate = float(student.rng.uniform(0.05, 0.2))
    recorder = _Recorder(X, start)
    result = student.sgd(recorder, start, X, y, learning_rate, batch_size, n_epochs, rng or _draw_rng(student))
    expect(not recorder.complaint, recorder.complaint)
    expect(recorder.calls, _("it never calls evaluate_gradient"))
    params, history = expect_parts(result, "params", "history")
    expect(
        isinstance(params, dict) and set(params) == set(start),
        _("return a dict with the same names as `params`, whatever they are"),
    )
    steps = _steps(recorder.calls, batch_size, n)
    n_steps = n_epochs * -(-n // batch_size)
    if len(steps) > n_steps:
        moving = _moving(recorder.calls, params)
        steps = moving if len(moving) == n_steps else steps
    return _Run(X, y, start, learning_rate, steps, params, from_list(history))


def _steep_samples(student: Student, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return samples so large that the steps overshoot: losses and gradients grow past a million, but not to inf."""
    X, y = _marked_samples(student, n)
    return 20 * X, y


def _steps(calls: list[_Call], batch_size: int, n: int) -> list[_Call]:
    """Return the calls that begin a step: not the second look at a batch, nor a look at all the data besides."""
    within = [call for call in calls if len(call.rows) != n or n <= batch_size] or calls
    begins = [k == 0 or not np.array_equal(call.rows, within[k - 1].rows) for k, call in enumerate(within)]
    return [call for call, begin in zip(within, begins, strict=True) if begin]


def _moving(calls: list[_Call], end: dict[str, Any]) -> list[_Call]:
    """Return the calls after which the parameters moved: one that leaves them as they are is a look at some loss."""
    after = [*(call.params for call in calls[1:]), end]
    return [
        call
        for call, later in zip(calls, after, strict=True)
        if not all(np.array_equal(call.params[name], later[name]) for name in call.params)
    ]


@check("sgd", points=1)
def takes_exact_steps_with_one_large_batch(student: Student) -> None:
    """With one batch that holds all the data, three epochs end exactly where three steps of gradient descent end."""
    run = _run_sgd(student, n=8, batch_size=10, n_epochs=3)
    path = [run.start]
    for _k in range(6):
        grads = _least_squares(path[-1], run.X, run.y)[1]
        path.append(stepped(path[-1], grads, run.learning_rate))
    first_grads = _least_squares(run.start, run.X, run.y)[1]
    for name, start in run.start.items():
        expect_close(
            run.params[name],
            path[3][name],
            _("after each batch take one step with the new gradient: params ← params − learning_rate · grads"),
            mistakes={
                _("it returns the parameters it was given: put the result of each step back into `params`"): start,
                _("it takes one step in all: each epoch takes a step for every batch"): path[1][name],
                _("it stops one step early"): path[2][name],
                _("it takes one step too many"): path[4][name],
                _("every step starts from the same parameters or uses the first gradient: use the newest ones"): start
                - 3 * run.learning_rate * first_grads[name],
            },
        )


@check("sgd", points=1)
def uses_every_sample_once_an_epoch(student: Student) -> None:
    """Each epoch uses every sample exactly once, the last, shorter batch too."""
    n, size, n_epochs = 10, 3, 2  # the last batch has one sample
    run = _run_sgd(student, n, size, n_epochs)
    used, per_epoch = len(run.steps), -(-n // size)
    if used != n_epochs * per_epoch:
        largest = max(len(call.rows) for call in run.steps)
        expect(largest < n, _("every step uses all the data: batch_size is ignored"))
        expect(used != n_epochs, _("it takes one step an epoch: an epoch goes through all the batches"))
        expect(used != per_epoch, _("it goes through the data once, not n_epochs times"))
        expect(used != n_epochs * (n // size), _("the last, shorter batch of an epoch is missing"))
        fail(_("an epoch takes ceil(N / batch_size) steps, one for each batch"))
    for epoch in run.epochs(size):
        counts = np.bincount(np.concatenate([call.rows for call in epoch]) + 1, minlength=n + 1)
        expect(counts[0] == 0, _("it hands evaluate_gradient rows that are not rows of X"))
        expect(
            np.all(counts[1:] == 1),
            _("an epoch misses some samples and repeats others: it should use each of them exactly once"),
        )
    for is_fitted, n_epochs in ((False, LONG), (True, 8)):
        run = _run_sgd(student, 5, 3, n_epochs, data=_steep_samples(student, 5), is_fitted=is_fitted)
        expect(
            len(run.steps) >= n_epochs * 2,
            _("it stops before n_epochs epochs: go through all of them, whatever the losses are"),
        )


@check("sgd", points=1)
def keeps_samples_with_labels_and_arguments_unchanged(student: Student) -> None:
    """Every sample meets the gradient with its own label, and params, X and y are left as they were."""
    X, y = _marked_samples(student, 11)
    run = _run_sgd(student, n=11, batch_size=4, n_epochs=2, data=(_pixels(X), y))
    expect_unchanged(student)
    for call in run.steps:
        expect(np.all(call.rows >= 0), _("it hands evaluate_gradient rows that are not rows of X"))
        expect(call.y.dtype.kind in "iu", _("the labels of y_batch must stay whole numbers (an int array), as in y"))
        expect(
            np.array_equal(call.y, run.y[call.rows]),
            _("samples come with the labels of others: shuffle X and y by the same order"),
        )


@check("sgd", points=1)
def draws_new_batches_every_epoch(student: Student) -> None:
    """Every epoch makes new batches at random, and all the randomness comes from rng."""
    n, size = 34, 16  # few steps, and still 2 · 10¹¹ ways to make the batches of an epoch
    data = _marked_samples(student, n)
    seed, other_seed = student.rng.choice(2**32, size=2, replace=False)

    def epochs(seed: int, n_epochs: int = 5) -> list[list[np.ndarray]]:
        run = _run_sgd(student, n, size, n_epochs, np.random.default_rng(seed), data)
        return [[call.rows for call in epoch] for epoch in run.epochs(size)]

    def batches(epochs: list[list[np.ndarray]]) -> list[set[frozenset[int]]]:
        return [_compositions(epoch) for epoch in epochs]

    rows = epochs(seed)
    first, other = batches(rows), batches(epochs(other_seed, 2))
    whole = [batch for epoch in first for batch in epoch if len(batch) == size]
    expect(
        len(set(whole)) == len(whole),
        _("the batches of one epoch come back in the next: shuffle anew at the start of every epoch"),
    )
    expect(
        _compositions(np.split(np.arange(n), range(size, n, size))) not in (first[0], other[0]),
        _("the first epoch is not shuffled: draw an order at the start of every epoch"),
    )
    expect(
        first[0] != other[0] and first[1:2] != other[1:],
        _("two different generators make the same batches: hand on the argument `rng`, not a seed of your own"),
    )
    expect(
        len({min(epoch, key=len) for epoch in first + other}) > 1,
        _("the last, short batch always holds the same samples: shuffle all of them"),
    )
    orders = [np.concatenate(epoch) for epoch in rows]
    if all(np.array_equal(np.sort(order), np.arange(n)) for order in orders):  # else another check fails
        regularities = [_regularity(np.argsort(before)[order], n) for before, order in itertools.pairwise(orders)]
        expect(
            np.mean(regularities or [0]) < 0.7,  # 0.15 by chance, 0.29 ± 0.04 where the samples of a batch come sorted
            _("the order of each epoch is that of the one before, turned or dealt out: draw a new one with `rng`"),
        )
    expect(
        first == batches(epochs(seed)),
        _("the same seed makes other batches: all randomness should come from `rng`"),
    )


@check("sgd", points=1)
def starts_each_step_where_the_last_one_ended(student: Student) -> None:
    """Each gradient is taken at the parameters of the step before; the last ones are returned."""
    run = _run_sgd(student, n=7, batch_size=4, n_epochs=8, data=_steep_samples(student, 7))
    expected, atol = run.start, dict.fromkeys(run.start, 1e-9)
    for k, call in enumerate(run.steps):
        for name in run.start:
            if k == 0:
                expect_close(call.params[name], expected[name], _("take the first gradient at the parameters given"))
                continue
            expect_close(
                call.params[name],
                expected[name],
                _("take each gradient at the parameters that the step before produced, by −learning_rate · grads"),
                mistakes={
                    _("the parameters stay the same from batch to batch: update them after each batch"): run.start[name]
                },
                rtol=1e-5,
                atol=atol[name],
            )
        # from the parameters as they were used, so that float32 does not add up; it loses digits where they cancel
        expected = stepped(call.params, call.grads, run.learning_rate)
        atol = {name: 1e-6 * float(np.abs(call.params[name]).max()) for name in run.start}
    for name in run.start:
        expect_close(
            run.params[name],
            expected[name],
            _("return the parameters after the last step"),
            mistakes={_("it returns the parameters before the last step"): run.steps[-1].params[name]},
            rtol=1e-5,
            atol=atol[name],
        )


@check("sgd", points=1)
def records_the_loss_of_each_step(student: Student) -> None:
    """Each step leaves its loss in history, in order, as evaluate_gradient returned it."""
    run = _run_sgd(student, n=7, batch_size=4, n_epochs=3)
    losses = np.array([call.loss for call in run.steps])
    expect(run.history is not None, _("history is None: it should be a list of numbers"))
    if len(run.steps) != 3 and np.shape(run.history) == (3,):
        fail(_("history holds one number an epoch: append the loss of every step"))
    after = [_loss_after(call, run) for call in run.steps]
    expect_close(
        run.history,
        losses,
        _("append the loss that evaluate_gradient returns, once a step: n_epochs · ceil(N / batch_size) numbers"),
        mistakes={
            _("this is the loss after each step: append the one that came with the gradient"): np.array(after),
            _("history should hold the losses themselves, not their running sum"): np.cumsum(losses),
            _("history should hold the losses themselves, not their running mean"): np.cumsum(losses)
            / np.arange(1, len(losses) + 1),
            _("history is in the reverse order"): losses[::-1],
        },
    )


def _loss_after(call: _Call, run: _Run) -> float:
    params = stepped(call.params, call.grads, run.learning_rate)
    return _least_squares(params, run.X[call.rows], run.y[call.rows])[0]


# --------------------------------------------------------------------------------------- train_softmax_classifier


def _objective(
    reg_strength: float, *, on_b: float = 1.0, in_loss: float = 1.0, in_grad: float = 1.0, scale: float = 1.0
) -> Evaluate:
    """Return the loss to be minimized with its gradients; the keywords make it that of a known mistake."""

    def evaluate(params: Params, X: np.ndarray, y: np.ndarray) -> tuple[float, Params]:
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X, y, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        penalty = l2_penalty(W, on_b * b, reg_strength)
        return scale * loss + in_loss * penalty, {
            "W": scale * dW + in_grad * dW_penalty,
            "b": scale * db + in_grad * on_b * db_penalty,
        }

    return evaluate


@dataclass(frozen=True)
class _Task:
    """Arguments of train_softmax_classifier, but for rng."""

    X: np.ndarray
    y: np.ndarray
    n_classes: int
    learning_rate: float
    reg_strength: float
    batch_size: int
    n_epochs: int

    def zeros(self) -> Params:
        return {"W": np.zeros((self.X.shape[1], self.n_classes)), "b": np.zeros(self.n_classes)}

    def descend(self, evaluate: Evaluate) -> tuple[Params, np.ndarray]:
        """Return where the descent on `evaluate` ends and the loss before each step, with batches like all the data."""
        n_steps = self.n_epochs * -(-len(self.y) // self.batch_size)
        return walk(evaluate, self.zeros(), [(self.X, self.y)] * n_steps, self.learning_rate)

    def ask(self, student: Student, rng: np.random.Generator | None = None) -> tuple[np.ndarray, np.ndarray, Any]:
        """Return W, b and history of the student's function."""
        result = student.train_softmax_classifier(
            self.X,
            self.y,
            self.n_classes,
            self.learning_rate,
            self.reg_strength,
            self.batch_size,
            self.n_epochs,
            rng or _draw_rng(student),
        )
        params, history = expect_parts(result, "params", "history")
        expect(
            isinstance(params, dict) and {"W", "b"} <= set(params),
            _('params should be a dict with the names "W" and "b"'),
        )
        shape = (self.X.shape[1], self.n_classes)
        W = expect_array(params["W"], shape, _("W has a row for each feature and a column for each class: (D, C)"))
        b = expect_array(params["b"], (self.n_classes,), _("b has one number for each class: (C,)"))
        return W, b, from_list(history)


def _small_task(student: Student, reg_strength: float, n_epochs: int) -> _Task:
    """Return a task of one full batch, with classes of 4, 3, 2 and no samples."""
    X = student.rng.normal(size=(9, 4))
    y = student.rng.permutation(np.repeat([0, 1, 2], [4, 3, 2]))
    return _Task(X, y, 5, float(student.rng.uniform(0.3, 0.8)), reg_strength, 12, n_epochs)


def _task_of_equal_samples(student: Student, reg_strength: float) -> _Task:
    """Return a long task of batches of 4 and 2 that all have one gradient, in whatever order they are drawn."""
    X = equal_samples(student.rng, (6, 3), 8, 12)
    y = np.full(6, student.rng.integers(4))
    return _Task(X, y, 4, float(student.rng.uniform(0.0015, 0.003)), reg_strength, 4, LONG)


def _task_of_three(student: Student, reg_strength: float, steepness: float) -> _Task:
    """Return a task of one epoch with batches of 2 and 1: so there are three ways in which it can end.

    The data are ints, as pixels are. At the last step the highest score is 0.22 to 0.26 of `steepness`, more than the
    next by 0.05 of it or more, and the loss is 0.6 to 0.66 of it, whichever sample comes last.
    """
    pixels = student.rng.integers(100, 200, size=4)
    X = np.round(np.outer(student.rng.permutation([1.0, 1.1, 1.2]), pixels)).astype(int)
    return _Task(X, student.rng.permutation(3), 3, steepness / float(pixels @ pixels), reg_strength, 2, 1)


def _way_taken(task: _Task, W: np.ndarray, b: np.ndarray) -> np.ndarray | None:
    """Return the losses of the way that ends at W and b; None where there is no such way."""
    for end, losses in three_ways(_objective(task.reg_strength), task.zeros(), task.X, task.y, task.learning_rate):
        if np.allclose(W, end["W"], rtol=1e-4, atol=1e-8) and np.allclose(b, end["b"], rtol=1e-4, atol=1e-8):
            return losses
    return None


def _expect_end(task: _Task, W: np.ndarray, b: np.ndarray, hint: str) -> None:
    """Fail with `hint` unless the training on `task` ended at W and b."""
    right = task.descend(_objective(task.reg_strength))[0]
    for name, part in (("b", b), ("W", W)):
        expect_close(part, right[name], hint, rtol=1e-5, atol=1e-8)


@check("train_softmax_classifier", points=1)
def learns_to_recognise_digits(student: Student) -> None:
    """Trained on 800 real digits, it recognizes most of 500 others."""
    X, y = renamed_digits(student.rng, 1300)
    W, b, _history = _Task(X[:800], y[:800], 10, 0.3, 1e-3, 80, 4).ask(student)
    expect(np.isfinite(W).all() and np.isfinite(b).all(), _("the weights are not finite numbers"))
    right = np.mean(np.argmax(X[800:] @ W + b, axis=1) == y[800:])
    expect(
        right > 0.72,
        _("it recognizes only {percent} % of new digits, 84 % is usual: does it learn from all the batches?"),
        percent=round(100 * right),
    )


@check("train_softmax_classifier", points=1)
def takes_exact_steps_from_zeros(student: Student) -> None:
    """Without regularization, steps from zeros end exactly where they should, with all the data or in minibatches."""
    task = _small_task(student, reg_strength=0.0, n_epochs=3)
    still = replace(task, learning_rate=0.0)
    for part in still.ask(student)[:2]:
        expect(np.all(part == 0), _("start from zeros: with learning_rate = 0 the parameters must stay 0"))
    parts = task.ask(student)
    expect_unchanged(student)
    right = task.descend(_objective(0.0))[0]

    def mistaken(name: str) -> Mapping[str, np.ndarray]:
        summed = _objective(0.0, scale=len(task.y))
        uphill = _objective(0.0, scale=-1.0)
        return {
            _("the gradient is summed over the batch: take the mean"): task.descend(summed)[0][name],
            _("it climbs: subtract the gradient"): task.descend(uphill)[0][name],
            _("it stays at zeros: return the trained parameters, and train both W and b"): right[name] * 0,
        }

    for name, part in (("b", parts[1]), ("W", parts[0])):
        expect_close(
            part,
            right[name],
            _("with one batch of all the samples, each epoch is one step: W ← W − learning_rate · dW, and b likewise"),
            mistakes=functools.partial(mistaken, name),
            rtol=1e-5,
            atol=1e-8,
        )
    in_batches = _task_of_equal_samples(student, reg_strength=0.0)
    _expect_end(
        in_batches,
        *in_batches.ask(student)[:2],
        _("each minibatch is one plain step with its mean gradient, all of it, and learning_rate as it is given"),
    )
    of_three = _task_of_three(student, reg_strength=0.0, steepness=4000.0)  # exp overflows from 710 on
    W, b, _history = of_three.ask(student)
    expect(np.isfinite(W).all(), _("use a softmax that subtracts each row's own largest score before exp"))
    expect(np.any(W % 1), _("W holds whole numbers only: let it be of type float, also where X is of type int"))
    expect(
        _way_taken(of_three, W, b) is not None,
        _("each step takes the gradient of its own minibatch, X_batch and y_batch as they are, and cuts nothing off"),
    )


@check("train_softmax_classifier", points=1)
def regularizes_weights_and_biases(student: Student) -> None:
    """With regularization, the gradients 2λW and 2λb are added at each step."""
    reg_strength = float(student.rng.uniform(0.1, 0.3))
    task = _small_task(student, reg_strength, n_epochs=4)
    parts = task.ask(student)
    right = task.descend(_objective(reg_strength))[0]

    def mistaken(name: str) -> Mapping[str, np.ndarray]:
        def at_the_end(**mistake: float) -> np.ndarray:
            return task.descend(_objective(reg_strength, **mistake))[0][name]

        return {
            _("reg_strength does not act on W and b: add the penalty's gradient to dW and db"): at_the_end(in_grad=0.0),
            _("the bias b is not regularized: the course's penalty holds b too"): at_the_end(on_b=0.0),
            _("a factor 2 is missing in the penalty's gradient: it is 2λW and 2λb"): at_the_end(in_grad=0.5),
            _("do not divide the penalty by the number of samples"): at_the_end(in_grad=1 / len(task.y)),
            _("the penalty's gradient has the wrong sign: it pulls the parameters towards 0"): at_the_end(in_grad=-1.0),
        }

    for name, part in (("b", parts[1]), ("W", parts[0])):
        expect_close(
            part,
            right[name],
            _("add the penalty's gradient, 2λW and 2λb, to the gradient of the data loss at each step"),
            mistakes=functools.partial(mistaken, name),
            rtol=1e-5,
            atol=1e-8,
        )
    in_batches = _task_of_equal_samples(student, reg_strength)
    _expect_end(
        in_batches,
        *in_batches.ask(student)[:2],
        _("each minibatch adds the whole 2λW and 2λb to its gradient: λ does not depend on the batches"),
    )


@check("train_softmax_classifier", points=1)
def reports_the_regularized_loss_of_each_step(student: Student) -> None:
    """Each step leaves its loss in history, penalty included: n_epochs · ceil(N / batch_size) numbers."""
    reg_strength = float(student.rng.uniform(0.1, 0.3))
    task = _small_task(student, reg_strength, n_epochs=3)
    history = task.ask(student)[2]
    # the student's own parameters before each step, and after the last: a wrong step is another check's matter
    path = [task.zeros()]
    for n_steps in (1, 2, 3):
        W, b, _shorter = replace(task, n_epochs=n_steps).ask(student)
        path.append({"W": W, "b": b})

    def losses(**mistake: float) -> np.ndarray:
        evaluate = _objective(reg_strength, **mistake)
        return np.array([evaluate(params, task.X, task.y)[0] for params in path])

    right = losses()
    expect_close(
        history,
        right[:3],
        _("the history starts at ln C (the scores are 0 at first) and holds data loss + λ(ΣW² + Σb²) of each step"),
        mistakes=lambda: {
            _("the penalty is missing in the loss: add λ(ΣW² + Σb²)"): losses(in_loss=0.0)[:3],
            _("the penalty of b is missing in the loss"): losses(on_b=0.0)[:3],
            _("a factor is wrong in the penalty: it is λ(ΣW² + Σb²), without ½"): losses(in_loss=0.5)[:3],
            _("this is the loss after each step: record the one before it"): right[1:],
            _("the loss is summed over the batch: take the mean"): losses(scale=len(task.y))[:3],
        },
        rtol=1e-5,
        atol=1e-8,
    )
    expect(np.ptp(right[:3]) > 0, _("the loss never changes: put the parameters of each step back into `params`"))
    one_a_step = _("history should hold one loss for each step: n_epochs · ceil(N / batch_size) numbers")
    in_batches = expect_array(replace(task, batch_size=4, n_epochs=2).ask(student)[2], (6,), one_a_step)
    learned = replace(_task_of_equal_samples(student, 0.0), learning_rate=0.05)  # soon there is nothing left to learn
    for long in (replace(task, batch_size=5, n_epochs=LONG, learning_rate=0.0), learned):
        expect_array(long.ask(student)[2], (2 * LONG,), one_a_step)
    expect(np.isclose(in_batches[0], np.log(5), rtol=1e-5), _("the first loss from zeros is ln C"))
    expect(np.isfinite(in_batches).all(), _("history holds numbers that are not finite"))
    _expect_losses_of_batches(student, reg_strength)


def _expect_losses_of_batches(student: Student, reg_strength: float) -> None:
    task = _task_of_equal_samples(student, reg_strength)
    W, b, history = task.ask(student)
    end, losses = task.descend(_objective(reg_strength))
    if np.allclose(W, end["W"], rtol=1e-4) and np.allclose(b, end["b"], rtol=1e-4):  # else another check has its say
        expect_close(
            history,
            losses,
            _("each minibatch leaves its mean loss with the whole penalty, as they are before its step"),
            rtol=1e-5,
            atol=1e-6,
        )
    task = _task_of_three(student, reg_strength, steepness=115.0)  # float32 keeps its probabilities, of e⁻⁷⁷ or more
    W, b, history = task.ask(student)
    if (on_the_way := _way_taken(task, W, b)) is not None:
        expect_close(
            history,
            on_the_way,
            _("each loss is that of its own minibatch, however large: add nothing to a probability, cut nothing off"),
            rtol=1e-4,
            atol=1e-5,
        )


def _telling_task(student: Student, n_epochs: int) -> _Task:
    """Return a task where sample i alone has feature i, so that row i of W tells how often it was used."""
    n = 31  # batches of 8, 8, 8 and 7
    return _Task(np.eye(n), student.rng.integers(0, 3, size=n), 3, 1e-3, 0.0, 8, n_epochs)


def _pull(task: _Task, W: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how strongly each sample pulled its row of W towards its label, and how much it was pulled elsewhere."""
    towards = np.eye(3)[task.y] - 1 / 3  # of the first steps, where all probabilities are nearly 1/3
    strength = (W * towards).sum(axis=1) / (towards**2).sum(axis=1)
    return strength, np.abs(W - strength[:, None] * towards).max(axis=1)


@check("train_softmax_classifier", points=1)
def learns_from_every_sample_once_an_epoch(student: Student) -> None:
    """One epoch learns from every sample exactly once, and with its own label."""
    task = _telling_task(student, n_epochs=1)
    W = task.ask(student)[0]
    strength, elsewhere = _pull(task, W)
    usual = float(np.median(np.abs(strength)))
    expect(np.isfinite(W).all() and usual > 0, _("most rows of W stay as they were: every batch should change W"))
    expect(
        np.all(elsewhere < 0.1 * usual),
        _("samples are learned with the labels of others: keep X and y in the same order"),
    )
    expect(np.median(strength) > 0, _("the weights move away from the right classes: subtract the gradient"))
    expect(np.all(strength > 0.5 * usual), _("some samples are never used: go through all the batches, the last too"))
    expect(np.all(strength < 1.6 * usual), _("some samples are used more often than others in one epoch"))


@check("train_softmax_classifier", points=1)
def draws_its_batches_with_the_given_rng(student: Student) -> None:
    """Every epoch has new batches, and all the randomness comes from rng."""
    fast = replace(_telling_task(student, n_epochs=2), learning_rate=2.0)  # so fast that the order leaves its mark
    once = replace(fast, n_epochs=1)
    seed, other_seed = student.rng.choice(2**32, size=2, replace=False)
    W, again = (fast.ask(student, np.random.default_rng(seed))[0] for _k in range(2))
    one, other = (once.ask(student, np.random.default_rng(s))[0] for s in (seed, other_seed))
    expect(np.isfinite(W).all() and np.any(W != 0), _("W stays at zeros: return the trained parameters"))
    if np.allclose(one, other, rtol=1e-3, atol=0):
        batches = zip(np.split(once.X, (8, 16, 24)), np.split(once.y, (8, 16, 24)), strict=True)
        in_order = walk(_objective(once.reg_strength), once.zeros(), batches, once.learning_rate)[0]["W"]
        expect(
            not np.allclose(one, in_order, rtol=1e-3, atol=1e-6),
            _("the first epoch is not shuffled: draw an order at the start of every epoch"),
        )
        fail(_("different generators give the same result: hand on `rng` and `batch_size`, not a seed of your own"))
    expect(
        np.allclose(W, again, rtol=1e-3, atol=1e-6),
        _("the same seed gives another result: all randomness should come from `rng`"),
    )
    slow = replace(_telling_task(student, n_epochs=LONG), learning_rate=1e-4)
    strength = _pull(slow, slow.ask(student)[0])[0]
    expect(strength.min() > 0, _("some samples are never used, or learned with the labels of others"))
    times_in_short_batch = 7 * LONG * (32 / 31 * strength / strength.mean() - 1)  # a mean over 7 weighs 8/7 as much
    is_known = np.all(np.abs(times_in_short_batch - np.round(times_in_short_batch)) < 0.2)  # else another check fails
    expect(
        not is_known or np.sum(times_in_short_batch > 0.5) > 21,  # three orders in turn have 3 · 7 samples there
        _("every epoch has the same batches: draw a new order at the start of each epoch"),
    )
