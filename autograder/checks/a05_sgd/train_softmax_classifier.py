"""What `train_softmax_classifier` must satisfy."""

import copy
import functools
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from autograder.checks.a05_sgd.samples import draw_rng
from autograder.checks.a05_sgd.tasks import (
    Task,
    expect_end,
    objective,
    pull,
    small_task,
    task_of_equal_samples,
    task_of_many_steps,
    task_of_three,
    task_that_runs_away,
    telling_task,
    way_taken,
)
from autograder.checks.training import LONG, STILL, UNMOVED, renamed_digits, walk
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, fail

FROM_ZEROS = _("start from zeros: with a learning_rate near 0 the parameters must stay there")
AT_THE_START = _("every step uses the gradient at the start: take W and b from `params`, which each step renews")
SAME_RATE = _("each step is learning_rate times the whole gradient, the last like the first, also where the loss rises")

STOPS = _("it stops before n_epochs epochs: go through all of them, whatever the losses are")


@check("train_softmax_classifier", points=1)
def learns_to_recognise_digits(student: Student) -> None:
    """Trained on 800 real digits, it recognizes most of 500 others."""
    X, y = renamed_digits(student.rng, 1300)
    W, b, history = Task(X[:800], y[:800], 10, 0.3, 1e-3, 80, 4).ask(student)
    n_losses, n_steps = len(history) if np.ndim(history) else 0, 40
    expect(
        not 0.7 * n_steps < n_losses < n_steps,  # one loss an epoch is for another check
        _("800 samples in batches of 80 make 10 steps an epoch, and yours has fewer: learn from all, set none aside"),
    )
    expect(np.isfinite(W).all() and np.isfinite(b).all(), _("the weights are not finite numbers"))
    right = np.mean(np.argmax(X[800:] @ W + b, axis=1) == y[800:])
    expect(
        right > 0.04,
        _("it recognizes {percent} % of new digits, and guessing 10 %: subtract the gradient, and label c is column c"),
        percent=round(100 * right),
    )
    if right <= 0.72:
        hint = _("it recognizes only {percent} % of new digits, 84 % is usual: does it learn from all the batches?")
        steps = _("it recognizes only {percent} % of new digits, 84 % is usual: single steps go wrong, fix these first")
        task = small_task(student, reg_strength=0.0, n_epochs=3)
        fail(hint if _ends_right(task, *task.ask(student)[:2]) else steps, percent=round(100 * right))


def _ends_right(task: Task, W: np.ndarray, b: np.ndarray) -> bool:
    """Return whether a training without regularization ends where it should."""
    end = task.descend(objective(0.0))[0]
    return all(np.allclose(part, end[name], rtol=1e-4, atol=1e-6) for name, part in (("W", W), ("b", b)))


