"""What `sgd_step` must satisfy."""

from typing import Any

import numpy as np

from autograder.checks.training import Params
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged


def _draw_step(student: Student) -> tuple[Params, Params, float]:
    shapes: dict[str, tuple[int, ...]] = {"W1": (3, 2), "b1": (2,), "kernel": (2, 2, 2)}
    params = {name: student.rng.normal(size=shape) for name, shape in shapes.items()}
    grads = {name: 10 * student.rng.normal(size=shapes[name]) for name in reversed(shapes)}  # by name, not by place
    return params, grads, float(student.rng.uniform(0.1, 0.4))


def _take_step(student: Student, params: Params, grads: Params, learning_rate: float) -> dict[str, Any]:
    stepped = student.sgd_step(params, grads, learning_rate)
    expect(stepped is not None, _("it returns None: return the dict of new parameters"))
    expect(
        isinstance(stepped, dict) and set(stepped) == set(params),
        _("return a dict with the same names as `params`, whatever they are"),
    )
    return stepped


@check("sgd_step", points=1)
def moves_each_parameter_against_its_gradient(student: Student) -> None:
    """Every parameter, whatever its name and shape, moves by −learning_rate · gradient."""
    for size in (10, 1, 100, 1e-4, 2):  # a step depends neither on the one before nor on how large a gradient is
        params, grads, learning_rate = _draw_step(student)
        if size == 10:  # of one shape: taken by place, they would fit too
            params = dict(zip("uv", student.rng.normal(size=(2, 3, 2)), strict=True))
            grads = {name: student.rng.choice([-1, 1]) * student.rng.uniform(1, 3, size=(3, 2)) for name in "vu"}
        if size == 2:  # other names, axes of length 1, and a large learning rate
            shapes = {"w": (1,), "V": (3, 1), "b1": (1, 2), "c": (4,)}
            params = {name: student.rng.normal(size=shape) for name, shape in shapes.items()}
            grads = {name: student.rng.normal(size=shape) for name, shape in reversed(shapes.items())}
            grads["c"] = 0 * grads["c"]
            params["V"], params["b1"][0, 0] = 0 * params["V"], 0.0
            learning_rate *= 20
        ignored = _("learning_rate is ignored: multiply the gradient by it")
        if size == 2:
            ignored = _("a learning_rate above 1 counts in full: cut nothing off")
        grads = {name: size * grad for name, grad in grads.items()}
        stepped = _take_step(student, params, grads, learning_rate)
        for name, before in params.items():
            expect_close(
                stepped[name],
                before - learning_rate * grads[name],
                _("new parameter = parameter − learning_rate · its own gradient, found by its name"),
                mistakes={
                    _("it climbs: subtract the gradient, do not add it"): before + learning_rate * grads[name],
                    ignored: before - grads[name],
                    _("a parameter stays as it was: update every one of them"): before,
                    _("return the new parameters, not only the change"): -learning_rate * grads[name],
                    _("it divides by learning_rate: multiply the gradient by it"): before - grads[name] / learning_rate,
                    _("use the gradient itself, not only its sign, and cut nothing off"): before
                    - learning_rate * np.sign(grads[name]),
                    _("do not normalize the gradient: use it as it is"): before
                    - learning_rate * grads[name] / (np.linalg.norm(grads[name]) or 1.0),
                },
            )


@check("sgd_step", points=1)
def leaves_the_old_parameters_alone(student: Student) -> None:
    """Old parameters and gradients stay as they were: the result is a new dict."""
    params, grads, learning_rate = _draw_step(student)
    stepped = _take_step(student, params, grads, learning_rate)
    expect_unchanged(student)
    for name, before in params.items():
        now = expect_array(stepped[name], before.shape)
        expect(np.isfinite(now).all(), _("the new parameters are not finite numbers"))
        expect(not np.allclose(now, before), _("the parameters did not move"))
        step = now - before
        expect(np.abs(step).max() < 50, _("the parameters moved much too far"))
        along = np.abs(np.sum(step * grads[name])) / (np.linalg.norm(step) * np.linalg.norm(grads[name]))
        expect(along > 0.5, _("a parameter must move along its own gradient"))
