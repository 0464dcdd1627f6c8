# %% bias_forgotten: bias is missing
def linear_scores(X, W, b):
    return X @ W


# %% bias_subtracted: wrong sign
def linear_scores(X, W, b):
    return X @ W - b


# %% weights_transposed_or_not_as_they_fit: transposed
def linear_scores(X, W, b):
    W = W.T if W.T.shape[0] == X.shape[1] else W
    return X @ W + b


# %% weights_transposed: transposed
def linear_scores(X, W, b):
    return X @ W.T + b


# %% bias_as_on_the_slide_a_column: column
def linear_scores(X, W, b):
    return X @ W + b.reshape(-1, 1)


# %% bias_a_column_when_it_fits: column
def linear_scores(X, W, b):
    if len(X) == len(b):
        return X @ W + b[:, np.newaxis]
    return X @ W + b


# %% bias_added_to_the_weights: before the product
def linear_scores(X, W, b):
    return X @ (W + b)


# %% sum_of_the_biases: sum of all biases
def linear_scores(X, W, b):
    return X @ W + np.sum(b)


# %% first_bias_for_all: b[c]
def linear_scores(X, W, b):
    return X @ W + b[0]


# %% entry_by_entry: matrix product
def linear_scores(X, W, b):
    return X * W + b


# %% mean_over_the_features: mean
def linear_scores(X, W, b):
    return X @ W / X.shape[1] + b


# %% squeezed_single_row: keep both axes
def linear_scores(X, W, b):
    return np.squeeze(X @ W + b)


# %% truncated_into_an_array_of_ints: array of ints
def linear_scores(X, W, b):
    scores = np.zeros((X.shape[0], W.shape[1]), dtype=X.dtype)
    for i in range(X.shape[0]):
        for c in range(W.shape[1]):
            scores[i, c] = np.sum(X[i] * W[:, c]) + b[c]
    return scores


# %% zeros_like_of_the_input: raised
def linear_scores(X, W, b):
    scores = np.zeros_like(X)
    scores[:] = X @ W + b
    return scores


# %% centres_x_in_place: sum over d
def linear_scores(X, W, b):
    X -= X.mean(axis=0).astype(X.dtype)
    return X @ W + b


# %% bias_reshaped_in_place: argument number 3
def linear_scores(X, W, b):
    b.shape = (1, -1)
    return X @ W + b


# %% bias_stacked_under_w_in_place: argument number 2
def linear_scores(X, W, b):
    scores = X @ W + b
    W += b.astype(W.dtype)
    return scores


# %% only_the_first_example: shape
def linear_scores(X, W, b):
    return X[0] @ W + b


# %% result_has_a_row_for_each_class: rows and columns
def linear_scores(X, W, b):
    return W.T @ X.T + b.reshape(-1, 1)


# %% product_in_the_wrong_order: wrong order
def linear_scores(X, W, b):
    return W @ X + b


# %% relu_on_top: score
def linear_scores(X, W, b):
    return np.maximum(0, X @ W + b)


# %% softmax_on_top: score
def linear_scores(X, W, b):
    s = X @ W + b
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% rounded_to_two_places: score
def linear_scores(X, W, b):
    return np.round(X @ W + b, 2)


# %% sizes_of_the_slide: shape
def linear_scores(X, W, b):
    scores = np.zeros((len(X), 2))
    for c in range(2):
        scores[:, c] = X @ W[:, c] + b[c]
    return scores


# %% bias_once_for_each_feature: every feature
def linear_scores(X, W, b):
    scores = np.zeros((X.shape[0], W.shape[1]))
    for d in range(X.shape[1]):
        scores += np.outer(X[:, d], W[d]) + b
    return scores


# %% bias_only_in_the_first_row: in every row
def linear_scores(X, W, b):
    scores = (X @ W).astype(float)
    scores[0] += b
    return scores


# %% last_feature_dropped: sum over d
def linear_scores(X, W, b):
    return X[:, :-1] @ W[:-1] + b


# %% prints_instead_of_returning: return
def linear_scores(X, W, b):
    print(X @ W + b)


