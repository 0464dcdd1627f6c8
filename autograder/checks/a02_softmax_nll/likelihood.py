"""What `likelihood` must satisfy."""

import numpy as np

from autograder.checks.a02_softmax_nll.scores import WRONG_ANYWAY, draw_labels, one_hot, unlikely_labels
from autograder.checks.replies import passes
from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, _, check, expect_close, expect_unchanged


@check("likelihood", points=1)
def multiplies_the_probabilities_of_the_labels(student: Student) -> None:
    """Likelihood is the product of the probabilities of the true labels."""
    n_classes = 4
    for n_examples in (7, 16):
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
                _("you return the mean of minus the logarithms: here the product itself is wanted"): -np.log(p).mean(),
                _("you return the N-th root of the product: take no root"): p.prod() ** (1 / n_examples),
                _("you divide by the number of examples: a likelihood is not a mean"): p.prod() / n_examples,
                _("you return the probabilities of the labels: multiply them"): p,
                _("you multiply the probabilities of all classes: take only the label's, probs[i, y[i]]"): probs.prod(),
                _("you take each row's largest probability: take the label's, probs[i, y[i]]"): probs.max(
                    axis=1
                ).prod(),
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


def _fitting(student: Student, hint: str) -> str:
    """Return `hint`, or that an ordinary likelihood is wrong as well."""
    probs, y = reference.softmax(student.rng.normal(size=(7, 4))), draw_labels(student.rng, 7, 4)
    right = reference.likelihood(probs, y)
    return hint if passes(lambda: expect_close(student.likelihood(probs, y), right, "", atol=0)) else WRONG_ANYWAY


@check("likelihood", points=0.5)
def takes_rows_as_examples(student: Student) -> None:
    """With N = C rows are still examples and columns classes; a single example works; arguments stay unchanged."""
    probs = reference.softmax(student.rng.normal(size=(5, 5)))
    hint = _("the first index is the example, the second its label, whatever the type of y: probs[i, y[i]]")
    hint = _fitting(student, hint)
    for kind in (np.int64, np.int32, np.uint8):
        y = student.rng.permutation(np.array([0, 3, 2, 3, 1], dtype=kind))
        expect_close(
            student.likelihood(probs, y),
            reference.likelihood(probs, y),
            hint,
            mistakes={_("rows and columns are swapped: it is probs[i, y[i]]"): probs[y, np.arange(5)].prod()},
            atol=0,
        )
        expect_unchanged(student)
    other = reference.softmax(student.rng.normal(size=(5, 5)))
    expect_close(
        student.likelihood(other, y),
        reference.likelihood(other, y),
        _fitting(student, _("the same labels under other probabilities have another likelihood: keep no old result")),
        atol=0,
    )
    twice = np.repeat(np.arange(5), 2)
    expect_close(
        student.likelihood(probs[twice], y[twice]),
        reference.likelihood(probs[twice], y[twice]),
        _fitting(student, _("multiply the probabilities of all examples, equal ones too")),
        atol=0,
    )
    expect_close(
        student.likelihood(probs[:1], y[:1]),
        probs[0, y[0]],
        _fitting(student, _("the likelihood of one example is the probability of its label")),
        atol=0,
    )


@check("likelihood", points=0.5)
def knows_the_impossible(student: Student) -> None:
    """A label of probability 0 makes likelihood 0, improbable ones do not; labels of probability 1 leave it at 1."""
    certain = one_hot(student.rng.integers(0, 3, size=4), 3)
    y = certain.argmax(axis=1)
    hint = _("multiply the probabilities as they are: add no small number to them, cut nothing off")
    hint = _fitting(student, hint)
    expect_close(student.likelihood(certain, y), 1.0, hint)
    y[student.rng.integers(4)] += 1
    expect_close(student.likelihood(certain, y % 3), 0.0, hint, atol=0)
    for probs in (reference.softmax(student.rng.normal(size=(40, 3))), np.tile([0.9, 0.1], (300, 1))):
        y = unlikely_labels(probs)
        right = reference.likelihood(probs, y)
        expect_close(student.likelihood(probs, y), right, hint, rtol=1e-5, atol=0)  # hundreds of float32 factors
