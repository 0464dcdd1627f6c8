"""Pictures of a01: what a score is made of, lines that part clouds, templates of digits and their mistakes."""

from collections.abc import Callable, Sequence
from itertools import combinations
from types import EllipsisType

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, LINE_STYLES, scatter_classes, shade_regions, show_digits, show_weights
from nncourse.plots.common import confusion_matrix as confusion_matrix

Predict = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def digit_grid(X: np.ndarray, y: np.ndarray, per_class: int = 4) -> Figure:
    """Return a figure with the first `per_class` images of each digit, a column a digit."""
    chosen = np.array([np.flatnonzero(y == digit)[:per_class] for digit in range(10)]).T
    titles = [str(digit) for digit in range(10)] + [""] * (10 * (per_class - 1))
    return show_digits(X[chosen.ravel()], titles, columns=10, size=0.8)


def contributions(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> Figure:
    """Return a table of what each feature of `x` (D,) and the bias add to the score of each class."""
    x, W, b = np.asarray(x), np.asarray(W), np.asarray(b)
    parts = np.vstack([x[:, None] * W, b, x @ W + b])
    rows = [f"$x_{d} = {value:g}$" for d, value in enumerate(x)] + ["$b$", translate("score")]
    columns = [translate("class {number}").format(number=c) for c in range(W.shape[1])]
    figure, ax = plt.subplots(figsize=(2.6 + 1.5 * len(columns), 0.9 + 0.42 * len(rows)), layout="constrained")
    limit = 2 * np.abs(parts).max()
    ax.imshow(parts, cmap="gray_r", vmin=-limit / 4, vmax=limit, aspect="auto")
    for (row, column), value in np.ndenumerate(parts):
        total = row == len(rows) - 1
        weight = f"{W[row, column]:g}" if row < len(x) else ""
        factor = f"({weight})" if weight.startswith("-") else weight
        text = (f"{x[row]:g} · {factor} = " if weight else "") + f"{value + 0.0:g}"  # + 0.0 turns −0 into 0
        text = text.replace("-", "−")
        ax.text(column, row, text, ha="center", va="center", weight="bold" if total else "normal")
    ax.axhline(len(rows) - 1.5, color="black", linewidth=1.5)
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(rows)), rows)
    ax.tick_params(length=0)
    ax.xaxis.tick_top()
    return figure


def random_classifiers(accuracies: Sequence[float]) -> Figure:
    """Return a histogram of the accuracies of classifiers with random weights, with a line at 1 in 10."""
    figure, ax = plt.subplots(figsize=(6, 3), layout="constrained")
    ax.hist(accuracies, bins=np.arange(0, 0.31, 0.02).tolist(), color="#BBBBBB", edgecolor="black")
    ax.axvline(0.1, color="black", linestyle="--", label=translate("one in ten"))
    ax.set_xlabel(translate("accuracy"))
    ax.set_ylabel(translate("number of classifiers"))
    ax.legend()
    return figure


def blobs(X: np.ndarray, y: np.ndarray) -> Figure:
    """Return a figure of the points `X` (N, 2) of three classes."""
    figure, ax = plt.subplots(figsize=(6, 5), layout="constrained")
    scatter_classes(ax, X, y)
    ax.grid(alpha=0.4)
    ax.set_aspect("equal")
    return figure


def separating_planes(
    X: np.ndarray, y: np.ndarray, W: np.ndarray | EllipsisType, b: np.ndarray | EllipsisType, predict_labels: Predict
) -> Figure:
    """Return a figure of the points, the regions that `predict_labels` gives, and a line for each pair of classes.

    On the line of a pair both scores are equal. Arrows of one length show the directions of the columns of `W`.
    Raises `NotImplementedError` while `W` or `b` is still `...`.
    """
    if isinstance(W, EllipsisType) or isinstance(b, EllipsisType):
        raise NotImplementedError(translate("give W_hand and b_hand numbers first"))
    W, b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
    figure, ax = plt.subplots(figsize=(7.2, 6), layout="constrained")
    scatter_classes(ax, X, y)
    ax.set_xlim(X[:, 0].min() - 1, X[:, 0].max() + 1)
    ax.set_ylim(X[:, 1].min() - 1, X[:, 1].max() + 1)
    shade_regions(ax, lambda points: predict_labels(points, W, b), W.shape[1])
    for (first, second), style in zip(combinations(range(W.shape[1]), 2), LINE_STYLES[1:], strict=False):
        normal, offset = W[:, first] - W[:, second], b[first] - b[second]
        if np.any(normal):
            start = -offset * normal / (normal @ normal)
            label = translate("scores {first} and {second} are equal").format(first=first, second=second)
            along = start + np.array([-normal[1], normal[0]])
            ax.axline(tuple(start), tuple(along), color="black", linestyle=style, linewidth=1.3, label=label)
    for c, w in enumerate(W.T):
        if np.any(w):
            tip = 1.1 * w / np.linalg.norm(w)
            look = {"arrowstyle": "simple,head_width=0.8,head_length=0.8", "facecolor": CLASS_COLORS[c]}
            ax.annotate("", tip, (0, 0), arrowprops=look, zorder=4)
            box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
            place = 1.55 * tip
            ax.text(place[0], place[1], f"$w_{c}$", ha="center", va="center", fontsize=13, bbox=box, zorder=5)
    ax.set_aspect("equal")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=2, frameon=False)
    return figure


def templates(W: np.ndarray) -> Figure:
    """Return a figure with the columns of `W` (784, 10) as images: the darker, the larger the weight."""
    figure = show_weights(W)
    if np.min(W) >= 0:
        for image in (image for ax in figure.axes for image in ax.images):
            image.set_clim(0, float(np.max(W)))
    return figure


def predicted_counts(y: np.ndarray, with_bias: np.ndarray, without_bias: np.ndarray) -> Figure:
    """Return bars: how often each digit occurs, and how often it is predicted with the bias and without it."""
    figure, ax = plt.subplots(figsize=(8, 3.4), layout="constrained")
    groups = (
        (y, translate("true labels"), "#444444", ""),
        (with_bias, translate("predicted, with b"), "#BBBBBB", "///"),
        (without_bias, translate("predicted, without b"), "white", "..."),
    )
    for i, (labels, name, color, hatch) in enumerate(groups):
        counts = np.bincount(np.asarray(labels, dtype=int), minlength=10)
        places = np.arange(10) + 0.28 * (i - 1)
        ax.bar(places, counts, width=0.26, label=name, color=color, hatch=hatch, edgecolor="black")
    ax.set_xticks(range(10))
    ax.set_xlabel(translate("digit"))
    ax.set_ylabel(translate("number of test images"))
    ax.legend()
    return figure


def worst_mistakes(X: np.ndarray, y: np.ndarray, scores: np.ndarray, count: int = 20) -> Figure:
    """Return the `count` images whose best wrong score is farthest above the score of their own class."""
    rows = np.arange(len(y))
    own = scores[rows, y]
    rivals = np.array(scores, dtype=float)
    rivals[rows, y] = -np.inf
    worst = np.argsort(own - rivals.max(axis=1))[:count]
    title = translate("{true}, read as {read}")
    titles = [title.format(true=y[i], read=rivals[i].argmax()) for i in worst]
    return show_digits(X[worst], titles, columns=min(count, 5), size=1.5)
