"""What `train_two_layer_net` must satisfy."""

import numpy as np

from autograder.checks.a06_two_layer_net.mistakes import OVERFLOWS, SCALED, WRONG_ANYWAY
from autograder.checks.a06_two_layer_net.nets import NAMES, read_params
from autograder.checks.a06_two_layer_net.steps import (
    OWN_LOSS,
    descend_with_free_biases,
    expect_exact_losses,
    expect_one_rate,
    expect_own_batch_of_each_step,
    expect_steps_with_minibatches,
    lacking_biases,
)
from autograder.checks.a06_two_layer_net.trained_nets import descend, first_batches, nll_of_each, small_data, train
from autograder.checks.training import LONG, STILL, UNMOVED, Params, renamed_digits
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect, expect_close, expect_unchanged, fail


@check("train_two_layer_net", points=1)
def one_loss_a_step(student: Student) -> None:
    """It returns parameters of the sizes asked for, and one loss per step."""
    X, y = small_data(student.rng, 23)
    for H, C, batch_size, epochs in ((4, 5, 5, 3), (6, 3, 23, 2), (3, 4, 22, 1), (2, 3, 8, 4), (1, 2, 1, 1)):
        settings = {"n_hidden": H, "n_classes": C, "batch_size": batch_size, "n_epochs": epochs}
        params, history = train(student, X, np.minimum(y, C - 1), 0.05, 0.001, settings, seed=1)
        read_params(params, X.shape[1], H, C)
        steps = epochs * -(-len(X) // batch_size)
        expect(
            len(history) == steps,
            _(
                "the history has {got} entries, and there are {steps} steps: n_epochs times the number of batches, "
                "the short last one too"
            ),
            got=len(history),
            steps=steps,
        )
    same = np.tile(student.rng.uniform(0.05, 0.15, size=5), (10, 1))
    settings = {"n_hidden": 4, "n_classes": 3, "batch_size": 5, "n_epochs": LONG}
    _params, history = train(student, same, np.full(10, 2), 12.0, 0.0, settings, seed=1)  # the loss is soon nearly 0
    expect(
        len(history) >= 2 * LONG,
        _("it stops before n_epochs epochs: go through all of them, whatever the losses are"),
    )


@check("train_two_layer_net", points=1)
def starts_from_the_loss_of_a_new_net(student: Student) -> None:
    """With a learning rate near 0 every loss is that of the new net, penalty included."""
    X, y = small_data(student.rng, 20)
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": len(X), "n_epochs": LONG}
    seed = int(student.rng.integers(2**31))
    for reg in (0.5, 1e-3):
        params, history = train(student, X, y, STILL, reg, settings, seed)
        right = float(reference.two_layer_loss(params, X, y, reg)[0])
        without = float(reference.two_layer_loss(params, X, y, 0.0)[0])
        expect(len(history) == LONG, _("a batch as large as the data is one step an epoch: one entry of the history"))
        _expect_still(student, history, X, y, reg, settings, seed)
        expect_close(
            history,
            np.full(LONG, right),
            _("with a learning rate near 0 nothing is learned: the history repeats the loss of the net returned"),
            mistakes={
                _("the history lacks the penalty: hand reg_strength on to two_layer_loss"): np.full(LONG, without),
                WEIGHED: np.full(LONG, right - without + _weighed(nll_of_each(params, X, y), y).mean()),
            },
            rtol=1e-4,
        )
    _large_scores_count_as_they_are(student, params, X, seed)


def _expect_still(
    student: Student,
    history: np.ndarray,
    X: np.ndarray,
    y: np.ndarray,
    reg: float,
    settings: dict[str, int],
    seed: int,
) -> None:
    """Fail where the loss of all the data changes with a learning rate near 0: it learns, or the labels change."""
    if np.ptp(history) < 1e-3:
        return
    same, label = np.tile(X[0], (len(X), 1)), np.full(len(X), y[0])
    _params, losses = train(student, same, label, STILL, reg, settings, seed)
    expect(np.ptp(losses) < 1e-3, LEARNS_ANYWAY)
    fail(PARTED)


LEARNS_ANYWAY = _(
    "with a learning rate near 0 it learns all the same: hand learning_rate on to sgd, as it is given, and call "
    "init_params once"
)
PARTED = _("an epoch does not take every example once with its own label: shuffle X and y together, leave none out")
WEIGHED = _("the classes are weighed by how often they occur: every example counts the same")


def _weighed(losses: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the losses as they are where rare classes count more: the known mistake."""
    counts = np.bincount(y)
    return losses * len(y) / (np.count_nonzero(counts) * counts[y])


def _large_scores_count_as_they_are(student: Student, like: Params, X: np.ndarray, seed: int) -> None:
    """Train a net, which stays new, where scores lie thousands apart; each image has its most unlikely label."""
    scores = reference.two_layer_scores(like, X)
    if np.ptp(scores) < UNMOVED:  # W2 starts at 0
        return
    grown = X * 3000 / np.ptp(scores)
    y = scores.argmin(axis=1)
    settings = {"n_hidden": 6, "n_classes": 3, "batch_size": len(X), "n_epochs": 2}
    params, history = train(student, grown, y, STILL, 0.5, settings, seed, not_finite=OVERFLOWS)
    expect(len(history) == 2, _("it stops before n_epochs epochs: go through all of them, whatever the losses are"))
    expect_close(
        history,
        np.full(2, reference.two_layer_loss(params, grown, y, 0.5)[0]),
        OVERFLOWS,
        mistakes={SCALED: np.full(2, reference.two_layer_loss(params, grown / 255, y, 0.5)[0])},
        rtol=1e-4,
    )


@check("train_two_layer_net", points=1)
def steps_down_the_gradient(student: Student) -> None:
    """With the whole data as one batch and in minibatches, each step is an exact step of gradient descent."""
    X, y = small_data(student.rng, 20)
    y = np.array([0, 2, 3])[y]  # of five classes the second and the last have no example
    rate, reg = float(student.rng.uniform(0.1, 0.2)), float(student.rng.uniform(0.02, 0.05))
    settings = {"n_hidden": 6, "n_classes": 5, "batch_size": len(X), "n_epochs": 2}
    seed = int(student.rng.integers(2**31))
    start, still = train(student, X, y, STILL, reg, settings, seed)
    _expect_still(student, still, X, y, reg, settings, seed)
    end, history = train(student, X, y, rate, reg, settings, seed)
    expected, losses = descend(start, X, y, rate, reg)
    one, _losses = descend(start, X, y, rate, reg, steps=1)
    free, _losses = descend(start, X, y, rate, 0.0)
    up, _losses = descend(start, X, y, -rate, reg)
    renumbered, _losses = descend(start, X, np.unique(y, return_inverse=True)[1], rate, reg)
    free_biases = descend_with_free_biases(start, X, y, rate, reg)
    for name in NAMES:
        expect(
            not np.array_equal(end[name], start[name]),
            _("`{name}` ends where it starts: every step moves all four parameters, and the last ones are returned"),
            name=name,
        )
    for name in NAMES:
        way = expected[name] - start[name]
        expect_close(
            end[name] - start[name],
            way,
            _("two steps of gradient descent lead elsewhere: each step is params − learning_rate · grads"),
            mistakes={
                _("only one step of two was made: each epoch goes on from the last params"): one[name] - start[name],
                _("every step uses the gradient at the start: take the params that evaluate_gradient is handed"): 2
                * (one[name] - start[name]),
                _("reg_strength has no effect on the steps: hand it on to two_layer_loss"): free[name] - start[name],
                _("the gradients of b1 and b2 lack their penalty, 2 · reg_strength times the bias"): free_biases[name]
                - start[name],
                _("the steps go up the gradient: subtract it"): up[name] - start[name],
                _("a class without examples makes others move: take the labels as they are"): renumbered[name]
                - start[name],
            },
            rtol=1e-3,
            atol=1e-3 * float(np.abs(way).max()) + 2e-6 * float(np.abs(start[name]).max()),
        )
    expect_close(
        history,
        losses,
        _("the history is not that of the steps: each entry is the loss before the step that uses it"),
        mistakes=lambda: {
            _("the history holds the loss after each step: take the one that came with the gradient"): descend(
                start, X, y, rate, reg, steps=3
            )[1][1:],
            **lacking_biases(history, start, X, y, rate, reg),
        },
        rtol=1e-4,
    )
    expect_steps_with_minibatches(student)
    expect_own_batch_of_each_step(student)
    expect_exact_losses(student)
    expect_one_rate(student)


@check("train_two_layer_net", points=1)
def every_example_once_an_epoch(student: Student) -> None:
    """Each epoch takes every example once, with its own label, in a new order."""
    X, y = small_data(student.rng, 23, scale=5.0)
    batch_size, epochs = 5, 3
    sizes = np.array([5, 5, 5, 5, 3])
    settings = {"n_hidden": 8, "n_classes": 3, "batch_size": batch_size, "n_epochs": epochs}
    seed = int(student.rng.integers(2**31))
    params, history = train(student, X, y, STILL, 0.0, settings, seed)
    expect(
        len(history) == len(sizes) * epochs,
        _("23 examples in batches of 5 are 5 steps an epoch, the last with 3 examples"),
    )
    rows = history.reshape(epochs, len(sizes))
    each = nll_of_each(params, X, y)
    # equal examples have one loss, whatever is drawn
    twins = train(student, X[[0] * 5], y[[0] * 5], STILL, 0.0, settings, seed, not_finite=WRONG_ANYWAY)
    is_exact = np.allclose(twins[1], nll_of_each(twins[0], X[:1], y[:1]), rtol=1e-4, atol=1e-6)
    # the mean over an epoch, each batch weighed by its size, is the loss of all the data: nothing is learned
    expect_close(
        rows @ sizes / len(X),
        np.full(epochs, each.mean()),
        PARTED if is_exact else WRONG_ANYWAY,
        mistakes={
            WEIGHED: np.full(epochs, _weighed(each, y).mean()),
            OVERFLOWS: np.full(epochs, -np.log(np.exp(-each) + 1e-8).mean()),
        },
        rtol=1e-4,
    )
    if np.ptp(each) > 1e-3:  # a start with W2 = 0 gives every example the same loss
        expect(np.ptp(rows) > 1e-6, OWN_LOSS)
        expect(
            not any(np.array_equal(rows[i], rows[j]) for i, j in ((0, 1), (1, 2), (0, 2))),
            _("the minibatches are the same in every epoch: shuffle anew each time"),
        )


@check("train_two_layer_net", points=1)
def learns_to_read_digits(student: Student) -> None:
    """From 500 digits it learns to read most of 500 others."""
    X, y = renamed_digits(student.rng, 1000)
    settings = {"n_hidden": 20, "n_classes": 10, "batch_size": 25, "n_epochs": 10}
    params, history = train(student, X[:500], y[:500], 0.2, 1e-4, settings, seed=int(student.rng.integers(2**31)))
    expect(
        not 140 < len(history) < 200,
        _("500 examples in batches of 25 make 20 steps an epoch, and yours has fewer: learn from all, set none aside"),
    )
    seen, new = (reference.predict_digits(params, part) for part in (X[:500], X[500:]))
    expect(
        np.mean(seen == y[:500]) >= 0.7 and np.mean(new == y[500:]) >= 0.6,
        _("after 200 steps it should read 7 of 10 digits it has seen, 6 of 10 new ones: does each step use its batch?"),
    )
    expect(
        np.mean(history[-20:]) < 0.5 * np.mean(history[:20]),
        _("the losses of the history do not fall: it should hold the loss of each step"),
    )


@check("train_two_layer_net", points=1)
def randomness_of_training_comes_from_rng(student: Student) -> None:
    """Another `rng` gives another net, the same `rng` the same one, and the data stay as they were."""
    X, y = small_data(student.rng, 18)
    settings = {"n_hidden": 5, "n_classes": 3, "batch_size": 4, "n_epochs": 2}
    seed = int(student.rng.integers(1, 2**31))
    trained = {}
    for number in student.rng.permutation(5):  # nets 0 to 2 of one seed, 3 and 4 of another, in no order to count on
        trained[number] = train(student, X, y, 0.1, 0.001, settings, seed + (number > 2))
        expect_unchanged(student)
    (first, first_history), (again, _again), (third, _third), (other, other_history), (twin, _twin) = (
        trained[number] for number in range(5)
    )
    expect(
        not np.array_equal(first["W1"], other["W1"]) and not np.array_equal(first_history, other_history),
        _("two different generators give the same net: hand `rng` to init_params and to sgd"),
    )
    rng = np.random.default_rng(seed)
    starts = [train(student, X, y, STILL, 0.001, settings, rng)[0]["W1"] for _time in range(2)]
    expect(
        not np.array_equal(starts[0], starts[1]),
        _("two nets in a row have the same start: hand `rng` itself to init_params, not a copy or one of your own"),
    )
    pairs = ((first, again), (first, third), (other, twin))
    expect(
        all(np.array_equal(one[name], same[name]) for one, same in pairs for name in NAMES),
        _("the same `rng` gives another net each time: draw start and batches from the `rng` that is given"),
    )
    batches = [first_batches(student, seed + number) for number in range(3)]
    if all(batches):
        expect(
            len(set(batches)) > 1,
            _("the batches are the same whatever `rng` is given: hand it to sgd, not a generator of your own"),
        )
        neighbours = [{(k + start) % 8 for k in range(4)} for start in range(8)]
        expect(
            not all(set(batch) in neighbours for pair in batches for batch in pair),
            _("neighbours in X always share a batch: shuffle the samples, not only the starting point"),
        )
        parted = [{frozenset((frozenset(batch), frozenset(range(8)) - {*batch})) for batch in run} for run in batches]
        expect(
            all(len(ways) > 4 for ways in parted),  # a fixed order begins in 8 places, and parts 8 samples in 4 ways
            _("a few orders of the examples come back again and again: shuffle anew in every epoch"),
        )
        if any(len(set(firsts)) == 1 for firsts in zip(*batches, strict=True)):  # once in 400 by chance
            batches += [first_batches(student, seed + number) for number in range(3, 6)]
        expect(
            not _keeps_one_sample(batches),  # once in 10⁹ by chance
            _("one example keeps its place whatever is drawn: shuffle all of them anew in every epoch"),
        )
        expect(
            not all(batches) or all(len(set(firsts)) > 1 for firsts in zip(*batches, strict=True)),
            _("an epoch has the same batches whatever `rng` is given: shuffle before each epoch, the first one too"),
        )


def _keeps_one_sample(batches: list[tuple[tuple[int, ...], ...]]) -> bool:
    """Return whether one of eight samples is in all of these batches of four, or in none."""
    counts = np.bincount([sample for run in batches for batch in run for sample in batch], minlength=8)
    return bool(np.any((counts == 0) | (counts == sum(map(len, batches)))))
