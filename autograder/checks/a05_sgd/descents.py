"""Runs of the student's `sgd` on a loss that remembers what it is asked, or on one whose steps are known beforehand."""

import functools
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks.a05_sgd.samples import draw_rng, marked_samples, rows_in
from autograder.checks.training import Params
from nncourse.checking import Student, _, expect, expect_parts, from_list

_MOST_CALLS = 20_000
"""Far more than any way to descend makes of a few samples."""

_AT_ONCE = 200
"""So many batches are looked up at a time: more take much memory, and one takes long."""


def least_squares(params: Any, X_batch: Any, y_batch: Any) -> Any:
    """Return the mean squared error and its gradients, in another order: by name, not by place."""
    given = params["slope"], params["offset"], X_batch, y_batch
    slope, offset, X, y = (np.asarray(part, dtype=float) for part in given)
    if offset.shape != (1,) or X.shape != (len(y), len(slope)) or X.size == 0 or y.ndim != 1:
        raise ValueError
    error = X @ slope + offset - y
    return np.mean(error**2), {"offset": np.array([2 * error.mean()]), "slope": 2 * X.T @ error / len(y)}


@dataclass(frozen=True)
class Call:
    """One call of the least-squares loss: the parameters, the batch, and which rows of X it holds."""

    params: Params
    X: np.ndarray
    y: np.ndarray
    rows: np.ndarray

    @functools.cached_property
    def answer(self) -> tuple[float, Params]:
        """The loss, and its gradients."""
        return least_squares(self.params, self.X, self.y)


@dataclass
class _Recorder:
    """A least-squares loss that remembers what it is given."""

    plain = staticmethod(least_squares)
    X: np.ndarray
    start: Params
    given: list[tuple[Params, np.ndarray, np.ndarray]] = field(default_factory=list)
    complaint: str = ""

    def __call__(self, params: Any, X_batch: Any, y_batch: Any) -> tuple[float, Params]:
        if self.remember(params, X_batch, y_batch):
            return least_squares(*self.given[-1])
        return float("nan"), {name: np.zeros_like(value) for name, value in self.start.items()}

    def remember(self, params: Any, X_batch: Any, y_batch: Any) -> bool:
        """Return whether these can be the arguments, and keep them; else keep the complaint."""
        if complaint := self._objection(params, X_batch, y_batch):
            self.complaint = self.complaint or complaint
            return False
        given = {name: np.array(params[name], dtype=float) for name in self.start}
        self.given.append((given, np.array(X_batch, dtype=float), np.array(y_batch)))
        return True

    def calls(self) -> list[Call]:
        """Return the calls, in order."""
        calls = []
        for first in range(0, len(self.given), _AT_ONCE):
            some = self.given[first : first + _AT_ONCE]
            ends = np.cumsum([len(y) for _params, _X, y in some])
            rows = np.split(rows_in(np.concatenate([X for _params, X, _y in some]), self.X), ends[:-1])
            calls += [Call(*given, its_rows) for given, its_rows in zip(some, rows, strict=True)]
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
class Run:
    """What one run of the student's sgd did: its steps, and what it returned."""

    X: np.ndarray
    y: np.ndarray
    start: Params
    learning_rate: float
    steps: list[Call]
    params: dict[str, Any]
    history: Any

    def epochs(self, batch_size: int) -> list[list[Call]]:
        """Return the steps, epoch by epoch."""
        per_epoch = -(-len(self.y) // batch_size)
        return [self.steps[k : k + per_epoch] for k in range(0, len(self.steps), per_epoch)]


def run_sgd(
    student: Student,
    n: int,
    batch_size: int,
    n_epochs: int,
    rng: np.random.Generator | None = None,
    data: tuple[np.ndarray, np.ndarray] | None = None,
    *,
    is_fitted: bool = False,
) -> Run:
    """Return what the student's `sgd` does on `n` marked samples, or on `data`; where `is_fitted`, every loss is 0."""
    X, y = data or marked_samples(student, n)
    start: Params = {"slope": student.rng.normal(size=(X.shape[1],)), "offset": student.rng.normal(size=(1,))}
    if is_fitted:
        y, start = np.full_like(y, 3), {"slope": np.zeros(X.shape[1]), "offset": np.array([3.0])}
    learning_rate = float(student.rng.uniform(0.05, 0.2))
    recorder = _Recorder(X, start)
    result = student.sgd(recorder, start, X, y, learning_rate, batch_size, n_epochs, rng or draw_rng(student))
    expect(not recorder.complaint, recorder.complaint)
    calls = recorder.calls()
    expect(calls, _("it never calls evaluate_gradient"))
    n_steps = n_epochs * -(-n // batch_size)
    params, history = _params_and_history(result, start, n_steps)
    steps = calls if len(calls) == n_steps else _steps(calls, batch_size, n)
    if len(steps) != n_steps:
        moving = _moving(calls, params)
        steps = moving if len(moving) == n_steps else steps
    return Run(X, y, start, learning_rate, steps, params, history)


def _params_and_history(result: Any, start: Params, n_steps: int) -> tuple[dict[str, Any], Any]:
    """Return the parts of a result; fail where its parameters have other names than those at the start."""
    params, history = expect_parts(result, "params", "history", forms=[dict, (n_steps,)])
    expect(
        isinstance(params, dict) and set(params) == set(start),
        _("return a dict with the same names as `params`, whatever they are"),
    )
    return params, from_list(history)


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


def slide(
    student: Student, n: int, batch_size: int, n_epochs: int, learning_rate: float, loss_of_one: float = 1.0
) -> tuple[int, Any, Any]:
    """Return how often the student asks for the gradient of a slope, where w ends, from 0 on, and history."""
    X, y = marked_samples(student, n)
    slope = _Slope(loss_of_one)
    start = {"w": np.zeros(1)}
    result = student.sgd(slope, start, X, y, learning_rate, batch_size, n_epochs, draw_rng(student))
    params, history = _params_and_history(result, start, n_epochs * -(-n // batch_size))
    return slope.n_calls, params["w"], history


def steep_samples(student: Student, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return samples so large that the steps overshoot: losses and gradients grow past a million, but not to inf."""
    X, y = marked_samples(student, n)
    return 20 * X, y


def _steps(calls: list[Call], batch_size: int, n: int) -> list[Call]:
    """Return the calls that begin a step: not the second look at a batch, nor a look at all the data besides."""
    within = [call for call in calls if len(call.rows) != n or n <= batch_size] or calls
    begins = [k == 0 or not np.array_equal(call.rows, within[k - 1].rows) for k, call in enumerate(within)]
    return [call for call, begin in zip(within, begins, strict=True) if begin]


def _moving(calls: list[Call], end: dict[str, Any]) -> list[Call]:
    """Return the calls after which the parameters moved: one that leaves them as they are is a look at some loss."""
    after = [*(call.params for call in calls[1:]), end]
    return [
        call
        for call, later in zip(calls, after, strict=True)
        if not all(np.array_equal(call.params[name], later[name]) for name in call.params)
    ]
