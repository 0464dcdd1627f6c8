"""What the exercises of a02 must satisfy."""

from contextlib import suppress

import numpy as np

from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, StudentError, _, check, expect_close, expect_parts, expect_unchanged

TINY = 1e-30
"""Absolute tolerance where a small probability must not be lost."""


def one_hot(y: np.ndarray, n_classes: int) -> np.ndarray:
    """Return rows of zeros with a one at the label."""
    return np.eye(n_classes)[y]


def draw_labels(rng: np.random.Generator, n_examples: int, n_classes: int) -> np.ndarray:
    """Return labels (N,) in random order, every class among them where there are enough examples."""
    return rng.permutation(np.arange(n_examples) % n_classes)


def unlikely_labels(scores: np.ndarray) -> np.ndarray:
    """Return a label for each row that is not its most likely class: loss and gradient are then far from 0."""
    return (scores.argmax(axis=1) + 1) % scores.shape[1]


def far_apart_rows(rng: np.random.Generator) -> np.ndarray:
    """Return scores (3, 4) of whole numbers: one row near 1000, one near 0, one near −1000."""
    levels = np.array([[1000.0], [0.0], [-1000.0]]) + rng.integers(-90, 90, size=(3, 1))
    return levels + rng.permuted(np.array([[0.0, -1.0, -2.0, -4.0]] * 3), axis=1)


def large_scores(rng: np.random.Generator) -> np.ndarray:
    """Return scores (5, 4) near ±1000 in rows in any order: the largest of a row stands first, last or between."""
    large = float(rng.choice([rng.integers(720, 790), rng.integers(950, 1100)]))  # exp overflows from 710 on
    rows = [
        [large, 0.0, -large, 0.0],
        [-large, 0.0, 5.0, large],
        [-large, large - 40, large, -large],
        [0.0, large, large - 3, 0.0],
        [0.0, 1.0, 2.0, 2.0],
    ]
    return rng.permutation(np.array(rows))


# --- softmax ---------------------------------------------------------------------------------------------------------


@check("softmax", points=1)
def gives_each_row_its_own_probabilities(student: Student) -> None:
    """Each row of scores becomes probabilities of its own."""
    for shape in ((4, 4), (3, 5)):  # a square batch first: there the wrong axis keeps the shape
        scores = 2 * student.rng.normal(size=shape)
        exp_scores = np.exp(scores)
        mistakes = {
            _("the columns sum to 1, not the rows: sum over the last axis"): exp_scores / exp_scores.sum(axis=0),
            _("all rows together sum to 1: divide each row by the sum of that row"): exp_scores / exp_scores.sum(),
            _("you return the exponentials: divide each row by its sum, so that it sums to 1"): exp_scores,
            _("the scores are divided by their sum: exponentiate them first"): scores
            / scores.sum(axis=1, keepdims=True),
            _("the base is not e: use np.exp"): np.exp2(scores) / np.exp2(scores).sum(axis=1, keepdims=True),
            _("the smallest score gets the largest probability: check the sign in exp"): reference.softmax(-scores),
            _("these are sigmoids of single scores: a row must sum to 1"): 1 / (1 + np.exp(-scores)),
            _("these are logarithms: return the probabilities themselves"): reference.log_softmax(scores),
        }
        if shape[0] == shape[1]:
            shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
            mistakes |= {
                _("each column is divided by the sum of a row: keep the sums as a column, keepdims=True"): exp_scores
                / exp_scores.sum(axis=1),
                _("the sums of the rows must stand in a column: keepdims=True"): shifted / shifted.sum(axis=1),
            }
        expect_close(
            student.softmax(scores),
            reference.softmax(scores),
            _("exponentiate the scores, then divide each row by the sum of that row, kept as a column"),
            mistakes=mistakes,
        )


