"""What `softmax_classifier_loss` must satisfy."""

from contextlib import suppress

import numpy as np

from autograder.checks.a02_softmax_nll.scores import DO_NOT_RENUMBER, draw_labels
from autograder.checks.precision import expect_close_in_float32
from autograder.checks.replies import is_close
from autograder.references import a02_softmax_nll as reference
from nncourse.checking import Student, StudentError, _, check, expect_close, expect_parts, expect_unchanged

WRONG_ANYWAY = _(
    "this part of the result is wrong for ordinary arguments too: first fix it, and the functions it calls"
)

TRUNCATED = _("dW and db hold fractions, also where W and b are whole: let them be of type float")


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
    # N = C first: there the bias could be added to rows instead of columns
    for sizes in ((4, 3, 4), (6, 4, 3), (24, 3, 12)):
        X, y, W, b = draw_problem(student.rng, *sizes)
        loss, _dW, _db = expect_parts(student.softmax_classifier_loss(X, y, W, b), "loss", "dW", "db")
        expected = reference.softmax_classifier_loss(X, y, W, b)[0]
        expect_close_in_float32(
            loss,
            expected,
            _("the scores are X @ W + b; the loss is nll_loss of the scores and y"),
            mistakes={
                _("the bias is missing in the scores, or is added as a column, where it cancels"): reference.nll_loss(
                    X @ W, y
                ),
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
    _expect_special(student, 0)


def _expect_special(student: Student, part: int) -> None:
    """Compare the loss, dW or db, `part` 0, 1 or 2, where classes have no example, W and b are 0, C = 2, a row is 0."""
    X, y, W, b = draw_problem(student.rng, 6, 3, 5)
    blank = X * (np.arange(6) != 2)[:, None]
    for given, hint in (
        ((X, np.array([1, 3, 1, 3, 3, 1]), W, b), DO_NOT_RENUMBER),
        ((X, y, 0 * W, 0 * b), _("W and b may be zeros, as when training begins")),
        (draw_problem(student.rng, 6, 3, 2), _("two classes are classes as others are")),
        ((blank, y, W, b), _("an example whose features are all 0 counts too: the bias gives its scores")),
    ):
        parts = expect_parts(student.softmax_classifier_loss(*given), "loss", "dW", "db")
        expect_close_in_float32(parts[part], reference.softmax_classifier_loss(*given)[part], hint)


@check("softmax_classifier_loss", points=1)
def returns_the_gradient_by_the_weights(student: Student) -> None:
    """Gradient dW (D, C): each feature times the gradient with respect to the scores, summed over the examples."""
    # D = C first: there a transposed gradient keeps its shape
    for sizes in ((6, 4, 4), (7, 3, 5), (5, 1, 3), (24, 3, 12)):
        X, y, W, b = draw_problem(student.rng, *sizes)
        y[y == max(4, sizes[2] - 1)] = 0  # so that the last of five classes, or more, has no example
        _loss, dW, _db = expect_parts(student.softmax_classifier_loss(X, y, W, b), "loss", "dW", "db")
        n_examples, n_features, n_classes = sizes
        probs = reference.softmax(X @ W + b)
        expected, expected_db = reference.softmax_classifier_loss(X, y, W, b)[1:]
        expect_close_in_float32(
            dW,
            expected,
            _("dW has the shape of W: X.T @ dscores, with dscores from nll_gradient"),
            mistakes={
                _("dW is transposed: it has the shape of W, (D, C)"): expected.T,
                _("dW belongs to the sum of the losses: nll_gradient divides by N"): expected * n_examples,
                _("dW is divided by N twice: nll_gradient has done it already"): expected / n_examples,
                _("the sign of dW is wrong"): -expected,
                _("dW: nll_gradient was given probabilities, hand it the scores"): X.T
                @ reference.nll_gradient(probs, y),
                _("in dW the 1 at each label is not subtracted from the probabilities"): X.T @ probs / n_examples,
                _("dW belongs to scores without the bias, or with the bias as a column, where it cancels"): X.T
                @ reference.nll_gradient(X @ W, y),
                _("dW has a term of regularization: that is the next notebook"): expected + 2 * W,
                _("dW is divided by the number of features"): expected / n_features,
                _("dW is divided by the number of classes"): expected / n_classes,
                _("dW and db stand in the wrong order: return loss, dW, db"): expected_db,
            },
        )
    _expect_special(student, 1)


@check("softmax_classifier_loss", points=1)
def returns_the_gradient_by_the_bias(student: Student) -> None:
    """Gradient db (C,): the gradient with respect to the scores, summed over the examples."""
    # N = C first: there a sum over the wrong axis keeps its shape
    for sizes in ((4, 3, 4), (7, 3, 5), (7, 3, 2), (24, 3, 12)):
        X, y, W, b = draw_problem(student.rng, *sizes)
        y[y == max(4, sizes[2] - 1)] = 0  # so that the last of five classes, or more, has no example
        _loss, _dW, db = expect_parts(student.softmax_classifier_loss(X, y, W, b), "loss", "dW", "db")
        scores = X @ W + b
        dscores = reference.nll_gradient(scores, y)
        expected = dscores.sum(axis=0)
        expect_close_in_float32(
            db,
            expected,
            _("db has the shape of b: the sum of dscores over the examples"),
            mistakes={
                _("db is divided by N twice: dscores is divided by it already, so sum over the rows, take no mean"): (
                    dscores.mean(axis=0)
                ),
                _("db belongs to the sum of the losses: nll_gradient divides by N"): expected * len(y),
                _("db is zero: sum dscores over the examples, axis=0, not over the classes"): np.zeros_like(b),
                _("db sums over the classes: sum over the examples, axis=0"): dscores.sum(axis=1),
                _("db is one number: each class has its own, sum over axis=0"): dscores.sum(),
                _("db has shape (1, C), b has (C,): leave keepdims out"): expected[None],
                _("db is the gradient with respect to the scores: sum it over the examples"): dscores,
                _("the sign of db is wrong"): -expected,
                _("db: nll_gradient was given probabilities, hand it the scores"): reference.nll_gradient(
                    reference.softmax(scores), y
                ).sum(axis=0),
                _(
                    "db belongs to scores without the bias, or with the bias as a column, where it cancels"
                ): reference.nll_gradient(X @ W, y).sum(axis=0),
                _("db has a term of regularization: that is the next notebook"): expected + 2 * b,
            },
        )
    _expect_special(student, 2)


@check("softmax_classifier_loss", points=0.5)
def stays_exact_for_large_weights(student: Student) -> None:
    """Large scores give a finite, exact loss and finite gradients; whole numbers and a single example work."""
    X = student.rng.integers(3, 6, size=(3, 2))
    W = np.roll(np.array([[400, -300, 100], [300, 200, -400]]), student.rng.integers(1, 3), axis=1)
    b = student.rng.permutation(7)[:3] - 3  # no two alike: scores that all move alike change nothing
    y = (np.argmax(X @ W + b, axis=1) + np.array([1, 2, 0])) % 3  # two confident mistakes
    fractions = (student.rng.normal(size=(3, 2)), y, student.rng.normal(size=(2, 3)), b)
    as_pixels = (50 * X, y, W / 50, b)
    one_row = (X[:1], y[:1], W, b - np.array([0.4, 0.0, -0.3]))  # cut to whole numbers, each is off by another amount
    plain = draw_problem(student.rng, 5, 3, 4)
    usual = expect_parts(student.softmax_classifier_loss(*plain), "loss", "dW", "db")
    right = reference.softmax_classifier_loss(*plain)
    exact = _("build on nll_loss and nll_gradient: they are exact for large scores, integers and one example")
    hints = [exact if is_close(*pair, atol=1e-6) else WRONG_ANYWAY for pair in zip(usual, right, strict=True)]
    for given in ((X, y, W, b), (X[:1], y[:1], W, b), fractions, one_row, as_pixels):
        parts = expect_parts(student.softmax_classifier_loss(*given), "loss", "dW", "db")
        for part, expected, hint in zip(parts, reference.softmax_classifier_loss(*given), hints, strict=True):
            mistakes = {TRUNCATED: np.trunc(expected)} if np.ndim(expected) and hint == exact else {}
            expect_close(part, expected, hint, mistakes=mistakes, atol=1e-6)


@check("softmax_classifier_loss", points=0.5)
def keeps_its_arguments(student: Student) -> None:
    """All arguments, weights and bias above all, are the same after the call as before."""
    given = draw_problem(student.rng, 5, 3, 4)
    parts = expect_parts(student.softmax_classifier_loss(*given), "loss", "dW", "db")
    for part, expected in zip(parts, reference.softmax_classifier_loss(*given), strict=True):
        expect_close_in_float32(part, expected, WRONG_ANYWAY)
    expect_unchanged(student)
    X, y, W, b = given
    with suppress(StudentError):  # another check asks for the result
        student.softmax_classifier_loss(X[:1], y[:1], W, b)
    expect_unchanged(student)
    student.softmax_classifier_loss(student.rng.integers(-4, 5, size=(5, 3)), np.array([2, 0, 3, 1, 0]), W, b)
    expect_unchanged(student)
