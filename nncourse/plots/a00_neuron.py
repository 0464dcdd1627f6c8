"""Pictures of a00: the neuron as a diagram, activations and their slopes, the line that a neuron draws."""

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, LINE_STYLES

Activation = Callable[[Any], Any]
Neuron = Callable[[Any, Any, Any, Activation], Any]

BLUE, ORANGE, GREEN = CLASS_COLORS[:3]
GREY = "#666666"
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TARGETS = {"AND": np.array([0, 0, 0, 1]), "OR": np.array([0, 1, 1, 1]), "XOR": np.array([0, 1, 1, 0])}


def draw_neuron(
    x: Sequence[float] | None = None,
    w: Sequence[float] | None = None,
    b: float | None = None,
    y: float | None = None,
    activation: str = "φ",
) -> Figure:
    """Return a diagram of a neuron with three inputs: in letters, or with the numbers that flow through it."""
    letters = x is None or w is None or b is None or y is None
    inputs = ["$x_1$", "$x_2$", "$x_3$"] if letters else [f"{v:g}" for v in np.ravel(np.asarray(x))]
    weights = ["$w_1$", "$w_2$", "$w_3$"] if letters else [f"× {v:g}" for v in np.ravel(np.asarray(w))]
    bias, total, output = "$b$", "$z$", "$y$"
    if x is not None and w is not None and b is not None and y is not None:
        bias, output = f"{b:+g}".replace("-", "−"), f"{float(y):.3f}".replace("-", "−")
        total = f"$z$ = {float(np.dot(w, x)) + b:.3g}".replace("-", "−")
    figure, ax = plt.subplots(figsize=(8.4, 3.7))
    ax.set(xlim=(0, 10.6), ylim=(-0.9, 5.6), aspect="equal")
    ax.axis("off")
    heights = np.linspace(4.3, 0.7, len(inputs))
    for text, weight, height in zip(inputs, weights, heights, strict=True):
        _node(ax, (1.0, height), text.replace("-", "−"), "white")
        middle = (0.5 * (1.5 + 4.65), 0.5 * (height + 2.5 + 0.25 * (height - 2.5)))
        _arrow(ax, (1.5, height), (4.65, 2.5 + 0.25 * (height - 2.5)))
        ax.text(*middle, weight.replace("-", "−"), ha="center", va="center", fontsize=13, bbox=_PAPER)
    _node(ax, (5.3, 2.5), r"$\Sigma$", "#e8f1f8", radius=0.65, size=20)
    _arrow(ax, (5.3, 4.55), (5.3, 3.2))
    ax.text(5.3, 4.9, bias, ha="center", va="center", fontsize=13)
    _arrow(ax, (5.98, 2.5), (7.4, 2.5))
    ax.text(6.68, 2.82, total, ha="center", va="center", fontsize=12)
    box = FancyBboxPatch((7.5, 1.95), 1.1, 1.1, boxstyle="round,pad=0.06", facecolor="#fdf0e6", edgecolor="black")
    ax.add_patch(box)
    ax.text(8.05, 2.5, f"${activation}$" if len(activation) == 1 else activation, ha="center", va="center", fontsize=14)
    _arrow(ax, (8.72, 2.5), (9.55, 2.5))
    ax.text(9.65, 2.5, output, ha="left", va="center", fontsize=14)
    for left, text in (
        (1.0, translate("inputs")),
        (3.07, translate("weights")),
        (5.3, translate("weighted sum\nplus bias")),
        (8.05, translate("activation")),
        (9.95, translate("output")),
    ):
        ax.text(left, -0.1, text, ha="center", va="top", fontsize=11, color=GREY)
    figure.tight_layout()
    return figure


