"""Pictures of a06: the net and its way back, what it learns, where it errs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, CLASS_MARKERS, scatter_classes, shade_regions, show_digits, show_weights
from nncourse.plots.common import confusion_matrix as confusion_matrix

Params = Mapping[str, np.ndarray]
Loss = Callable[[Params, np.ndarray, np.ndarray, float], tuple[float, Params]]
Predict = Callable[[np.ndarray], np.ndarray]

_BLUE, _RED = CLASS_COLORS[0], CLASS_COLORS[1]


def net_diagram() -> Figure:
    """Draw the chain of layers: what goes forward above, which gradient comes back below, with shapes."""
    layers = (
        (translate("affine"), "$W_1, b_1$", "$dW_1, db_1$"),
        ("ReLU", "", ""),
        (translate("affine"), "$W_2, b_2$", "$dW_2, db_2$"),
        (translate("softmax, NLL"), "$y$", ""),
    )
    arrays = (("$X$", "(N, D)", ""), ("$z$", "(N, H)", "$dz$"), ("$h$", "(N, H)", "$dh$"), ("$s$", "(N, C)", "$ds$"))
    figure, ax = plt.subplots(figsize=(11, 3.2), layout="constrained")
    ax.set(xlim=(-1.2, 11.4), ylim=(-1.85, 1.75))
    ax.axis("off")
    width, gap = 1.5, 1.2
    for k, ((name, inside, gradients), (symbol, shape, gradient)) in enumerate(zip(layers, arrays, strict=True)):
        left = k * (width + gap)
        ax.add_patch(Rectangle((left, -0.5), width, 1, facecolor="#f2f2f2", edgecolor="#333333"))
        ax.text(left + width / 2, 0, f"{name}\n{inside}" if inside else name, ha="center", va="center", fontsize=12)
        _there_and_back(ax, left - gap, left, f"{symbol}\n{shape}", gradient)
        if gradients:
            _arrow(ax, (left + width / 2, -0.55), (left + width / 2, -1.15), _RED, "--")
            ax.text(left + width / 2, -1.2, gradients, ha="center", va="top", fontsize=12, color=_RED)
    end = 4 * width + 3 * gap
    number = translate("a number")
    _there_and_back(ax, end, end + gap, f"$L$\n{number}", "1")
    forward = translate("forward: solid arrows, to the right")
    backward = translate("backward: dashed arrows, to the left")
    ax.text(-1.1, 1.7, forward, va="top", fontsize=11, color=_BLUE)
    ax.text(11.3, -1.5, backward, ha="right", va="top", fontsize=11, color=_RED)
    return figure


def _there_and_back(ax: Axes, left: float, right: float, array: str, gradient: str) -> None:
    """Draw the arrow of `array` to the right and, where there is one, that of `gradient` to the left."""
    middle, left, right = (left + right) / 2, left + 0.06, right - 0.06
    _arrow(ax, (left, 0.25), (right, 0.25), _BLUE, "-")
    ax.text(middle, 0.4, array, ha="center", va="bottom", fontsize=12, color=_BLUE)
    if gradient:
        _arrow(ax, (right, -0.25), (left, -0.25), _RED, "--")
        ax.text(middle, -0.4, gradient, ha="center", va="top", fontsize=12, color=_RED)


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], color: str, style: str) -> None:
    arrow = {"arrowstyle": "-|>", "color": color, "linestyle": style, "linewidth": 1.6, "mutation_scale": 14}
    ax.annotate("", xy=end, xytext=start, arrowprops={**arrow, "shrinkA": 0, "shrinkB": 0})


def regions(X: np.ndarray, y: np.ndarray, nets: Mapping[int, Predict]) -> Figure:
    """Draw the points of `X` (N, 2) and the regions of each of `nets`: number of hidden units → its prediction."""
    figure, axes = plt.subplots(
        1, len(nets), figsize=(4.4 * len(nets) + 0.4, 4.5), squeeze=False, sharey=True, layout="constrained"
    )
    for ax, (n_hidden, predict) in zip(axes.flat, nets.items(), strict=True):
        scatter_classes(ax, X, y)
        reach = 1.1 * float(np.abs(X).max())
        ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
        ax.set_xticks([-1, -0.5, 0, 0.5, 1])
        ax.set_yticks([-1, -0.5, 0, 0.5, 1])
        shade_regions(ax, predict, int(y.max()) + 1)
        right = f"{100 * np.mean(np.asarray(predict(X)) == y):.0f}"
        one, two = translate("one layer: {percent} % right"), translate("{count} hidden units: {percent} % right")
        ax.set_title((two if n_hidden else one).format(count=n_hidden, percent=right))
        if ax is not axes.flat[0]:
            ax.get_legend().remove()
            ax.set_ylabel("")
    return figure


def slopes(relu_backward: Callable[..., np.ndarray], tanh_backward: Callable[..., np.ndarray]) -> Figure:
    """Draw ReLU and tanh on the left, and on the right what their backward functions make of `dout` = 1."""
    z = np.linspace(-4, 4, 400)  # an even number of points leaves z = 0 out
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    left.plot(z, np.maximum(z, 0), color=_BLUE, label="ReLU")
    left.plot(z, np.tanh(z), color=_RED, linestyle="--", label="tanh")
    left.set(xlabel="$z$", ylabel=translate("activation"), ylim=(-1.3, 3))
    ones = np.ones_like(z)
    relu = np.where(np.abs(z) < 0.02, np.nan, relu_backward(ones, z))  # the jump is no slope
    right.plot(z, relu, color=_BLUE, label="relu_backward(1, z)")
    right.plot(z, tanh_backward(ones, z), color=_RED, linestyle="--", label="tanh_backward(1, z)")
    right.set(xlabel="$z$", ylabel=translate("slope"), ylim=(-0.1, 1.35))
    for ax in (left, right):
        ax.axhline(0, color="#999999", linewidth=0.8, zorder=0)
        ax.axvline(0, color="#999999", linewidth=0.8, zorder=0)
        ax.legend(loc="upper left")
    return figure


def first_losses(scales: Sequence[float], losses: Sequence[float], own_loss: float, n_classes: int) -> Figure:
    """Draw the first loss against the scale of the random weights, that of `init_params`, and the line ln C."""
    figure, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    ax.loglog(scales, losses, color=_BLUE, marker="o", label=translate("weights drawn with standard deviation σ"))
    own = translate("your init_params: {loss}").format(loss=f"{own_loss:.2f}")
    ax.axhline(own_loss, color=_RED, linestyle="--", label=own)
    chance = np.log(n_classes)
    label = translate("ln {count} = {loss}").format(count=n_classes, loss=f"{chance:.2f}")
    ax.axhline(chance, color="black", linestyle=":", linewidth=2, label=label)
    ax.set(xlabel=translate("standard deviation σ of the weights"), ylabel=translate("first loss"))
    ticks = [tick for tick in (2, 3, 5, 10, 20, 50, 100, 200) if tick <= 1.1 * max(*losses, own_loss)]
    ax.set_yticks(ticks, [str(tick) for tick in ticks])
    ax.set_yticks([], minor=True)
    ax.set_ylim(bottom=1.6)
    ax.legend()
    return figure


def gradient_agreement(
    two_layer_loss: Loss, params: Params, X: np.ndarray, y: np.ndarray, reg_strength: float, rng: np.random.Generator
) -> Figure:
    """Draw the slope that `grads` promise along random directions against the slope that the loss shows there.

    Each point is one direction in which one parameter moves: points off the diagonal name the parameter to mend.
    """
    params = {name: np.asarray(value, dtype=float) for name, value in params.items()}
    _loss, grads = two_layer_loss(params, X, y, reg_strength)
    figure, ax = plt.subplots(figsize=(5.2, 5), layout="constrained")
    reach = 0.0
    for k, name in enumerate(params):
        promised, shown = [], []
        for _direction in range(25):
            way = rng.normal(size=params[name].shape)
            way /= np.linalg.norm(way)
            ahead, behind = (
                two_layer_loss({**params, name: params[name] + step * way}, X, y, reg_strength)[0]
                for step in (1e-5, -1e-5)
            )
            promised.append(float(np.sum(grads[name] * way)))
            shown.append((float(ahead) - float(behind)) / 2e-5)
        label = f"${name[0]}_{name[1]}$"
        ax.scatter(shown, promised, color=CLASS_COLORS[k], marker=CLASS_MARKERS[k], s=36, alpha=0.8, label=label)
        reach = max(reach, *np.abs(shown), *np.abs(promised))
    ax.axline((0, 0), slope=1, color="black", linewidth=0.8, zorder=0)
    reach *= 1.1
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    ax.set(xlabel=translate("slope that the loss shows"), ylabel=translate("slope that grads promise"))
    ax.legend(title=translate("parameter"), loc="upper left")
    return figure


def overfitting(accuracy_seen: Sequence[float], accuracy_new: Sequence[float], losses: Sequence[float]) -> Figure:
    """Draw the loss and the accuracies, an entry an epoch, while the net learns a few images by heart."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
    epochs = np.arange(1, len(losses) + 1)
    left.semilogy(epochs, losses, color=_BLUE)
    left.axhline(np.log(10), color="black", linestyle=":", linewidth=2, label="ln 10")
    left.set(xlabel=translate("epoch"), ylabel=translate("loss on the 20 images"))
    left.legend()
    right.plot(epochs, 100 * np.asarray(accuracy_seen), color=_BLUE, label=translate("the 20 images"))
    right.plot(epochs, 100 * np.asarray(accuracy_new), color=_RED, linestyle="--", label=translate("new images"))
    right.set(xlabel=translate("epoch"), ylabel=translate("accuracy, %"), ylim=(0, 105))
    right.legend(loc="lower right")
    return figure


