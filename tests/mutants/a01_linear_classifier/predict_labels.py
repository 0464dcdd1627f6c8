# %% smallest_score: smallest
def predict_labels(X, W, b):
    return np.argmin(linear_scores(X, W, b), axis=1)


# %% over_the_examples: axis=1
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b), axis=0)


# %% one_label_for_the_batch: shape (N,)
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b))


# %% largest_score_itself: argmax, not max
def predict_labels(X, W, b):
    return np.max(linear_scores(X, W, b), axis=1)


# %% bias_forgotten: bias does not count
def predict_labels(X, W, b):
    return np.argmax(X @ W, axis=1)


# %% labels_from_one: counted from 0
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b), axis=1) + 1


# %% column_of_labels: (N, 1)
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b), axis=1, keepdims=True)


# %% absolute_scores: absolute
def predict_labels(X, W, b):
    return np.argmax(np.abs(linear_scores(X, W, b)), axis=1)


# %% one_hot_rows: shape (N,)
def predict_labels(X, W, b):
    scores = linear_scores(X, W, b)
    return (scores == scores.max(axis=1, keepdims=True)).astype(int)


# %% float_labels: int
def predict_labels(X, W, b):
    labels = np.zeros(len(X))
    scores = linear_scores(X, W, b)
    for i in range(len(X)):
        labels[i] = np.argmax(scores[i])
    return labels


# %% search_from_zero: negative
def predict_labels(X, W, b):
    labels = []
    for row in linear_scores(X, W, b):
        best, label = 0, 0
        for c, score in enumerate(row):
            if score > best:
                best, label = score, c
        labels.append(label)
    return np.array(labels)


# %% first_positive_score: score
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b) > 0, axis=1)


# %% rounded_scores: close
def predict_labels(X, W, b):
    return np.argmax(np.round(linear_scores(X, W, b), 1), axis=1)


# %% scores_cut_to_ints: score
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b).astype(int), axis=1)


# %% softmax_that_overflows: thousands
def predict_labels(X, W, b):
    e = np.exp(linear_scores(X, W, b))
    return np.argmax(e / e.sum(axis=1, keepdims=True), axis=1)


# %% sigmoid_that_saturates: score
def predict_labels(X, W, b):
    return np.argmax(1 / (1 + np.exp(-linear_scores(X, W, b))), axis=1)


# %% squeezed_single_row: single row
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b), axis=1).squeeze()


# %% first_of_argsort: smallest
def predict_labels(X, W, b):
    return np.argsort(linear_scores(X, W, b), axis=1)[:, 0]


# %% second_best: largest
def predict_labels(X, W, b):
    return np.argsort(linear_scores(X, W, b), axis=1)[:, -2]


# %% two_classes_only: largest
def predict_labels(X, W, b):
    scores = linear_scores(X, W, b)
    return (scores[:, 1] > scores[:, 0]).astype(int)


# %% text_labels: numbers
def predict_labels(X, W, b):
    return [str(label) for label in np.argmax(linear_scores(X, W, b), axis=1)]


# %% examples_normalized_in_place: argument number 1
def predict_labels(X, W, b):
    labels = np.argmax(linear_scores(X, W, b), axis=1)
    X //= 2
    return labels


# %% scores_returned: shape (N,)
def predict_labels(X, W, b):
    return linear_scores(X, W, b)


# %% last_example_dropped: shape (N,)
def predict_labels(X, W, b):
    scores = linear_scores(X, W, b)
    return np.array([np.argmax(scores[i]) for i in range(len(X) - 1)], dtype=int)


# %% bias_as_a_column: largest
def predict_labels(X, W, b):
    return np.array([np.argmax(row @ W + b[i % len(b)]) for i, row in enumerate(X)])


# %% zeros: largest
def predict_labels(X, W, b):
    return np.zeros(len(X), dtype=int)


# %% nothing_returned: return
def predict_labels(X, W, b):
    labels = np.argmax(linear_scores(X, W, b), axis=1)


# %% loops_into_the_tiled_bias: fractions
def predict_labels(X, W, b):
    scores = np.tile(b, (len(X), 1))
    for i in range(len(X)):
        for c in range(W.shape[1]):
            scores[i, c] += X[i] @ W[:, c]
    return scores.argmax(axis=1)


# %% search_from_minus_a_thousand: all of them negative
def predict_labels(X, W, b):
    labels = []
    for row in linear_scores(X, W, b):
        best, label = -1000, 0
        for c, score in enumerate(row):
            if score > best:
                best, label = score, c
        labels.append(label)
    return np.array(labels)