@check("train_softmax_classifier", points=1)
def takes_exact_steps_from_zeros(student: Student) -> None:
    """Without regularization, steps from zeros end exactly where they should, with all the data or in minibatches."""
    renumbered = small_task(student, reg_strength=0.0, n_epochs=3)
    still = replace(renumbered, learning_rate=STILL)
    ends = still.ask(student)[:2]
    if not all(np.all(np.abs(part) < UNMOVED) for part in ends):
        same = all(map(np.allclose, ends, replace(still, learning_rate=2 * renumbered.learning_rate).ask(student)[:2]))
        fail(_("learning_rate is ignored: hand it on to `sgd`") if same else FROM_ZEROS)
    present = np.delete(np.arange(4), student.rng.integers(1, 3))  # of five classes
    task = replace(renumbered, y=present[renumbered.y])
    parts = task.ask(student)
    expect_unchanged(student)
    right = task.descend(objective(0.0))[0]

    def mistaken(name: str) -> Mapping[str, np.ndarray]:
        summed = objective(0.0, scale=len(task.y))
        uphill = objective(0.0, scale=-1.0)
        return {
            _("the gradient is summed over the batch: take the mean"): task.descend(summed)[0][name],
            _("it climbs: subtract the gradient"): task.descend(uphill)[0][name],
            AT_THE_START: 3 * replace(task, n_epochs=1).descend(objective(0.0))[0][name],
            _("label c is learned in the column after c: count the columns from 0"): np.roll(right[name], 1, axis=-1),
            _("label c is learned in the column before c: count the columns from 0"): np.roll(right[name], -1, axis=-1),
            _("it stays at zeros: return the trained parameters, and train both W and b"): right[name] * 0,
            _("a class without samples makes others move: label c belongs to column c, take the labels as they are"): (
                renumbered.descend(objective(0.0))[0][name]
            ),
        }

    for name, part in (("b", parts[1]), ("W", parts[0])):
        expect_close(
            part,
            right[name],
            _("with one batch of all the samples, each epoch is one step: W ← W − learning_rate · dW, and b likewise"),
            mistakes=functools.partial(mistaken, name),
            rtol=1e-5,
            atol=1e-8,
        )
    in_batches = task_of_equal_samples(student, reg_strength=0.0)
    expect_end(
        in_batches,
        *in_batches.ask(student)[:2],
        _("each minibatch is one plain step with its mean gradient, all of it, and learning_rate as it is given"),
    )
    of_two = replace(in_batches, y=in_batches.y % 2, n_classes=2, batch_size=1, n_epochs=2)
    expect_end(
        of_two, *of_two.ask(student)[:2], _("two classes are classes as others are, and a batch may be one sample")
    )
    many = task_of_many_steps(student)
    first = replace(many, n_epochs=1).descend(objective(0.0))[0]
    W, b, history = many.ask(student)
    for name, part in (("b", b), ("W", W)):
        hint = SAME_RATE if np.size(history) >= many.n_epochs else STOPS
        expect_close(part, many.n_epochs * first[name], hint, rtol=1e-3, atol=0.0)
    of_three = task_of_three(student, reg_strength=0.0, steepness=4000.0)  # exp overflows from 710 on
    W, b, _history = of_three.ask(student)
    expect(np.isfinite(W).all(), _("use a softmax that subtracts each row's own largest score before exp"))
    expect(np.any(W % 1), _("W holds whole numbers only: let it be of type float, also where X is of type int"))
    expect(
        way_taken(of_three, W, b) is not None,
        _("each step takes the gradient of its own minibatch, X_batch and y_batch as they are, and cuts nothing off"),
    )


@check("train_softmax_classifier", points=1)
def regularizes_weights_and_biases(student: Student) -> None:
    """With regularization, the gradients 2λW and 2λb are added at each step."""
    reg_strength = float(student.rng.uniform(0.1, 0.3))
    task = small_task(student, reg_strength, n_epochs=4)
    parts = task.ask(student)
    right = task.descend(objective(reg_strength))[0]
    hint = _("add the penalty's gradient, 2λW and 2λb, to the gradient of the data loss at each step")
    free = replace(task, reg_strength=0.0)
    if not _ends_right(free, *free.ask(student)[:2]):
        hint = _("with reg_strength 0 the steps end elsewhere too: first fix what the check about that says")
    elif np.shape(parts[2]) != (task.n_epochs,):
        hint = _("one batch of all the samples makes one step an epoch, with one loss in history: fix that first")

    def mistaken(name: str) -> Mapping[str, np.ndarray]:
        def at_the_end(**mistake: float) -> np.ndarray:
            return task.descend(objective(reg_strength, **mistake))[0][name]

        return {
            _("reg_strength does not act on W and b: add the penalty's gradient to dW and db"): at_the_end(in_grad=0.0),
            _("the bias b is not regularized: the course's penalty holds b too"): at_the_end(on_b=0.0),
            _("a factor 2 is missing in the penalty's gradient: it is 2λW and 2λb"): at_the_end(in_grad=0.5),
            _("do not divide the penalty by the number of samples"): at_the_end(in_grad=1 / len(task.y)),
            _("the penalty's gradient has the wrong sign: it pulls the parameters towards 0"): at_the_end(in_grad=-1.0),
        }

    for name, part in (("b", parts[1]), ("W", parts[0])):
        expect_close(part, right[name], hint, mistakes=functools.partial(mistaken, name), rtol=1e-5, atol=1e-8)
    weak = small_task(student, 1e-3, n_epochs=4)
    expect_end(weak, *weak.ask(student)[:2], _("a small reg_strength acts too: use it as it is given"))
    in_batches = task_of_equal_samples(student, reg_strength)
    expect_end(
        in_batches,
        *in_batches.ask(student)[:2],
        _("each minibatch adds the whole 2λW and 2λb to its gradient: λ does not depend on the batches"),
    )
    away = task_that_runs_away(student)
    expect_end(away, *away.ask(student)[:2], SAME_RATE)


