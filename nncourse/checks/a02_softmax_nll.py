"""What a02 tells its reader at once."""

from typing import Any

import numpy as np

from nncourse.checking import Student, _, check, expect, expect_array, expect_close, expect_parts, expect_unchanged

_OF_FLOATS = _("these scores are whole numbers, and an array like theirs holds no fractions: make it with dtype=float")


@check("softmax")
def three_scores(student: Student) -> None:
    """Worked example: scores 2, 1, 0 become 0.665, 0.245, 0.090."""
    expect_close(
        student.softmax(np.array([2, 1, 0])),
        [0.665, 0.245, 0.090],
        _("exponentiate each score and divide by the sum"),
        mistakes={_OF_FLOATS: np.zeros(3)},
        atol=5e-4,
    )


@check("softmax")
def rows_sum_to_one(student: Student) -> None:
    """Every row sums to 1, and the scores stay as they were."""
    probs = expect_array(student.softmax(student.rng.normal(size=(5, 3))), (5, 3))
    expect_close(probs.sum(axis=1), np.ones(5), _("divide each row by the sum of that row"))
    expect_unchanged(student)


@check("softmax")
def only_differences_count(student: Student) -> None:
    """Scores 1002, 1001, 1000 give the same probabilities as 2, 1, 0."""
    expect_close(
        student.softmax(np.array([[2.0, 1.0, 0.0], [1002.0, 1001.0, 1000.0]])),
        [[0.665, 0.245, 0.090]] * 2,
        _("subtract the row's largest score before exp"),
        atol=5e-4,
    )


@check("likelihood")
def three_examples(student: Student) -> None:
    """Worked example: 0.5 · 0.8 · 0.25 = 0.1."""
    probs = np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8], [0.15, 0.25, 0.6]])
    expect_close(
        student.likelihood(probs, np.array([0, 2, 1])),
        0.1,
        _("take probs[i, y[i]] of every example i and multiply them"),
        mistakes={
            _("you return the sum: independent examples multiply"): 1.55,
            _("you return the probabilities of the labels: multiply them"): np.array([0.5, 0.8, 0.25]),
        },
    )


@check("likelihood")
def one_wrong_certainty(student: Student) -> None:
    """One label that was held impossible makes the whole likelihood 0."""
    probs = np.array([[0.9, 0.1], [1.0, 0.0], [0.2, 0.8]])
    expect_close(student.likelihood(probs, np.array([0, 1, 1])), 0.0, _("multiply the probabilities as they are"))


@check("log_softmax")
def three_log_probabilities(student: Student) -> None:
    """Worked example: scores 2, 1, 0 become −0.408, −1.408, −2.408."""
    expect_close(
        student.log_softmax(np.array([2, 1, 0])),
        [-0.408, -1.408, -2.408],
        _("subtract from each score the logarithm of the sum of exponentials"),
        mistakes={_OF_FLOATS: [0, -1, -2]},
        atol=5e-4,
    )


@check("log_softmax")
def exponentials_sum_to_one(student: Student) -> None:
    """In every row the exponentials of the results sum to 1."""
    log_probs = expect_array(student.log_softmax(student.rng.normal(size=(5, 3))), (5, 3))
    expect_close(np.exp(log_probs).sum(axis=1), np.ones(5), _("each row has a sum of its own"))


@check("log_softmax")
def no_minus_infinity(student: Student) -> None:
    """Scores 1000, 0, 0 become 0, −1000, −1000."""
    expect_close(
        student.log_softmax(np.array([[1000.0, 0.0, 0.0], [0.0, 1000.0, 0.0]])),
        [[0.0, -1000.0, -1000.0], [-1000.0, 0.0, -1000.0]],
        _("do not take the logarithm of softmax: simplify ln(e^s / sum) on paper first: no tiny number is needed"),
        mistakes={_("subtract the row's largest score before exp"): np.full((2, 3), -np.inf)},
    )


