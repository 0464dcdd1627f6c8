"""Hints of a05: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "minibatches": (
        _("Think of a deck of cards: shuffle it, then deal out `batch_size` cards at a time until none is left."),
        _(
            "Leave X and y as they are. Draw a random order of the numbers 0 … N−1, cut that order into pieces, "
            "and use each piece as an index into both X and y."
        ),
        _(
            "`rng.permutation(len(X))` is such an order. Let `start` run over 0, batch_size, 2·batch_size, … below N: "
            "a slice that begins at `start` and is batch_size long simply ends early at the end of the data. "
            "`yield` hands out one batch and lets the loop go on."
        ),
    ),
    "sgd_step": (
        _("The gradient points uphill. Which way do you go, and how far?"),
        _(
            "Each name of `params` has its gradient in `grads` under the same name: parameter minus learning_rate "
            "times gradient. Collect the results in a new dict."
        ),
        _(
            "A dict comprehension over the names of `params` does it in one line. Do not write `-=`: it would change "
            "the array that `params` holds."
        ),
    ),
    "sgd": (
        _("Two loops, one inside the other: what does the outer one count, and what does the inner one go through?"),
        _(
            "For each epoch ask `minibatches` for fresh batches; for each batch ask `evaluate_gradient` for the loss "
            "and the gradients at the newest parameters, then take a step."
        ),
        _(
            "The call of `minibatches` stands inside the loop over epochs, otherwise its batches are used up after "
            "the first. The result of `sgd_step` replaces `params`; the loss is appended to a list that is empty "
            "before the loops."
        ),
    ),
    "train_softmax_classifier": (
        _("`sgd` does all the work. What does it need from you: which function, and which parameters to start from?"),
        _(
            "Write a function inside: given params, X_batch and y_batch it returns the loss and a dict of gradients. "
            "The loss is the data loss plus the penalty, each gradient is the sum of the two gradients."
        ),
        _(
            'Inside: `softmax_classifier_loss` with params["W"] and params["b"] gives three results, `l2_gradient` '
            'two, `l2_penalty` one. Add them up, and name the gradients "W" and "b". Outside: zeros of shape (D, C) '
            "and (C,), and one call of `sgd`."
        ),
    ),
}
