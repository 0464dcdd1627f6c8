"""Hints of a02: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "softmax": (
        _("Every row is on its own: what must happen to three scores so that they become positive and sum to 1?"),
        _(
            "Exponentiate, divide by the sum of the row. Before that, subtract the row's largest score: the answer "
            "stays the same, and exp cannot overflow."
        ),
        _(
            "`keepdims=True` keeps the row's maximum and the row's sum as a column, which NumPy then broadcasts "
            "over the row; `axis=-1` serves (C,) and (N, C) alike."
        ),
    ),
    "likelihood": (
        _("Only one number of each row matters: which one?"),
        _("Of row i take the probability of its label, probs[i, y[i]]; then multiply what you have taken."),
        _(
            "Indexing with two integer arrays of length N, the row numbers `np.arange(N)` and the labels, gives N "
            "numbers; `np.prod` multiplies them. A loop with `*=` that starts from 1 does as well."
        ),
    ),
    "log_softmax": (
        _("What does the logarithm of a fraction become? And the logarithm of e to the s?"),
        _(
            "ln p is the score minus the logarithm of the sum of exponentials. Shift the row by its largest score "
            "first: then the sum lies between 1 and C, and its logarithm is harmless."
        ),
        _(
            "Make `shifted` as in softmax. The result is `shifted` minus `np.log` of the row's sum of "
            "`np.exp(shifted)`, the sum with axis=-1 and keepdims=True. softmax itself is not called."
        ),
    ),
    "nll_loss": (
        _("You have all the logarithms already: which of them belong to the labels?"),
        _("Apply log_softmax to the scores, pick log_probs[i, y[i]] of every row, change the sign, take the mean."),
        _(
            "The two index arrays are those of likelihood: `np.arange(N)` and `y`. In place of `np.prod` stands "
            "`.mean()`, with a minus in front."
        ),
    ),
    "nll_gradient": (
        _("Which scores should rise to lower the loss, and which should fall? The gradient has the opposite signs."),
        _("Each row is the row of probabilities with 1 subtracted at the label; everything is divided by N."),
        _(
            "Start from the array that softmax gives: it is new, so you may change it. Subtract 1 at the positions "
            "`[np.arange(N), y]`, then divide by N. The scores themselves must not be touched."
        ),
    ),
    "softmax_classifier_loss": (
        _(
            "You have every part: scores as in the linear classifier, then the loss, then the gradient with respect "
            "to the scores."
        ),
        _(
            "A weight W[d, c] acts on score c of every example, times X[i, d]; the bias b[c] acts times 1. So sum "
            "over the examples: the products for dW, the gradients themselves for db."
        ),
        _(
            "With `dscores` from nll_gradient, a matrix product of `X.T` (D, N) and `dscores` (N, C) is dW (D, C); "
            "the sum of `dscores` over axis=0 is db. The division by N has been done already. Return all three, the "
            "loss first."
        ),
    ),
}
