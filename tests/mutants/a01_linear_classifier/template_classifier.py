# %% bias_zero: b is missing
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, np.zeros(n_classes)


# %% bias_without_the_half: factor
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -np.sum(means**2, axis=1)


# %% bias_with_the_wrong_sign: sign of b
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, 0.5 * np.sum(means**2, axis=1)


# %% weights_doubled_bias_not: twice the means
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return 2 * means.T, -0.5 * np.sum(means**2, axis=1)


# %% bias_averages_over_the_features: not the average
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.mean(means**2, axis=1)


# %% norm_not_squared: squared
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.linalg.norm(means, axis=1)


# %% square_of_the_sum_as_on_the_slide: square of the sum
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means, axis=1) ** 2


# %% mean_of_the_squares: mean of the squares
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    squares = np.array([(X[y == c] ** 2).sum(axis=1).mean() for c in range(n_classes)])
    return means.T, -0.5 * squares


# %% priors_added: how many examples
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1) + np.log(np.bincount(y, minlength=n_classes) / len(y))


# %% means_centred_for_the_bias: shifted to the centre
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    means = means - X.mean(axis=0)
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% sums_not_means: own examples
def template_classifier(X, y, n_classes):
    sums = np.array([X[y == c].sum(axis=0) for c in range(n_classes)])
    return sums.T, -0.5 * np.sum(sums**2, axis=1)


# %% divided_by_all_examples: own examples
def template_classifier(X, y, n_classes):
    one_hot = np.eye(n_classes)[y]
    means = one_hot.T @ X / len(X)
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% divided_by_equal_shares: own examples
def template_classifier(X, y, n_classes):
    means = np.eye(n_classes)[y].T @ X * n_classes / len(X)
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% medians: median
def template_classifier(X, y, n_classes):
    middle = np.array([np.median(X[y == c], axis=0) for c in range(n_classes)])
    return middle.T, -0.5 * np.sum(middle**2, axis=1)


# %% first_example_as_template: one example
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c][0] for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% labels_from_one: shifted
def template_classifier(X, y, n_classes):
    means = np.array([X[y == (c - 1) % n_classes].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% sorted_by_class_assumed: sorted
def template_classifier(X, y, n_classes):
    means = np.array([part.mean(axis=0) for part in np.array_split(X, n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% weights_not_transposed: row for each feature
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means, -0.5 * np.sum(means**2, axis=1)


# %% bias_from_the_columns: b holds
def template_classifier(X, y, n_classes):
    W = np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T
    return W, -0.5 * np.sum(W**2, axis=1)


# %% bias_a_column: shape (C,)
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1, keepdims=True)


# %% one_bias_for_all: one number for each class
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2)


# %% bias_first: row for each feature
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return -0.5 * np.sum(means**2, axis=1), means.T


# %% weights_only: in that order
def template_classifier(X, y, n_classes):
    return np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T


# %% dictionary: in that order
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return {"W": means.T, "b": -0.5 * np.sum(means**2, axis=1)}


# %% sign_of_both_turned_round: sign of W
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return -means.T, 0.5 * np.sum(means**2, axis=1)


# %% means_in_an_array_of_ints: array of ints
def template_classifier(X, y, n_classes):
    means = np.zeros((n_classes, X.shape[1]), dtype=X.dtype)
    for c in range(n_classes):
        means[c] = X[y == c].mean(axis=0)
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% means_by_whole_number_division: mean of the examples
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].sum(axis=0) // np.sum(y == c) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% bias_in_an_array_of_ints: array of ints
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    b = np.zeros(n_classes, dtype=X.dtype)
    b[:] = -0.5 * np.sum(means**2, axis=1)
    return means.T, b


# %% standardized: mean of the examples
def template_classifier(X, y, n_classes):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    means = np.array([Z[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% templates_of_unit_length: mean of the examples
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    means = means / np.linalg.norm(means, axis=1, keepdims=True)
    return means.T, np.zeros(n_classes)


# %% ten_classes_always: finite
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(10)])[:n_classes]
    means[n_classes - 1] = np.nan
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% ten_columns_always: row for each feature and a column for each class
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(10)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% last_class_left_out: row for each feature and a column for each class
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes - 1)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% mean_over_the_features: row for each feature and a column for each class
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=1).mean() for c in range(n_classes)])
    return means.T, -0.5 * means**2


# %% examples_sorted_in_place: argument number
def template_classifier(X, y, n_classes):
    order = np.argsort(y)
    X[:], y[:] = X[order], y[order]
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% least_squares_instead: mean of the examples
def template_classifier(X, y, n_classes):
    A = np.hstack([X, np.ones((len(X), 1))])
    solution = np.linalg.lstsq(A, np.eye(n_classes)[y], rcond=None)[0]
    return solution[:-1], solution[-1]


