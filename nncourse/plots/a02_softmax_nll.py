"""Pictures of a02: scores becoming probabilities, likelihoods becoming 0, and the loss as a landscape."""

from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, show_weights

BLUE, ORANGE, GREEN = CLASS_COLORS[:3]
GREY = "#777777"

RowFunction = Callable[[np.ndarray], np.ndarray]
LossOfScores = Callable[[np.ndarray, np.ndarray], float]
LossOfTwo = Callable[[float, float], float]


def scores_to_probabilities(scores: np.ndarray, softmax: RowFunction) -> Figure:
    """Return a figure that follows `scores` (C,) to their exponentials and their probabilities, bar by bar."""
    stages = (
        (translate("scores"), np.asarray(scores, float), BLUE),
        (translate("exponentials"), np.exp(scores), ORANGE),
        (translate("probabilities"), np.asarray(softmax(np.asarray(scores, float))), GREEN),
    )
    figure, axes = plt.subplots(1, 3, figsize=(9, 2.8), layout="constrained")
    for ax, (title, values, color) in zip(axes, stages, strict=True):
        bars = ax.bar(range(len(values)), values, color=color, width=0.6)
        ax.bar_label(bars, fmt="%.3g", padding=2)
        ax.set_title(title)
        ax.set_xticks(range(len(values)))
        ax.set_xlabel(translate("class"))
        ax.margins(y=0.18)
        ax.axhline(0, color="black", linewidth=0.8)
    axes[0].set_ylabel(translate("value"))
    return figure


def digits_as_probabilities(
    images: np.ndarray, labels: Sequence[int], scores: np.ndarray, softmax: RowFunction
) -> Figure:
    """Return a figure with a row for each digit: its image, its ten scores, its ten probabilities.

    The label's bar is hatched.
    """
    probs = np.asarray(softmax(scores))
    figure, axes = plt.subplots(
        len(images),
        3,
        figsize=(9, 1.9 * len(images)),
        width_ratios=(0.6, 1.5, 1.5),
        layout="constrained",
        squeeze=False,
    )
    for row, image, label, score, prob in zip(axes, images, labels, scores, probs, strict=True):
        row[0].imshow(np.reshape(image, (28, 28)), cmap="gray_r", vmin=0, vmax=1)
        row[0].set_title(translate("label {number}").format(number=label), fontsize=10)
        row[0].axis("off")
        for ax, values, color in ((row[1], score, BLUE), (row[2], prob, GREEN)):
            bars = ax.bar(range(10), values, color=color)
            bars[label].set(hatch="///", edgecolor="white")
            ax.set_xticks(range(10))
            ax.axhline(0, color="black", linewidth=0.8)
        row[2].set_ylim(0, 1.15)
        for c in np.flatnonzero(prob > 0.04):
            row[2].text(c, prob[c] + 0.03, f"{prob[c]:.2f}", ha="center", fontsize=8)
        row[1].set_ylabel(translate("score"))
        row[2].set_ylabel(translate("probability"))
    for ax in axes[-1, 1:]:
        ax.set_xlabel(translate("class (hatched: the label)"))
    return figure


def likelihood_of_guesses(likelihood: Callable[[np.ndarray, np.ndarray], float], n_guesses: int = 400) -> Figure:
    """Return a figure of the likelihood of 1 … `n_guesses` labels, each of probability 0.1, and of its −ln."""
    counts = np.arange(1, n_guesses + 1)
    values = np.array([float(likelihood(np.full((n, 10), 0.1), np.zeros(n, dtype=int))) for n in counts])
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")

    alive = values > 0
    left.plot(counts[alive], np.log10(values[alive]), color=BLUE, linewidth=2)
    if not alive.all():
        first = counts[~alive][0]
        left.axvspan(first, n_guesses, facecolor="0.9", hatch="//", edgecolor="0.75", linewidth=0)
        left.axvline(first, color=ORANGE, linestyle="--")
        left.text(
            first - 6,
            -20,
            translate("from {number} guesses on\nexactly 0").format(number=first),
            ha="right",
            va="top",
            fontsize=10,
        )
    left.set_ylim(-345, 8)
    left.set_yticks([0, -100, -200, -300], ["1", "$10^{-100}$", "$10^{-200}$", "$10^{-300}$"])
    left.set_xlim(0, n_guesses)
    left.set_xlabel(translate("number of guesses $n$"))
    left.set_ylabel(translate("likelihood"))

    right.plot(counts, counts * np.log(10), color=GREEN, linewidth=2)
    right.set_xlim(0, n_guesses)
    right.set_ylim(0)
    right.set_xlabel(translate("number of guesses $n$"))
    right.set_ylabel(translate("−ln of the likelihood"))
    right.text(0.08, 0.85, r"$-\ln 0.1^n = 2.303\,n$", transform=right.transAxes, fontsize=12)
    for ax in (left, right):
        ax.grid(alpha=0.3)
    return figure