@check("softmax", points=1)
def survives_large_scores(student: Student) -> None:
    """Scores of ±1000 do not overflow, in shape (N, C) or (C,), and small probabilities are not lost."""
    batch = large_scores(student.rng)
    alone = batch[batch.max(axis=1).argmax()]
    for scores in (batch, alone, alone[None]):
        expect_close(
            student.softmax(scores),
            reference.softmax(scores),
            _("subtract the row's largest score before exp; add nothing to the probabilities and cut nothing off"),
            atol=TINY,
        )


@check("softmax", points=0.5)
def shifts_each_row_by_its_own_maximum(student: Student) -> None:
    """Rows of very different scale do not disturb each other."""
    scores = far_apart_rows(student.rng)
    expect_close(
        student.softmax(scores),
        reference.softmax(scores),
        _("subtract each row's own largest score: with one number for all rows the lowest ones become 0 / 0"),
    )


@check("softmax", points=0.5)
def takes_a_single_example(student: Student) -> None:
    """One example of shape (C,) gives (C,), one of shape (1, C) gives (1, C)."""
    scores = student.rng.normal(size=6)
    hint = _("use axis=-1 and keepdims=True: then (C,), (1, C) and (N, C) all keep their shape")
    expect_close(student.softmax(scores), reference.softmax(scores), hint)
    expect_close(student.softmax(scores[None]), reference.softmax(scores[None]), hint)


@check("softmax", points=0.5)
def takes_whole_numbers(student: Student) -> None:
    """Scores that are whole numbers give fractions."""
    batch = student.rng.integers(-5, 5, size=(3, 4))
    hint = _("with integer scores the result must still be float: build a new array instead of filling an integer one")
    for scores in (batch, batch[0]):
        expect_close(student.softmax(scores), reference.softmax(scores), hint)


@check("softmax", points=0.5)
def leaves_the_scores_alone(student: Student) -> None:
    """Scores are the same after the call as before."""
    scores = student.rng.normal(size=(3, 4))
    expect_close(
        student.softmax(scores),
        reference.softmax(scores),
        _("exponentiate the scores, then divide each row by the sum of that row, kept as a column"),
    )
    expect_unchanged(student)
    for scores in (student.rng.normal(size=4), far_apart_rows(student.rng)):
        with suppress(StudentError):  # other checks ask for the result
            student.softmax(scores)
        expect_unchanged(student)


# --- likelihood ------------------------------------------------------------------------------------------------------


@check("likelihood", points=1)
def multiplies_the_probabilities_of_the_labels(student: Student) -> None:
    """Likelihood is the product of the probabilities of the true labels."""
    n_examples, n_classes = 7, 4
    probs = reference.softmax(student.rng.normal(size=(n_examples, n_classes)))
    y = draw_labels(student.rng, n_examples, n_classes)
    p = probs[np.arange(n_examples), y]
    expect_close(
        student.likelihood(probs, y),
        p.prod(),
        _("take probs[i, y[i]] of every example i and multiply them"),
        mistakes={
            _("you return the sum: independent examples multiply"): p.sum(),
            _("you return the mean: independent examples multiply"): p.mean(),
            _("you return the logarithm: here the product itself is wanted"): np.log(p).sum(),
            _("you return minus the logarithm: here the product itself is wanted"): -np.log(p).sum(),
            _("you return the N-th root of the product: take no root"): p.prod() ** (1 / n_examples),
            _("you divide by the number of examples: a likelihood is not a mean"): p.prod() / n_examples,
            _("you return the probabilities of the labels: multiply them"): p,
            _("you multiply the probabilities of all classes: take only the label's, probs[i, y[i]]"): probs.prod(),
            _("you take each row's largest probability: take the label's, probs[i, y[i]]"): probs.max(axis=1).prod(),
            _("you take probs[i, y[i] - 1]: labels count from 0, as indices do"): probs[
                np.arange(n_examples), y - 1
            ].prod(),
            _("`probs[:, y]` takes every label's column for every row: take one number a row"): probs[:, y].prod(),
            _("`probs` are probabilities already: do not apply softmax once more"): reference.likelihood(
                reference.softmax(probs), y
            ),
        },
        atol=0,
    )