def show_activations(relu: Activation, tanh: Activation) -> Figure:
    """Return the graphs of the step, `relu` and `tanh`, and below each its slope; flat parts are hatched."""
    z = np.linspace(-4, 4, 400)  # an even number: 0 is not among them, where two of the three have no slope
    middles = (z[1:] + z[:-1]) / 2
    figure, axes = plt.subplots(2, 3, figsize=(9.6, 5.0), sharex=True, sharey="row", layout="constrained")
    steps: Activation = lambda v: np.where(v >= 0, 1.0, 0.0)  # noqa: E731
    for column, (name, function) in enumerate((("step", steps), ("ReLU", relu), ("tanh", tanh))):
        values = np.asarray(function(z), dtype=float)
        slopes = np.diff(values) / np.diff(z)
        smooth = name == "tanh"
        if not smooth:
            slopes[len(slopes) // 2] = np.nan
        if name == "step":
            values = np.where(np.abs(z) < 0.02, np.nan, values)
        top, bottom = axes[0, column], axes[1, column]
        top.plot(z, values, color=BLUE, linewidth=2.2)
        bottom.plot(middles, slopes, color=ORANGE, linewidth=2.2)
        flat = np.nan_to_num(slopes) < 0.05
        for ax in (top, bottom):
            ax.fill_between(middles, 0, 1, where=flat, transform=ax.get_xaxis_transform(), step="mid", **_FLAT)
            ax.axhline(0, color=GREY, linewidth=0.7)
            ax.axvline(0, color=GREY, linewidth=0.7)
        top.set_title(translate("step function") if name == "step" else name)
        bottom.set_xlabel("$z$")
    axes[0, 0].set(ylim=(-1.25, 3.2), ylabel=r"$\varphi(z)$")
    axes[1, 0].set(ylim=(-0.15, 1.3), ylabel=translate("slope") + r" $\varphi'(z)$")
    label = translate("flat: the slope is below 0.05")
    figure.legend(handles=[Patch(label=label, **_FLAT)], loc="outside lower center", frameon=False)
    return figure


def show_weight_and_bias(neuron: Neuron, activation: Activation) -> Figure:
    """Return the output of a neuron with one input, for several weights on the left, several biases on the right."""
    figure, axes = plt.subplots(1, 2, figsize=(9.6, 4.2), sharey=True, layout="constrained")
    settings = ([(0.4, 0.0), (1.0, 0.0), (4.0, 0.0), (-1.0, 0.0)], [(1.0, 2.0), (1.0, 0.0), (1.0, -2.0), (2.0, -6.0)])
    titles = (translate("the weight changes, $b = 0$"), translate("the bias changes"))
    x = np.linspace(-5, 5, 201)
    for ax, group, title in zip(axes, settings, titles, strict=True):
        for (w, b), style, color in zip(group, LINE_STYLES, CLASS_COLORS, strict=False):
            outputs = [float(np.ravel(neuron(np.array([v]), np.array([w]), b, activation))[0]) for v in x]
            label = f"$w$ = {w:g}, $b$ = {b:g}".replace("-", "−")
            ax.plot(x, outputs, linestyle=style, color=color, linewidth=2, label=label)
            at_zero = float(np.ravel(neuron(np.array([-b / w]), np.array([w]), b, activation))[0])
            ax.plot([-b / w], [at_zero], "o", color=color, markersize=7, markeredgecolor="white", zorder=3)
        ax.axhline(0, color=GREY, linewidth=0.7)
        ax.set(xlabel="$x$", title=title, xlim=(-5, 5))
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.18), ncols=2, frameon=False, handlelength=3)
    axes[0].set_ylabel(translate("output") + " $y$")
    return figure


def show_gates(w_and: Sequence[float], b_and: float, w_or: Sequence[float], b_or: float) -> Figure:
    """Return the four inputs as points, once for AND and once for OR, with the line of the neuron between them.

    Raises `NotImplementedError` while one of the numbers is still `...`.
    """
    given: tuple[object, ...] = (w_and, b_and, w_or, b_or)
    if any(value is ... for value in given):
        raise NotImplementedError(translate("give w_and, b_and, w_or and b_or numbers first"))
    figure, axes = plt.subplots(1, 2, figsize=(9.0, 4.5), layout="constrained")
    for ax, gate, w, b in ((axes[0], "AND", w_and, b_and), (axes[1], "OR", w_or, b_or)):
        _draw_half_plane(ax, np.asarray(w, dtype=float), float(b))
        _draw_corners(ax, TARGETS[gate])
        ax.set_title(gate)
    _legend(figure)
    return figure


