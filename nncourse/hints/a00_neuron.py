"""Hints of a00: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "neuron": (
        _(
            "Go through the worked example once more with a pencil: which three things happen to the inputs, "
            "and in which order?"
        ),
        _(
            "First the weighted sum w·x, then the bias is added, then the activation is applied to the single number "
            "that has come out. `activation` is a function: you call it as you call any other."
        ),
        _(
            "`np.dot(w, x)` gives the weighted sum in one go, and so does the `@` operator. Keep the sum with its bias "
            "in a variable `z`, and return what `activation` makes of `z`."
        ),
    ),
    "activations": (
        _(
            "NumPy works on whole arrays: `np.exp(z)` and `2 * z` do to each number what the formula says. "
            "You need neither a loop nor an `if`."
        ),
        _(
            "ReLU is the larger one of two numbers, z and 0. For tanh, write the formula as it stands, with brackets "
            "around the whole denominator."
        ),
        _(
            "`np.maximum` compares number by number, while `np.max` looks for the largest number of an array: here you "
            "need the first. `tanh` has one exponential, `np.exp(-2 * z)`, in the denominator next to the 1."
        ),
    ),
    "gates": (
        _("Write down the four sums: b, w₂ + b, w₁ + b, w₁ + w₂ + b. Which of them must be negative?"),
        _("Let both weights be 1. Then the sums are b, 1 + b, 1 + b, 2 + b, and only b is left to choose."),
        _(
            "AND: 1 + b must be negative and 2 + b must not. OR: b must be negative and 1 + b must not. A value in the "
            "middle of the allowed interval keeps the line away from all four points."
        ),
    ),
}
