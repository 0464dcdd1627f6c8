"""What `predict_digits` must satisfy."""

import numpy as np

from autograder.checks.a06_two_layer_net.mistakes import BY_NAME, SCALED, blamed_on_order
from autograder.checks.a06_two_layer_net.nets import draw_net, in_another_order
from autograder.checks.replies import is_close
from autograder.checks.training import Params
from autograder.references import a06_two_layer_net as reference
from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_unchanged, from_list

LARGEST = _("the label is the number of the class with the largest score, one per row")


@check("predict_digits", points=1)
def picks_the_largest_score(student: Student) -> None:
    """Each row gets the label of its own largest score."""
    for sizes in ((30, 6, 8, 12), (7, 5, 4, 7), (40, 4, 5, 2)):
        params, X, scores = _clear_cut(student.rng, *sizes)
        hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
        labels = scores.argmax(axis=1)
        expect_close(
            student.predict_digits(params, X),
            labels,
            LARGEST,
            mistakes={
                _("these are the largest scores themselves: return where they stand"): scores.max(axis=1),
                _("the labels are one too large: classes are counted from 0"): labels + 1,
                _("this is the class with the smallest score"): scores.argmin(axis=1),
                _("you look for the largest score of each column: look along each row, axis 1"): scores.argmax(axis=0),
                _("you look for the largest hidden unit: look at the scores of the classes"): hidden.argmax(axis=1),
                _("these are scores or probabilities: return one label per row"): scores,
                _("these are rows of 0 and 1: return the number of the class"): np.eye(scores.shape[1])[labels],
            },
        )
        expect_unchanged(student)
        low = params | {"b2": params["b2"] - 3000}
        large = params | {name: 1e4 * params[name] for name in ("W2", "b2")}
        for case in (low, large, large | {"b2": large["b2"] - 1e7}):
            expect_close(
                student.predict_digits(case, X),
                labels,
                _("scores may be in the thousands, of either sign: compare them with each other, as they are"),
            )
        whole = np.round(2 * student.rng.normal(size=(60, X.shape[1]))).astype(int)
        whole[0] = student.rng.integers(200, 256, size=X.shape[1])
        scores = reference.two_layer_scores(params, whole)
        is_clear = np.diff(np.sort(scores, axis=1)[:, -2:], axis=1)[:, 0] > 1e-2
        whole, labels = whole[is_clear], scores[is_clear].argmax(axis=1)
        as_floats = student.predict_digits(params, whole.astype(float))
        expect_close(
            student.predict_digits(params, whole),
            labels,
            _("whole numbers in X round the scores: build arrays of floats")
            if is_close(as_floats, labels)
            else LARGEST,
            mistakes={SCALED: reference.predict_digits(params, whole / 255)},
        )
    _expect_every_row_of_many(student)
    _expect_close_scores_told_apart(student)
    _expect_one_label_where_scores_are_equal(student)


def _expect_every_row_of_many(student: Student) -> None:
    """Fail where many images are not all labelled: their number is prime, so no pieces of one size make them up."""
    params, X = draw_net(student.rng, 4, 3, 4, 5)[0], student.rng.normal(size=(2003, 3))
    labels = student.predict_digits(params, X)
    every = _("of many images some get no label, or a wrong one: if you take them in pieces, mind the last, short one")
    given = expect_array(labels, (2003,), every)
    expect(np.mean(given == reference.predict_digits(params, X)) > 0.999, every)  # two scores may be equal in float32


def _expect_close_scores_told_apart(student: Student) -> None:
    """Fail where two scores that differ by 2e-4 count as equal: the first of them is the larger one, then the second.

    The biases alone make the scores, and one of the images is blank.
    """
    params, X, _y = draw_net(student.rng, 4, 5, 6, 4)
    X[0] = 0.0
    b2 = student.rng.permutation([0.3, -0.4, 1.0, 1.0002])
    for biases in (b2, b2[::-1]):
        expect_close(
            student.predict_digits(params | {"W2": np.zeros((6, 4)), "b2": biases}, X),
            np.full(4, biases.argmax()),
            _("two scores may be close to each other, and a blank image has scores too: compare them as they are"),
        )


def _expect_one_label_where_scores_are_equal(student: Student) -> None:
    """Fail unless blank images, all of whose scores are 0 in a new net, get one label each, whichever."""
    params, X, scores = _clear_cut(student.rng, 3, 5, 6, 4, biases=False)
    labels = expect_array(student.predict_digits(params, np.vstack([np.zeros((2, 5)), X])), (5,), ONE_LABEL)
    expect(np.all(np.isin(labels[:2], np.arange(4))) and np.array_equal(labels[2:], scores.argmax(axis=1)), ONE_LABEL)


ONE_LABEL = _("the scores of a blank image may all be equal: it gets the label of one of the classes, whichever")


@check("predict_digits", points=1)
def one_row_is_a_batch_too(student: Student) -> None:
    """A batch of one row gives an array of one label, and labels are ints."""
    for whole in (False, True, False, True):
        params, X, scores = _clear_cut(student.rng, 1, 5, 6, 10, whole=whole)
        label = student.predict_digits(params, X)
        expect_close(
            label,
            scores.argmax(axis=1),
            LARGEST
            if np.shape(from_list(label)) == (1,)
            else _("for one row of X return an array of one label, shape (1,)"),
            mistakes={_("a single number comes back: return an array of shape (1,)"): scores.argmax()},
        )
        expect(np.asarray(label).dtype.kind in "iu", INTS)
    for C in (2, 4):
        of_many = student.predict_digits(*_clear_cut(student.rng, 9, 5, 6, C)[:2])
        expect(expect_array(of_many, np.shape(of_many)).dtype.kind in "iu", INTS)
    with blamed_on_order():
        turned = student.predict_digits(in_another_order(params, student.rng), X)
        expect_close(turned, np.asarray(label), BY_NAME)


INTS = _("labels are used to index arrays, so they must be of an int type, as argmax gives")


def _clear_cut(
    rng: np.random.Generator, N: int, D: int, H: int, C: int, *, whole: bool = False, biases: bool = True
) -> tuple[Params, np.ndarray, np.ndarray]:
    """Return a net, a batch and its scores, the largest of each row clearly ahead.

    Of several rows not all have the same label, nor the one they would have without the last bias; some has the last.
    """
    while True:
        params, X, _y = draw_net(rng, N, D, H, C)
        if not biases:
            params |= {name: np.zeros_like(params[name]) for name in ("b1", "b2")}
        if whole:
            params, X = (
                {name: np.round(2 * value).astype(int) for name, value in params.items()},
                np.round(X).astype(int),
            )
        scores = reference.two_layer_scores(params, X)
        ordered = np.sort(scores, axis=1)
        labels, without_bias = scores.argmax(axis=1), (scores - params["b2"]).argmax(axis=1)
        is_telling = (
            N == 1 or not biases or (np.ptp(labels) > 0 and labels.max() == C - 1 and np.any(labels != without_bias))
        )
        if np.min(ordered[:, -1] - ordered[:, -2]) > 1e-2 and is_telling:
            return params, X, scores
