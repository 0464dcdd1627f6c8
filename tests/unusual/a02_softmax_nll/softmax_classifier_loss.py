# %% einsum
def softmax_classifier_loss(X, y, W, b):
    scores = np.einsum("nd,dc->nc", X, W) + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), np.einsum("nd,nc->dc", X, d), np.einsum("nc->c", d)


# %% bias_as_a_feature
def softmax_classifier_loss(X, y, W, b):
    X1 = np.hstack([X, np.ones((len(X), 1))])
    scores = X1 @ np.vstack([W, b])
    d = X1.T @ nll_gradient(scores, y)
    return nll_loss(scores, y), d[:-1], d[-1]


# %% loops
def softmax_classifier_loss(X, y, W, b):
    loss, dW, db = 0.0, np.zeros(W.shape), np.zeros(len(b))
    for x, label in zip(X, y):
        scores = x @ W + b
        d = softmax(scores)
        d[label] -= 1
        loss -= log_softmax(scores)[label] / len(X)
        dW += np.outer(x, d) / len(X)
        db += d / len(X)
    return loss, dW, db


# %% list_of_parts
def softmax_classifier_loss(X, y, W, b):
    scores = np.dot(X, W) + b
    d = nll_gradient(scores, y)
    return [float(nll_loss(scores, y)), (d.T @ X).T, sum(d)]


# %% all_by_itself
def softmax_classifier_loss(X, y, W, b):
    n = X.shape[0]
    s = X.dot(W) + b
    s = s - s.max(axis=1, keepdims=True)
    log_probs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    target = np.eye(len(b))[y]
    d = np.exp(log_probs) - target
    return -(target * log_probs).sum() / n, X.T.dot(d) / n, d.mean(axis=0)


# %% plain_lists
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), (X.T @ d).tolist(), d.sum(axis=0).tolist()


# %% ones_times_gradient
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b.reshape(1, -1)
    d = nll_gradient(scores, y)
    return np.array(nll_loss(scores, y)), np.tensordot(X, d, axes=(0, 0)), np.ones(len(X)) @ d


# %% single_precision
def softmax_classifier_loss(X, y, W, b):
    X, W, b = (a.astype(np.float32) for a in (X, W, b))
    scores = X @ W + b
    d = nll_gradient(scores, y).astype(np.float32)
    return np.float32(nll_loss(scores, y)), X.T @ d, d.sum(axis=0)


# %% weighted_differences_of_means
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    p = softmax(scores)
    n = len(y)
    dW = X.T @ p / n
    db = p.mean(axis=0)
    for c in range(len(b)):
        dW[:, c] -= X[y == c].sum(axis=0) / n
        db[c] -= np.mean(y == c)
    return nll_loss(scores, y), np.asfortranarray(dW), db


# %% scores_column_by_column
def softmax_classifier_loss(X, y, W, b):
    scores = np.stack([X @ W[:, c] + b[c] for c in range(W.shape[1])], axis=1)
    d = nll_gradient(scores, y)
    dW = np.stack([(X * d[:, [c]]).sum(axis=0) for c in range(W.shape[1])], axis=1)
    return nll_loss(scores, y), dW, np.add.reduce(d)


# %% float32_scores_and_X_of_float64
def softmax_classifier_loss(X, y, W, b):
    X32 = X.astype(np.float32)
    s = X32 @ W.astype(np.float32) + b.astype(np.float32)
    G = nll_gradient(s, y)
    return nll_loss(s, y), X.T @ G, G.sum(0)


# %% float32_scores_and_one_hot_of_float64
def softmax_classifier_loss(X, y, W, b):
    s = (X @ W + b).astype(np.float32)
    p = softmax(s)
    G = (p - np.eye(W.shape[1])[y]) / len(y)
    return nll_loss(s, y), X.T @ G, G.sum(0)