# %% running_mean_that_forgets: mean of the examples
def template_classifier(X, y, n_classes):
    means = np.zeros((n_classes, X.shape[1]))
    for x, label in zip(X, y):
        means[label] = (means[label] + x) / 2
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% one_too_few_in_the_denominator: one less
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].sum(axis=0) / (np.sum(y == c) - 1) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% zeros: mean of the examples
def template_classifier(X, y, n_classes):
    return np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)


# %% nothing_returned: return
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])


# %% single_example_squeezed: mean
def template_classifier(X, y, n_classes):
    means = np.zeros((n_classes, X.shape[1]))
    for c in range(n_classes):
        means[c] = np.squeeze(X[np.argwhere(y == c)]).mean(axis=0)
    return means.T, -0.5 * (means**2).sum(axis=1)


# %% sums_in_the_first_example: changes its argument
def template_classifier(X, y, n_classes):
    X = X.astype(float, copy=False)
    means = np.zeros((n_classes, X.shape[1]))
    for c in range(n_classes):
        idx = np.flatnonzero(y == c)
        total = X[idx[0]]
        for i in idx[1:]:
            total += X[i]
        means[c] = total / len(idx)
    W = means.T
    b = -0.5 * np.sum(means**2, axis=1)
    return W, b


# %% the_first_hundred_of_a_class: mean of the examples
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c][:100].mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * (means**2).sum(axis=1)


# %% equal_examples_count_once: equal examples
def template_classifier(X, y, n_classes):
    means = np.array([np.unique(X[y == c], axis=0).mean(axis=0) for c in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% rounded_to_three_digits: round nothing
def template_classifier(X, y, n_classes):
    W = np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T
    return np.round(W, 3), np.round(-0.5 * (W**2).sum(axis=0), 3)


# %% only_the_bias_rounded: round nothing
def template_classifier(X, y, n_classes):
    W = np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T
    return W, np.round(-0.5 * (W**2).sum(axis=0), 3)


# %% squeezed: W has a row
def template_classifier(X, y, n_classes):
    W = np.squeeze(np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T)
    return W, -0.5 * (np.atleast_2d(W) ** 2).sum(axis=0)


# %% pixels_scaled: whole
def template_classifier(X, y, n_classes):
    if X.max() > 200:
        X = X / 255
    W = np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T
    return W, -0.5 * (W**2).sum(axis=0)


# %% n_classes_ten_at_most: column c
def template_classifier(X, y, n_classes):
    k = min(n_classes, 10)
    W = np.zeros((X.shape[1], n_classes))
    for c in range(k):
        W[:, c] = X[y == c].mean(axis=0)
    return W, -0.5 * (W**2).sum(axis=0)


# %% absolute_means: mean
def template_classifier(X, y, n_classes):
    W = np.abs(np.array([X[y == c].mean(axis=0) for c in range(n_classes)]).T)
    return W, -0.5 * (W**2).sum(axis=0)


# %% blank_images_left_out: column c of W must be
def template_classifier(X, y, n_classes):
    keep = X.any(axis=1)
    X, y = X[keep], y[keep]
    m = np.array([X[y == c].mean(axis=0) if (y == c).any() else np.zeros(X.shape[1]) for c in range(n_classes)])
    return m.T, -0.5 * (m**2).sum(axis=1)


# %% mean_of_the_means_of_hundreds: column c
def template_classifier(X, y, n_classes):
    means = []
    for c in range(n_classes):
        mine = X[y == c]
        means.append(np.mean([mine[i : i + 100].mean(axis=0) for i in range(0, len(mine), 100)], axis=0))
    W = np.array(means).T
    return W, -0.5 * (W**2).sum(axis=0)


# %% means_in_rows_of_a_square: W is transposed
def template_classifier(X, y, n_classes):
    means = np.array([X[y == label].mean(axis=0) for label in range(n_classes)])
    return means, -0.5 * np.sum(means**2, axis=1)


# %% one_half_squared_too: too small for W
def template_classifier(X, y, n_classes):
    means = np.array([X[y == label].mean(axis=0) for label in range(n_classes)])
    return means.T, -np.sum((0.5 * means) ** 2, axis=1)


# %% classes_from_one: counted from 0
def template_classifier(X, y, n_classes):
    means = np.array([X[y == label].mean(axis=0) for label in range(1, n_classes + 1)])
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% divided_by_the_norm_of_the_mean: finite numbers
def template_classifier(X, y, n_classes):
    W = np.array([X[y == label].mean(axis=0) for label in range(n_classes)]).T
    norms = np.linalg.norm(W, axis=0)
    directions = W / norms
    return directions * norms, -0.5 * norms**2