@check("likelihood", points=0.5)
def takes_rows_as_examples(student: Student) -> None:
    """With N = C rows are still the examples and columns the classes; a single example works; nothing changes."""
    probs = reference.softmax(student.rng.normal(size=(5, 5)))
    for kind in (np.int64, np.int32, np.uint8):
        y = student.rng.permutation(np.array([0, 3, 2, 3, 1], dtype=kind))
        expect_close(
            student.likelihood(probs, y),
            reference.likelihood(probs, y),
            _("the first index is the example, the second its label: probs[i, y[i]]"),
            mistakes={_("rows and columns are swapped: it is probs[i, y[i]]"): probs[y, np.arange(5)].prod()},
            atol=0,
        )
        expect_unchanged(student)
    twice = np.repeat(np.arange(5), 2)
    expect_close(
        student.likelihood(probs[twice], y[twice]),
        reference.likelihood(probs[twice], y[twice]),
        _("multiply the probabilities of all examples, equal ones too"),
        atol=0,
    )
    expect_close(
        student.likelihood(probs[:1], y[:1]),
        probs[0, y[0]],
        _("the likelihood of one example is the probability of its label"),
        atol=0,
    )


@check("likelihood", points=0.5)
def knows_the_impossible(student: Student) -> None:
    """One label of probability 0 makes the likelihood exactly 0, many improbable ones do not; 1 leaves it at 1."""
    certain = one_hot(student.rng.integers(0, 3, size=4), 3)
    y = certain.argmax(axis=1)
    hint = _("multiply the probabilities as they are: add no small number to them, cut nothing off")
    expect_close(student.likelihood(certain, y), 1.0, hint)
    y[student.rng.integers(4)] += 1
    expect_close(student.likelihood(certain, y % 3), 0.0, hint, atol=0)
    for probs in (reference.softmax(student.rng.normal(size=(40, 3))), np.tile([0.9, 0.1], (300, 1))):
        y = unlikely_labels(probs)
        expect_close(student.likelihood(probs, y), reference.likelihood(probs, y), hint, atol=0)


# --- log_softmax -----------------------------------------------------------------------------------------------------


@check("log_softmax", points=0.5)
def is_the_logarithm_of_softmax(student: Student) -> None:
    """Each row of scores becomes the natural logarithms of its probabilities."""
    for shape in ((4, 4), (3, 5)):
        scores = 2 * student.rng.normal(size=shape) + 1
        log_probs = reference.log_softmax(scores)
        log_sum = np.log(np.exp(scores).sum(axis=1, keepdims=True))
        largest = scores.max(axis=1, keepdims=True)
        mistakes = {
            _("the sum runs down the columns: sum over the last axis"): reference.log_softmax(scores.T).T,
            _("one sum for all rows: each row has its own"): scores - np.log(np.exp(scores).sum()),
            _("these are the probabilities: their logarithms are wanted"): np.exp(log_probs),
            _("the sign is wrong: the logarithm of a probability is never positive"): -log_probs,
            _("use the natural logarithm, np.log"): log_probs / np.log(10),
            _("use the natural logarithm, not np.log2"): log_probs / np.log(2),
            _("you subtract the row's maximum in the sum only: subtract it from the score too"): scores
            - log_sum
            + largest,
            _("you subtract the row's maximum twice: it belongs once to the score and once into the exp"): scores
            - log_sum
            - largest,
            _("use np.log, not np.log1p: there is no 1 to add"): scores
            - largest
            - np.log1p(np.exp(scores - largest).sum(axis=1, keepdims=True)),
            _("the sum of the row is missing: subtract its logarithm"): scores - largest,
        }
        if shape[0] == shape[1]:
            mistakes |= {
                _("each column loses the sum of a row: keep the sums as a column, keepdims=True"): scores - log_sum.T,
                _("the sums of the rows must stand in a column: keepdims=True"): scores
                - largest
                - (log_sum - largest).T,
            }
        expect_close(
            student.log_softmax(scores),
            log_probs,
            _("subtract from each score the logarithm of its row's sum of exponentials, kept as a column"),
            mistakes=mistakes,
        )


