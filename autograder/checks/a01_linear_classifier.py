"""What the exercises of a01 must satisfy."""

from collections.abc import Mapping
from itertools import permutations

import numpy as np

from autograder.checks.digits import digits
from autograder.references import a01_linear_classifier as reference
from nncourse.checking import (
    Student,
    _,
    check,
    expect,
    expect_array,
    expect_close,
    expect_parts,
    expect_unchanged,
    fail,
    from_list,
)
from nncourse.data.toy import three_blobs

ENOUGH, MOST = 0.95, 0.80
"""The shares of the blobs' points that earn both points, and one."""


@check("linear_scores", points=1)
def multiplies_examples_by_weights(student: Student) -> None:
    """Each example is multiplied by the weights of each class."""
    for n, d, c in ((4, 4, 4), (6, 3, 5)):  # square first: a transposed matrix keeps its shape
        X, W = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c))
        right = reference.linear_scores(X, W, np.zeros(c))
        mistakes = {_("these are mean products: a score is the sum over the features, not their mean"): right / d}
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


@check("linear_scores", points=1)
def adds_each_class_its_own_bias(student: Student) -> None:
    """Every row gets the same bias, class by class."""
    for n, d, c in ((5, 3, 5), (7, 4, 3)):  # N = C first: b as a column keeps the shape
        X, W, b = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c)), 2 * student.rng.normal(size=c)
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
        expect_close(
            student.linear_scores(*given),
            reference.linear_scores(*given),
            _("weights and bias may be whole numbers too"),
            rtol=1e-5,
            atol=1e-5,
        )
        expect_unchanged(student)


def _expect_labels(student: Student, X: np.ndarray, W: np.ndarray, b: np.ndarray, hint: str) -> np.ndarray:
    """Return the student's labels as an array; fail with `hint` where they are not those of the largest scores."""
    scores = reference.linear_scores(X, W, b)
    mistakes = {
        _("the bias is missing: the label is that of the largest score, and b is part of the score"): (X @ W).argmax(1),
        _("the largest absolute score was taken: a score far below zero speaks against its class"): np.abs(
            scores
        ).argmax(1),
        _("this is the class with the smallest score: the largest one wins"): scores.argmin(axis=1),
        _(
            "all scores may be negative, and still the largest wins: compare them with each other, not with 0"
        ): np.maximum(scores, 0).argmax(axis=1),
        _("these are the largest scores themselves; wanted is the number of their class (argmax, not max)"): scores.max(
            axis=1
        ),
        _("the labels are one too large: classes are counted from 0"): scores.argmax(axis=1) + 1,
        _("choose among the classes of one example: argmax over the last axis, axis=1"): scores.argmax(axis=0),
        _("the result has shape (N, 1); labels are (N,), otherwise `y_pred == y` compares all with all"): scores.argmax(
            axis=1, keepdims=True
        ),
    }
    labels = student.predict_labels(X, W, b)
    expect_close(labels, reference.predict_labels(X, W, b), hint, mistakes=mistakes)
    return np.asarray(labels)


@check("predict_labels", points=1)
def picks_the_class_of_the_largest_score(student: Student) -> None:
    """Each row gets the class with the largest score, also if all scores are negative."""
    hint = _("for each row of the scores, return the number of the class with the largest score, shape (N,)")
    for n, d, c in ((7, 3, 7), (40, 5, 12)):  # N = C first: the wrong axis keeps the shape
        X, W, b = student.rng.normal(size=(n, d)), student.rng.normal(size=(d, c)), 2 * student.rng.normal(size=c)
        _expect_labels(student, X, W, b, hint)
        _expect_labels(
            student,
            1e-3 * X,
            W,
            1e-3 * b,
            _("the scores may be close to each other: compare them as they are, unrounded"),
        )
        _expect_labels(
            student,
            X,
            W,
            b - 30,
            _("all scores may be negative, and still the largest wins: compare them with each other, not with 0"),
        )
        _expect_labels(
            student, X, W, b + 30, _("all scores may be positive: choose the largest, not the first above 0")
        )
        _expect_labels(
            student,
            100 * X,
            W,
            b - 4000,
            _("all scores may be negative, and still the largest wins: compare them with each other, not with 0"),
        )
        _expect_labels(
            student,
            1e6 * X,
            W,
            b - 2e7,
            _("all scores may be negative, and still the largest wins: compare them with each other, not with 0"),
        )
        _expect_labels(
            student, X, W, np.full(c, 2), _("whole numbers in b must not make the scores whole: they are fractions")
        )


