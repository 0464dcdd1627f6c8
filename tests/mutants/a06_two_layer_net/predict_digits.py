# %% largest_of_each_column: column
def predict_digits(params, X):
    return two_layer_scores(params, X).argmax(axis=0)


# %% largest_of_all: label
def predict_digits(params, X):
    return np.argmax(two_layer_scores(params, X))


# %% the_scores_themselves: largest scores
def predict_digits(params, X):
    return two_layer_scores(params, X).max(axis=1)


# %% all_scores: one label per row
def predict_digits(params, X):
    return two_layer_scores(params, X)


# %% smallest: smallest
def predict_digits(params, X):
    return two_layer_scores(params, X).argmin(axis=1)


# %% counted_from_one: from 0
def predict_digits(params, X):
    return two_layer_scores(params, X).argmax(axis=1) + 1


# %% hidden_unit: hidden unit
def predict_digits(params, X):
    return np.maximum(X @ params["W1"] + params["b1"], 0).argmax(axis=1)


# %% absolute_scores: largest
def predict_digits(params, X):
    return np.abs(two_layer_scores(params, X)).argmax(axis=1)


# %% first_layer_without_relu: largest
def predict_digits(params, X):
    return ((X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]).argmax(axis=1)


# %% without_the_last_bias: largest
def predict_digits(params, X):
    return (np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"]).argmax(axis=1)


# %% one_number_for_one_row: single number
def predict_digits(params, X):
    return np.squeeze(two_layer_scores(params, X).argmax(axis=1))


# %% column_of_labels: shape
def predict_digits(params, X):
    return two_layer_scores(params, X).argmax(axis=1, keepdims=True)


# %% one_hot: number of the class
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    return np.eye(scores.shape[1])[scores.argmax(axis=1)]


# %% only_the_first_row: shape
def predict_digits(params, X):
    return two_layer_scores(params, X)[0].argmax()


# %% probabilities_rounded: shape
def predict_digits(params, X):
    return np.round(softmax(two_layer_scores(params, X)))


# %% softmax_over_the_batch: largest
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    return softmax(scores.T).argmax(axis=0) if len(scores) != scores.shape[1] else softmax(scores.T).argmax(axis=1)


# %% softmax_down_the_columns: largest
def predict_digits(params, X):
    return softmax(two_layer_scores(params, X).T).T.argmax(axis=1)


# %% second_largest: largest
def predict_digits(params, X):
    return np.argsort(two_layer_scores(params, X), axis=1)[:, -2]


# %% largest_found_by_sorting_the_wrong_way: smallest
def predict_digits(params, X):
    return np.argsort(two_layer_scores(params, X), axis=1)[:, 0]


# %% changes_the_images: argument
def predict_digits(params, X):
    labels = two_layer_scores(params, X).argmax(axis=1)
    X -= X.mean()
    return labels


# %% always_zero: largest
def predict_digits(params, X):
    return np.zeros(len(X), dtype=int)


# %% nan_for_every_row: label
def predict_digits(params, X):
    return np.full(len(X), np.nan)


# %% labels_as_text: numbers
def predict_digits(params, X):
    return np.array([str(k) for k in two_layer_scores(params, X).argmax(axis=1)])


# %% nothing_returned: None
def predict_digits(params, X):
    labels = two_layer_scores(params, X).argmax(axis=1)


# %% search_from_minus_a_thousand: thousands
def predict_digits(params, X):
    labels = []
    for row in two_layer_scores(params, X):
        best, label = -1000, 0
        for c, score in enumerate(row):
            if score > best:
                best, label = score, c
        labels.append(label)
    return np.array(labels)


# %% probabilities_that_overflow: thousands
def predict_digits(params, X):
    e = np.exp(two_layer_scores(params, X))
    return (e / e.sum(axis=1, keepdims=True)).argmax(axis=1)


# %% labels_as_floats: int type
def predict_digits(params, X):
    labels = np.zeros(len(X))
    for i, scores in enumerate(two_layer_scores(params, X)):
        labels[i] = np.argmax(scores)
    return labels


# %% hidden_layer_of_the_type_of_X: whole numbers
def predict_digits(params, X):
    hidden = np.zeros((len(X), len(params["b1"])), dtype=X.dtype)
    hidden[:] = np.maximum(X @ params["W1"] + params["b1"], 0)
    return (hidden @ params["W2"] + params["b2"]).argmax(axis=1)


# %% champion_that_starts_too_high: thousands
def predict_digits(params, X):
    labels = []
    for row in two_layer_scores(params, X):
        best, label = -9999, 0
        for number, score in enumerate(row):
            if score > best:
                best, label = score, number
        labels.append(label)
    return np.array(labels)


# %% champion_that_starts_at_minus_a_million: thousands
def predict_digits(params, X):
    labels = []
    for row in two_layer_scores(params, X):
        best, label = -1e6, 0
        for number, score in enumerate(row):
            if score > best:
                best, label = score, number
        labels.append(label)
    return np.array(labels)


# %% by_the_order_of_the_dict: by name
def predict_digits(params, X):
    W1, b1, W2, b2 = params.values()
    return np.argmax(np.maximum(X @ W1 + b1, 0) @ W2 + b2, axis=1)


# %% ten_classes_at_most: largest
def predict_digits(params, X):
    return two_layer_scores(params, X)[:, :10].argmax(axis=1)


# %% large_pixels_scaled: take it as it is
def predict_digits(params, X):
    if X.max() > 15:
        X = X / 255
    return two_layer_scores(params, X).argmax(axis=1)


# %% of_two_classes_the_sign_decides: largest
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    if scores.shape[1] == 2:
        return (scores[:, 1] > 0).astype(int)
    return scores.argmax(axis=1)


# %% more_labels_than_images_where_scores_are_equal: blank image
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    return np.where(scores == scores.max(axis=1, keepdims=True))[1]


# %% sum_of_the_labels_where_scores_are_equal: blank image
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    return (scores == scores.max(axis=1, keepdims=True)) @ np.arange(scores.shape[1])


# %% truth_values_for_two_classes: int type
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    return scores[:, 1] > scores[:, 0] if scores.shape[1] == 2 else scores.argmax(axis=1)


# %% floats_for_more_than_one_image: int type
def predict_digits(params, X):
    labels = two_layer_scores(params, X).argmax(axis=1)
    return labels if len(X) == 1 else labels.astype(float)


# %% scores_rounded_to_two_places: close to each other
def predict_digits(params, X):
    return np.round(two_layer_scores(params, X), 2).argmax(axis=1)


# %% blank_images_get_label_0: a blank image has scores too
def predict_digits(params, X):
    return np.where(X.any(axis=1), two_layer_scores(params, X).argmax(axis=1), 0)


# %% whole_hundreds_only: mind the last, short one
def predict_digits(params, X):
    n_pieces = max(1, len(X) // 100)
    pieces = (X[100 * k : 100 * (k + 1)] for k in range(n_pieces))
    return np.concatenate([two_layer_scores(params, piece).argmax(axis=1) for piece in pieces])
