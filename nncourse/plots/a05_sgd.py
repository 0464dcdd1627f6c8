"""Pictures of a05: gradients of minibatches, the way down, training on digits, batch sizes and learning rates."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, CLASS_MARKERS, LINE_STYLES

Params = dict[str, np.ndarray]
Evaluate = Callable[[Params, np.ndarray, np.ndarray], tuple[Any, Params]]
Gradient = Callable[[np.ndarray, np.ndarray], np.ndarray]

_GREY = "#9a9a9a"


def minibatch_gradients(
    gradient: Gradient,
    X: np.ndarray,
    y: np.ndarray,
    batch_sizes: Sequence[int] = (1, 4, 16, 64, 256),
    n_draws: int = 400,
) -> Figure:
    """Return a figure of the gradients of many random minibatches beside the gradient of all the data.

    `gradient(X_batch, y_batch)` returns an array. On the left is its entry that varies most from sample to sample, on
    the right the length of the whole error.
    """
    rng = np.random.default_rng(0)
    full = np.asarray(gradient(X, y)).ravel()
    entry = int(np.argmax(np.var([np.ravel(gradient(X[i : i + 1], y[i : i + 1])) for i in range(100)], axis=0)))
    drawn, errors = [], []
    for size in batch_sizes:
        values, squares = np.empty(n_draws), np.empty(n_draws)
        for k in range(n_draws):
            rows = rng.choice(len(X), size=size, replace=False, shuffle=False)
            one = np.ravel(gradient(X[rows], y[rows]))
            values[k], squares[k] = one[entry], np.sum((one - full) ** 2)
        drawn.append(values)
        errors.append(float(np.sqrt(squares.mean())))
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained")
    left.axhline(full[entry], color="black", linewidth=1.2, linestyle="--", label=translate("all the data"))
    for place, values in enumerate(drawn):
        across = place + rng.uniform(-0.28, 0.28, size=len(values))
        left.plot(across, values, ".", color=CLASS_COLORS[0], markersize=3.5, alpha=0.35)
        label = translate("mean of the dots") if place == 0 else None
        left.plot(place, values.mean(), "D", color=CLASS_COLORS[1], markeredgecolor="white", markersize=9, label=label)
    left.set_xticks(range(len(batch_sizes)), [str(size) for size in batch_sizes])
    left.set(xlabel=translate("batch size"), ylabel=translate("one entry of dW"))
    left.legend(loc="lower right", framealpha=0.95)
    right.loglog(batch_sizes, errors, "o-", color=CLASS_COLORS[0], label=translate("measured"))
    expected = errors[0] / np.sqrt(batch_sizes)
    right.loglog(batch_sizes, expected, "--", color="black", label=r"$\propto 1/\sqrt{B}$")
    right.set_xticks(batch_sizes, [str(size) for size in batch_sizes])
    right.minorticks_off()
    right.set(xlabel=translate("batch size"), ylabel=translate("typical error of the whole gradient"))
    right.legend()
    right.grid(alpha=0.3)
    return figure


def order_of_samples(
    minibatches: Callable[..., Any], n_samples: int = 11, batch_size: int = 4, n_epochs: int = 4, seed: int = 1
) -> Figure:
    """Return a figure with a row an epoch: the number of the sample at each place, batches shaded, sample 0 black."""
    rng = np.random.default_rng(seed)
    numbers = np.arange(n_samples)
    figure, ax = plt.subplots(figsize=(0.62 * n_samples + 1.6, 0.55 * n_epochs + 1.2), layout="constrained")
    for epoch in range(n_epochs):
        place = 0
        for k, (_X_batch, y_batch) in enumerate(minibatches(numbers[:, None].astype(float), numbers, batch_size, rng)):
            labels = np.asarray(y_batch, dtype=int)
            box = (place - 0.45, epoch - 0.4)
            ax.add_patch(
                Rectangle(box, len(labels) - 0.1, 0.8, facecolor=("#dddddd", "white")[k % 2], edgecolor="black")
            )
            for i, label in enumerate(labels):
                look = {"facecolor": "black"} if label == 0 else {"alpha": 0.0}
                ax.text(
                    place + i,
                    epoch,
                    str(label),
                    ha="center",
                    va="center",
                    color="white" if label == 0 else "black",
                    bbox={"boxstyle": "circle,pad=0.25", **look},
                )
            place += len(labels)
    ax.set_xlim(-0.7, max(place, n_samples) - 0.3)
    ax.set_ylim(n_epochs - 0.4, -0.6)
    ax.set_xticks([])
    ax.set_yticks(range(n_epochs), [str(epoch + 1) for epoch in range(n_epochs)])
    ax.set(xlabel=translate("place in the epoch; a frame is a batch"), ylabel=translate("epoch"))
    return figure


def ways_down(
    sgd: Callable[..., Any],
    evaluate_gradient: Evaluate,
    start: Params,
    X: np.ndarray,
    y: np.ndarray,
    learning_rate: float,
    batch_sizes: Sequence[int],
    n_epochs: int,
) -> Figure:
    """Return a figure with a panel a batch size: the way of two parameters over lines of equal loss.

    `start` has two names with one number each. The way is what `sgd` asks `evaluate_gradient` about.
    """
    ways = [_way(sgd, evaluate_gradient, start, X, y, learning_rate, size, n_epochs) for size in batch_sizes]
    points = np.vstack(ways)
    (left, bottom), (right, top) = points.min(axis=0) - 0.5, points.max(axis=0) + 0.5
    across, up = np.meshgrid(np.linspace(left, right, 60), np.linspace(bottom, top, 60))
    names = list(start)
    losses = [
        float(evaluate_gradient({names[0]: np.array([a]), names[1]: np.array([u])}, X, y)[0])
        for a, u in zip(across.ravel(), up.ravel(), strict=True)
    ]
    heights = np.reshape(losses, across.shape)
    levels = heights.min() + (heights.max() - heights.min()) * np.linspace(0.003, 1, 9) ** 2
    figure, axes = plt.subplots(1, len(ways), figsize=(3.8 * len(ways), 3.9), sharey=True, layout="constrained")
    for ax, way, size in zip(axes, ways, batch_sizes, strict=True):
        ax.contour(across, up, heights, levels=levels, colors=_GREY, linewidths=0.8)
        ax.plot(way[:, 0], way[:, 1], ".-", color=CLASS_COLORS[0], linewidth=1, markersize=5)
        ax.plot(*way[0], "s", color="black", markersize=8, label=translate("start"))
        ax.plot(*way[-1], "*", color=CLASS_COLORS[1], markeredgecolor="black", markersize=15, label=translate("end"))
        number = translate("batch size {size}: {steps} steps").format(size=size, steps=len(way) - 1)
        ax.set(title=number, xlabel=f"{names[0]}")
        ax.legend(loc="lower right", framealpha=0.95)
    axes[0].set_ylabel(names[1])
    return figure


def _way(
    sgd: Callable[..., Any],
    evaluate_gradient: Evaluate,
    start: Params,
    X: np.ndarray,
    y: np.ndarray,
    learning_rate: float,
    batch_size: int,
    n_epochs: int,
) -> np.ndarray:
    visited = []

    def listen(params: Params, X_batch: np.ndarray, y_batch: np.ndarray) -> tuple[Any, Params]:
        visited.append([float(np.ravel(value)[0]) for value in params.values()])
        return evaluate_gradient(params, X_batch, y_batch)

    end, _history = sgd(listen, start, X, y, learning_rate, batch_size, n_epochs, np.random.default_rng(0))
    return np.array([*visited, [float(np.ravel(end[name])[0]) for name in start]])


def _smooth(losses: Any, reach: int) -> np.ndarray:
    """Return the mean around each step, over `reach` steps to both sides; fewer at first, where the loss falls fast."""
    values = np.asarray(losses, dtype=float).ravel()
    sums = np.concatenate([[0.0], np.cumsum(values)])
    steps = np.arange(len(values))
    to_side = np.minimum(steps // 3, max(reach, 0))
    first, last = steps - to_side, np.minimum(steps + to_side, len(values) - 1)
    return (sums[last + 1] - sums[first]) / (last + 1 - first)


def loss_of_each_step(history: Any, steps_per_epoch: int) -> Figure:
    """Return a figure of the loss of each step, its mean over the 100 steps around it, and where each epoch ends."""
    losses = np.asarray(history, dtype=float)
    steps = np.arange(1, len(losses) + 1)
    figure, ax = plt.subplots(figsize=(9, 4), layout="constrained")
    ax.plot(steps, losses, color="#b5b5b5", linewidth=0.5, label=translate("one step"))
    ax.plot(steps, _smooth(losses, 50), color="black", linewidth=1.8, label=translate("mean of the 100 steps around"))
    ax.axhline(np.log(10), color=CLASS_COLORS[1], linestyle="--", linewidth=1.2, label="ln 10")
    for end in range(steps_per_epoch, len(losses), steps_per_epoch):
        ax.axvline(end, color=_GREY, linestyle=":", linewidth=1)
    ax.set(xlabel=translate("step (dotted lines: an epoch ends)"), ylabel=translate("loss of the batch"))
    ax.set_ylim(0, 2.5)
    ax.set_xlim(0, len(losses))
    ax.legend(loc="upper right", framealpha=0.95)
    return figure


def accuracy_of_each_epoch(epochs: Sequence[int], on_train: Sequence[float], on_test: Sequence[float]) -> Figure:
    """Return a figure of the accuracy, in percent, on training and on test images after each epoch."""
    figure, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
    curves = ((on_train, translate("training images")), (on_test, translate("test images")))
    for k, (values, name) in enumerate(curves):
        percent = 100 * np.asarray(values, dtype=float)
        ax.plot(epochs, percent, color=CLASS_COLORS[k], linestyle=LINE_STYLES[k], marker=CLASS_MARKERS[k], label=name)
        ax.annotate(f"{percent[-1]:.1f}", (epochs[-1], percent[-1]), (8, -4), textcoords="offset points")
    ax.set_xticks(epochs)
    ax.margins(x=0.08)
    ax.set(xlabel=translate("epochs"), ylabel=translate("accuracy, %"))
    ax.grid(alpha=0.3)
    ax.legend(loc="lower right")
    return figure


def weights_beside_means(W: np.ndarray, X: np.ndarray, y: np.ndarray) -> Figure:
    """Return a figure with two rows of ten images: the mean image of each digit, and below it its weights."""
    means = np.array([X[y == digit].mean(axis=0) for digit in range(10)])
    limit = float(np.abs(W).max())
    figure, axes = plt.subplots(2, 10, figsize=(12, 2.9), layout="constrained")
    for digit in range(10):
        mean = axes[0, digit].imshow(means[digit].reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
        weight = axes[1, digit].imshow(np.reshape(W[:, digit], (28, 28)), cmap="gray_r", vmin=-limit, vmax=limit)
        axes[0, digit].set_title(str(digit))
    for ax in axes.flat:
        ax.set_xticks([])
        ax.set_yticks([])
    axes[0, 0].set_ylabel(translate("class mean"))
    axes[1, 0].set_ylabel(translate("learned weights"))
    figure.colorbar(mean, ax=axes[0, :], label=translate("ink"), pad=0.01)
    figure.colorbar(weight, ax=axes[1, :], label=translate("weight"), pad=0.01)
    return figure


def noise_of_each_step(histories: Mapping[int, Any], n_samples: int) -> Figure:
    """Return a figure with a panel a batch size: the loss of every step, and its mean over about 1000 examples."""
    figure, axes = plt.subplots(1, len(histories), figsize=(12, 3.3), sharey=True, layout="constrained")
    for ax, (size, history) in zip(axes, histories.items(), strict=True):
        steps = np.arange(1, len(history) + 1)
        if len(history) > 3000:
            ax.plot(steps, history, ",", color="#8a8a8a", alpha=0.5)
        else:
            dots, width = ("o-" if len(history) < 20 else "-"), (2.5 if len(history) < 1000 else 0.6)
            ax.plot(steps, history, dots, color="#a8a8a8", linewidth=width, markersize=7, label=translate("one step"))
        mean = translate("mean of about 1000 examples")
        ax.plot(
            steps, _smooth(history, 500 // size), color="black", linewidth=1 if len(history) < 1000 else 1.8, label=mean
        )
        ax.set(title=_batch_name(size, n_samples), xlabel=translate("step"))
        ax.set_ylim(0, 3.2)
        ax.xaxis.set_major_locator(MaxNLocator(4, integer=True, prune="upper" if len(history) > 20 else None))
    axes[0].set_ylabel(translate("loss of the batch"))
    figure.legend(*axes[-2].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return figure


def batch_sizes_compared(histories: Mapping[int, Any], n_samples: int) -> Figure:
    """Return a figure of the smoothed losses of several batch sizes, over the steps and over the examples seen."""
    figure, (by_steps, by_examples) = plt.subplots(1, 2, figsize=(12, 4.4), sharey=True, layout="constrained")
    for k, (size, history) in enumerate(histories.items()):
        smooth = _smooth(history, 500 // size)
        steps = np.arange(1, len(history) + 1)
        examples = (
            np.minimum(steps % -(-n_samples // size) * size, n_samples) + steps // -(-n_samples // size) * n_samples
        )
        for ax, across in ((by_steps, steps), (by_examples, examples)):
            _curve(ax, across, smooth, k, _batch_name(size, n_samples))
    by_steps.set_xscale("log")
    by_steps.set(xlabel=translate("steps taken (logarithmic)"), ylabel=translate("loss, smoothed"))
    by_examples.set_xlabel(translate("examples seen"))
    by_steps.set_title(translate("the same number of steps"))
    by_examples.set_title(translate("the same amount of arithmetic"))
    by_steps.legend(loc="lower left", framealpha=0.95)
    for ax in (by_steps, by_examples):
        ax.grid(alpha=0.3)
        ax.set_ylim(0, 2.5)
    return figure


def _curve(ax: Axes, across: np.ndarray, values: np.ndarray, k: int, label: str) -> None:
    """Draw a curve with a style and a marker of its own, the markers spread over it."""
    places = np.unique(np.linspace(0, len(values) - 1, 7).astype(int))
    ax.plot(
        across,
        values,
        color=CLASS_COLORS[k],
        linestyle=LINE_STYLES[k],
        marker=CLASS_MARKERS[k],
        markevery=places.tolist(),
        linewidth=1.8,
        label=label,
    )


def _batch_name(batch_size: int, n_samples: int) -> str:
    if batch_size >= n_samples:
        return translate("all {number} at once").format(number=n_samples)
    return translate("batch size {size}").format(size=batch_size)


def learning_rates_compared(
    histories: Mapping[float, Any], accuracies: Sequence[float], shown: Sequence[float]
) -> Figure:
    """Return a figure of the loss for the learning rates in `shown`, and of the outcome of all of them."""
    figure, (curves, outcome) = plt.subplots(1, 2, figsize=(12, 4.4), layout="constrained")
    for k, rate in enumerate(shown):
        smooth = _smooth(histories[rate], 7)
        _curve(curves, np.arange(1, len(smooth) + 1), smooth, k, f"η = {rate:g}")
    curves.set_yscale("log")
    curves.set(xlabel=translate("step"), ylabel=translate("loss, smoothed (logarithmic)"))
    curves.legend(loc="best", framealpha=0.95)
    curves.grid(alpha=0.3)
    percent = 100 * np.asarray(accuracies, dtype=float)
    rates = list(histories)
    outcome.semilogx(rates, percent, "o-", color=CLASS_COLORS[0])
    best = int(np.argmax(percent))
    outcome.annotate(
        f"η = {rates[best]:g}: {percent[best]:.1f} %",
        (rates[best], percent[best]),
        (0, 12),
        textcoords="offset points",
        ha="center",
    )
    outcome.margins(y=0.15)
    outcome.set(xlabel=translate("learning rate η"), ylabel=translate("accuracy on validation images, %"))
    outcome.grid(alpha=0.3)
    return figure