@check("predict_labels", points=1)
def returns_one_whole_number_an_example(student: Student) -> None:
    """Labels are whole numbers, one for each row, for one row and for huge scores too."""
    W, b = student.rng.normal(size=(6, 5)), student.rng.normal(size=5)
    huge = 1e4 * student.rng.normal(size=(30, 6))
    hint = _("scores may be in the thousands: take argmax of the scores themselves")
    _expect_whole(_expect_labels(student, huge, W, b, hint))
    expect_unchanged(student)
    one_row = student.rng.integers(-9, 10, size=(1, 6))
    hint = _("a single row gives one label, shape (1,): keep that axis")
    _expect_whole(_expect_labels(student, one_row, W, b, hint))
    expect_unchanged(student)


def _expect_whole(labels: np.ndarray) -> None:
    expect(
        labels.dtype.kind in "iu",
        _("labels are used to index arrays, so they must be of an int type, as argmax gives; yours are {kind}"),
        kind=labels.dtype,
    )


def _expect_share(student: Student, y_pred: np.ndarray, y_true: np.ndarray, hint: str) -> None:
    right = reference.accuracy(y_pred, y_true)
    equal = y_pred == y_true
    mistakes = {
        _("this is the share of mistakes: accuracy is the share of right labels"): 1 - right,
        _("this is the number of right labels: divide it by the number of examples"): equal.sum(),
        _("this is in percent: accuracy lies between 0 and 1"): 100 * right,
        _("all labels were compared with all ((N, 1) against (N,) makes (N, N)): compare position by position"): (
            np.mean(y_pred[:, None] == y_true)
        ),
        _("the share must be exact: no rounding"): round(right, 2),
        _("return one number, the mean of these comparisons"): equal,
    }
    expect_close(student.accuracy(y_pred, y_true), right, hint, mistakes=mistakes, rtol=1e-5)


@check("accuracy", points=1)
def is_the_share_of_right_labels(student: Student) -> None:
    """Accuracy is the share of positions where the two labels are equal."""
    hint = _("count the positions where y_pred and y_true are equal and divide by their number")
    for n, n_classes in ((83, 3), (61, 13)):
        y_true = student.rng.permutation(np.minimum(student.rng.integers(0, 2 * n_classes, size=n), n_classes - 1))
        wrong = student.rng.random(n) < 0.2
        wrong[[0, -1]] = False  # whoever leaves out an end loses a right label
        y_pred = np.where(wrong, (y_true + student.rng.integers(1, n_classes, size=n)) % n_classes, y_true)
        _expect_share(student, y_pred, y_true, hint)


@check("accuracy", points=1)
def holds_at_both_ends(student: Student) -> None:
    """All right gives 1, none right gives 0, one example works, and the arguments stay as they were."""
    y_true = student.rng.integers(0, 5, size=17)
    hint = _("all labels right must give 1, none right 0, and one example 1 or 0: try these by hand")
    partly_right = np.where(np.arange(17) < student.rng.integers(3, 14), y_true, y_true + 1)
    for y_pred in student.rng.permutation([partly_right, y_true, (y_true + 1) % 5]):  # in no order to count on
        _expect_share(student, y_pred, y_true, hint)
        expect_unchanged(student)
    for off in student.rng.permutation(2):
        _expect_share(student, y_true[:1] + off, y_true[:1], hint)


def _percent(share: float) -> str:
    return f"{int(100 * share + 1e-9)} %"  # never rounded up to what would have been enough


def _hand_made(student: Student) -> tuple[np.ndarray, np.ndarray]:
    """Return the student's W_hand and b_hand as arrays of the right shapes, all numbers finite."""
    given = {name: from_list(student.value(name)) for name in ("W_hand", "b_hand")}
    for name, value in given.items():
        expect(value is not None, _("`{name}` is None: give it numbers"), name=name)
    W = expect_array(
        given["W_hand"], (2, 3), _("W_hand has two rows, one per feature, and three columns, one per class")
    )
    b = expect_array(given["b_hand"], (3,), _("b_hand holds three numbers, one per class, in one row"))
    expect(
        np.isfinite(W).all() and np.isfinite(b).all(), _("W_hand and b_hand must hold finite numbers: no nan, no inf")
    )
    return W.astype(float), b.astype(float)


