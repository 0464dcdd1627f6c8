"""What several notebooks draw: points in the plane, regions of decision, digits and weights as images.

Classes differ by colour and by marker, so that every picture can be read without colour. Labels go through
`nncourse.language.translate`.
"""

from collections.abc import Callable, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nncourse.language import translate

CLASS_COLORS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#000000",
    "#999999",
    "#7F3C8D",
    "#B8A000",
)
"""The palette of Okabe and Ito, told apart by readers who see fewer colours."""

CLASS_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*")
LINE_STYLES = ("-", "--", "-.", ":")


def scatter_classes(ax: Axes, X: np.ndarray, y: np.ndarray) -> None:
    """Draw the points of `X` (N, 2), each class of `y` (N,) with its own colour and marker, and a legend."""
    for label in np.unique(y):
        points = X[y == label]
        ax.scatter(
            points[:, 0],
            points[:, 1],
            c=CLASS_COLORS[label],
            marker=CLASS_MARKERS[label],
            edgecolors="white",
            linewidths=0.6,
            s=42,
            label=translate("class {number}").format(number=label),
        )
    ax.set_xlabel("$x_1$")
    ax.set_ylabel("$x_2$")
    ax.legend(loc="best", framealpha=0.9)


def shade_regions(ax: Axes, predict: Callable[[np.ndarray], np.ndarray], n_classes: int, steps: int = 200) -> None:
    """Shade the plane by the class that `predict` (M, 2) → (M,) gives, with a line where it changes.

    The axes must have their limits already.
    """
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    xx, yy = np.meshgrid(np.linspace(left, right, steps), np.linspace(bottom, top, steps))
    labels = np.asarray(predict(np.column_stack([xx.ravel(), yy.ravel()]))).reshape(xx.shape)
    levels = np.arange(n_classes + 1) - 0.5
    ax.contourf(xx, yy, labels, levels=levels, colors=CLASS_COLORS[:n_classes], alpha=0.18, zorder=0)
    ax.contour(xx, yy, labels, levels=levels, colors="#444444", linewidths=0.8, zorder=1)


def show_digits(
    images: np.ndarray, titles: Sequence[str] | None = None, columns: int = 10, size: float = 1.0
) -> Figure:
    """Return a figure with the rows of `images` (N, 784) as ink on paper, `titles` above them."""
    rows = -(-len(images) // columns)
    extra = 0.3 if titles is not None else 0.0
    figure, axes = plt.subplots(rows, columns, figsize=(columns * size, rows * (size + extra)), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i, (ax, image) in enumerate(zip(axes.flat, images, strict=False)):
        ax.imshow(np.reshape(image, (28, 28)), cmap="gray_r", vmin=0, vmax=1)
        if titles is not None:
            ax.set_title(titles[i], fontsize=10)
    figure.tight_layout()
    return figure


def show_weights(
    W: np.ndarray, titles: Sequence[str] | None = None, columns: int = 5, limit: float | None = None
) -> Figure:
    """Return a figure with each column of `W` (784, K) as an image: dark is positive, light is negative.

    All images share one scale from −`limit` to `limit` (default: the largest weight), shown as a bar.
    """
    limit = float(np.abs(W).max()) if limit is None else limit
    rows = -(-W.shape[1] // columns)
    figure, axes = plt.subplots(
        rows, columns, figsize=(1.5 * columns + 0.8, 1.7 * rows), squeeze=False, layout="constrained"
    )
    for ax in axes.flat:
        ax.axis("off")
    for k, ax in zip(range(W.shape[1]), axes.flat, strict=False):
        image = ax.imshow(W[:, k].reshape(28, 28), cmap="gray_r", vmin=-limit, vmax=limit)
        ax.set_title(titles[k] if titles is not None else str(k), fontsize=10)
    figure.colorbar(image, ax=axes, label=translate("weight"), shrink=0.8)
    return figure


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray) -> Figure:
    """Return the table of true digits (N,) against predicted ones: a darker square is a more frequent mistake."""
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y_true, np.asarray(y_pred, dtype=int)), 1)
    mistakes = counts - np.diag(np.diag(counts))
    figure, ax = plt.subplots(figsize=(6.6, 6), layout="constrained")
    image = ax.imshow(mistakes, cmap="gray_r", vmin=0)
    dark = mistakes.max() / 2
    for (true, predicted), count in np.ndenumerate(counts):
        color = "white" if mistakes[true, predicted] > dark else "black"
        weight = "bold" if true == predicted else "normal"
        ax.text(predicted, true, str(count), ha="center", va="center", color=color, fontsize=9, fontweight=weight)
    ax.set_xticks(range(10))
    ax.set_yticks(range(10))
    ax.set(xlabel=translate("predicted digit"), ylabel=translate("true digit"))
    figure.colorbar(image, ax=ax, label=translate("number of mistakes"), shrink=0.85)
    return figure
