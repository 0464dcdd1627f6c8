# %% own_product
def predict_labels(X, W, b):
    return (X @ W + b).argmax(axis=-1)


# %% list_of_ints
def predict_labels(X, W, b):
    return [int(np.argmax(row)) for row in linear_scores(X, W, b)]


# %% argsort_last
def predict_labels(X, W, b):
    return np.argsort(linear_scores(X, W, b))[:, -1]


# %% small_unsigned_ints
def predict_labels(X, W, b):
    return linear_scores(X, W, b).argmax(axis=1).astype(np.uint8)


# %% search_from_minus_infinity
def predict_labels(X, W, b):
    labels = np.empty(X.shape[0], dtype=np.int32)
    for i, row in enumerate(linear_scores(X, W, b)):
        best = -np.inf
        for c, score in enumerate(row):
            if score >= best:
                best, labels[i] = score, c
    return labels


# %% stable_softmax_first
def predict_labels(X, W, b):
    s = linear_scores(X, W, b)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return np.argmax(e / e.sum(axis=1, keepdims=True), axis=1)


# %% transposed_scores
def predict_labels(X, W, b):
    return np.argmax((W.T @ X.T).T + b, axis=1)


# %% where_the_maximum_is
def predict_labels(X, W, b):
    s = linear_scores(X, W, b)
    return np.array([np.flatnonzero(row == row.max())[-1] for row in s])


# %% tuple_of_labels
def predict_labels(X, W, b):
    return tuple(max(range(len(row)), key=row.__getitem__) for row in linear_scores(X, W, b).tolist())


# %% smallest_of_the_negated
def predict_labels(X, W, b):
    return np.argmin(-linear_scores(X, W, b), axis=1)
