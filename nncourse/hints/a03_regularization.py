"""Hints of a03: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "l2_penalty": (
        _("Do the worked example on paper once more: which numbers are squared, and when do you add?"),
        _(
            "Square first, then add: `W**2` squares each entry and keeps the shape. What turns an array into one "
            "number?"
        ),
        _(
            "`np.sum` without `axis` adds all entries of an array of any shape. Do it for W and for b, add the two "
            "sums, and multiply the whole by λ."
        ),
    ),
    "l2_gradient": (
        _(
            "Look at one weight only: in λ(… + w² + …) all the other terms are constants. What is the derivative with "
            "respect to w?"
        ),
        _(
            "The derivative of λw² is 2λw, whatever the other weights are. So each entry of dW depends on the same "
            "entry of W only. And the biases?"
        ),
        _(
            "A number times an array multiplies each entry and makes a new array: no loop is needed. One such line "
            "gives dW, one gives db; return both, dW first."
        ),
    ),
    "regularized_loss": (
        _(
            "You have three things already: `data_loss`, `l2_penalty`, `l2_gradient`. What is left to do is to call "
            "and to add."
        ),
        _(
            "`data_loss` is a function that came in as an argument: call it at W and b and take its three results "
            "apart. The gradient of a sum is the sum of the gradients."
        ),
        _(
            "Unpack what `data_loss(W, b)` returns into three names, and what `l2_gradient` returns into two more. "
            "Return three sums. Write `dW + …` and not `dW += …`: the arrays belong to `data_loss`."
        ),
    ),
    "best_strength": (
        _("Which of the two curves tells how the classifier will do on digits it has not seen?"),
        _(
            "Find the highest point of the validation curve and go straight down to the λ axis. The axis is "
            "logarithmic: the thin lines between 0.01 and 0.1 are 0.02, 0.03, … 0.09."
        ),
        _(
            "Write the number of the axis itself and not its exponent, as in `best_reg_strength = 0.5`. The top is "
            "flat, so any λ near it is right."
        ),
    ),
}