def show_xor(w: Sequence[float], b: float) -> Figure:
    """Return the line of one neuron among the points of XOR, and how well thousands of random neurons do."""
    figure, axes = plt.subplots(1, 2, figsize=(9.6, 4.5), layout="constrained")
    _draw_half_plane(axes[0], np.asarray(w, dtype=float), float(b))
    _draw_corners(axes[0], TARGETS["XOR"])
    right = int(np.sum(_step(CORNERS @ np.asarray(w, dtype=float) + b) == TARGETS["XOR"]))
    axes[0].set_title(translate("XOR: {number} of 4 right").format(number=right))

    rng = np.random.default_rng(0)
    answers = _step(rng.normal(size=(20_000, 2)) @ CORNERS.T + rng.normal(size=(20_000, 1)))
    for i, (gate, hatch, color) in enumerate((("AND", "", BLUE), ("OR", "//", ORANGE), ("XOR", "..", GREEN))):
        right_each = np.sum(answers == TARGETS[gate], axis=1)
        percent = [100 * float(np.mean(right_each == k)) for k in range(5)]
        places = np.arange(5) + 0.27 * (i - 1)
        axes[1].bar(places, percent, 0.27, label=gate, hatch=hatch, facecolor=color, edgecolor="white")
        axes[1].text(places[4], percent[4] + 1, str(np.sum(right_each == 4)), ha="center", fontsize=10, rotation=90)
    axes[1].set(xlabel=translate("right answers, of 4"), ylabel=translate("share of 20 000 random neurons, %"))
    axes[1].set_title(translate("neurons with random $w$ and $b$"))
    axes[1].legend()
    _legend(figure)
    return figure


def show_three_neurons(
    w_or: Sequence[float], b_or: float, w_and: Sequence[float], b_and: float, w_out: Sequence[float], b_out: float
) -> Figure:
    """Return the inputs with the lines of OR and AND, and the plane of their outputs with a third neuron's line."""
    figure, axes = plt.subplots(1, 2, figsize=(9.6, 4.8), layout="constrained")
    hidden = [(np.asarray(w_or, dtype=float), float(b_or)), (np.asarray(w_and, dtype=float), float(b_and))]
    out = np.asarray(w_out, dtype=float)

    def answer(points: np.ndarray) -> np.ndarray:
        return _step(np.column_stack([_step(points @ w + b) for w, b in hidden]) @ out + b_out)

    _shade(axes[0], answer)
    for (w, b), style in zip(hidden, ("-", "--"), strict=True):
        _line(axes[0], w, b, style)
    _draw_corners(axes[0], TARGETS["XOR"])
    axes[0].set_title(translate("what goes in"))
    solid = Line2D([], [], color="black", linestyle="-", label="OR")
    dashed = Line2D([], [], color="black", linestyle="--", label="AND")
    axes[0].legend(handles=[solid, dashed], loc="upper right")

    _draw_half_plane(axes[1], out, float(b_out))
    moved = np.column_stack([_step(CORNERS @ w + b) for w, b in hidden])
    _draw_corners(axes[1], TARGETS["XOR"], moved)
    axes[1].set(xlabel=translate("output of OR"), ylabel=translate("output of AND"))
    axes[1].set_title(translate("what the third neuron sees"))
    _legend(figure)
    return figure


_PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
_FLAT: dict[str, Any] = {"facecolor": "none", "edgecolor": "#bbbbbb", "hatch": "////", "linewidth": 0}
_FIRES: dict[str, Any] = {"facecolor": "#e8f1f8", "edgecolor": "#9db8cc", "hatch": "//", "linewidth": 0}