@check("log_softmax", points=1)
def is_exact_where_softmax_is_zero(student: Student) -> None:
    """Exact even where the probability itself is rounded to 0, in shape (N, C) or (C,)."""
    batch = large_scores(student.rng)
    alone = batch[batch.max(axis=1).argmax()]
    largest = student.rng.uniform(500, 900)
    tied = student.rng.permutation([largest, largest, largest - 800, -largest])  # where the sum is not nearly 1
    for scores in (batch, alone, alone[None], tied):
        expect_close(
            student.log_softmax(scores),
            reference.log_softmax(scores),
            _("do not take the logarithm of softmax: simplify ln(e^s / sum) on paper first: no tiny number is needed"),
        )


@check("log_softmax", points=0.5)
def shifts_each_row_by_its_own_largest_score(student: Student) -> None:
    """Rows of very different scale do not disturb each other."""
    scores = far_apart_rows(student.rng)
    expect_close(
        student.log_softmax(scores),
        reference.log_softmax(scores),
        _("subtract each row's own largest score before exp, not one number for all rows"),
    )


@check("log_softmax", points=0.5)
def takes_one_example(student: Student) -> None:
    """One example of shape (C,) gives (C,), one of shape (1, C) gives (1, C)."""
    scores = student.rng.normal(size=6)
    hint = _("use axis=-1 and keepdims=True: then (C,), (1, C) and (N, C) all keep their shape")
    expect_close(student.log_softmax(scores), reference.log_softmax(scores), hint)
    expect_close(student.log_softmax(scores[None]), reference.log_softmax(scores[None]), hint)


@check("log_softmax", points=0.5)
def takes_integers_and_keeps_its_argument(student: Student) -> None:
    """Scores that are whole numbers work, and no scores are changed."""
    whole = student.rng.integers(-5, 5, size=(3, 4))
    expect_close(
        student.log_softmax(whole),
        reference.log_softmax(whole),
        _("with integer scores the result must still be float: build a new array instead of filling an integer one"),
    )
    expect_unchanged(student)
    scores = student.rng.normal(size=(3, 4))
    expect_close(
        student.log_softmax(scores),
        reference.log_softmax(scores),
        _("subtract from each score the logarithm of its row's sum of exponentials, kept as a column"),
    )
    expect_unchanged(student)
    for scores in (student.rng.normal(size=4), far_apart_rows(student.rng)):
        with suppress(StudentError):  # other checks ask for the result
            student.log_softmax(scores)
        expect_unchanged(student)


# --- nll_loss --------------------------------------------------------------------------------------------------------


