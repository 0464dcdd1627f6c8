"""Pictures of a04: tangent and chords, the error against ε, gradients on level lines, paths of descent."""

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullFormatter

from nncourse.language import translate
from nncourse.plots.common import CLASS_COLORS, CLASS_MARKERS, LINE_STYLES

Function = Callable[[np.ndarray], np.ndarray]


def tangent_and_chords(f: Callable[[float], float], slope: float, x: float, eps: float) -> Figure:
    """Return a picture of the curve of `f` near `x`, its tangent of the given `slope`, and two chords."""
    figure, ax = plt.subplots(figsize=(7.5, 4.8), layout="constrained")
    around = np.linspace(x - 1.6 * eps, x + 1.6 * eps, 200)
    ax.plot(around, [f(float(t)) for t in around], color="black", linewidth=2.4, label="$L(x)$")
    _through(ax, x, f(x), slope, around, translate("tangent, slope {slope:.2f}"), "#666666", "-")
    for left, right, name, color, style, marker in [
        (x, x + eps, translate("chord to the right, slope {slope:.2f}"), CLASS_COLORS[1], "--", "s"),
        (x - eps, x + eps, translate("chord across x, slope {slope:.2f}"), CLASS_COLORS[0], "-.", "o"),
    ]:
        rise = f(right) - f(left)
        _through(ax, left, f(left), rise / (right - left), around, name, color, style)
        ax.plot([left, right], [f(left), f(right)], marker, color=color, markersize=8, fillstyle="none", mew=1.8)
    ax.set_xticks([x - eps, x, x + eps], [r"$x - \varepsilon$", "$x$", r"$x + \varepsilon$"])
    ax.set_xlabel("$x$")
    ax.set_ylabel("$L(x)$")
    ax.grid(axis="x", color="#dddddd")
    ax.legend()
    return figure


def _through(ax: Axes, x: float, y: float, slope: float, around: np.ndarray, name: str, color: str, style: str) -> None:
    ax.plot(around, y + slope * (around - x), style, color=color, linewidth=1.6, label=name.format(slope=slope))


def step_errors(
    central: Callable[..., float], forward: Callable[..., float], f: Callable[[float], float], slope: float, x: float
) -> Figure:
    """Return the errors of two differences of `f` at `x`, whose derivative is `slope`, for steps from 1e-15 to 1."""
    steps = 10.0 ** np.arange(-15, 0.01, 0.25)
    figure, ax = plt.subplots(figsize=(7.5, 5), layout="constrained")
    for difference, name, color, marker in [
        (forward, translate("forward difference"), CLASS_COLORS[1], "s"),
        (central, translate("central difference"), CLASS_COLORS[0], "o"),
    ]:
        errors = np.array([abs(float(difference(f, x, float(eps))) - slope) for eps in steps])
        known = errors > 0  # a logarithm shows no zero
        ax.loglog(steps[known], errors[known], marker, color=color, markersize=5, fillstyle="none", label=name)
    for power, factor, left, right, at, label in [
        (1, 2.5, 1e-7, 1.0, 1e-4, r"$\propto \varepsilon$"),
        (2, 0.9, 3e-5, 1.0, 3e-3, r"$\propto \varepsilon^2$"),
        (-1, 6e-16, 1e-15, 3e-6, 1e-12, r"$\propto 1 / \varepsilon$"),
    ]:
        ends = np.array([left, right])
        ax.loglog(ends, factor * ends**power, "--", color="#777777", linewidth=1.2, zorder=1)
        ax.annotate(
            label, (at, factor * at**power), (10, -16) if power > 0 else (8, 8), textcoords="offset points", fontsize=12
        )
    ax.set_xlabel(r"$\varepsilon$")
    ax.set_ylabel(translate("size of the error of the slope"))
    ax.xaxis.set_major_locator(LogLocator(10, numticks=9))
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set_ylim(1e-13, 10)
    ax.grid(color="#e4e4e4")
    ax.legend(loc="upper center")
    return figure