def _expect_parted(student: Student, enough: float) -> None:
    W, b = _hand_made(student)
    X, y = three_blobs()
    y_pred = reference.predict_labels(X, W, b)
    share = reference.accuracy(y_pred, y)
    if share >= enough:
        return
    renamed = max(reference.accuracy(np.array(names)[y_pred], y) for names in permutations(range(3)))
    if renamed >= enough:
        fail(_("the blobs are parted well, but the names are mixed up: column c of W_hand must belong to class c"))
    fail(
        _("{share} of the points get their own class, {enough} are needed: look at the picture, turn or shift a line"),
        share=_percent(share),
        enough=_percent(enough),
    )


@check("separating_planes", points=1)
def parts_most_of_the_blobs(student: Student) -> None:
    """W_hand is (2, 3), b_hand is (3,), and at least 80 % of the points get their own class."""
    _expect_parted(student, MOST)


@check("separating_planes", points=1)
def parts_the_blobs_almost_perfectly(student: Student) -> None:
    """At least 95 % of the points get their own class."""
    _expect_parted(student, ENOUGH)


def _drawn(rng: np.random.Generator, counts: tuple[int, ...], n_features: int) -> tuple[np.ndarray, np.ndarray]:
    """Return examples around centres far from zero, with labels in random order, `counts` of each class."""
    centres = rng.normal(2.0, 1.5, size=(len(counts), n_features))
    y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    return centres[y] + rng.exponential(size=(len(y), n_features)), y


def _built(student: Student, X: np.ndarray, y: np.ndarray, n_classes: int) -> np.ndarray:
    """Return the student's W with b as one more row below it, (D + 1, C)."""
    result = student.template_classifier(X, y, n_classes)
    W, b = expect_parts(result, "W", "b")
    W = expect_array(W, (X.shape[1], n_classes), _("W has a row for each feature and a column for each class"))
    b = expect_array(b, (n_classes,), _("b holds one number for each class, shape (C,)"))
    expect(np.isfinite(W).all() and np.isfinite(b).all(), _("W and b must hold finite numbers: some are nan or inf"))
    return np.vstack([W, b]).astype(float)


def _alike(actual: np.ndarray, right: np.ndarray, tolerance: float = 1e-4) -> bool:
    """Return whether two arrays (K, C) are the same but for a number added to whole rows and a positive factor.

    Neither changes which class has the largest score.
    """
    ours, theirs = (array - array.mean(axis=1, keepdims=True) for array in (right, actual))
    with np.errstate(all="ignore"):
        factor = np.vdot(theirs, ours) / np.vdot(theirs, theirs)
        return bool(factor > 0 and np.allclose(factor * theirs, ours, rtol=0, atol=tolerance * np.abs(right).max()))


def _expect_alike(actual: np.ndarray, right: np.ndarray, hint: str, mistakes: Mapping[str, np.ndarray]) -> None:
    if not _alike(actual, right):
        fail(next((named for named, wrong in mistakes.items() if _alike(actual, wrong)), hint))


def _means(X: np.ndarray, y: np.ndarray, n_classes: int) -> np.ndarray:
    means: np.ndarray = reference.template_classifier(X, y, n_classes)[0]
    return means


def _expect_means(student: Student, X: np.ndarray, y: np.ndarray, n_classes: int) -> None:
    groups = [X[y == label] for label in range(n_classes)]
    right = _means(X, y, n_classes)
    counts = np.bincount(y)
    mistakes = {
        _("divide the sum of each class by the number of its own examples, not by N"): right * counts,
        _("divide by the number of examples of the class, not by one less"): right
        * (counts / np.maximum(counts - 1, 1)),
        _("these are medians: the template is the mean of the class"): np.array(
            [np.median(g, axis=0) for g in groups]
        ).T,
        _("one example is not the mean: average over all examples of the class"): np.array([g[0] for g in groups]).T,
        _("the columns are shifted: column c belongs to the examples with y == c, counted from 0"): np.roll(
            right, 1, 1
        ),
        _("equal examples count as one: each of them belongs into the mean"): np.array(
            [np.unique(g, axis=0).mean(axis=0) for g in groups]
        ).T,
        _("the sign of W is turned round: the nearest class gets the smallest score instead of the largest"): -right,
        _("the examples are not sorted by class: pick those of class c with y == c"): np.array(
            [part.mean(axis=0) for part in np.array_split(X, n_classes)]
        ).T,
    }
    hint = _("column c of W must be the mean of the examples with y == c, feature by feature")
    _expect_alike(_built(student, X, y, n_classes)[:-1], right, hint, mistakes)


