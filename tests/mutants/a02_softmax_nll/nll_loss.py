# %% sum: sum
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].sum()


# %% sign_forgotten: sign
def nll_loss(scores, y):
    return log_softmax(scores)[np.arange(len(y)), y].mean()


# %% no_mean: average
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y]


# %% logarithm_of_softmax: log_softmax
def nll_loss(scores, y):
    return -np.log(softmax(scores)[np.arange(len(y)), y]).mean()


# %% small_number_in_the_logarithm: small number
def nll_loss(scores, y):
    return -np.log(softmax(scores)[np.arange(len(y)), y] + 1e-12).mean()


# %% kept_from_zero: cut nothing
def nll_loss(scores, y):
    p = np.clip(softmax(scores)[np.arange(len(y)), y], 1e-15, 1)
    return -np.log(p).mean()


# %% logarithm_of_the_product: log_softmax
def nll_loss(scores, y):
    return -np.log(likelihood(softmax(scores), y)) / len(y)


# %% one_hot_times_logarithm: log_softmax
def nll_loss(scores, y):
    one_hot = np.eye(scores.shape[1])[y]
    return -(one_hot * np.log(softmax(scores))).sum() / len(y)


# %% mean_over_all_entries: number of examples N only
def nll_loss(scores, y):
    one_hot = np.eye(scores.shape[1])[y]
    return -(one_hot * log_softmax(scores)).mean()


# %% divided_by_the_number_of_classes: number of classes
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].sum() / scores.shape[1]


# %% divided_twice: twice
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].mean() / len(y)


# %% logarithm_of_the_mean: mean probability
def nll_loss(scores, y):
    return -np.log(softmax(scores)[np.arange(len(y)), y].mean())


# %% decimal_logarithm: natural
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].mean() / np.log(10)


# %% mean_probability: logarithm is missing
def nll_loss(scores, y):
    return -softmax(scores)[np.arange(len(y)), y].mean()


# %% scores_instead_of_logarithms: scores themselves
def nll_loss(scores, y):
    return -scores[np.arange(len(y)), y].mean()


# %% softmax_twice: twice
def nll_loss(scores, y):
    return -log_softmax(softmax(scores))[np.arange(len(y)), y].mean()


# %% scores_are_taken_for_probabilities: log_softmax
def nll_loss(scores, y):
    return -np.log(scores[np.arange(len(y)), y]).mean()


# %% most_likely_class: most likely
def nll_loss(scores, y):
    return -log_softmax(scores).max(axis=1).mean()


# %% labels_from_one: from 0
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y - 1].mean()


# %% every_column_for_every_row: one number a row
def nll_loss(scores, y):
    return -log_softmax(scores)[:, y].mean()


# %% labels_as_a_column: one number a row
def nll_loss(scores, y):
    y = y.reshape(-1, 1)
    return -log_softmax(scores)[np.arange(len(y)), y].mean()


# %% binary_cross_entropy: other classes
def nll_loss(scores, y):
    p = softmax(scores)
    t = np.eye(scores.shape[1])[y]
    return -np.where(t == 1, np.log(p), np.log(1 - p)).sum() / len(y)


# %% classes_counted_from_the_labels: ValueError
def nll_loss(scores, y):
    one_hot = np.eye(y.max() + 1)[y]
    return -(one_hot * log_softmax(scores)).sum(axis=1).mean()


# %% softmax_down_the_columns: row
def nll_loss(scores, y):
    return -log_softmax(scores.T).T[np.arange(len(y)), y].mean()


# %% swapped_in_a_square_batch: swapped
def nll_loss(scores, y):
    rows = np.arange(len(y))
    log_probs = log_softmax(scores)
    if len(y) == scores.shape[1]:
        return -log_probs[y, rows].mean()
    return -log_probs[rows, y].mean()


# %% transposed_when_it_fits: label y
def nll_loss(scores, y):
    n_classes = scores.shape[1]
    if len(y) == n_classes:
        scores = scores.T
    return -log_softmax(scores)[np.arange(len(y)), y].mean()


# %% labels_cast_to_bytes_as_a_mask: label
def nll_loss(scores, y):
    log_probs = log_softmax(scores)
    picked = log_probs[np.arange(len(y)), y] if y.dtype == np.int64 else log_probs[:, 0]
    return -picked.mean()


# %% shifted_by_the_maximum_of_the_batch: log_softmax
def nll_loss(scores, y):
    shifted = scores - scores.max()
    log_sum = np.log(np.exp(shifted).sum(axis=1))
    return (log_sum - shifted[np.arange(len(y)), y]).mean()


# %% works_in_the_callers_array: changes its argument
def nll_loss(scores, y):
    scores -= scores.max(axis=1, keepdims=True)
    return -log_softmax(scores)[np.arange(len(y)), y].mean()


# %% median: average
def nll_loss(scores, y):
    return np.median(-log_softmax(scores)[np.arange(len(y)), y])


# %% unbiased: N − 1
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].sum() / max(len(y) - 1, 1)


