"""Pictures of a03: what the penalty does to one weight, to two, and to a classifier of digits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, LINE_STYLES, show_digits

Triple = tuple[Any, np.ndarray, np.ndarray]
Classifier = tuple[np.ndarray, np.ndarray]
"""`W` (D, C) and `b` (C,)."""


def loss_of_one_weight(
    l2_penalty: Callable[[np.ndarray, np.ndarray, float], Any], reg_strengths: Sequence[float] = (0.0, 0.02, 0.1)
) -> Figure:
    """Return a figure of −ln p + λw² over w, for one example with the scores (w, 0); the lowest points are marked."""
    figure, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    w = np.linspace(-1, 8, 451)
    for reg_strength, color, style in zip(reg_strengths, CLASS_COLORS, LINE_STYLES, strict=False):
        penalty = [float(l2_penalty(np.array([[one]]), np.zeros(1), reg_strength)) for one in w]
        total = np.log1p(np.exp(-w)) + penalty
        ax.plot(w, total, color=color, linestyle=style, linewidth=2, label=f"λ = {reg_strength:g}")
        lowest = int(total.argmin())
        if lowest < len(w) - 1:
            ax.plot(w[lowest], total[lowest], "v", color=color, markersize=10)
            ax.annotate(
                f"w = {w[lowest]:.2f}", (w[lowest], total[lowest]), (0, 9), textcoords="offset points", ha="center"
            )
        else:
            ax.annotate(translate("still falling"), (w[-1], total[-1]), (-8, 8), textcoords="offset points", ha="right")
    ax.set(xlabel=translate("weight w"), ylabel=translate("loss L(w)"), xlim=(-1, 8.1), ylim=(-0.05, 1.5))
    ax.legend(loc="lower left")
    ax.grid(alpha=0.3)
    return figure


def pull_of_the_penalty(
    l2_gradient: Callable[[np.ndarray, np.ndarray, float], tuple[Any, Any]], reg_strength: float = 0.1
) -> Figure:
    """Return a figure of −dW at points of the plane of two weights, over circles of equal penalty."""
    figure, ax = plt.subplots(figsize=(5, 4.6), layout="constrained")
    ticks = np.linspace(-3, 3, 7)
    for w1 in ticks:
        for w2 in ticks:
            pull = -np.asarray(l2_gradient(np.array([[w1], [w2]]), np.zeros(1), reg_strength)[0], dtype=float).ravel()
            ax.quiver(w1, w2, *pull, angles="xy", scale_units="xy", scale=1, color=CLASS_COLORS[0], width=0.006)
    angle = np.linspace(0, 2 * np.pi, 200)
    for radius in (1, 2, 3):
        ax.plot(radius * np.cos(angle), radius * np.sin(angle), color="#888888", linestyle="--", linewidth=1)
        ax.annotate(
            f"R = {radius**2}",
            (np.sqrt(radius**2 - 0.25), 0.5),  # between the arrows
            ha="center",
            va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
            fontsize=9,
        )
    ax.set(xlabel="$w_1$", ylabel="$w_2$", xlim=(-3.4, 3.4), ylim=(-3.4, 3.4), aspect="equal")
    return figure


def where_the_minimum_goes(
    regularized_loss: Callable[[Callable[[Any, Any], Triple], np.ndarray, np.ndarray, float], Any],
    reg_strengths: Sequence[float] = (0.0, 0.1, 1.0),
) -> Figure:
    """Return a figure of the loss over two weights for each λ; the data care much for w₁ and little for w₂."""
    curvature, centre = np.array([[1.0], [0.1]]), np.array([[2.0], [2.0]])

    def data_loss(W: Any, b: Any) -> Triple:
        off = np.asarray(W, dtype=float) - centre
        return float(np.sum(curvature * off**2)), 2 * curvature * off, np.zeros(1)

    def lowest(reg_strength: float | np.ndarray) -> np.ndarray:
        return curvature * centre / (curvature + reg_strength)

    path = lowest(np.concatenate([[0], np.logspace(-3, 3, 100)]))
    ticks = np.linspace(-0.6, 3.2, 45)
    figure, axes = plt.subplots(1, len(reg_strengths), figsize=(10.5, 3.7), layout="constrained", sharey=True)
    for ax, reg_strength in zip(np.ravel(axes), reg_strengths, strict=True):
        loss = [
            [float(regularized_loss(data_loss, np.array([[w1], [w2]]), np.zeros(1), reg_strength)[0]) for w1 in ticks]
            for w2 in ticks
        ]
        above = np.array(loss) - np.min(loss)
        ax.contour(ticks, ticks, above, levels=[0.03, 0.12, 0.3, 0.6, 1, 1.6, 2.4], colors="#777777", linewidths=1)
        ax.plot(*path, color=CLASS_COLORS[1], linewidth=2, linestyle="--", label=translate("minimum for every λ"))
        ax.plot(*centre, "o", color="black", markersize=8, label=translate("minimum of the data loss"))
        ax.plot(
            *lowest(reg_strength),
            "v",
            markerfacecolor="none",
            markeredgecolor=CLASS_COLORS[0],
            markeredgewidth=2.5,
            markersize=16,
            linestyle="none",
            label=translate("minimum for this λ"),
        )
        ax.axhline(0, color="black", linewidth=0.6)
        ax.axvline(0, color="black", linewidth=0.6)
        ax.set(title=f"λ = {reg_strength:g}", xlabel="$w_1$", aspect="equal")
    np.ravel(axes)[0].set_ylabel("$w_2$")
    handles, labels = np.ravel(axes)[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3)
    return figure


def digits_with_labels(X: np.ndarray, y: np.ndarray, y_true: np.ndarray, count: int = 20) -> Figure:
    """Return a figure with the first digits and the labels they were given; a wrong label is crossed."""
    wrong = np.asarray(y) != np.asarray(y_true)
    titles = [f"{label} ✗" if bad else f"{label}" for label, bad in zip(y[:count], wrong[:count], strict=True)]
    return show_digits(X[:count], titles)


def validation_curve(
    models: Mapping[float, Classifier], X_train: np.ndarray, y_train: np.ndarray, X_val: np.ndarray, y_val: np.ndarray
) -> Figure:
    """Return a figure of the accuracy on both sets of the classifier trained with each λ."""
    figure, ax = plt.subplots(figsize=(8, 4.5), layout="constrained")
    strengths = list(models)
    sets = [
        (X_train, y_train, translate("training digits"), "o-", CLASS_COLORS[1]),
        (X_val, y_val, translate("validation digits"), "s--", CLASS_COLORS[0]),
    ]
    for X, y, label, style, color in sets:
        right = [100 * np.mean((X @ W + b).argmax(axis=1) == y) for W, b in models.values()]
        ax.plot(strengths, right, style, color=color, linewidth=2, markersize=7, label=label)
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set(xlabel=translate("regularization strength λ"), ylabel=translate("accuracy, %"))
    ax.grid(which="major", alpha=0.6)
    ax.grid(which="minor", axis="x", alpha=0.35, linewidth=0.6)
    ax.legend()
    return figure


def norm_against_strength(models: Mapping[float, Classifier]) -> Figure:
    """Return a figure of R = ΣW² + Σb² of the classifier trained with each λ, both axes logarithmic."""
    figure, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    R = [np.sum(W**2) + np.sum(b**2) for W, b in models.values()]
    ax.loglog(list(models), R, "o-", color=CLASS_COLORS[0], linewidth=2, markersize=7)
    ax.xaxis.set_major_formatter("{x:g}")
    ax.set(xlabel=translate("regularization strength λ"), ylabel=translate("squared norm of the weights, R"))
    ax.grid(alpha=0.5)
    return figure


def weight_images(
    train: Callable[[float], Classifier], reg_strengths: Sequence[float], classes: Sequence[int] = (0, 1, 2, 3, 7)
) -> Figure:
    """Return a figure with a row of weight images of the classifier of each λ, each row on its own scale.

    Dark pixels speak for the digit, light ones against it. Raises `NotImplementedError` while a λ is still `...`.
    """
    given: tuple[object, ...] = tuple(reg_strengths)
    if any(strength is ... or strength is None for strength in given):
        raise NotImplementedError(translate("give best_reg_strength a number first"))
    models = {strength: train(strength) for strength in reg_strengths}
    figure, axes = plt.subplots(
        len(models),
        len(classes),
        figsize=(1.6 * len(classes) + 1.6, 1.75 * len(models)),
        squeeze=False,
        layout="constrained",
    )
    for row, (reg_strength, (W, _)) in zip(axes, models.items(), strict=True):
        limit = float(np.abs(W[:, list(classes)]).max())
        for ax, label in zip(row, classes, strict=True):
            image = ax.imshow(W[:, label].reshape(28, 28), cmap="gray_r", vmin=-limit, vmax=limit)
            ax.set(xticks=[], yticks=[])
        row[0].set_ylabel(f"λ = {reg_strength:.3g}", fontsize=12)
        figure.colorbar(image, ax=list(row), label=translate("weight"), aspect=10)
    for ax, label in zip(axes[0], classes, strict=True):
        ax.set_title(str(label))
    return figure