def cost_of_a_probability() -> Figure:
    """Return a figure of −ln p with a few values marked."""
    figure, ax = plt.subplots(figsize=(6, 3.4), layout="constrained")
    p = np.geomspace(0.003, 1, 400)
    ax.plot(p, -np.log(p), color=BLUE, linewidth=2)
    marked = np.array([1.0, 0.9, 0.5, 0.1, 0.01])
    ax.plot(marked, -np.log(marked), "o", color=ORANGE, zorder=3)
    shifts = ((-6, 8), (-14, 9), (8, 6), (8, 6), (8, 6))
    for value, shift in zip(marked, shifts, strict=True):
        text = f"p = {value:g}:  {-np.log(value):.3f}" if value < 0.9 else f"{abs(np.log(value)):.3f}"
        ax.annotate(text, (value, -np.log(value)), xytext=shift, textcoords="offset points", fontsize=10)
    ax.set_xlim(0, 1.12)  # room for the last number
    ax.set_ylim(-0.1, 5.5)
    ax.set_xticks([0, 0.1, 0.5, 0.9, 1])
    ax.set_xlabel(translate("probability $p$ of the true label"))
    ax.set_ylabel(translate(r"loss of the example, $-\ln p$"))
    ax.grid(alpha=0.3)
    return figure


def where_the_logarithm_breaks(softmax: RowFunction, log_softmax: RowFunction) -> Figure:
    """Return a figure of log_softmax beside the logarithm of softmax, for a score that falls ever further behind."""
    gaps = np.arange(0.0, 1001.0, 2.0)
    scores = np.column_stack([-gaps, np.zeros(len(gaps))])
    with np.errstate(divide="ignore"):
        naive = np.log(np.asarray(softmax(scores)))[:, 0]
    figure, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
    ax.plot(gaps, np.asarray(log_softmax(scores))[:, 0], color=BLUE, linewidth=2, label="log_softmax(scores)")
    finite = np.isfinite(naive)
    ax.plot(gaps[finite], naive[finite], color=ORANGE, linewidth=5, linestyle=":", label="np.log(softmax(scores))")
    if not finite.all():
        first = gaps[~finite][0]
        ax.axvspan(first, 1000, facecolor="0.9", hatch="//", edgecolor="0.75", linewidth=0)
        ax.annotate(
            translate("softmax is 0,\nits logarithm −∞"),
            ((first + 1000) / 2, -330),
            ha="center",
            fontsize=9,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.9, "pad": 2},
        )
    ax.set_xlim(0, 1000)
    ax.set_xlabel(translate("how far the score is behind the largest"))
    ax.set_ylabel(translate("$\\ln p$"))
    ax.legend(loc="lower left")
    ax.grid(alpha=0.3)
    return figure


def loss_of_untrained(scales: Sequence[float], losses: Sequence[float]) -> Figure:
    """Return a figure of the first loss against the size of the random weights, with ln 10 as a line."""
    figure, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
    ax.loglog(scales, losses, "o-", color=BLUE, linewidth=2)
    for scale, loss in zip(scales, losses, strict=True):
        ax.annotate(f"{loss:.2f}", (scale, loss), xytext=(-3, 6), textcoords="offset points", ha="right", fontsize=9)
    ax.axhline(np.log(10), color=GREY, linestyle="--")
    ax.text(scales[-1], np.log(10) * 0.92, r"$\ln 10 \approx 2.303$", ha="right", va="top")
    ax.margins(x=0.1)
    ax.set_ylim(1, 400)
    ax.set_yticks([1, 10, 100], ["1", "10", "100"])
    ax.set_xlabel(translate("size of the random weights"))
    ax.set_ylabel(translate("loss before any training"))
    ax.grid(alpha=0.3)
    return figure


def two_digits_by_ink(x: np.ndarray, y: np.ndarray) -> Figure:
    """Return a figure with how much ink the zeros and the ones have."""
    figure, ax = plt.subplots(figsize=(6.4, 2.6), layout="constrained")
    edges = np.linspace(x.min(), x.max(), 31)
    for label, color, hatch in ((0, BLUE, "///"), (1, ORANGE, "")):
        ax.hist(
            x[y == label],
            bins=edges.tolist(),
            color=color,
            alpha=0.6,
            hatch=hatch,
            edgecolor="white",
            label=translate("digit {number}").format(number=label),
        )
    ax.set_xlabel(translate("ink $x$ (0: the mean, 1: one standard deviation more)"))
    ax.set_ylabel(translate("number of images"))
    ax.legend()
    return figure


def loss_surface(loss: LossOfTwo) -> Figure:
    """Return a figure of `loss(w, b)`: as a surface, and as a map of lines of equal loss with the lowest point."""
    w, b, values = _table_of(loss)
    figure = plt.figure(figsize=(9.5, 4.2), layout="constrained")
    left = figure.add_subplot(1, 2, 1, projection="3d")
    ww, bb = np.meshgrid(w, b)
    left.plot_surface(ww, bb, values, cmap="cividis", edgecolor="black", linewidth=0.2, rcount=25, ccount=25)
    left.view_init(elev=30, azim=-125)
    left.set_xlabel("$w$")
    left.set_ylabel("$b$")
    left.zaxis.set_rotate_label(False)  # else it stands on its head
    left.set_zlabel(translate("loss"), rotation=90)
    left.set_box_aspect((1.2, 1, 0.8), zoom=0.95)
    right = figure.add_subplot(1, 2, 2)
    _draw_map(right, w, b, values)
    right.plot(0, 0, "s", color="black", markersize=7)
    right.annotate(r"$\ln 2$", (0, 0), xytext=(7, 5), textcoords="offset points", fontsize=11)
    return figure


