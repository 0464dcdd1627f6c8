"""What `sgd` must satisfy."""

import functools
import itertools
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks.a05_sgd.samples import (
    SHUFFLED,
    SHUFFLED_IN,
    as_pixels,
    compositions,
    draw_rng,
    expect_chance,
    marked_samples,
    regularity,
    rows_in,
)
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.training import LONG, Params, stepped
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

_MOST_CALLS = 20_000
"""Far more than any way to descend makes of a few samples."""

_AT_ONCE = 200
"""So many batches are looked up at a time: more take much memory, and one takes long."""

ALL_THE_DATA = _("every step uses all the data: hand evaluate_gradient the batch, of batch_size samples")
PARTED = _("samples come with the labels of others: shuffle X and y by the same order")


def _least_squares(params: Any, X_batch: Any, y_batch: Any) -> Any:
    """Return the mean squared error and its gradients, in another order: by name, not by place."""
    given = params["slope"], params["offset"], X_batch, y_batch
    slope, offset, X, y = (np.asarray(part, dtype=float) for part in given)
    if offset.shape != (1,) or X.shape != (len(y), len(slope)) or X.size == 0 or y.ndim != 1:
        raise ValueError
    error = X @ slope + offset - y
    return np.mean(error**2), {"offset": np.array([2 * error.mean()]), "slope": 2 * X.T @ error / len(y)}


@dataclass(frozen=True)
class _Call:
    """One call of the least-squares loss: the parameters, the batch, and which rows of X it holds."""

    params: Params
    X: np.ndarray
    y: np.ndarray
    rows: np.ndarray

    @functools.cached_property
    def answer(self) -> tuple[float, Params]:
        """The loss, and its gradients."""
        return _least_squares(self.params, self.X, self.y)


