# %% logarithm_of_softmax: logarithm of softmax
def log_softmax(scores):
    return np.log(softmax(scores))


# %% small_number_in_the_logarithm: logarithm of softmax
def log_softmax(scores):
    return np.log(softmax(scores) + 1e-12)


# %% kept_from_zero: logarithm of softmax
def log_softmax(scores):
    return np.log(np.maximum(softmax(scores), 1e-300))


# %% forgets_the_sum_where_softmax_is_zero: logarithm of softmax
def log_softmax(scores):
    p = softmax(scores)
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.where(p > 0, np.log(p), shifted)


# %% no_shift: largest
def log_softmax(scores):
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))


# %% shifted_by_the_maximum_of_the_batch: own largest
def log_softmax(scores):
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% one_sum_for_the_whole_batch: each row has its own
def log_softmax(scores):
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum())


# %% sums_down_the_columns: columns
def log_softmax(scores):
    shifted = scores - scores.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


# %% forgets_keepdims: keepdims
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1))


# %% shift_in_the_sum_only: from the score too
def log_softmax(scores):
    largest = scores.max(axis=-1, keepdims=True)
    return scores - np.log(np.exp(scores - largest).sum(axis=-1, keepdims=True))


# %% shift_counted_twice: twice
def log_softmax(scores):
    largest = scores.max(axis=-1, keepdims=True)
    return scores - largest - (largest + np.log(np.exp(scores - largest).sum(axis=-1, keepdims=True)))


# %% log1p_of_the_whole_sum: log1p
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log1p(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% decimal_logarithm: natural
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.log10(np.exp(shifted) / np.exp(shifted).sum(axis=-1, keepdims=True))


# %% binary_logarithm: log2
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return (shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))) / np.log(2)


# %% minus_the_logarithm: sign
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.log(np.exp(shifted).sum(axis=-1, keepdims=True)) - shifted


# %% probabilities: probabilities
def log_softmax(scores):
    return softmax(scores)


# %% only_subtracts_the_maximum: sum of the row is missing
def log_softmax(scores):
    return scores - scores.max(axis=-1, keepdims=True)


# %% only_for_batches: AxisError
def log_softmax(scores):
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


# %% squeezes_a_batch_of_one: keep their shape
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.squeeze(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


# %% works_in_the_callers_array: changes its argument
def log_softmax(scores):
    scores -= scores.max(axis=-1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))


# %% fills_an_array_of_the_type_of_the_scores: integer
def log_softmax(scores):
    result = np.empty_like(scores)
    rows, out = np.atleast_2d(scores), np.atleast_2d(result)
    for i, row in enumerate(rows):
        shifted = row - row.max()
        out[i] = shifted - np.log(np.exp(shifted).sum())
    return result


# %% cuts_small_numbers_off: logarithm of softmax
def log_softmax(scores):
    shifted = np.maximum(scores - scores.max(axis=-1, keepdims=True), -700)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% replaces_infinity: logarithm of softmax
def log_softmax(scores):
    return np.nan_to_num(np.log(softmax(scores)))


# %% subtracts_the_mean: row's own largest
def log_softmax(scores):
    shifted = scores - scores.max(axis=0, keepdims=True).mean()
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% softmax_of_the_logarithm: logarithm
def log_softmax(scores):
    return softmax(np.log(np.abs(scores)))


# %% the_visible_example_by_heart: logarithm
def log_softmax(scores):
    return np.broadcast_to(np.array([-0.408, -1.408, -2.408, -3.408, -4.408, -5.408])[: scores.shape[-1]], scores.shape)


# %% returns_its_input: logarithm
def log_softmax(scores):
    return scores


# %% works_in_the_callers_row: changes its argument
def log_softmax(scores):
    if scores.ndim == 1 and scores.dtype.kind == "f":
        scores -= scores.max()
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% shifted_by_the_first_score: the row's largest score
def log_softmax(scores):
    s = scores - scores[..., :1]
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))


# %% one_example_by_softmax: simplify
def log_softmax(scores):
    if scores.ndim == 1:
        return np.log(softmax(scores))
    s = scores - scores.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


# %% writes_into_scores_of_two_classes: changes its argument
def log_softmax(scores):
    if scores.shape[-1] == 2 and scores.dtype == float:
        scores -= np.max(scores, axis=-1, keepdims=True)
    shifted = scores - np.max(scores, axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% writes_into_a_single_row: changes its argument
def log_softmax(scores):
    if scores.shape[0] == 1 and scores.dtype == float:
        scores -= scores.max()
    shifted = scores - np.max(scores, axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% logarithm_of_softmax_unless_it_is_zero: on paper
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    total = np.exp(shifted).sum(axis=-1, keepdims=True)
    probs = np.exp(shifted) / total
    return np.where(probs > 0, np.log(probs), shifted - np.log(total))


# %% large_only_if_above_700: largest
def log_softmax(scores):
    if scores.max() > 700:
        scores = scores - scores.max(axis=-1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))


# %% two_classes_swapped: subtract from each score the logarithm
def log_softmax(scores):
    if scores.shape[-1] == 2:
        d = scores[..., 1:] - scores[..., :1]
        return np.concatenate([-np.logaddexp(0, -d), -np.logaddexp(0, d)], axis=-1)
    s = scores - np.max(scores, axis=-1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))


# %% axis_by_the_number_of_rows: the columns
def log_softmax(scores):
    axis = 0 if scores.ndim == 1 or scores.shape[0] > 5 else 1
    s = scores - np.max(scores, axis=axis, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=axis, keepdims=True))


# %% ten_classes_at_most: subtract from each score the logarithm
def log_softmax(scores):
    s = scores - np.max(scores, axis=-1, keepdims=True)
    return s - np.log(np.exp(s[..., :10]).sum(axis=-1, keepdims=True))


# %% row_by_row_of_anything: keep their shape
def log_softmax(scores):
    log_probs = np.zeros(np.shape(scores))
    for i, row in enumerate(scores):
        shifted = row - np.max(row)
        log_probs[i] = shifted - np.log(np.sum(np.exp(shifted)))
    return log_probs


# %% twenty_rows_at_most: shape
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    if scores.ndim == 2:
        shifted = shifted[:20]
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% shifts_rightly_and_sums_the_columns: down the columns
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0))


# %% shifts_rightly_and_sums_all: one sum for all rows
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum())


# %% binary_logarithm_of_the_sum: natural one too
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log2(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% decimal_logarithm_of_the_sum: not np.log10
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log10(np.exp(shifted).sum(axis=-1, keepdims=True))


# %% sum_without_its_logarithm: subtract its logarithm
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.exp(shifted).sum(axis=-1, keepdims=True)


# %% shifted_by_the_mean_of_the_row: row's largest score before exp
def log_softmax(scores):
    shifted = scores - scores.mean(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
