"""Hints of a01: a nudge, the idea, nearly the code."""

from nncourse.language import _

HINTS = {
    "linear_scores": (
        _("Look at the shapes first: (N, D), (D, C), (C,). Which operation makes (N, C) of the first two?"),
        _(
            "The matrix product takes every row of X with every column of W. Then each row of the result, "
            "C numbers long, gets the C numbers of b."
        ),
        _(
            "NumPy writes the matrix product of A and B as `A @ B`. An array of shape (C,) added to one of shape "
            "(N, C) counts as a row and is repeated for each of the N rows, so no loop and no reshape is needed."
        ),
    ),
    "predict_labels": (
        _("You have a function that gives all the scores. What is left to find in each of its rows?"),
        _(
            "What you need is not the largest score but its place: the number of the column. "
            "NumPy's `argmax` gives the place, `max` gives the value."
        ),
        _(
            "Call `linear_scores`, then `np.argmax` of the result along the axis of the classes. Axis 0 runs over "
            "examples, axis 1 over classes; without `axis` the whole table counts as one long list."
        ),
    ),
    "accuracy": (
        _("How would you count by hand in how many places two lists of labels agree?"),
        _(
            "`==` between two arrays of shape (N,) compares place by place and gives N values, True or False. "
            "You need the share of True among them."
        ),
        _(
            "True counts as 1 and False as 0, so the mean of the comparison is the share you need; "
            "`float(...)` makes a plain number of it."
        ),
    ),
    "separating_planes": (
        _("Column c of W_hand is an arrow. In which direction from the middle of the picture does cloud c lie?"),
        _(
            "Let each column point to its cloud: lower left, lower right, straight up. Start with all of b_hand zero, "
            "draw the picture, and see which points are on the wrong side."
        ),
        _(
            "Class 0 lies around (−2, −1), class 1 around (2, −1), class 2 around (0, 2): take arrows in about these "
            "directions and write them as columns, so the first row of W_hand holds the horizontal parts. "
            "A larger b_hand[c] makes region c grow."
        ),
    ),
    "template_classifier": (
        _("Which examples belong to class c? Once you have them, what is their mean, feature by feature?"),
        _(
            "For each class: pick the rows of X where y equals c, average them over the examples (not over the "
            "features). The C means become the columns of W; b follows from them by the formula above."
        ),
        _(
            "`X[y == c]` picks the rows, `.mean(axis=0)` averages them to D numbers. Stack the means into a (C, D) "
            "array, transpose it for W, and for b sum the squares of each mean over the features and multiply by −0.5."
        ),
    ),
}
