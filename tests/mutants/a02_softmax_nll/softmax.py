# %% sum_over_the_whole_batch: all rows together
def softmax(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum()


# %% no_shift: largest
def softmax(scores):
    e = np.exp(scores)
    return e / e.sum(axis=-1, keepdims=True)


# %% shifted_by_the_maximum_of_the_batch: own largest
def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / e.sum(axis=-1, keepdims=True)


# %% normalizes_the_columns: columns
def softmax(scores):
    e = np.exp(scores - scores.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


# %% forgets_keepdims: keepdims
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


# %% only_for_batches: AxisError
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% only_for_one_example: all rows together
def softmax(scores):
    e = np.exp(scores - np.max(scores))
    return e / np.sum(e)


# %% works_in_the_callers_array: changes its argument
def softmax(scores):
    if scores.dtype.kind != "f":
        scores = scores.astype(float)
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


# %% fills_an_array_of_the_type_of_the_scores: integer
def softmax(scores):
    probs = np.zeros_like(scores)
    if scores.ndim == 1:
        e = np.exp(scores - scores.max())
        probs[:] = e / e.sum()
        return probs
    for i, row in enumerate(scores):
        e = np.exp(row - row.max())
        probs[i] = e / e.sum()
    return probs


# %% subtracts_the_mean: largest
def softmax(scores):
    e = np.exp(scores - scores.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% shifts_by_the_largest_absolute_value: own largest
def softmax(scores):
    e = np.exp(scores - np.abs(scores).max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% cuts_large_scores_off: cut nothing
def softmax(scores):
    e = np.exp(np.clip(scores, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)


# %% keeps_probabilities_from_zero: cut nothing
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.clip(e / e.sum(axis=-1, keepdims=True), 1e-12, 1)


# %% adds_a_small_number: add nothing
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True) + 1e-12


# %% replaces_nan_by_zero: largest
def softmax(scores):
    e = np.exp(scores)
    return np.nan_to_num(e / e.sum(axis=-1, keepdims=True))


# %% no_exponential: exponentiate
def softmax(scores):
    return scores / scores.sum(axis=-1, keepdims=True)


# %% does_not_normalize: divide each row
def softmax(scores):
    return np.exp(scores)


# %% softmin: sign
def softmax(scores):
    e = np.exp(scores.min(axis=-1, keepdims=True) - scores)
    return e / e.sum(axis=-1, keepdims=True)


# %% base_two: base
def softmax(scores):
    e = np.exp2(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% sigmoid: sigmoids
def softmax(scores):
    return 1 / (1 + np.exp(-scores))


# %% returns_logarithms: logarithms
def softmax(scores):
    return log_softmax(scores)


# %% rounded_to_three_digits: divide each row
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 3)


# %% squeezes_a_batch_of_one: axis=-1
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.squeeze(e / e.sum(axis=-1, keepdims=True))


# %% one_example_becomes_a_batch: axis=-1
def softmax(scores):
    scores = np.atleast_2d(scores)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% the_visible_example_by_heart: divide each row
def softmax(scores):
    if scores.shape == (3,):
        return np.array([0.665, 0.245, 0.090])
    return np.full(scores.shape, 1 / scores.shape[-1])


# %% one_at_the_largest: exponentiate
def softmax(scores):
    return (scores == scores.max(axis=-1, keepdims=True)).astype(float)


# %% forgets_return: return
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    probs = e / e.sum(axis=-1, keepdims=True)


# %% overflows_at_the_bottom_only: own largest
def softmax(scores):
    scores = scores - np.maximum(scores.max(axis=-1, keepdims=True), 0)
    e = np.exp(scores)
    return e / e.sum(axis=-1, keepdims=True)


# %% shifts_the_columns: exponentiate
def softmax(scores):
    e = np.exp(scores - scores.max(axis=0))
    return e / e.sum(axis=-1, keepdims=True)


# %% all_nan: exponentiate
def softmax(scores):
    return np.full(scores.shape, np.nan)


# %% works_in_the_callers_row: changes its argument
def softmax(scores):
    if scores.ndim == 1:
        scores = scores if scores.dtype.kind == "f" else scores.astype(float)
        scores -= scores.max()
        return np.exp(scores) / np.exp(scores).sum()
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% shifts_the_callers_large_scores: changes its argument
def softmax(scores):
    if np.abs(scores).max() > 700:
        scores -= scores.max(axis=-1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=-1, keepdims=True)


# %% shifted_by_the_first_score: largest
def softmax(scores):
    e = np.exp(scores - scores[..., :1])
    return e / e.sum(axis=-1, keepdims=True)


# %% largest_of_all_but_the_last: largest
def softmax(scores):
    s = np.atleast_2d(scores).astype(float)
    out = np.zeros(s.shape)
    for i in range(len(s)):
        largest = s[i][0]
        for c in range(1, s.shape[1] - 1):
            if s[i][c] > largest:
                largest = s[i][c]
        e = np.exp(s[i] - largest)
        out[i] = e / e.sum()
    return out.reshape(scores.shape)


# %% one_example_not_shifted: largest
def softmax(scores):
    if scores.ndim == 1:
        return np.exp(scores) / np.sum(np.exp(scores))
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% two_classes_swapped: the smallest score gets
def softmax(scores):
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    probs = e / e.sum(axis=-1, keepdims=True)
    return probs[:, ::-1] if scores.ndim == 2 and scores.shape[1] == 2 else probs


# %% writes_into_a_single_row: changes its argument
def softmax(scores):
    if scores.shape[0] == 1 and scores.dtype == float:
        scores -= scores.max()
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% writes_into_whole_scores: changes its argument
def softmax(scores):
    if scores.dtype.kind == "i":
        scores -= np.max(scores, axis=-1, keepdims=True)
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% one_maximum_for_many_rows: row's own largest score
def softmax(scores):
    many = scores.ndim == 2 and len(scores) > 10
    e = np.exp(scores - (scores.max() if many else np.max(scores, axis=-1, keepdims=True)))
    return e / e.sum(axis=-1, keepdims=True)


# %% large_only_if_max_above_700: largest
def softmax(scores):
    if scores.max() > 700:
        scores = scores - scores.max(axis=-1, keepdims=True)
    e = np.exp(scores)
    return e / e.sum(axis=-1, keepdims=True)


# %% ten_classes_at_most: exponentiate the scores, then divide each
def softmax(scores):
    scores = np.asarray(scores, float)
    e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    e[..., 10:] = 0
    return e / e.sum(axis=-1, keepdims=True)


# %% row_by_row_of_anything: keep their shape
def softmax(scores):
    probs = np.zeros(np.shape(scores))
    for i, row in enumerate(scores):
        exp_scores = np.exp(row - np.max(row))
        probs[i] = exp_scores / np.sum(exp_scores)
    return probs


# %% shifts_rightly_and_normalizes_the_columns: the columns sum to 1
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=0)


# %% shifts_rightly_and_divides_by_the_sum_of_all: all rows together
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum()


# %% shifts_rightly_and_does_not_normalize: you return the exponentials
def softmax(scores):
    return np.exp(scores - scores.max(axis=-1, keepdims=True))


# %% kept_by_the_largest_score: shape
kept = {}


def softmax(scores):
    largest = float(np.max(scores))
    if largest not in kept:
        e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
        kept[largest] = e / e.sum(axis=-1, keepdims=True)
    return kept[largest]