def _level_lines(ax: Axes, f: Function, n_levels: int) -> None:
    """Draw level lines of `f`, which gets an array of two coordinates, within the limits of the axes."""
    (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    xx, yy = np.meshgrid(np.linspace(left, right, 150), np.linspace(bottom, top, 150))
    values = f(np.array([xx, yy]))
    low, high = values.min(), values.max()
    levels = low + (high - low) * np.linspace(0.03, 1, n_levels) ** 2  # close together near the bottom as well
    ax.contour(xx, yy, values, levels=levels, colors="#888888", linewidths=0.8, zorder=1)
    ax.set_xlabel("$w_0$")
    ax.set_ylabel("$w_1$")


def gradient_arrows(f: Function, gradient: Callable[[Function, np.ndarray], np.ndarray]) -> Figure:
    """Return the level lines of `f` in the plane, and the arrows that `gradient` gives on a grid."""
    figure, ax = plt.subplots(figsize=(6.5, 6), layout="constrained")
    ax.set(xlim=(-2.4, 2.4), ylim=(-2.2, 2.2), aspect="equal")
    _level_lines(ax, f, 14)
    points = np.array([[a, b] for a in np.linspace(-2, 2, 9) for b in np.linspace(-1.8, 1.8, 7)])
    arrows = np.array([gradient(f, point) for point in points])
    ax.quiver(
        *points.T, *arrows.T, angles="xy", scale_units="xy", scale=18, width=0.005, color=CLASS_COLORS[0], zorder=3
    )
    ax.plot(*points.T, ".", color=CLASS_COLORS[0], markersize=5, zorder=3)
    return figure


def three_gradients(X: np.ndarray, y: np.ndarray) -> dict[str, Function]:
    """Return three people's gradients of the mean squared error; not all of them are right."""
    keep = np.ones(X.shape[1])
    keep[2] = -1.0

    def right(w: np.ndarray) -> np.ndarray:
        return np.asarray(2 * X.T @ (X @ w - y) / len(y))

    return {"A": lambda w: right(w) / 2, "B": right, "C": lambda w: right(w) * keep}


def compare_gradients(numerical: np.ndarray, answers: Mapping[str, np.ndarray]) -> Figure:
    """Return each entry of `answers` against the same entry of the numerical gradient, with the diagonal."""
    figure, ax = plt.subplots(figsize=(6, 5.5), layout="constrained")
    limit = 1.15 * max(float(np.abs(gradient).max()) for gradient in [numerical, *answers.values()])
    ax.plot([-limit, limit], [-limit, limit], "-", color="#888888", linewidth=1, zorder=1)
    markers = zip(CLASS_COLORS, ("s", "o", "^"), (11, 7, 10), strict=False)
    for (name, gradient), (color, marker, size) in zip(answers.items(), markers, strict=False):
        ax.plot(
            np.ravel(numerical),
            np.ravel(gradient),
            marker,
            color=color,
            markersize=size,
            fillstyle="none",
            mew=1.8,
            label=translate("gradient of {name}").format(name=name),
        )
    ax.set_xlabel(translate("entry of the numerical gradient"))
    ax.set_ylabel(translate("entry of the gradient to check"))
    ax.grid(color="#eeeeee")
    ax.legend()
    return figure


def descent_paths(loss: Function, paths: Mapping[float, np.ndarray]) -> Figure:
    """Return level lines of `loss` with one path (n_steps + 1, 2) in each panel, by learning rate."""
    figure, axes = plt.subplots(len(paths), 1, figsize=(7.5, 3.8 * len(paths)), layout="constrained", squeeze=False)
    for ax, (rate, path) in zip(axes.flat, paths.items(), strict=True):
        ax.set(xlim=(-4.6, 1.6), ylim=(-1.5, 1.5), aspect="equal")
        _level_lines(ax, loss, 12)
        ax.plot(*path.T, "-", color=CLASS_COLORS[0], linewidth=1)
        ax.plot(*path.T, "o", color=CLASS_COLORS[0], markersize=4, label=translate("points of the path"))
        ax.plot(*path[0], "s", color="black", markersize=8, label=translate("start"))
        ax.plot(0, 0, "*", color="black", markersize=13, label=translate("lowest point"))
        steps, last = len(path) - 1, float(loss(path[-1]))
        title = translate("η = {rate}, after {steps} steps the loss is {last:.2g}")
        ax.set_title(title.format(rate=rate, steps=steps, last=last), fontsize=11)
    axes.flat[0].legend(loc="upper right")
    return figure


def loss_curves(loss: Function, paths: Mapping[float, np.ndarray]) -> Figure:
    """Return the loss along each path, on a logarithmic axis."""
    figure, ax = plt.subplots(figsize=(7.5, 4.2), layout="constrained")
    looks = zip(CLASS_COLORS, LINE_STYLES, CLASS_MARKERS, strict=False)
    for (rate, path), (color, style, marker) in zip(paths.items(), looks, strict=False):
        losses = [float(loss(point)) for point in path]
        ax.semilogy(losses, style, marker=marker, color=color, markersize=5, markevery=3, label=f"η = {rate}")
    ax.set_xlabel(translate("step"))
    ax.set_ylabel(translate("loss"))
    ax.grid(color="#e4e4e4")
    ax.legend()
    return figure


def fitted_lines(x: np.ndarray, y: np.ndarray, path: np.ndarray, steps: Sequence[int]) -> Figure:
    """Return the points `x`, `y` and the lines of the points `[w, b]` of `path`, after some of the steps."""
    figure, ax = plt.subplots(figsize=(7.5, 4.8), layout="constrained")
    ax.scatter(x, y, color="#555555", s=28, zorder=3)
    ends = np.array([x.min() - 0.2, x.max() + 0.2])
    shades = np.linspace(0.35, 1.0, len(steps))
    for step, style, shade in zip(steps, cycle((":", "-.", "--", (0, (6, 1)), "-")), shades, strict=False):
        weight, bias = path[step]
        label = translate("after step {step}").format(step=step) if step else translate("start")
        ax.plot(
            ends, weight * ends + bias, linestyle=style, color=CLASS_COLORS[0], alpha=shade, linewidth=2, label=label
        )
    ax.set_xlabel("$x$")
    ax.set_ylabel("$y$")
    ax.legend()
    return figure
