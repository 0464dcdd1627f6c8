"""What `sgd` must satisfy."""

import copy
import itertools

import numpy as np

from autograder.checks.a05_sgd.descents import Call, Run, least_squares, run_sgd, slide, steep_samples
from autograder.checks.a05_sgd.samples import (
    SHUFFLED,
    SHUFFLED_IN,
    as_pixels,
    compositions,
    draw_rng,
    expect_chance,
    marked_samples,
    regularity,
)
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import may_refuse
from autograder.checks.training import LONG, stepped
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, fail

ALL_THE_DATA = _("every step uses all the data: hand evaluate_gradient the batch, of batch_size samples")
NOT_OF_X = _("it hands evaluate_gradient rows that are not rows of X")
PARTED = _("samples come with the labels of others: shuffle X and y by the same order")


@check("sgd", points=1)
def takes_exact_steps_with_one_large_batch(student: Student) -> None:
    """With one batch that holds all the data, three epochs end exactly where three steps of gradient descent end."""
    run = run_sgd(student, n=8, batch_size=8, n_epochs=3)
    for call in run.steps:
        expect(np.any(call.rows < 0) or np.array_equal(call.y, run.y[call.rows]), PARTED)
    path = [run.start]
    for _k in range(6):
        grads = least_squares(path[-1], run.X, run.y)[1]
        path.append(stepped(path[-1], grads, run.learning_rate))
    first_grads = least_squares(run.start, run.X, run.y)[1]
    for name, start in run.start.items():
        expect_close_in_float32(
            run.params[name],
            path[3][name],
            _("after each batch take one step with the new gradient: params ← params − learning_rate · grads"),
            mistakes={
                _("it returns the parameters it was given: put the result of each step back into `params`"): start,
                _("it takes one step in all: each epoch takes a step for every batch"): path[1][name],
                _("it stops one step early"): path[2][name],
                _("it takes one step too many"): path[4][name],
                _("every step starts from the same parameters or uses the first gradient: use the newest ones"): start
                - 3 * run.learning_rate * first_grads[name],
            },
        )