def _step(z: np.ndarray) -> np.ndarray:
    return np.where(z >= 0, 1, 0)


def _node(ax: Axes, centre: tuple[float, float], text: str, color: str, radius: float = 0.5, size: float = 14) -> None:
    ax.add_patch(Circle(centre, radius, facecolor=color, edgecolor="black"))
    ax.text(*centre, text, ha="center", va="center", fontsize=size)


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    style = {"arrowstyle": "-|>", "color": "black", "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)


def _draw_corners(ax: Axes, targets: np.ndarray, places: np.ndarray = CORNERS) -> None:
    """Draw the four inputs at `places`, full where the answer should be 1 and hollow where 0, each with its name."""
    names: dict[tuple[int, int], list[str]] = {}
    for corner, place, target in zip(CORNERS, places, targets, strict=True):
        ax.plot(*place, "o", markersize=14, color="black", markerfacecolor="black" if target else "white", zorder=4)
        names.setdefault((int(place[0]), int(place[1])), []).append(f"({corner[0]}, {corner[1]})")
    for (first, second), texts in names.items():
        ax.annotate(
            "\n".join(texts),
            (first, second),
            xytext=(-9 if first == 0 else 9, -9 if second == 0 else 9),
            textcoords="offset points",
            ha="right" if first == 0 else "left",
            va="top" if second == 0 else "bottom",
            fontsize=10,
            bbox={**_PAPER, "alpha": 0.8},
            zorder=3,
        )
    ax.set(xlim=(-0.75, 1.75), ylim=(-0.75, 1.75), xticks=[0, 1], yticks=[0, 1], aspect="equal")
    ax.set(xlabel="$x_1$", ylabel="$x_2$")


def _draw_half_plane(ax: Axes, w: np.ndarray, b: float) -> None:
    """Draw where the step neuron fires, its line, and the weights as an arrow across the line."""
    _shade(ax, lambda points: _step(points @ w + b))
    _line(ax, w, b)
    if length := float(np.linalg.norm(w)):
        nearest = np.array([0.5, 0.5]) - (w @ [0.5, 0.5] + b) / length**2 * w  # the line's point nearest the middle
        start = nearest + 0.35 * np.array([w[1], -w[0]]) / length  # along the line, away from the four points
        tip = start + 0.4 * w / length
        style = {"arrowstyle": "-|>", "linewidth": 1.8, "color": ORANGE, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=tip, xytext=start, arrowprops=style, zorder=5)
        ax.annotate("$w$", tip, xytext=(3, 3), textcoords="offset points", fontsize=12, color="black", zorder=5)


def _shade(ax: Axes, answer: Callable[[np.ndarray], np.ndarray]) -> None:
    side = np.linspace(-0.75, 1.75, 251)
    xx, yy = np.meshgrid(side, side)
    fires = answer(np.column_stack([xx.ravel(), yy.ravel()])).reshape(xx.shape)
    filled = ax.contourf(xx, yy, fires, levels=[0.5, 1.5], colors=[_FIRES["facecolor"]], hatches=["//"], zorder=0)
    filled.set(edgecolor=_FIRES["edgecolor"], linewidth=0)


def _line(ax: Axes, w: np.ndarray, b: float, style: Any = "-") -> None:
    if length := float(w @ w):
        x1, x2 = -b / length * w
        ax.axline((x1, x2), (x1 - w[1], x2 + w[0]), color="black", linestyle=style, linewidth=1.8)


def _legend(figure: Figure) -> None:
    points: dict[str, Any] = {"marker": "o", "markersize": 10, "color": "black", "linestyle": "none"}
    handles = [
        Line2D([], [], markerfacecolor="black", label=translate("should be 1"), **points),
        Line2D([], [], markerfacecolor="white", label=translate("should be 0"), **points),
        Patch(label=translate("here the neuron answers 1"), **_FIRES),
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=3, frameon=False)
