# %% by_probabilities
def predict_digits(params, X):
    return softmax(two_layer_scores(params, X)).argmax(axis=1)


# %% row_by_row
def predict_digits(params, X):
    return [int(np.argmax(two_layer_scores(params, x[None])[0])) for x in X]


# %% sorted
def predict_digits(params, X):
    return np.argsort(two_layer_scores(params, X), axis=1)[:, -1]


# %% last_axis
def predict_digits(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return np.argmax(hidden @ params["W2"] + params["b2"], axis=-1).astype(np.int8)


# %% compared_with_the_largest
def predict_digits(params, X):
    scores = two_layer_scores(params, X)
    return np.argmax(scores == scores.max(axis=1, keepdims=True), axis=1)


# %% loop_with_a_champion
def predict_digits(params, X):
    labels = []
    for row in two_layer_scores(params, X):
        best = 0
        for c in range(1, len(row)):
            if row[c] > row[best]:
                best = c
        labels.append(best)
    return np.array(labels)


# %% in_pieces
def predict_digits(params, X):
    parts = [two_layer_scores(params, X[i : i + 3]).argmax(axis=1) for i in range(0, len(X), 3)]
    return np.concatenate(parts)


# %% log_probabilities
def predict_digits(params, X):
    return np.argmin(-log_softmax(two_layer_scores(params, X)), axis=1)


# %% float32
def predict_digits(params, X):
    p = {name: np.asarray(value, np.float32) for name, value in params.items()}
    hidden = np.maximum(np.asarray(X, np.float32) @ p["W1"] + p["b1"], 0)
    return np.argmax(hidden @ p["W2"] + p["b2"], axis=1)