@check("log_softmax")
def each_row_shifts_alone(student: Student) -> None:
    """Scores 2, 1, 0 become −0.408, −1.408, −2.408 in the row below 1000, 0, 0, too."""
    log_probs = expect_array(student.log_softmax(np.array([[1000.0, 0.0, 0.0], [2.0, 1.0, 0.0]])), (2, 3))
    expect_close(
        log_probs[1],
        [-0.408, -1.408, -2.408],
        _("subtract each row's own largest score before exp, not one number for all rows"),
        atol=6e-4,
    )


def _is_close(loss: Any, expected: float) -> bool:
    try:
        return bool(np.all(np.isclose(loss, expected)))
    except (TypeError, ValueError):
        return False


@check("nll_loss")
def two_examples(student: Student) -> None:
    """Worked example: (0.408 + 1.099) / 2 = 0.753."""

    def mistakes() -> dict[str, Any]:
        of_three = student.nll_loss(np.zeros((3, 2)), np.zeros(3, dtype=int))
        added = _("you return the sum over the examples: return the mean")
        divided = _("you divide by N − 1: divide by the number of examples N")
        return {
            divided if _is_close(of_three, 1.5 * np.log(2)) else added: 1.506,  # N - 1 is 1 in the worked example
            _("the sign is wrong: the loss is never negative"): -0.753,
            _("the logarithm is missing: take log_softmax, not softmax"): -0.499,
            _("these are the scores themselves: take log_softmax of them first"): -1.0,
        }

    expect_close(
        student.nll_loss(np.array([[2.0, 1.0, 0.0], [0.0, 0.0, 0.0]]), np.array([0, 2])),
        0.753,
        _("take log_softmax of the scores, pick each row's label, change the sign, average over the N examples"),
        mistakes=mistakes,
        atol=6e-4,
    )


@check("nll_loss")
def a_confident_mistake(student: Student) -> None:
    """Scores 1000, 0, 0 with the label 1 cost exactly 1000."""

    def mistakes() -> dict[str, Any]:
        of_the_smaller = student.nll_loss(np.array([[0.0, np.log(3)]]), np.array([0]))
        largest = _("take the label's own number in each row, not the largest one")
        return {largest: 0.0} if _is_close(of_the_smaller, np.log(4 / 3)) else {}

    expect_close(
        student.nll_loss(np.array([[1000.0, 0.0, 0.0]]), np.array([1])),
        1000.0,
        _("use log_softmax, not the logarithm of a probability that has become 0"),
        mistakes=mistakes,
    )


@check("nll_loss")
def knowing_nothing(student: Student) -> None:
    """Ten equal scores cost ln 10, about 2.303, whatever the label."""
    expect_close(student.nll_loss(np.zeros((4, 10)), np.array([3, 0, 9, 3])), np.log(10), _("−ln of 1/10 is ln 10"))


@check("nll_gradient")
def one_example(student: Student) -> None:
    """Worked example: scores 2, 1, 0 with the label 0 give −0.335, 0.245, 0.090."""
    expect_close(
        student.nll_gradient(np.array([[2, 1, 0]]), np.array([0])),
        [[-0.335, 0.245, 0.090]],
        _("the probabilities, less 1 at the label"),
        mistakes={_OF_FLOATS: np.zeros((1, 3))},
        atol=6e-4,
    )


@check("nll_gradient")
def two_equal_examples(student: Student) -> None:
    """With two examples each has half the weight."""
    expect_close(
        student.nll_gradient(np.array([[2.0, 1.0, 0.0], [2.0, 1.0, 0.0]]), np.array([0, 1])),
        [[-0.167, 0.122, 0.045], [0.333, -0.378, 0.045]],
        _("each row is its probabilities, less 1 at its own label, all of it divided by N"),
        mistakes={
            _("divide by the number of examples N: the loss is a mean"): [[-0.335, 0.245, 0.09], [0.665, -0.755, 0.09]]
        },
        atol=6e-4,
    )


@check("nll_gradient")
def a_confident_mistake_pulls(student: Student) -> None:
    """Scores 1000, 0, 0 with the label 1 give 1, −1, 0."""
    expect_close(
        student.nll_gradient(np.array([[1000.0, 0.0, 0.0]]), np.array([1])),
        [[1.0, -1.0, 0.0]],
        _("take the probabilities from your softmax: it does not overflow"),
    )