def loss_map_with_gradients(
    loss: LossOfTwo, gradient: Callable[[float, float], tuple[float, float]], path: np.ndarray | None = None
) -> Figure:
    """Return the map of `loss(w, b)` with arrows against the gradient, and the points of a walk `path` (T, 2)."""
    w, b, values = _table_of(loss)
    figure, ax = plt.subplots(figsize=(6.6, 4.8), layout="constrained")
    _draw_map(ax, w, b, values)
    starts = [(v, u) for v in np.linspace(-7, 3, 6) for u in np.linspace(-4, 4, 5)]
    slopes = np.array([gradient(float(v), float(u)) for v, u in starts])
    positions = np.array(starts)
    ax.quiver(*positions.T, *-slopes.T, color=BLUE, width=0.006, scale=10, zorder=3)
    ax.set_aspect("equal")  # else the arrows would not cross the lines at right angles
    if path is not None:
        ax.plot(*path.T, "s-", color="black", markersize=4, linewidth=1, label=translate("steps against the gradient"))
        figure.legend(loc="outside lower center")
    return figure


def pushes(scores: np.ndarray, y: np.ndarray, softmax: RowFunction, gradient: LossOfScores) -> Figure:
    """Return a figure of the probabilities of one example, its label, and which way each score is pushed."""
    probs, push = np.asarray(softmax(scores))[0], -np.asarray(gradient(scores, y))[0]
    classes, label = np.arange(len(probs)), int(y[0])
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3), layout="constrained")
    left.bar(classes, probs, color=GREEN, label=translate("probability"))
    left.bar(
        classes,
        classes == label,
        facecolor="none",
        edgecolor="black",
        linestyle="--",
        linewidth=1.5,
        label=translate("one-hot label"),
    )
    left.legend()
    left.set_ylabel(translate("probability"))
    right.bar(classes, push, color=np.where(push > 0, BLUE, ORANGE).tolist())
    right.axhline(0, color="black", linewidth=0.8)
    right.set_ylim(-1.1, 1.1)
    for c in np.flatnonzero(np.abs(push) > 0.03):
        right.text(
            c,
            push[c] + np.sign(push[c]) * 0.06,
            f"{push[c]:+.2f}".replace("-", "−"),
            ha="center",
            va="center",
            fontsize=8,
        )
    right.set_ylabel(translate("− gradient: ↑ raise, ↓ lower"))
    for ax in (left, right):
        ax.set_xticks(classes)
        ax.set_xlabel(translate("class"))
    return figure


def first_gradient(dW: np.ndarray) -> Figure:
    """Return a figure with −`dW` (784, 10) as an image for each class: dark where the weights are about to grow."""
    figure = show_weights(-np.asarray(dW), titles=[translate("class {number}").format(number=c) for c in range(10)])
    figure.axes[-1].set_ylabel(translate("− gradient w.r.t. the weight"))
    return figure


def falling_loss(losses: Sequence[float]) -> Figure:
    """Return a figure of the loss of each step, with ln 10 as a line."""
    figure, ax = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
    ax.plot(losses, "o-", color=BLUE, markersize=3)
    ax.axhline(np.log(10), color=GREY, linestyle="--")
    ax.text(len(losses) - 1, np.log(10) * 0.97, r"$\ln 10$", ha="right", va="top")
    ax.set_ylim(0, 2.5)
    ax.set_xlabel(translate("step"))
    ax.set_ylabel(translate("loss"))
    ax.grid(alpha=0.3)
    return figure


def _table_of(loss: LossOfTwo) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the grid `w`, `b` and the loss at each of its points, (len(b), len(w))."""
    w, b = np.linspace(-8, 4, 49), np.linspace(-5, 5, 41)
    return w, b, np.array([[float(loss(float(v), float(u))) for v in w] for u in b])


def _draw_map(ax: Axes, w: np.ndarray, b: np.ndarray, values: np.ndarray) -> None:
    levels = [0.2, 0.3, 0.5, np.log(2), 1, 1.5, 2, 3, 4, 6]
    lines = ax.contour(w, b, values, levels=levels, colors="#555555", linewidths=0.9)
    ax.clabel(lines, fmt="%.2g", fontsize=8)
    row, column = np.unravel_index(values.argmin(), values.shape)
    ax.plot(w[column], b[row], "*", color=ORANGE, markersize=15, markeredgecolor="black", zorder=4)
    ax.annotate(
        translate("lowest: {loss}").format(loss=f"{values.min():.3f}"),
        (float(w[column]), float(b[row])),
        xytext=(0, 11),  # below it stands the label of a line
        textcoords="offset points",
        ha="center",
        fontsize=10,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1},
        zorder=5,  # above the labels of the lines
    )
    ax.set_xlabel("$w$")
    ax.set_ylabel("$b$")