# %% champion_that_starts_too_high: argmax of the scores themselves
def predict_labels(X, W, b):
    labels = []
    for row in X @ W + b:
        best, label = -9999, 0
        for number, score in enumerate(row):
            if score > best:
                best, label = score, number
        labels.append(label)
    return np.array(labels)


# %% champion_that_starts_at_minus_a_million: argmax of the scores themselves
def predict_labels(X, W, b):
    labels = []
    for row in X @ W + b:
        best, label = -1e6, 0
        for number, score in enumerate(row):
            if score > best:
                best, label = score, number
        labels.append(label)
    return np.array(labels)


# %% knows_ten_classes_only: largest
def predict_labels(X, W, b):
    return np.argmax(linear_scores(X, W, b)[:, :10], axis=1)


# %% two_classes_by_the_sign_of_the_second: compare both scores
def predict_labels(X, W, b):
    s = X @ W + b
    return (s[:, 1] > 0).astype(int) if s.shape[1] == 2 else s.argmax(axis=1)


# %% champion_starts_at_minus_a_billion: all of them negative
def predict_labels(X, W, b):
    labels = []
    for row in X @ W + b:
        best, label = -1e9, 0
        for c, score in enumerate(row):
            if score > best:
                best, label = score, c
        labels.append(label)
    return np.array(labels)


# %% ties_give_a_label_each: where scores are equal
def predict_labels(X, W, b):
    s = X @ W + b
    return np.nonzero(s == s.max(axis=1, keepdims=True))[1]


# %% ties_give_the_sum_of_their_classes: where scores are equal
def predict_labels(X, W, b):
    s = X @ W + b
    return (s == s.max(axis=1, keepdims=True)) @ np.arange(s.shape[1])


# %% truth_values_for_two_classes: int type
def predict_labels(X, W, b):
    s = X @ W + b
    return s[:, 1] > s[:, 0] if s.shape[1] == 2 else s.argmax(axis=1)


# %% list_index_in_whole: largest
def predict_labels(X, W, b):
    S = X @ W + b
    flat = S.ravel().tolist()
    return np.array([flat.index(max(s)) % S.shape[1] for s in S.tolist()])


# %% two_classes_without_the_bias: the bias does not count
def predict_labels(X, W, b):
    if W.shape[1] == 2:
        return (X @ (W[:, 1] - W[:, 0]) > 0).astype(int)
    return np.argmax(X @ W + b, axis=1)


# %% two_classes_with_the_biases_subtracted: of two classes
def predict_labels(X, W, b):
    if W.shape[1] == 2:
        return (X @ (W[:, 1] - W[:, 0]) > (b[1] - b[0])).astype(int)
    return np.argmax(X @ W + b, axis=1)


# %% numbers_only_the_classes_that_win: for each row
def predict_labels(X, W, b):
    return np.unique(np.argmax(X @ W + b, axis=1), return_inverse=True)[1]


# %% class_looked_up_by_its_score: for each row
def predict_labels(X, W, b):
    scores = X @ W + b
    class_of = {score: c for row in scores for c, score in enumerate(row)}
    return np.array([class_of[max(row)] for row in scores])


# %% nearly_the_largest_is_enough: close to each other
def predict_labels(X, W, b):
    scores = X @ W + b
    return np.isclose(scores, scores.max(axis=1, keepdims=True)).argmax(axis=1)


# %% last_class_not_looked_at: largest score
def predict_labels(X, W, b):
    labels = []
    for row in X @ W + b:
        best = 0
        for c in range(1, len(row) - 1):
            if row[c] > row[best]:
                best = c
        labels.append(best)
    return np.array(labels)


# %% scores_of_the_type_of_X: round nothing
def predict_labels(X, W, b):
    scores = np.zeros((len(X), len(b)), dtype=X.dtype)
    scores[:] = X @ W + b
    return scores.argmax(axis=1)


# %% weights_of_the_type_of_X: round nothing
def predict_labels(X, W, b):
    return (X @ W.astype(X.dtype) + b).argmax(axis=1)


# %% bias_of_the_type_of_X: round nothing
def predict_labels(X, W, b):
    return (X @ W + b.astype(X.dtype)).argmax(axis=1)


# %% examples_of_the_type_of_W: unrounded
def predict_labels(X, W, b):
    return (X.astype(W.dtype) @ W + b).argmax(axis=1)


# %% scores_rounded_to_four_digits: close to each other
def predict_labels(X, W, b):
    return np.round(X @ W + b, 4).argmax(axis=1)