@check("template_classifier", points=1)
def uses_the_class_means_as_columns(student: Student) -> None:
    """Columns of W are the means of the classes."""
    _expect_means(student, *_drawn(student.rng, (5, 5, 5, 5), 4), 4)  # D = C: a transposed W keeps its shape


@check("template_classifier", points=1)
def averages_each_class_over_its_own_examples(student: Student) -> None:
    """Classes may have very different numbers of examples, some of them equal."""
    for counts in ((3, 21, 8), (6, 1, 4), (12, 7, 400)):
        X, y = _drawn(student.rng, counts, 5)
        again = np.flatnonzero(y == 0)[:2]
        _expect_means(student, np.vstack([X, X[again]]), np.append(y, y[again]), 3)


@check("template_classifier", points=1)
def balances_the_classes_with_the_bias(student: Student) -> None:
    """With the bias, the largest score belongs to the nearest mean."""
    X, y = _drawn(student.rng, (9, 4, 17, 6, 5), 7)
    W = _means(X, y, 5)
    squares = np.sum(W**2, axis=0)
    centred = W - X.mean(axis=0)[:, None]

    def wrong(b: np.ndarray) -> np.ndarray:
        return np.vstack([W, b])

    mistakes = {
        _("b is missing: without it a class with a long mean vector wins too often"): wrong(0 * squares),
        _("the sign of b is wrong: a long mean vector must lower the score"): wrong(0.5 * squares),
        _("the factor ½ of b does not fit W: if the columns of W are the means, b is −½‖mean‖²"): wrong(-squares),
        _("W and b do not fit: if b is −½‖mean‖², the columns of W are the means, not twice the means"): np.vstack(
            [2 * W, -0.5 * squares]
        ),
        _("b takes the sum over the features of the squared mean, not the average over them"): wrong(-squares / 14),
        _("the norm must be squared in b: the sum of squares, without a root"): wrong(-0.5 * np.sqrt(squares)),
        _("square first, then sum: ‖m‖² is the sum of squares, not the square of the sum"): wrong(
            -0.5 * W.sum(axis=0) ** 2
        ),
        _("b needs the square of the mean, not the mean of the squares"): wrong(
            -0.5 * np.array([(X[y == label] ** 2).sum(axis=1).mean() for label in range(5)])
        ),
        _("b depends on the means only: how many examples a class has plays no part"): wrong(
            -0.5 * squares + np.log(np.bincount(y) / len(y))
        ),
        _("the means were shifted to the centre for b, but not the examples: take the means as they are"): wrong(
            -0.5 * np.sum(centred**2, axis=0)
        ),
    }
    _expect_alike(
        _built(student, X, y, 5),
        wrong(-0.5 * squares),
        _("b[c] is −½ of the sum of squares of the mean of class c, where column c of W is that mean"),
        mistakes,
    )


@check("template_classifier", points=1)
def takes_whole_numbers_and_leaves_them_alone(student: Student) -> None:
    """Whole numbers in X lose nothing, two classes will do, and the arguments stay as they were."""
    hint = _("whole numbers in X go wrong; if all else is right, look for an array of ints: means and b are fractions")
    for counts in ((4, 7), (3, 7, 5)):
        X, y = _drawn(student.rng, counts, 6)
        X = np.round(X).astype(int)
        built = _built(student, X, y, len(counts))
        expect_unchanged(student)
        _expect_alike(built, np.vstack(reference.template_classifier(X, y, len(counts))), hint, {})
    _built(student, *_drawn(student.rng, (4, 7), 6), 2)
    expect_unchanged(student)


@check("template_classifier", points=1)
def sorts_real_digits_by_the_nearest_mean(student: Student) -> None:
    """On real digits it decides as the nearest of the ten means does."""
    X, y, *_rest = digits(3000)
    chosen = student.rng.permutation(len(y))
    train, new = chosen[:400], chosen[400:800]
    built = _built(student, X[train], y[train], 10)
    distances = np.square(X[new][:, :, None] - _means(X[train], y[train], 10)).sum(axis=1)
    nearest, second = np.sort(distances, axis=1)[:, :2].T
    clear = second - nearest > 1e-3
    y_pred = reference.predict_labels(X[new], built[:-1], built[-1])
    share = float(np.mean((y_pred == distances.argmin(axis=1))[clear]))
    expect(
        share == 1.0,
        _("only {share} of the digits get the class of the nearest mean: the scores must be x · mean − ½‖mean‖²"),
        share=_percent(share),
    )