@dataclass
class _Recorder:
    """A least-squares loss that remembers what it is given."""

    plain = staticmethod(_least_squares)
    X: np.ndarray
    start: Params
    given: list[tuple[Params, np.ndarray, np.ndarray]] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, params: Any, X_batch: Any, y_batch: Any) -> tuple[float, Params]:
        if self.remember(params, X_batch, y_batch):
            return _least_squares(*self.given[-1])
        return float("nan"), {name: np.zeros_like(value) for name, value in self.start.items()}

    def remember(self, params: Any, X_batch: Any, y_batch: Any) -> bool:
        """Return whether these can be the arguments, and keep them; else keep the complaint."""
        if complaint := self._objection(params, X_batch, y_batch):
            self.complaint = self.complaint or complaint
            return False
        given = {name: np.array(params[name], dtype=float) for name in self.start}
        self.given.append((given, np.array(X_batch, dtype=float), np.array(y_batch)))
        return True

    def calls(self) -> list[_Call]:
        """Return the calls, in order."""
        calls = []
        for first in range(0, len(self.given), _AT_ONCE):
            some = self.given[first : first + _AT_ONCE]
            ends = np.cumsum([len(y) for _params, _X, y in some])
            rows = np.split(rows_in(np.concatenate([X for _params, X, _y in some]), self.X), ends[:-1])
            calls += [_Call(*given, its_rows) for given, its_rows in zip(some, rows, strict=True)]
        return calls

    def _objection(self, params: Any, X_batch: Any, y_batch: Any) -> str:
        try:
            shapes = {name: np.shape(value) for name, value in params.items()}
            sizes = np.shape(X_batch), np.shape(y_batch)
        except (AttributeError, TypeError, ValueError):
            return _("call evaluate_gradient(params, X_batch, y_batch): the dict of parameters, then the batch")
        if shapes != {name: value.shape for name, value in self.start.items()}:
            return _("hand evaluate_gradient all the parameters: a dict with the names and shapes of `params`")
        if len(self.given) >= _MOST_CALLS:
            return _("an epoch takes ceil(N / batch_size) steps, one for each batch")
        n, n_features = self.X.shape
        if len(sizes[0]) != 2 or sizes[0][1] != n_features or sizes[1] != sizes[0][:1]:
            return _("hand evaluate_gradient a batch: X_batch of shape (B, D) and y_batch of shape (B,)")
        if sizes[0][0] > n:
            return _("it hands evaluate_gradient a batch of more rows than X has")
        return _("it hands an empty batch to evaluate_gradient") if sizes[0][0] == 0 else ""


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
    X, y = data or marked_samples(student, n)
    start: Params = {"slope": student.rng.normal(size=(X.shape[1],)), "offset": student.rng.normal(size=(1,))}
    if is_fitted:  # from the start every loss is 0
        y, start = np.full_like(y, 3), {"slope": np.zeros(X.shape[1]), "offset": np.array([3.0])}
    learning_rate = float(student.rng.uniform(0.05, 0.2))
    recorder = _Recorder(X, start)
    result = student.sgd(recorder, start, X, y, learning_rate, batch_size, n_epochs, rng or draw_rng(student))
    expect(not recorder.complaint, recorder.complaint)
    calls = recorder.calls()
    expect(calls, _("it never calls evaluate_gradient"))
    params, history = expect_parts(result, "params", "history")
    expect(
        isinstance(params, dict) and set(params) == set(start),
        _("return a dict with the same names as `params`, whatever they are"),
    )
    n_steps = n_epochs * -(-n // batch_size)
    steps = calls if len(calls) == n_steps else _steps(calls, batch_size, n)
    if len(steps) != n_steps:
        moving = _moving(calls, params)
        steps = moving if len(moving) == n_steps else steps
    return _Run(X, y, start, learning_rate, steps, params, from_list(history))


def _slope(loss_of_one: Any, params: Any, X_batch: Any, y_batch: Any) -> Any:
    """Return a loss and a gradient of 1 wherever it is asked; the loss of a single sample is `loss_of_one`."""
    return np.float64(loss_of_one if len(y_batch) == 1 else 1.0), {"w": np.ones(1)}


class _Slope:
    """A function whose gradient is 1 everywhere, and its loss too, which counts its calls."""

    def __init__(self, loss_of_one: float) -> None:
        self.plain = functools.partial(_slope, loss_of_one)
        self.n_calls = 0

    def __call__(self, params: Any, X_batch: Any, y_batch: Any) -> tuple[float, Params]:
        self.remember(params, X_batch, y_batch)
        return self.plain(params, X_batch, y_batch)

    def remember(self, params: Any, X_batch: Any, y_batch: Any) -> None:
        """Count a call."""
        self.n_calls += 1


def _slide(
    student: Student, n: int, batch_size: int, n_epochs: int, learning_rate: float, loss_of_one: float = 1.0
) -> tuple[int, Any, Any]:
    """Return how often the student asks for the gradient of a slope, where w ends, from 0 on, and history."""
    X, y = marked_samples(student, n)
    slope = _Slope(loss_of_one)
    start = {"w": np.zeros(1)}
    result = student.sgd(slope, start, X, y, learning_rate, batch_size, n_epochs, draw_rng(student))
    params, history = expect_parts(result, "params", "history")
    expect(
        isinstance(params, dict) and "w" in params,
        _("return a dict with the same names as `params`, whatever they are"),
    )
    return slope.n_calls, params["w"], from_list(history)


def _steep_samples(student: Student, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return samples so large that the steps overshoot: losses and gradients grow past a million, but not to inf."""
    X, y = marked_samples(student, n)
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
    for call in run.steps:
        expect(np.any(call.rows < 0) or np.array_equal(call.y, run.y[call.rows]), PARTED)
    path = [run.start]
    for _k in range(6):
        grads = _least_squares(path[-1], run.X, run.y)[1]
        path.append(stepped(path[-1], grads, run.learning_rate))
    first_grads = _least_squares(run.start, run.X, run.y)[1]
    for name, start in run.start.items():
        expect_close_in_float32(
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
    expect(max(len(call.rows) for call in run.steps) < n, ALL_THE_DATA)
    if used != n_epochs * per_epoch:
        expect(used != n_epochs, _("it takes one step an epoch: an epoch goes through all the batches"))
        expect(
            used != per_epoch,
            _("it goes through the data once, not n_epochs times: call `minibatches` in each epoch, it runs out"),
        )
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
    X, y = marked_samples(student, 11)
    run = _run_sgd(student, n=11, batch_size=4, n_epochs=2, data=(as_pixels(X), y))
    expect_unchanged(student)
    for call in run.steps:
        expect(np.all(call.rows >= 0), _("it hands evaluate_gradient rows that are not rows of X"))
        expect(call.y.dtype.kind in "iu", _("the labels of y_batch must stay whole numbers (an int array), as in y"))
        expect(np.array_equal(call.y, run.y[call.rows]), PARTED)


@check("sgd", points=1)
def draws_new_batches_every_epoch(student: Student) -> None:
    """Every epoch makes new batches at random, and all the randomness comes from rng."""
    n, size = 34, 16  # few steps, and still 2 · 10¹¹ ways to make the batches of an epoch
    data = marked_samples(student, n)
    seed, other_seed = student.rng.choice(2**32, size=2, replace=False)

    def epochs(seed: int, n_epochs: int = 5) -> list[list[np.ndarray]]:
        run = _run_sgd(student, n, size, n_epochs, np.random.default_rng(seed), data)
        return [[call.rows for call in epoch] for epoch in run.epochs(size)]

    def sizes(epochs: list[list[np.ndarray]]) -> list[int]:
        return [len(batch) for epoch in epochs for batch in epoch]

    def batches(epochs: list[list[np.ndarray]]) -> list[set[frozenset[int]]]:
        return [compositions(epoch) for epoch in epochs]

    rows = epochs(seed)
    expect(max(sizes(rows)) < n, ALL_THE_DATA)
    first, other = batches(rows), batches(epochs(other_seed, 2))
    whole = [batch for epoch in first for batch in epoch if len(batch) == size]
    expect(
        len(set(whole)) == len(whole),
        _("the batches of one epoch come back in the next: shuffle anew at the start of every epoch"),
    )
    expect(
        compositions(np.split(np.arange(n), range(size, n, size))) not in (first[0], other[0]),
        _("the first epoch is not shuffled: draw an order at the start of every epoch"),
    )
    expect(
        all(one != its for one, its in zip(first, other, strict=False)),  # two epochs, or the only one there is
        _("two different generators make the same batches: hand on the argument `rng`, not a seed of your own"),
    )
    expect(
        len({min(epoch, key=len) for epoch in first + other}) > 1,
        _("the last, short batch always holds the same samples: shuffle all of them"),
    )
    orders = [np.concatenate(epoch) for epoch in rows]
    if all(np.array_equal(np.sort(order), np.arange(n)) for order in orders):  # else another check fails
        regularities = [regularity(np.argsort(before)[order], n) for before, order in itertools.pairwise(orders)]
        expect(
            np.mean(regularities or [0]) < 0.7,  # 0.15 by chance, 0.29 ± 0.04 where the samples of a batch come sorted
            _("the order of each epoch is that of the one before, turned or dealt out: draw a new one with `rng`"),
        )
    again = epochs(seed)
    expect(
        sizes(again) != sizes(rows) or batches(again) == first,  # else one of them has stopped: another check fails
        _("the same seed makes other batches: all randomness should come from `rng`"),
    )
    run = _run_sgd(student, SHUFFLED, SHUFFLED_IN, LONG)
    expect_chance([np.concatenate([call.rows for call in epoch]) for epoch in run.epochs(SHUFFLED_IN)])


@check("sgd", points=1)
def starts_each_step_where_the_last_one_ended(student: Student) -> None:
    """Each gradient is taken at the parameters of the step before; the last ones are returned."""
    run = _run_sgd(student, n=7, batch_size=4, n_epochs=8, data=_steep_samples(student, 7))
    expect(max(len(call.rows) for call in run.steps) < 7, ALL_THE_DATA)
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
        expected = stepped(call.params, call.answer[1], run.learning_rate)
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
    if len(run.steps) != 16:  # another check fails
        return
    learning_rate, n_steps = float(student.rng.uniform(0.05, 0.2)), 110
    n_calls, end, _history = _slide(student, 10, 2, 22, learning_rate)
    expect(n_calls >= n_steps, _("it stops before n_epochs epochs: go through all of them, whatever the losses are"))
    expect_close(
        end,
        [-learning_rate * n_steps],
        _("learning_rate stays as it is given: the last step is as long as the first where the gradients are equal"),
        rtol=1e-4,
    )


@check("sgd", points=1)
def records_the_loss_of_each_step(student: Student) -> None:
    """Each step leaves its loss in history, in order, as evaluate_gradient returned it."""
    run = _run_sgd(student, n=7, batch_size=4, n_epochs=3)
    losses = np.array([call.answer[0] for call in run.steps])
    expect(run.history is not None, _("history is None: it should be a list of numbers"))
    if len(run.steps) != 3 and getattr(run.history, "shape", ()) == (3,):
        fail(_("history holds one number an epoch: append the loss of every step"))
    after = [_loss_after(call, run) for call in run.steps]
    expect_close(
        run.history,
        losses,
        _("append the loss that evaluate_gradient returns, once a step: n_epochs · ceil(N / batch_size) numbers"),
        mistakes={
            _("this is the loss after each step: append the one that came with the gradient"): np.array(after),
            _("this is the loss of all the data: append that of the batch, which came with the gradient"): np.array(
                [_least_squares(call.params, run.X, run.y)[0] for call in run.steps]
            ),
            _("history should hold the losses themselves, not their running sum"): np.cumsum(losses),
            _("history should hold the losses themselves, not their running mean"): np.cumsum(losses)
            / np.arange(1, len(losses) + 1),
            _("history is in the reverse order"): losses[::-1],
        },
    )
    learning_rate = float(student.rng.uniform(0.05, 0.2))
    _n_calls, usual_end, usual_history = _slide(student, 9, 4, 2, learning_rate)
    _n_calls, end, history = _slide(student, 9, 4, 2, learning_rate, loss_of_one=np.nan)
    goes_on = _("a loss that is nan is a loss too: append it, take its step, and go on")
    expect_array(history, np.shape(usual_history), goes_on)  # how many there are is for another check
    expect_close(end, expect_array(usual_end, (1,)), goes_on, rtol=1e-4)


def _loss_after(call: _Call, run: _Run) -> float:
    params = stepped(call.params, call.answer[1], run.learning_rate)
    return _least_squares(params, run.X[call.rows], run.y[call.rows])[0]