@check("train_softmax_classifier", points=1)
def reports_the_regularized_loss_of_each_step(student: Student) -> None:
    """Each step leaves its loss in history, penalty included: n_epochs · ceil(N / batch_size) numbers."""
    reg_strength = float(student.rng.uniform(0.1, 0.3))
    one_a_step = _("history should hold one loss for each step: n_epochs · ceil(N / batch_size) numbers")
    task = small_task(student, reg_strength, n_epochs=3)
    history = expect_array(task.ask(student)[2], (3,), one_a_step)
    # the student's own parameters before each step, and after the last: a wrong step is another check's matter
    path = [task.zeros()]
    for n_steps in (1, 2, 3):
        W, b, _shorter = replace(task, n_epochs=n_steps).ask(student)
        path.append({"W": W, "b": b})

    def losses(**mistake: float) -> np.ndarray:
        evaluate = objective(reg_strength, **mistake)
        return np.array([evaluate(params, task.X, task.y)[0] for params in path])

    right = losses()
    expect_close(
        history,
        right[:3],
        _("the history starts at ln C (the scores are 0 at first) and holds data loss + λ(ΣW² + Σb²) of each step"),
        mistakes=lambda: {
            _("the penalty is missing in the loss: add λ(ΣW² + Σb²)"): losses(in_loss=0.0)[:3],
            _("the penalty of b is missing in the loss"): losses(on_b=0.0)[:3],
            _("a factor is wrong in the penalty: it is λ(ΣW² + Σb²), without ½"): losses(in_loss=0.5)[:3],
            _("this is the loss after each step: record the one before it"): right[1:],
            _("the loss is summed over the batch: take the mean"): losses(scale=len(task.y))[:3],
        },
        rtol=1e-5,
        atol=1e-8,
    )
    expect(np.ptp(right[:3]) > 0, _("the loss never changes: put the parameters of each step back into `params`"))
    expect_array(replace(task, batch_size=3, n_epochs=2).ask(student)[2], (6,), one_a_step)
    in_batches = expect_array(replace(task, batch_size=4, n_epochs=2).ask(student)[2], (6,), one_a_step)
    learned = replace(task_of_equal_samples(student, 0.0), learning_rate=0.05)  # soon there is nothing left to learn
    for long in (replace(task, batch_size=5, n_epochs=LONG, learning_rate=STILL), learned):
        expect_array(long.ask(student)[2], (2 * LONG,), one_a_step)
    expect(np.isclose(in_batches[0], np.log(5), rtol=1e-5), _("the first loss from zeros is ln C"))
    _expect_losses_of_batches(student, reg_strength)


def _expect_losses_of_batches(student: Student, reg_strength: float) -> None:
    task = task_of_equal_samples(student, reg_strength)
    W, b, history = task.ask(student)
    end, losses = task.descend(objective(reg_strength))
    if np.allclose(W, end["W"], rtol=1e-4) and np.allclose(b, end["b"], rtol=1e-4):  # else another check has its say
        expect_close(
            history,
            losses,
            _("each minibatch leaves its mean loss with the whole penalty, as they are before its step"),
            rtol=1e-5,
            atol=1e-6,
        )
    task = task_of_three(student, reg_strength, steepness=115.0)  # float32 keeps its probabilities, of e⁻⁷⁷ or more
    W, b, history = task.ask(student)
    if (on_the_way := way_taken(task, W, b)) is not None:
        expect_close(
            history,
            on_the_way,
            _("each loss is that of its own minibatch, however large: add nothing to a probability, cut nothing off"),
            rtol=1e-4,
            atol=1e-5,
        )


