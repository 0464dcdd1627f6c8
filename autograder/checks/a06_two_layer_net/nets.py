"""Nets to ask about, and parameters read from what students give."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.checks.training import Params
from nncourse.checking import _, expect, expect_array, fail

NAMES = ("W1", "b1", "W2", "b2")
_MOST_UNITS, _MOST_CLASSES = 1024, 100
"""So large a net may be of which the sizes are not known: the checks train it on themselves."""

SIZES = ((4, 4, 4, 4), (7, 5, 4, 3))  # N, D, H, C; where all are equal, a transpose keeps the shape


def shapes_of(D: int, H: int, C: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of the parameters, by name."""
    return {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}


def draw_net(rng: np.random.Generator, N: int, D: int, H: int, C: int) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a net, a batch and its labels, with no hidden unit near the kink of ReLU and some on either side."""
    while True:
        params = {name: rng.normal(size=shape) for name, shape in shapes_of(D, H, C).items()}
        X, y = rng.normal(size=(N, D)), rng.integers(0, C, size=N)
        z = X @ params["W1"] + params["b1"]
        if np.abs(z).min() > 1e-3 and np.ptp(np.sign(z)) == 2:
            return params, X, y


def in_another_order(params: Params, rng: np.random.Generator) -> Params:
    """Return the same parameters in a dict that begins with another of the names."""
    first = int(rng.integers(1, len(NAMES)))
    return {name: params[name] for name in NAMES[first:] + NAMES[:first]}


def read_params(value: Any, D: int, H: int | None = None, C: int | None = None) -> Params:
    """Return parameters as float64 arrays; fail unless they are a dict of finite numbers of the right shapes.

    Without `H` and `C` any numbers of hidden units and classes are right that fit together.
    """
    if value is None:
        fail(_("it returns None: is there a `return` at the end?"))
    expect(isinstance(value, Mapping), _("the parameters should be a dict with the keys W1, b1, W2, b2"))
    for name in NAMES:
        expect(name in value, _("the parameters have no `{name}`"), name=name)
    arrays = {name: numbers_of(value, name) for name in NAMES}
    too_large = _("the net is far larger than n_hidden and n_classes ask for")
    if H is None:
        H = _last(arrays["W1"])
        expect(H <= _MOST_UNITS, too_large)
    if C is None:
        C = _last(arrays["W2"])
        expect(C <= _MOST_CLASSES, too_large)
    hints = {
        "W1": _("`W1` leads from the features to the hidden units: (D, H)"),
        "b1": _("`b1` has one number per hidden unit: (H,)"),
        "W2": _("`W2` leads from the hidden units to the classes: (H, C)"),
        "b2": _("`b2` has one number per class: (C,)"),
    }
    return {name: expect_array(arrays[name], shape, hints[name]) for name, shape in shapes_of(D, H, C).items()}


def _last(array: np.ndarray) -> int:
    return int(array.shape[-1]) if array.ndim else 0


def numbers_of(params: Mapping[str, Any], name: str) -> np.ndarray:
    """Return one of the student's parameters in float64; fail with a reason where it is no array of finite numbers."""
    expect(name in params, _("the parameters have no `{name}`"), name=name)
    try:
        array = np.asarray(params[name])
    except ValueError:
        fail(_("`{name}` is not an array of numbers"), name=name)
    expect(array.dtype.kind in "biuf", _("`{name}` is not an array of numbers"), name=name)
    expect(np.all(np.isfinite(array)), _("`{name}` holds numbers that are not finite"), name=name)
    return array.astype(np.float64)
