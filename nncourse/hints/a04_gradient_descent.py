"""Hints of a04: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "numerical_derivative": (
        _("A slope is a rise divided by a run. Which two points does the formula use, and how far apart are they?"),
        _(
            "The rise is the value of `f` a little to the right of `x` less the value a little to the left; "
            "the run is the distance between these two points."
        ),
        _(
            "Call `f` twice, on either side of `x`, `eps` away. Put the divisor in brackets: "
            "`a / 2 * b` means `(a / 2) * b`."
        ),
    ),
    "numerical_gradient": (
        _("If all entries but one stood still, `f` would be a function of one number. What would you do then?"),
        _(
            "Take a copy of `x` with dtype float and an array for the result. For each index: remember the entry, "
            "set it a little higher, ask `f`, set it a little lower, ask `f`, put the remembered entry back."
        ),
        _(
            "`for index in np.ndindex(x.shape):` gives the index of every entry, whatever the shape; "
            "`x[index]` reads it and sets it. `np.array(x, dtype=float)` is a copy; `np.asarray` may not be one."
        ),
    ),
    "gradient_check": (
        _("What can be wrong with a gradient? Its values, one of its values, its shape, or it is not a number at all."),
        _(
            "Compute `grad(x)` and your `numerical_gradient` with the given `eps`. If the shapes differ, the answer is "
            "known. If not, look at the size of the error entry by entry: all must be at most `tol`."
        ),
        _(
            "Compare `.shape` first. Then `np.abs`, `np.maximum(1, ...)` and `np.all(... <= tol)`. "
            "`<`, `>` and `==` with nan are False: `all(error <= tol)` rejects it, `not any(error > tol)` lets it in."
        ),
    ),
    "gradient_descent": (
        _("Which way does the gradient point, up or down? And what has to be kept after each step?"),
        _(
            "Start a list with a copy of `w`, of dtype float. `n_steps` times, take the gradient at the last point "
            "and add the next point to the list."
        ),
        _(
            "The last point is `trajectory[-1]`. `w = w - ...` makes a new array, `w -= ...` changes the old one, "
            "and with it every row that is the same array. `np.array(trajectory)` joins the list."
        ),
    ),
}