def loss_history(history: Sequence[float], n_classes: int, window: int = 200) -> Figure:
    """Draw the loss of each step, its running mean over `window` steps, and the line ln C where a new net starts."""
    losses = np.asarray(history, dtype=float)
    figure, ax = plt.subplots(figsize=(9, 3.8), layout="constrained")
    ax.semilogy(losses, color="#bbbbbb", linewidth=0.5, label=translate("loss of one minibatch"))
    if len(losses) > window:
        means = np.convolve(losses, np.full(window, 1 / window), mode="valid")
        label = translate("mean of {count} minibatches").format(count=window)
        ax.plot(np.arange(len(means)) + window // 2, means, color="black", linewidth=1.6, label=label)
    ax.axhline(np.log(n_classes), color=_RED, linestyle=":", linewidth=2, label=f"ln {n_classes}")
    ax.set(xlabel=translate("step"), ylabel=translate("loss with penalty (logarithmic)"))
    ax.legend(loc="upper right", bbox_to_anchor=(1, 0.92))
    return figure


def training_curves(curves: Mapping[str, Sequence[float]]) -> Figure:
    """Draw losses and accuracies on training and validation images, an entry an epoch.

    `curves` has the keys train_loss, val_loss, train_accuracy, val_accuracy.
    """
    figure, axes = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    for ax, kind, factor in zip(axes, ("loss", "accuracy"), (1, 100), strict=True):
        styles = (("train", translate("training"), _BLUE, "-", "o"), ("val", translate("validation"), _RED, "--", "s"))
        for part, label, color, style, marker in styles:
            values = factor * np.asarray(curves[f"{part}_{kind}"], dtype=float)
            epochs = np.arange(1, len(values) + 1)
            ax.plot(epochs, values, color=color, linestyle=style, marker=marker, label=label)
        ax.set_xlabel(translate("epoch"))
        ax.set_xticks(epochs)
        ax.legend(loc="upper right" if kind == "loss" else "lower right")
    axes[0].set_ylabel(translate("data loss"))
    axes[1].set_ylabel(translate("accuracy, %"))
    return figure


def symmetric_and_random_start(nets: Sequence[Params], accuracies: Sequence[float], count: int = 5) -> Figure:
    """Show `count` hidden units of two trained nets: above from equal first weights, below from random ones."""
    labels = (translate("equal weights:\n{percent} % right"), translate("random weights:\n{percent} % right"))
    figure, axes = plt.subplots(2, count, figsize=(1.5 * count + 1.4, 3.3), layout="constrained")
    for row, params, accuracy, label in zip(axes, nets, accuracies, labels, strict=True):
        for ax, weights in zip(row, _to_one(params["W1"][:, :count]).T, strict=True):
            ax.imshow(weights.reshape(28, 28), cmap="gray_r", vmin=-1, vmax=1)
            ax.set(xticks=[], yticks=[])
        text = label.format(percent=f"{100 * accuracy:.0f}")
        row[0].set_ylabel(text, rotation=0, ha="right", va="center", fontsize=11)
    return figure


def hidden_units(params: Params, count: int = 20) -> Figure:
    """Show the weights of the `count` hidden units with the strongest votes.

    Above each stand the digit it votes for most and the one it votes against most.
    """
    strength = np.abs(params["W2"]).sum(axis=1) * np.linalg.norm(params["W1"], axis=0)
    strongest = np.argsort(-strength)[:count]
    votes = params["W2"][strongest]
    titles = [f"+{row.argmax()}  −{row.argmin()}" for row in votes]
    W = _to_one(np.asarray(params["W1"])[:, strongest])
    return show_weights(W, titles, columns=5)


def _to_one(W: np.ndarray) -> np.ndarray:
    """Return the columns of `W`, each scaled so that its largest weight is 1 or −1."""
    largest: np.ndarray = np.abs(W).max(axis=0)
    return np.asarray(W / np.where(largest > 0, largest, 1))


def wrongest_digits(X: np.ndarray, y: np.ndarray, probs: np.ndarray, count: int = 20) -> Figure:
    """Show the images whose true digit got the smallest probability: "true → predicted, its probability"."""
    y_pred = probs.argmax(axis=1)
    wrong = np.flatnonzero(y_pred != y)
    worst = wrong[np.argsort(probs[wrong, y[wrong]])][:count]
    titles = [f"{y[i]} → {y_pred[i]}\n{100 * probs[i, y_pred[i]]:.0f} %" for i in worst]
    figure = show_digits(X[worst], titles, columns=10, size=1.15)
    figure.set_figheight(figure.get_figheight() + 0.4)
    figure.tight_layout(h_pad=2.5)  # so that a title clearly belongs to the image below it
    return figure


@dataclass(frozen=True)
class Comparison:
    """A table of models: name, share of right answers on training and test images, seconds of training."""

    rows: tuple[tuple[str, float, float, float], ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (translate("model"), translate("training, %"), translate("test, %"), translate("seconds"))

    def _cells(self) -> list[tuple[str, ...]]:
        return [(name, f"{100 * train:.1f}", f"{100 * test:.1f}", f"{s:.1f}") for name, train, test, s in self.rows]

    def __repr__(self) -> str:
        lines = [self.heading, *self._cells()]
        widths = [max(len(line[k]) for line in lines) for k in range(len(self.heading))]
        name, *others = widths
        return "\n".join(
            line[0].ljust(name) + "".join(f"  {cell:>{width}}" for cell, width in zip(line[1:], others, strict=True))
            for line in lines
        )

    def _repr_html_(self) -> str:
        def row(cells: tuple[str, ...], tag: str) -> str:
            styles = ("left", *["right"] * (len(cells) - 1))
            return "".join(
                f'<{tag} style="text-align: {side}">{escape(cell)}</{tag}>'
                for cell, side in zip(cells, styles, strict=True)
            )

        body = "".join(f"<tr>{row(cells, 'td')}</tr>" for cells in self._cells())
        return f"<table><thead><tr>{row(self.heading, 'th')}</tr></thead><tbody>{body}</tbody></table>"


def comparison(rows: Sequence[tuple[str, float, float, float]]) -> Comparison:
    """Return the table of `rows`: name of the model, accuracy on training and test images, seconds of training."""
    return Comparison(tuple(rows))
