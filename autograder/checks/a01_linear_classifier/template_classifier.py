"""What `template_classifier` must satisfy."""

from collections.abc import Mapping

import numpy as np

from autograder.checks.a01_linear_classifier.percent import percent
from autograder.checks.digits import digits
from autograder.references import a01_linear_classifier as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_parts, expect_unchanged, fail

SMALL = 1 / 32
"""Examples times this have means near 0.06, in which the loss of a digit is plain to see."""

NOT_FINITE = _("W and b must hold finite numbers: the mean of no examples is nan, and classes are counted from 0")

ROUNDED = _("W or b goes wrong where X holds small numbers: keep all digits, round nothing")


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
    expect(np.isfinite(W).all() and np.isfinite(b).all(), NOT_FINITE)
    return np.vstack([W, b]).astype(float)


def _alike(actual: np.ndarray, right: np.ndarray) -> bool:
    """Return whether two arrays (K, C) are the same but for a number added to whole rows and a positive factor.

    Neither changes which class has the largest score.
    """
    ours, theirs = (array - array.mean(axis=1, keepdims=True) for array in (right, actual))
    with np.errstate(all="ignore"):
        factor = np.vdot(theirs, ours) / np.vdot(theirs, theirs)
        return bool(factor > 0 and np.allclose(factor * theirs, ours, rtol=0, atol=1e-4 * np.abs(right).max()))


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
        _("W is transposed: the means stand in its columns, not in its rows"): right.T
        if len(right) == n_classes
        else right,
        _("the columns are shifted: column c belongs to the examples with y == c, counted from 0"): np.roll(
            right, 1, 1
        ),
        _("equal examples count as one: each of them belongs in the mean"): np.array(
            [np.unique(g, axis=0).mean(axis=0) for g in groups]
        ).T,
        _("the sign of W is reversed: the nearest class gets the smallest score instead of the largest"): -right,
        _("the examples are not sorted by class: pick those of class c with y == c"): np.array(
            [part.mean(axis=0) for part in np.array_split(X, n_classes)]
        ).T,
    }
    hint = _("column c of W must be the mean of the examples with y == c, feature by feature")
    _expect_alike(_built(student, X, y, n_classes)[:-1], right, hint, mistakes)
    _expect_alike(_built(student, X * SMALL, y, n_classes)[:-1], right * SMALL, ROUNDED, {})


@check("template_classifier", points=1)
def uses_the_class_means_as_columns(student: Student) -> None:
    """Columns of W are the means of the classes."""
    X, y = _drawn(student.rng, (5, 5, 5, 5), 4)  # D = C: a transposed W keeps its shape
    for shift in (0, X.mean(), 6):  # then there are means of either sign, and negative ones
        _expect_means(student, X - shift, y, 4)


@check("template_classifier", points=1)
def averages_each_class_over_its_own_examples(student: Student) -> None:
    """Classes may have very different numbers of examples, some of them equal."""
    for counts in ((3, 21, 8), (6, 1, 4), (12, 7, 437)):
        X, y = _drawn(student.rng, counts, 5)
        X[np.flatnonzero(y == 0)[-1]] = 0.0  # a blank image counts too
        again = np.flatnonzero(y == 0)[:2]
        _expect_means(student, np.vstack([X, X[again]]), np.append(y, y[again]), 3)
    _expect_means(student, *_drawn(student.rng, (3,) * 12, 1), 12)


@check("template_classifier", points=1)
def balances_the_classes_with_the_bias(student: Student) -> None:
    """With the bias, the largest score belongs to the nearest mean."""
    X, y = _drawn(student.rng, (9, 4, 17, 6, 5), 7)
    W = _means(X, y, 5)
    squares = np.sum(W**2, axis=0)
    centred = W - X.mean(axis=0)[:, None]

    built = _built(student, X, y, 5)
    doubled = _("W and b do not fit: if b is −½‖mean‖², the columns of W are the means, not twice the means")
    too_small = _("b is too small for W: if the columns of W are the means, b is −½‖mean‖²")

    def wrong(b: np.ndarray) -> np.ndarray:
        return np.vstack([W, b])

    mistakes = {
        _("b is missing: without it a class with a long mean vector wins too often"): wrong(0 * squares),
        _("the sign of b is wrong: a long mean vector must lower the score"): wrong(0.5 * squares),
        _("the factor ½ of b does not fit W: if the columns of W are the means, b is −½‖mean‖²"): wrong(-squares),
        doubled if np.allclose(built[:-1], 2 * W, rtol=1e-4) else too_small: np.vstack([2 * W, -0.5 * squares]),
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
    hint = _("b[c] is −½ of the sum of squares of the mean of class c, where column c of W is that mean")
    _expect_alike(built, wrong(-0.5 * squares), hint, mistakes)
    _expect_alike(
        _built(student, X * SMALL, y, 5),
        np.vstack([W * SMALL, -0.5 * squares * SMALL**2]),
        ROUNDED,
        {},
    )
    y = np.array([0, 1, 0, 1, 2, 2])
    X = np.array([[0.0, 0], [3, 1], [0, 0], [1, 3], [-2, 1], [2, 4]])  # the mean of class 0 is 0
    _expect_alike(_built(student, X, y, 3), np.vstack(reference.template_classifier(X, y, 3)), hint, {})


@check("template_classifier", points=1)
def takes_whole_numbers_and_leaves_them_alone(student: Student) -> None:
    """Whole numbers in X lose nothing, two classes will do, and the arguments stay as they were."""
    hint = _("whole numbers in X go wrong; if all else is right, look for an array of ints: means and b are fractions")
    _built(student, *_drawn(student.rng, (4, 7), 6), 2)
    expect_unchanged(student)
    pixels = student.rng.integers(0, 256, size=(15, 6))
    pixels[0, 0] = 255
    for counts in ((4, 7), (4, 7, 6), (3, 7, 5)):
        X, y = _drawn(student.rng, counts, 6)
        X = np.round(X).astype(int) if counts[0] == 4 else pixels
        built = _built(student, X, y, len(counts))
        expect_unchanged(student)
        _expect_alike(built, np.vstack(reference.template_classifier(X, y, len(counts))), hint, {})


@check("template_classifier", points=1)
def sorts_real_digits_by_the_nearest_mean(student: Student) -> None:
    """On real digits the answer is the class of the nearest of the ten means."""
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
        share=percent(share),
    )