def _learned(student: Student, task: Task, rng: np.random.Generator) -> np.ndarray:
    """Return what a training adds to W: that it starts from zeros is for another check."""
    still = replace(task, learning_rate=STILL)
    start, end = still.ask(student, copy.deepcopy(rng))[0], task.ask(student, rng)[0]
    if np.array_equal(start, end):  # the rate is ignored
        return end
    expect(not np.ptp(start) > 0.1, FROM_ZEROS)  # far from zeros the gradients are others
    return end - start


@check("train_softmax_classifier", points=1)
def learns_from_every_sample_once_an_epoch(student: Student) -> None:
    """One epoch learns from every sample exactly once, and with its own label."""
    task = telling_task(student, n_epochs=1)
    W = _learned(student, task, draw_rng(student))
    strength, elsewhere = pull(task, W)
    usual = float(np.median(np.abs(strength)))
    expect(np.isfinite(W).all() and usual > 0, _("most rows of W stay as they were: every batch should change W"))
    expect(
        np.all(elsewhere < 0.1 * usual),
        _("samples are learned with the labels of others: keep X and y in the same order"),
    )
    expect(np.median(strength) > 0, _("the weights move away from the right classes: subtract the gradient"))
    expect(np.all(strength > 0.1 * usual), _("some samples are never used: go through all the batches, the last too"))
    expect(
        np.all(strength > 0.5 * usual) and np.all(strength < 1.6 * usual),
        _("some samples are used more often than others in one epoch, or their steps are longer"),
    )


@check("train_softmax_classifier", points=1)
def draws_its_batches_with_the_given_rng(student: Student) -> None:
    """Every epoch has new batches, and all the randomness comes from rng."""
    fast = replace(telling_task(student, n_epochs=2), learning_rate=2.0)  # so fast that the order leaves its mark
    once = replace(fast, n_epochs=1)
    rng = draw_rng(student)
    W, again = (_learned(student, fast, copy.deepcopy(rng)) for _k in range(2))
    one, other = (_learned(student, once, rng) for _k in range(2))
    expect(np.isfinite(W).all() and np.any(W != 0), _("W stays at zeros: return the trained parameters"))
    if np.allclose(one, other, rtol=1e-3, atol=0):
        batches = zip(np.split(once.X, (8, 16, 24)), np.split(once.y, (8, 16, 24)), strict=True)
        in_order = walk(objective(once.reg_strength), once.zeros(), batches, once.learning_rate)[0]["W"]
        expect(
            not np.allclose(one, in_order, rtol=1e-3, atol=1e-6),
            _("the first epoch is not shuffled: draw an order at the start of every epoch"),
        )
        fail(_("a second training gives the same result: hand on `batch_size`, and `rng` itself, not a copy or a seed"))
    expect(
        np.allclose(W, again, rtol=1e-3, atol=1e-6),
        _("the same seed gives another result: all randomness should come from `rng`"),
    )
    if np.allclose(W, one, rtol=1e-3, atol=1e-6):  # it ends after the first epoch, as another check says
        return
    slow = replace(telling_task(student, n_epochs=LONG), learning_rate=1e-4)
    strength = pull(slow, _learned(student, slow, rng))[0]
    strength *= np.sign(np.median(strength))  # uphill is for another check, too
    expect(strength.min() > 0, _("some samples are never used, or learned with the labels of others"))
    times_in_short_batch = 7 * LONG * (32 / 31 * strength / strength.mean() - 1)  # a mean over 7 weighs 8/7 as much
    is_whole = np.abs(times_in_short_batch - np.round(times_in_short_batch)) < 0.2
    is_known = np.all(is_whole & (times_in_short_batch > -0.5))  # else another check fails
    expect(
        not is_known or np.sum(times_in_short_batch > 0.5) > 21,  # three orders in turn have 3 · 7 samples there
        _("every epoch has the same batches: draw a new order at the start of each epoch"),
    )