@check("nll_loss", points=1)
def averages_minus_the_log_probability(student: Student) -> None:
    """Loss is the mean over the examples of −ln of the label's probability."""
    n_examples, n_classes = 7, 5
    scores = 2 * student.rng.normal(size=(n_examples, n_classes))
    y = draw_labels(student.rng, n_examples, n_classes)
    rows = np.arange(n_examples)
    losses = -reference.log_softmax(scores)[rows, y]
    probs = reference.softmax(scores)
    expect_close(
        student.nll_loss(scores, y),
        losses.mean(),
        _("take log_softmax of the scores, pick each row's label, change the sign, average over the N examples"),
        mistakes={
            _("you return the sum over the examples: return the mean"): losses.sum(),
            _("the sign is wrong: the loss is never negative"): -losses.mean(),
            _("you return a loss for each example: average them"): losses,
            _("you divide by N · C: divide by the number of examples N only"): losses.sum() / scores.size,
            _("you divide by the number of classes: divide by the number of examples N"): losses.sum() / n_classes,
            _("you average twice: divide by N once"): losses.mean() / n_examples,
            _("you take the logarithm of the mean probability: take logarithms first, then the mean"): -np.log(
                probs[rows, y].mean()
            ),
            _("use the natural logarithm, np.log"): losses.mean() / np.log(10),
            _("use the natural logarithm, not np.log2"): losses.mean() / np.log(2),
            _("the logarithm is missing: that is a mean probability"): probs[rows, y].mean(),
            _("the logarithm is missing: that is minus a mean probability"): -probs[rows, y].mean(),
            _("you use the scores themselves: log_softmax first"): -scores[rows, y].mean(),
            _("softmax is applied twice: log_softmax takes the scores themselves"): reference.nll_loss(probs, y),
            _("you take each row's most likely class: take the label's"): -np.log(probs.max(axis=1)).mean(),
            _("you use the label minus 1: labels count from 0, as indices do"): -np.log(probs[rows, y - 1]).mean(),
            _("`[:, y]` takes every label's column for every row: take one number a row, [np.arange(N), y]"): -np.log(
                probs[:, y]
            ).mean(),
            _("you also count the other classes: only the label's probability enters the loss"): -(
                np.log(np.where(one_hot(y, n_classes) == 1, probs, 1 - probs)).sum(axis=1)
            ).mean(),
            _("softmax must run along each row, not down the columns"): -reference.log_softmax(scores.T)
            .T[rows, y]
            .mean(),
        },
    )


@check("nll_loss", points=1)
def counts_a_confident_mistake_in_full(student: Student) -> None:
    """Even a label that softmax gives probability 0 has its exact, finite loss."""
    large = float(student.rng.integers(1010, 1100))
    hint = _("use log_softmax, never the log of a probability that has become 0; add no small number, cut nothing off")
    for confident in range(3):
        scores = large * one_hot(np.array([confident]), 3)
        expect_close(student.nll_loss(scores, np.array([(confident + 1) % 3])), large, hint)
    scores = far_apart_rows(student.rng)
    scores[1, 2] -= large
    y = np.array([0, 2, 3])
    expect_close(student.nll_loss(scores, y), reference.nll_loss(scores, y), hint)


@check("nll_loss", points=0.5)
def picks_the_label_of_its_own_row(student: Student) -> None:
    """Every row is charged for its own label: with N = C, without the last class, for any integer type."""
    scores = 2 * student.rng.normal(size=(5, 5))
    for kind in (np.int64, np.int32, np.uint8):
        y = student.rng.permutation(np.array([0, 3, 2, 3, 1], dtype=kind))
        log_probs = reference.log_softmax(scores)
        expect_close(
            student.nll_loss(scores, y),
            reference.nll_loss(scores, y),
            _("row i has the label y[i]: pick log_probs[i, y[i]], whatever the number of rows and the type of y"),
            mistakes={_("rows and columns are swapped: it is log_probs[i, y[i]]"): -log_probs[y, np.arange(5)].mean()},
        )


@check("nll_loss", points=0.5)
def takes_whole_scores_and_keeps_its_arguments(student: Student) -> None:
    """Scores that are whole numbers and a single example work, and no argument is changed."""
    hint = _("take log_softmax of the scores, pick each row's label, change the sign, average over the N examples")
    whole = student.rng.integers(-5, 5, size=(3, 4))
    y = unlikely_labels(whole)
    expect_close(student.nll_loss(whole, y), reference.nll_loss(whole, y), hint)
    expect_unchanged(student)
    scores = student.rng.normal(size=(3, 4))
    y = np.array([3, 0, 2])  # in no order, which a program that sorts would change
    expect_close(student.nll_loss(scores, y), reference.nll_loss(scores, y), hint)
    expect_unchanged(student)
    expect_close(student.nll_loss(scores[:1], y[:1]), reference.nll_loss(scores[:1], y[:1]), hint)


# --- nll_gradient ----------------------------------------------------------------------------------------------------


