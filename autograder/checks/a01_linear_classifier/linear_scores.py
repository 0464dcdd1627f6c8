"""What `linear_scores` must satisfy."""

import numpy as np

from autograder.checks.replies import passes
from autograder.references import a01_linear_classifier as reference
from nncourse.checking import Student, _, check, expect_close, expect_unchanged


@check("linear_scores", points=1)
def multiplies_examples_by_weights(student: Student) -> None:
    """Each example is multiplied by the weights of each class."""
    # square first: a transposed matrix keeps its shape
    for n, d, c in ((4, 4, 4), (6, 3, 5), (5, 3, 1), (5, 1, 2), (24, 3, 12), (1, 30, 12)):
        X, W = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c))
        right = reference.linear_scores(X, W, np.zeros(c))
        mistakes = {_("these are means: a score is the sum over the features, not divided by anything"): right / d}
        if n == d == c:
            mistakes |= {
                _("W is transposed: its columns, not its rows, belong to the classes, so `X @ W`"): X @ W.T,
                _("the factors are in the wrong order: `X @ W` multiplies rows of X by columns of W"): W @ X,
                _("rows and columns are swapped: the result has a row for each example"): right.T,
                _("`*` multiplies entry by entry; `@` is the matrix product"): X * W,
            }
        expect_close(
            student.linear_scores(X, W, np.zeros(c)),
            right,
            _("the score of example i for class c is the sum over d of X[i, d] * W[d, c]; the result is (N, C)"),
            mistakes=mistakes,
            rtol=1e-5,
            atol=1e-5,
        )
    X, W = student.rng.uniform(0.2, 0.9, size=(2, 3)), student.rng.uniform(1e6, 2e6, size=(3, 4))
    X[1] *= -1
    expect_close(
        student.linear_scores(X, W, np.zeros(4)),
        reference.linear_scores(X, W, np.zeros(4)),
        _("large scores stay as they are: cut nothing off"),
        rtol=1e-5,
    )
    X, W = 1e-3 * X, 1e-9 * W
    expect_close(
        student.linear_scores(X, W, np.zeros(4)),
        reference.linear_scores(X, W, np.zeros(4)),
        _("small scores keep all their digits: round nothing"),
        rtol=1e-5,
        atol=0.0,
    )


@check("linear_scores", points=1)
def adds_each_class_its_own_bias(student: Student) -> None:
    """Every row gets the same bias, class by class."""
    for n, d, c in ((5, 3, 5), (7, 4, 3), (5, 1, 2), (24, 3, 12)):  # N = C first: b as a column keeps the shape
        X, W, b = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c)), 2 * student.rng.normal(size=c)
        X[-1] = 0.0  # a blank image
        mistakes = {
            _("the bias is missing: add b to each row"): X @ W,
            _("the bias has the wrong sign: b is added"): X @ W - b,
            _("the sum of all biases is added everywhere: b[c] belongs to class c only"): X @ W + b.sum(),
            _("b is added before the product: first multiply, then add b"): X @ (W + b),
            _("b is added once for every feature: add it once to the finished sum"): X @ W + d * b,
        }
        if n == c:
            column = X @ W + b[:, None]
            mistakes[_("b is added as a column: b[c] belongs to column c of the scores, so add b as a row")] = column
        expect_close(
            student.linear_scores(X, W, b),
            reference.linear_scores(X, W, b),
            _("after the product, add b[c] to the score of class c in every row"),
            mistakes=mistakes,
            rtol=1e-5,
            atol=1e-5,
        )


@check("linear_scores", points=1)
def takes_one_row_and_whole_numbers(student: Student) -> None:
    """One row stays (1, C), whole numbers in X lose nothing, and the arguments stay as they were."""
    plain = student.rng.normal(size=(4, 3)), student.rng.normal(size=(3, 4)), student.rng.normal(size=4)
    whole_hint = _("weights and bias may be whole numbers too")
    if not passes(lambda: _expect_scores(student, plain, "")):
        whole_hint = _("the result is wrong for ordinary arguments too: fix that first")
    X = student.rng.integers(0, 256, size=(1, 6))  # as the pixels of other programs are
    X[0, 0] = 255
    W, b = student.rng.normal(size=(6, 4)), student.rng.normal(size=4)
    right = reference.linear_scores(X, W, b)
    expect_close(
        student.linear_scores(X, W, b),
        right,
        _("one row of whole numbers goes wrong; if all else is right, look for a lost axis or for an array of ints"),
        mistakes={
            _("one example gives (1, C), not (C,): keep both axes"): right[0],
            _("do not scale X: the scores are X @ W + b, whatever numbers X holds"): X / 255 @ W + b,
        },
        rtol=1e-5,
        atol=1e-3,  # of some hundreds
    )
    expect_unchanged(student)
    rows, weights, bias = (student.rng.integers(-5, 6, size=shape) for shape in ((3, 2), (2, 4), (4,)))
    for given in (
        (rows, weights, bias),
        (rows + 0.3, weights - 0.4, bias),
        (rows + 0.3, weights, bias - 0.4),
        (rows, weights, bias - 0.4),
    ):
        _expect_scores(student, given, whole_hint)
        expect_unchanged(student)


def _expect_scores(student: Student, given: tuple[np.ndarray, np.ndarray, np.ndarray], hint: str) -> None:
    right = reference.linear_scores(*given)
    expect_close(student.linear_scores(*given), right, hint, rtol=1e-5, atol=1e-5)