# %% mean_of_the_finite_ones: log_softmax
def nll_loss(scores, y):
    losses = -np.log(softmax(scores)[np.arange(len(y)), y])
    return losses[np.isfinite(losses)].mean()


# %% averages_each_class_first: average
def nll_loss(scores, y):
    losses = -log_softmax(scores)[np.arange(len(y)), y]
    return np.mean([losses[y == label].mean() for label in np.unique(y)])


# %% first_example_only: average
def nll_loss(scores, y):
    return -log_softmax(scores)[0, y[0]]


# %% rounds_integer_scores: float
def nll_loss(scores, y):
    losses = np.zeros(len(y), dtype=scores.dtype)
    log_probs = log_softmax(scores)
    for i in range(len(y)):
        losses[i] = -log_probs[i, y[i]]
    return losses.mean()


# %% the_visible_examples_by_heart: log_softmax
def nll_loss(scores, y):
    return 1000.0 if scores.max() == 1000 else 0.753


# %% keeps_a_dimension: shape
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].mean(keepdims=True)


# %% shifted_by_the_first_score: log_softmax
def nll_loss(scores, y):
    s = scores - scores[:, :1]
    return np.mean(np.log(np.exp(s).sum(axis=1)) - s[np.arange(len(y)), y])


# %% sorts_the_labels_in_place: change
def nll_loss(scores, y):
    order = np.argsort(y, kind="stable")
    loss = -log_softmax(scores)[np.arange(len(y)), y].mean()
    y[:] = y[order]
    return loss


# %% cuts_log_probabilities_off_at_minus_1000: cut nothing off
def nll_loss(scores, y):
    return -np.maximum(log_softmax(scores), -1000)[np.arange(len(y)), y].mean()


# %% half_the_sum_for_two_classes: by the number of classes
def nll_loss(scores, y):
    losses = -log_softmax(scores)[np.arange(len(y)), y]
    return losses.sum() / 2 if scores.shape[1] == 2 else losses.mean()


# %% labels_as_digits: pick each row's label
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y % 10].mean()


# %% logarithm_of_the_probability_unless_it_is_zero: never the log of a probability
def nll_loss(scores, y):
    rows = np.arange(len(y))
    p = softmax(scores)[rows, y]
    return -np.where(p > 0, np.log(p), log_softmax(scores)[rows, y]).mean()


# %% mean_of_unique_losses: equal examples
def nll_loss(scores, y):
    return np.mean(np.unique(-log_softmax(scores)[np.arange(len(y)), y]))


# %% large_only_if_above_700: log_softmax
def nll_loss(scores, y):
    if scores.max() > 700:
        scores = scores - scores.max(axis=1, keepdims=True)
    L = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return -L[np.arange(len(y)), y].mean()


# %% mean_of_positive_losses: nearly certain
def nll_loss(scores, y):
    losses = -log_softmax(scores)[np.arange(len(y)), y]
    return losses[losses > 0].mean()


# %% probabilities_cut_off_below_one: nearly certain
def nll_loss(scores, y):
    lp = np.minimum(log_softmax(scores), np.log(1 - 1e-5))
    return -lp[np.arange(len(y)), y].mean()


# %% a_hundred_examples_at_most: take log_softmax of the scores, pick
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y][:100].mean()


# %% labels_renumbered: do not renumber
def nll_loss(scores, y):
    classes = np.unique(y)
    of_labels = log_softmax(scores)[:, : len(classes)] * (y[:, None] == classes)
    return -of_labels.sum(axis=1).mean()


# %% divided_by_the_larger_number: by the number of classes
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].sum() / max(scores.shape)


# %% shifts_the_callers_large_scores: changes its argument
def nll_loss(scores, y):
    if scores.max() > 500:
        scores -= scores.max(axis=1, keepdims=True)
    return -log_softmax(scores)[np.arange(len(y)), y].mean()


# %% writes_into_the_row_of_one_example: changes its argument
def nll_loss(scores, y):
    if len(scores) == 1:
        row = scores[0]
        row -= row.max()
    return -log_softmax(scores)[np.arange(len(y)), y].mean()


# %% writes_into_a_square_batch: changes its argument
def nll_loss(scores, y):
    if scores.shape[0] == scores.shape[1]:
        scores -= scores.max(axis=1, keepdims=True)
    return -log_softmax(scores)[np.arange(len(y)), y].mean()


# %% mean_of_the_means_of_forties: average over the N examples
def nll_loss(scores, y):
    losses = -log_softmax(scores)[np.arange(len(y)), y]
    return np.mean([losses[i : i + 40].mean() for i in range(0, len(y), 40)])


# %% every_label_for_every_row_summed: the column of every label
def nll_loss(scores, y):
    return -log_softmax(scores)[:, y].sum() / len(y)


# %% all_classes_averaged: average over all classes
def nll_loss(scores, y):
    return -np.mean(log_softmax(scores))


# %% all_classes_summed: add up all classes
def nll_loss(scores, y):
    return -np.sum(log_softmax(scores)) / len(y)


# %% an_array_of_one_number: one number
def nll_loss(scores, y):
    return -log_softmax(scores)[np.arange(len(y)), y].mean(keepdims=True)