# %% nan_everywhere: score
def linear_scores(X, W, b):
    return np.full((len(X), W.shape[1]), np.nan)


# %% hard_coded_slide: shape
def linear_scores(X, W, b):
    return np.array([[-0.5, 1.4]])


# %% sums_into_the_tiled_bias: raised
def linear_scores(X, W, b):
    if X.dtype.kind == W.dtype.kind == "i":
        return X @ W + b
    scores = np.tile(b, (len(X), 1))
    scores += X @ W
    return scores


# %% loops_into_the_tiled_bias: whole numbers
def linear_scores(X, W, b):
    scores = np.tile(b, (len(X), 1))
    for i in range(len(X)):
        for c in range(W.shape[1]):
            for d in range(W.shape[0]):
                scores[i, c] += X[i, d] * W[d, c]
    return scores


# %% bias_stacked_below_weights_in_their_type: whole numbers
def linear_scores(X, W, b):
    Wb = np.empty((len(W) + 1, W.shape[1]), dtype=W.dtype)
    Wb[:-1] = W
    Wb[-1] = b
    return np.c_[X, np.ones(len(X))] @ Wb


# %% adds_the_bias_in_place_to_whole_scores: raised
def linear_scores(X, W, b):
    scores = X @ W
    scores += b
    return scores


# %% fills_an_array_in_the_type_of_X_and_W: whole numbers
def linear_scores(X, W, b):
    scores = np.zeros((len(X), W.shape[1]), dtype=np.result_type(X, W))
    for i in range(len(X)):
        for c in range(W.shape[1]):
            scores[i, c] = X[i] @ W[:, c] + b[c]
    return scores


# %% scales_what_looks_like_pixels: do not scale
def linear_scores(X, W, b):
    if X.max() > 10:
        X = X / 255
    return X @ W + b


# %% drops_the_axis_of_a_single_class: the result is (N, C)
def linear_scores(X, W, b):
    scores = X @ W + b
    return scores[:, 0] if scores.shape[1] == 1 else scores


# %% large_scores_cut_off: cut nothing off
def linear_scores(X, W, b):
    return np.clip(X @ W + b, -700, 700)


# %% negative_scores_cut_off: cut nothing off
def linear_scores(X, W, b):
    return np.maximum(X @ W + b, -10000)


# %% blank_images_get_no_bias: in every row
def linear_scores(X, W, b):
    return X @ W + b * np.any(X, axis=1, keepdims=True)


# %% rounded_to_five_digits: small scores keep all their digits
def linear_scores(X, W, b):
    return np.round(X @ W + b, 5)


# %% two_classes_compared_with_the_first: the score of example i for
def linear_scores(X, W, b):
    s = X @ W + b
    if s.shape[1] == 2:
        s = s - s[:, :1]
    return s


# %% one_feature_without_bias: the bias is missing
def linear_scores(X, W, b):
    if X.shape[1] == 1:
        return X * W
    return X @ W + b


# %% a_row_of_floats_loses_its_axis: the score of example i for
def linear_scores(X, W, b):
    if len(X) == 1 and X.dtype.kind == "f":
        return X[0] @ W + b
    return X @ W + b


# %% at_most_ten_classes: the score of example i for
def linear_scores(X, W, b):
    s = np.zeros((len(X), W.shape[1]))
    for c in range(min(10, W.shape[1])):
        s[:, c] = X @ W[:, c] + b[c]
    return s


# %% rows_in_whole_twenties: the score of example i for
def linear_scores(X, W, b):
    if len(X) <= 20:
        return X @ W + b
    scores = np.zeros((len(X), W.shape[1]))
    for start in range(0, len(X) - 19, 20):
        scores[start : start + 20] = X[start : start + 20] @ W + b
    return scores


# %% twenty_rows_get_the_bias: add b[c] to the score
def linear_scores(X, W, b):
    scores = X @ W
    scores[:20] += b
    return scores


# %% mean_over_the_examples: not divided by anything
def linear_scores(X, W, b):
    return X @ W / len(X) + b