@check("nll_gradient", points=1.5)
def is_probability_minus_one_hot_over_n(student: Student) -> None:
    """Each entry is the derivative of the mean loss with respect to that score."""
    n_examples, n_classes = 7, 5
    scores = 2 * student.rng.normal(size=(n_examples, n_classes))
    y = draw_labels(student.rng, n_examples, n_classes)
    probs = reference.softmax(scores)
    target = one_hot(y, n_classes)
    grad = (probs - target) / n_examples
    all_columns = probs.copy()
    all_columns[:, y] -= 1
    expect_close(
        student.nll_gradient(scores, y),
        grad,
        _("subtract 1 from the probability of each row's label, then divide everything by the number of examples N"),
        mistakes={
            _("divide by the number of examples N: the loss is a mean"): grad * n_examples,
            _("you divide by N · C: divide by the number of examples N only"): grad / n_classes,
            _("you divide by the number of classes: divide by the number of examples N"): grad * n_examples / n_classes,
            _("you divide by N twice"): grad / n_examples,
            _("the sign is wrong: it is the probability minus the one-hot row"): -grad,
            _("the 1 at each row's label is not subtracted"): probs / n_examples,
            _("divide the ones by N as well as the probabilities"): probs / n_examples - target,
            _("divide the probabilities by N as well as the ones"): probs - target / n_examples,
            _("the other classes have a derivative too: their probability"): grad * target,
            _("`[:, y]` reaches every label's column in every row: use [np.arange(N), y]"): all_columns / n_examples,
            _("use the probabilities of the scores, not the scores"): (scores - target) / n_examples,
            _("use softmax, not its logarithm"): (reference.log_softmax(scores) - target) / n_examples,
            _("the labels are off by one: they count from 0"): (probs - one_hot(y - 1, n_classes)) / n_examples,
            _(
                "that is the derivative with respect to the probabilities, -1/p: go on to the scores with the "
                "chain rule"
            ): -target / probs / n_examples,
            _("subtract the 1 at the label y[i], not at the most likely class"): (
                probs - one_hot(probs.argmax(axis=1), n_classes)
            )
            / n_examples,
            _("softmax must run along each row, not down the columns"): (reference.softmax(scores.T).T - target)
            / n_examples,
        },
    )


@check("nll_gradient", points=1)
def gives_each_row_its_own_label(student: Student) -> None:
    """Each row has the 1 at its own label: with N = C, without the last class, for any integer type."""
    scores = 2 * student.rng.normal(size=(5, 5))
    probs = reference.softmax(scores)
    for kind in (np.int64, np.int32, np.uint8):
        y = student.rng.permutation(np.array([0, 3, 2, 3, 1], dtype=kind))
        expect_close(
            student.nll_gradient(scores, y),
            reference.nll_gradient(scores, y),
            _("row i has its 1 in column y[i], whatever the number of rows and the type of y"),
            mistakes={
                _("rows and columns are swapped: the 1 stands at [i, y[i]]"): (probs - one_hot(y, 5).T) / 5,
                _("softmax must run along each row, not down the columns"): (
                    reference.softmax(scores.T).T - one_hot(y, 5)
                )
                / 5,
            },
        )


@check("nll_gradient", points=0.5)
def stays_finite_for_large_scores(student: Student) -> None:
    """Scores of ±1000 and rows of very different scale have a finite gradient."""
    for scores in (far_apart_rows(student.rng), large_scores(student.rng)):
        y = student.rng.integers(0, 4, size=len(scores))
        expect_close(
            student.nll_gradient(scores, y),
            reference.nll_gradient(scores, y),
            _("use a softmax that subtracts each row's own largest score before exp"),
            atol=1e-7,  # leaves room for a difference quotient
        )


@check("nll_gradient", points=0.5)
def takes_whole_scores(student: Student) -> None:
    """Scores that are whole numbers work, and a single example keeps its shape (1, C)."""
    whole = student.rng.integers(-5, 5, size=(3, 4))
    y = unlikely_labels(whole)
    expect_close(
        student.nll_gradient(whole, y),
        reference.nll_gradient(whole, y),
        _("with integer scores the gradient must still be float: build it from softmax, not from an integer array"),
    )
    expect_close(
        student.nll_gradient(whole[:1], y[:1]),
        reference.nll_gradient(whole[:1], y[:1]),
        _("a single example gives a gradient of shape (1, C)"),
    )