@check("sgd", points=1)
def uses_every_sample_once_an_epoch(student: Student) -> None:
    """Each epoch uses every sample exactly once, the last, shorter batch too."""
    n, size, n_epochs = 10, 3, 2  # the last batch has one sample
    run = run_sgd(student, n, size, n_epochs)
    used, per_epoch = len(run.steps), -(-n // size)
    expect(max(len(call.rows) for call in run.steps) < n, ALL_THE_DATA)
    if used != n_epochs * per_epoch:
        expect(used != n_epochs, _("it takes one step an epoch: an epoch goes through all the batches"))
        expect(
            used != per_epoch,
            _("it goes through the data once, not n_epochs times: call `minibatches` in each epoch, it runs out"),
        )
        expect(used != n_epochs * (n // size), _("the last, shorter batch of an epoch is missing"))
        fail(_("an epoch takes ceil(N / batch_size) steps, one for each batch"))
    for epoch in run.epochs(size):
        counts = np.bincount(np.concatenate([call.rows for call in epoch]) + 1, minlength=n + 1)
        expect(counts[0] == 0, NOT_OF_X)
        expect(
            np.all(counts[1:] == 1),
            _("an epoch misses some samples and repeats others: it should use each of them exactly once"),
        )
    one_by_one = run_sgd(student, 4, 1, 1)
    expect(
        sorted(call.rows.tolist() for call in one_by_one.steps) == [[0], [1], [2], [3]],
        _("one epoch with batches of one sample takes a step for each sample"),
    )
    for is_fitted, n_epochs in ((False, LONG), (True, 8)):
        run = run_sgd(student, 5, 3, n_epochs, data=steep_samples(student, 5), is_fitted=is_fitted)
        expect(
            len(run.steps) >= n_epochs * 2,
            _("it stops before n_epochs epochs: go through all of them, whatever the losses are"),
        )


@check("sgd", points=1)
def keeps_samples_with_labels_and_arguments_unchanged(student: Student) -> None:
    """Every sample meets the gradient with its own label, and params, X and y are left as they were."""
    X, y = marked_samples(student, 11)
    run = run_sgd(student, n=11, batch_size=4, n_epochs=2, data=(as_pixels(X), y))
    expect_unchanged(student)
    for call in run.steps:
        expect(np.all(call.rows >= 0), NOT_OF_X)
        expect(call.y.dtype.kind in "iu", _("the labels of y_batch must stay whole numbers (an int array), as in y"))
        expect(np.array_equal(call.y, run.y[call.rows]), PARTED)


@check("sgd", points=1)
def draws_new_batches_every_epoch(student: Student) -> None:
    """Every epoch makes new batches at random, and all the randomness comes from rng."""
    n, size = 34, 16  # few steps, and still 2 · 10¹¹ ways to make the batches of an epoch
    data = marked_samples(student, n)
    rng = draw_rng(student)
    same = copy.deepcopy(rng)

    def epochs(rng: np.random.Generator) -> list[list[np.ndarray]]:
        run = run_sgd(student, n, size, 5, rng, data)
        return [[call.rows for call in epoch] for epoch in run.epochs(size)]

    def sizes(epochs: list[list[np.ndarray]]) -> list[int]:
        return [len(batch) for epoch in epochs for batch in epoch]

    def batches(epochs: list[list[np.ndarray]]) -> list[set[frozenset[int]]]:
        return [compositions(epoch) for epoch in epochs]

    rows = epochs(rng)
    expect(max(sizes(rows)) < n, ALL_THE_DATA)
    expect(min(np.min(batch) for epoch in rows for batch in epoch) >= 0, NOT_OF_X)
    first, other = batches(rows), batches(epochs(rng))
    whole = [batch for epoch in first for batch in epoch if len(batch) == size]
    expect(
        len(set(whole)) == len(whole),
        _("the batches of one epoch come back in the next: shuffle anew at the start of every epoch"),
    )
    expect(
        compositions(np.split(np.arange(n), range(size, n, size))) not in (first[0], other[0]),
        _("the first epoch is not shuffled: draw an order at the start of every epoch"),
    )
    expect(
        all(one != its for one, its in zip(first[:2], other, strict=False)),  # two epochs, or the only one there is
        _("a second run makes the same batches: hand on `rng` itself, not a copy of it or a seed of your own"),
    )
    expect(
        len({min(epoch, key=len) for epoch in first + other}) > 1,
        _("the last, short batch always holds the same samples: shuffle all of them"),
    )
    orders = [np.concatenate(epoch) for epoch in rows]
    if all(np.array_equal(np.sort(order), np.arange(n)) for order in orders):  # else another check fails
        regularities = [regularity(np.argsort(before)[order], n) for before, order in itertools.pairwise(orders)]
        expect(
            np.mean(regularities or [0]) < 0.7,  # 0.15 by chance, 0.29 ± 0.04 where the samples of a batch come sorted
            _("the order of each epoch is that of the one before, turned or dealt out: draw a new one with `rng`"),
        )
    again = epochs(same)
    expect(
        sizes(again) != sizes(rows) or batches(again) == first,  # else one of them has stopped: another check fails
        _("the same seed makes other batches: all randomness should come from `rng`"),
    )
    run = run_sgd(student, SHUFFLED, SHUFFLED_IN, LONG)
    expect_chance([np.concatenate([call.rows for call in epoch]) for epoch in run.epochs(SHUFFLED_IN)])


@check("sgd", points=1)
def starts_each_step_where_the_last_one_ended(student: Student) -> None:
    """Each gradient is taken at the parameters of the step before; the last ones are returned."""
    run = run_sgd(student, n=7, batch_size=4, n_epochs=8, data=steep_samples(student, 7))
    expect(max(len(call.rows) for call in run.steps) < 7, ALL_THE_DATA)
    expected, atol = run.start, dict.fromkeys(run.start, 1e-9)
    for k, call in enumerate(run.steps):
        for name in run.start:
            if k == 0:
                expect_close(call.params[name], expected[name], _("take the first gradient at the parameters given"))
                continue
            expect_close(
                call.params[name],
                expected[name],
                _("take each gradient at the parameters that the step before produced, by −learning_rate · grads"),
                mistakes={
                    _("the parameters stay the same from batch to batch: update them after each batch"): run.start[name]
                },
                rtol=1e-5,
                atol=atol[name],
            )
        # from the parameters as they were used, so that float32 does not add up; it loses digits where they cancel
        expected = stepped(call.params, call.answer[1], run.learning_rate)
        atol = {name: 1e-6 * float(np.abs(call.params[name]).max()) for name in run.start}
    for name in run.start:
        expect_close(
            run.params[name],
            expected[name],
            _("return the parameters after the last step"),
            mistakes={_("it returns the parameters before the last step"): run.steps[-1].params[name]},
            rtol=1e-5,
            atol=atol[name],
        )
    if len(run.steps) != 16:  # another check fails
        return
    learning_rate, n_steps = float(student.rng.uniform(1.2, 2)), 110
    n_calls, end, _history = slide(student, 4, 4, n_steps, learning_rate)
    expect(n_calls >= n_steps, _("it stops before n_epochs epochs: go through all of them, whatever the losses are"))
    expect_close(
        end,
        [-learning_rate * n_steps],
        _("learning_rate stays as it is given: the last step is as long as the first where the gradients are equal"),
        rtol=1e-4,
    )


@check("sgd", points=1)
def records_the_loss_of_each_step(student: Student) -> None:
    """Each step leaves its loss in history, in order, as evaluate_gradient returned it."""
    run = run_sgd(student, n=7, batch_size=4, n_epochs=3)
    losses = np.array([call.answer[0] for call in run.steps])
    expect(run.history is not None, _("history is None: it should be a list of numbers"))
    if len(run.steps) != 3 and getattr(run.history, "shape", ()) == (3,):
        fail(_("history holds one number an epoch: append the loss of every step"))
    after = [_loss_after(call, run) for call in run.steps]
    expect_close(
        run.history,
        losses,
        _("append the loss that evaluate_gradient returns, once a step: n_epochs · ceil(N / batch_size) numbers"),
        mistakes={
            _("this is the loss after each step: append the one that came with the gradient"): np.array(after),
            _("this is the loss of all the data: append that of the batch, which came with the gradient"): np.array(
                [least_squares(call.params, run.X, run.y)[0] for call in run.steps]
            ),
            _("history should hold the losses themselves, not their running sum"): np.cumsum(losses),
            _("history should hold the losses themselves, not their running mean"): np.cumsum(losses)
            / np.arange(1, len(losses) + 1),
            _("history is in the reverse order"): losses[::-1],
        },
    )
    learning_rate = float(student.rng.uniform(0.05, 0.2))
    _n_calls, usual_end, usual_history = slide(student, 9, 4, 2, learning_rate)
    with may_refuse():
        _n_calls, end, history = slide(student, 9, 4, 2, learning_rate, loss_of_one=np.nan)
        goes_on = _("a loss that is nan is a loss too: append it, take its step, and go on")
        expect_array(history, np.shape(usual_history), goes_on)  # how many there are is for another check
        expect_close(end, expect_array(usual_end, (1,)), goes_on, rtol=1e-4)


def _loss_after(call: Call, run: Run) -> float:
    params = stepped(call.params, call.answer[1], run.learning_rate)
    return least_squares(params, run.X[call.rows], run.y[call.rows])[0]
