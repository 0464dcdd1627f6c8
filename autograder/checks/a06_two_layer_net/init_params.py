"""What `init_params` must satisfy."""

import numpy as np

from autograder.checks.a06_two_layer_net.nets import NAMES, read_params
from autograder.checks.a06_two_layer_net.trained_nets import descend
from autograder.checks.digits import digits
from autograder.checks.training import Params
from autograder.references import a02_softmax_nll
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect, fail


@check("init_params", points=0.5)
def parameters_have_their_shapes(student: Student) -> None:
    """The dict holds W1 (D, H), b1 (H,), W2 (H, C) and b2 (C,)."""
    for D, H, C in ((6, 5, 4), (3, 7, 2)):
        made = student.init_params(D, H, C, np.random.default_rng(0))
        params = read_params(made, D, H, C)
        expect(
            set(made) == set(NAMES),
            _("the parameters should have the keys W1, b1, W2, b2 and no others: every entry is trained"),
        )
        expect(
            any(np.ptp(params[name]) > 0 for name in ("W1", "W2")),
            _("all weights are equal: draw them from `rng`, or the hidden units stay copies of one another"),
        )


@check("init_params", points=0.5)
def randomness_comes_from_rng(student: Student) -> None:
    """Another `rng` gives other weights, the same `rng` the same ones."""
    seed = int(student.rng.integers(1, 2**31))
    D = int(student.rng.integers(16, 26))
    made = {number: _initial(student, D, 8, 4, seed + number // 2) for number in student.rng.permutation(3)}
    first, again, other = (made[number] for number in range(3))  # asked for in no order to count on
    drawn = ["W1"] if np.ptp(first["W2"]) == 0 else ["W1", "W2"]  # W2 may start at 0
    expect(
        not any(np.array_equal(first[name], other[name]) for name in drawn),
        _("two different generators give the same weights: draw from the `rng` that is given"),
    )
    expect(
        all(np.array_equal(first[name], again[name]) for name in NAMES),
        _("the same `rng` gives other weights each time: draw from it alone, not from np.random"),
    )
    generator = np.random.default_rng(seed)
    twice = [read_params(student.init_params(D, 8, 4, generator), D, 8, 4) for _time in range(2)]
    expect(
        not np.array_equal(twice[0]["W1"], twice[1]["W1"]),
        _("two nets in a row get the same weights: draw from `rng` itself, do not start a new generator from it"),
    )


@check("init_params", points=1)
def hidden_units_differ_and_learn(student: Student) -> None:
    """The hidden units differ from one another, and the net can learn."""
    H = int(student.rng.integers(26, 36))
    X, y = _digits(300)
    params = _initial(student, X.shape[1], H, 10, int(student.rng.integers(2**31)))
    units = params["W1"].T
    near = 1e-3 * np.linalg.norm(units, axis=1)
    expect(
        not any((np.linalg.norm(units[:k] - units[k], axis=1) <= near[k]).any() for k in range(H)),
        _("hidden units are copies of one another: break the symmetry, each column of W1 needs numbers of its own"),
    )
    expect(np.ptp(params["W1"], axis=0).any(), _("all rows of W1 are the same: draw every weight on its own"))
    loss = descend(params, X, y, 0.3, 0.0, steps=120)[1][-1]
    expect(
        np.isfinite(loss) and loss < 1.6,
        _("the net hardly learns from this start: draw both W1 and W2 at random, neither tiny nor huge"),
    )
    silent = int(np.sum(np.all(X @ params["W1"] + params["b1"] <= 0, axis=0)))
    expect(
        silent < 0.4 * H,
        _("{silent} of {H} hidden units are 0 for each of 300 digits, so they never learn: start the biases at 0"),
        silent=silent,
        H=H,
    )


@check("init_params", points=1)
def first_loss_is_about_ln_C(student: Student) -> None:
    """On digits the loss of the new net is about ln 10: it favours no class."""
    X, y = _digits(300)
    nets = []
    for _time in range(3):
        H = int(student.rng.integers(90, 110))
        params = _initial(student, X.shape[1], H, 10, int(student.rng.integers(2**31)))
        expect(
            any(np.ptp(params[name]) > 0 for name in ("W1", "W2")),
            _("all weights are equal: draw them from `rng`, or the hidden units stay copies of one another"),
        )
        nets.append(params)
    if _is_about_ln_10(nets, X, y):
        return
    expect(
        any(np.ptp(params["W1"], axis=0).any() for params in nets),
        _("the first loss is far above ln 10: all rows of W1 are the same, draw every weight on its own"),
    )
    unbiased = [params | {name: np.zeros_like(params[name]) for name in ("b1", "b2")} for params in nets]
    expect(
        not _is_about_ln_10(unbiased, X, y),
        _("the first loss is far above ln 10 because of the biases: start them at 0"),
    )
    fail(
        _(
            "the first loss is far above ln 10: the net favours a class, or its weights are too large; divide them, "
            "say, by the square root of the number of inputs of their layer"
        ),
    )


def _is_about_ln_10(nets: list[Params], X: np.ndarray, y: np.ndarray) -> bool:
    losses = [a02_softmax_nll.nll_loss(reference.two_layer_scores(params, X), y) for params in nets]
    return bool(np.mean(losses) < np.log(10) + 0.6)


def _initial(student: Student, D: int, H: int, C: int, seed: int) -> Params:
    return read_params(student.init_params(D, H, C, np.random.default_rng(seed)), D, H, C)


def _digits(count: int) -> tuple[np.ndarray, np.ndarray]:
    X, y, *_rest = digits(count)
    return X.astype(float), y