@check("nll_gradient")
def rows_sum_to_zero(student: Student) -> None:
    """Every row sums to 0, and the scores stay as they were."""
    grad = expect_array(student.nll_gradient(student.rng.normal(size=(5, 3)), np.array([0, 2, 1, 1, 0])), (5, 3))
    expect_close(
        grad.sum(axis=1),
        np.zeros(5),
        _("a row of probabilities sums to 1, and 1 is subtracted at its label"),
        atol=1e-6,
    )
    expect(np.any(grad != 0), _("the gradient is not zero everywhere"))
    expect_unchanged(student)


def _small_problem(student: Student) -> tuple[Any, ...]:
    """Return loss, dW and db of the worked example."""
    X, y = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([0, 2])
    result = student.softmax_classifier_loss(X, y, np.zeros((2, 3)), np.zeros(3))
    return expect_parts(result, "loss", "dW", "db", forms=[(), (2, 3), (3,)])


@check("softmax_classifier_loss")
def equal_scores(student: Student) -> None:
    """Worked example: with zero weights the loss is ln 3."""
    loss, _dW, _db = _small_problem(student)
    expect_close(loss, np.log(3), _("the scores are X @ W + b; the loss is nll_loss of the scores and y"))


@check("softmax_classifier_loss")
def gradient_by_the_weights(student: Student) -> None:
    """Worked example: dW has the shape of W and the right numbers."""
    _loss, dW, _db = _small_problem(student)
    expect_close(
        dW,
        np.array([[1.0, 4.0, -5.0], [-5.0, 1.0, 4.0]]) / 6,
        _(
            "dW has the shape of W: each feature times the gradient with respect to the scores, "
            "summed over the examples"
        ),
    )


@check("softmax_classifier_loss")
def gradient_by_the_bias(student: Student) -> None:
    """Worked example: db has the shape of b and the right numbers."""
    _loss, _dW, db = _small_problem(student)
    expect_close(
        db,
        np.array([-1.0, 2.0, -1.0]) / 6,
        _("db has the shape of b: the gradient with respect to the scores, summed over the examples"),
    )


@check("softmax_classifier_loss")
def bias_alone(student: Student) -> None:
    """Where X is 0 only b counts: b = (2, 1, 0) and the label 0 cost 0.408, and db is −0.335, 0.245, 0.090."""
    W, b = np.ones((2, 3)), np.array([2.0, 1.0, 0.0])
    result = student.softmax_classifier_loss(np.zeros((1, 2)), np.array([0]), W, b)
    loss, _dW, db = expect_parts(result, "loss", "dW", "db", forms=[(), (2, 3), (3,)])
    expect_close(
        loss,
        0.408,
        _("the scores are X @ W + b; the loss is nll_loss of the scores and y"),
        mistakes={
            _("the bias is missing in the scores: X @ W + b"): np.log(3),
            _("the bias is subtracted: add it to the scores"): 2.408,
            _("the loss is taken of probabilities: hand the scores to nll_loss"): 0.797,
        },
        atol=6e-4,
    )
    expect_close(
        db,
        [-0.335, 0.245, 0.090],
        _("db has the shape of b: the gradient with respect to the scores, summed over the examples"),
        mistakes={_("the gradient is that of scores without the bias: take X @ W + b"): [-2 / 3, 1 / 3, 1 / 3]},
        atol=6e-4,
    )


@check("softmax_classifier_loss")
def a_confident_mistake_of_the_classifier(student: Student) -> None:
    """Where X is 0 and b = (1000, 0, 0), the label 1 costs 1000, and db is 1, −1, 0."""
    b = np.array([1000.0, 0.0, 0.0])
    result = student.softmax_classifier_loss(np.zeros((1, 2)), np.array([1]), np.ones((2, 3)), b)
    loss, _dW, db = expect_parts(result, "loss", "dW", "db", forms=[(), (2, 3), (3,)])
    hint = _("take the loss from nll_loss and the gradient from nll_gradient: large scores do them no harm")
    expect_close(loss, 1000.0, hint)
    expect_close(db, [1.0, -1.0, 0.0], hint)