@check("nll_gradient", points=0.5)
def leaves_its_arguments_alone(student: Student) -> None:
    """Scores and labels are the same after the call as before."""
    scores = student.rng.normal(size=(3, 4))
    y = student.rng.integers(0, 4, size=3)
    expect_close(
        student.nll_gradient(scores, y),
        reference.nll_gradient(scores, y),
        _("subtract 1 from the probability of each row's label, then divide everything by the number of examples N"),
    )
    expect_unchanged(student)


# --- softmax_classifier_loss -----------------------------------------------------------------------------------------


def draw_problem(
    rng: np.random.Generator, n_examples: int, n_features: int, n_classes: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return `X, y, W, b` of a small random problem."""
    X = rng.normal(size=(n_examples, n_features)) + 0.5
    W, b = rng.normal(size=(n_features, n_classes)), rng.normal(size=n_classes)
    return X, draw_labels(rng, n_examples, n_classes), W, b


@check("softmax_classifier_loss", points=1)
def returns_the_loss_of_the_scores(student: Student) -> None:
    """Loss is the mean NLL of the scores XW + b."""
    for sizes in ((4, 3, 4), (6, 4, 3)):  # N = C first: there the bias could be added to rows instead of columns
        X, y, W, b = draw_problem(student.rng, *sizes)
        loss, _dW, _db = expect_parts(student.softmax_classifier_loss(X, y, W, b), "loss", "dW", "db")
        expected = reference.softmax_classifier_loss(X, y, W, b)[0]
        expect_close(
            loss,
            expected,
            _("the scores are X @ W + b; the loss is nll_loss of the scores and y"),
            mistakes={
                _("the bias is missing in the scores"): reference.nll_loss(X @ W, y),
                _("the loss is the sum over the examples: it should be the mean"): expected * len(y),
                _("the loss is divided by N twice"): expected / len(y),
                _("add nothing for regularization yet: that is the next notebook"): expected
                + (W**2).sum()
                + (b**2).sum(),
                _("add nothing for regularization yet"): expected + (W**2).sum(),
                _("the sign of the loss is wrong"): -expected,
                _("the bias is subtracted: add it"): reference.nll_loss(X @ W - b, y),
                _("the loss is taken of probabilities: hand the scores to nll_loss"): reference.nll_loss(
                    reference.softmax(X @ W + b), y
                ),
            },
        )


@check("softmax_classifier_loss", points=1)
def returns_the_gradient_by_the_weights(student: Student) -> None:
    """Gradient dW (D, C): each feature times the gradient with respect to the scores, summed over the examples."""
    for sizes in ((6, 4, 4), (7, 3, 5), (5, 1, 3)):  # D = C first: there a transposed gradient keeps its shape
        X, y, W, b = draw_problem(student.rng, *sizes)
        y[y == 4] = 0  # so that of five classes the last has no example
        _loss, dW, _db = expect_parts(student.softmax_classifier_loss(X, y, W, b), "loss", "dW", "db")
        n_examples, n_features, n_classes = sizes
        probs = reference.softmax(X @ W + b)
        expected, expected_db = reference.softmax_classifier_loss(X, y, W, b)[1:]
        expect_close(
            dW,
            expected,
            _("dW has the shape of W: X.T @ dscores, with dscores from nll_gradient"),
            mistakes={
                _("dW is transposed: it has the shape of W, (D, C)"): expected.T,
                _("dW belongs to the sum of the losses: nll_gradient divides by N"): expected * n_examples,
                _("dW is divided by N twice: nll_gradient has done it already"): expected / n_examples,
                _("the sign of dW is wrong"): -expected,
                _("in dW the 1 at each label is not subtracted from the probabilities"): X.T @ probs / n_examples,
                _("dW belongs to scores without the bias"): X.T @ reference.nll_gradient(X @ W, y),
                _("dW has a term of regularization: that is the next notebook"): expected + 2 * W,
                _("dW is divided by the number of features"): expected / n_features,
                _("dW is divided by the number of classes"): expected / n_classes,
                _("dW and db stand in the wrong order: return loss, dW, db"): expected_db,
            },
        )


@check("softmax_classifier_loss", points=1)
def returns_the_gradient_by_the_bias(student: Student) -> None:
    """Gradient db (C,): the gradient with respect to the scores, summed over the examples."""
    for sizes in ((4, 3, 4), (7, 3, 5)):  # N = C first: there a sum over the wrong axis keeps its shape
        X, y, W, b = draw_problem(student.rng, *sizes)
        y[y == 4] = 0  # so that of five classes the last has no example
        _loss, _dW, db = expect_parts(student.softmax_classifier_loss(X, y, W, b), "loss", "dW", "db")
        dscores = reference.nll_gradient(X @ W + b, y)
        expected = dscores.sum(axis=0)
        expect_close(
            db,
            expected,
            _("db has the shape of b: the sum of dscores over the examples"),
            mistakes={
                _("db is a mean over the rows: dscores is divided by N already, so sum them"): dscores.mean(axis=0),
                _("db belongs to the sum of the losses: nll_gradient divides by N"): expected * len(y),
                _("db is zero: sum dscores over the examples, axis=0, not over the classes"): np.zeros_like(b),
                _("db sums over the classes: sum over the examples, axis=0"): dscores.sum(axis=1),
                _("db is one number: each class has its own, sum over axis=0"): dscores.sum(),
                _("db has shape (1, C), b has (C,): leave keepdims out"): expected[None],
                _("db is the gradient with respect to the scores: sum it over the examples"): dscores,
                _("the sign of db is wrong"): -expected,
                _("db belongs to scores without the bias"): reference.nll_gradient(X @ W, y).sum(axis=0),
                _("db has a term of regularization: that is the next notebook"): expected + 2 * b,
            },
        )


@check("softmax_classifier_loss", points=0.5)
def stays_exact_for_large_weights(student: Student) -> None:
    """Large scores give a finite, exact loss and finite gradients; whole numbers and a single example work."""
    X = student.rng.integers(3, 6, size=(3, 2))
    W = np.roll(np.array([[400, -300, 100], [300, 200, -400]]), student.rng.integers(1, 3), axis=1)
    b = student.rng.permutation(7)[:3] - 3  # no two alike: scores that all move alike change nothing
    y = (np.argmax(X @ W + b, axis=1) + np.array([1, 2, 0])) % 3  # two confident mistakes
    fractions = (student.rng.normal(size=(3, 2)), y, student.rng.normal(size=(2, 3)), b)
    as_pixels = (50 * X, y, W / 50, b)
    for given in ((X, y, W, b), (X[:1], y[:1], W, b), fractions, (X, y, W, b - 0.4), as_pixels):
        parts = expect_parts(student.softmax_classifier_loss(*given), "loss", "dW", "db")
        for part, expected in zip(parts, reference.softmax_classifier_loss(*given), strict=True):
            expect_close(
                part,
                expected,
                _("build on nll_loss and nll_gradient: they are exact for large scores, integers and one example"),
                atol=1e-6,
            )


@check("softmax_classifier_loss", points=0.5)
def keeps_its_arguments(student: Student) -> None:
    """All arguments, weights and bias above all, are the same after the call as before."""
    given = draw_problem(student.rng, 5, 3, 4)
    parts = expect_parts(student.softmax_classifier_loss(*given), "loss", "dW", "db")
    for part, expected in zip(parts, reference.softmax_classifier_loss(*given), strict=True):
        expect_close(part, expected, _("return the loss and its two gradients; take no step here"))
    expect_unchanged(student)
