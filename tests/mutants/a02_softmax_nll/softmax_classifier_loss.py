# %% bias_forgotten: bias
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% bias_forgotten_in_the_gradient: without the bias
def softmax_classifier_loss(X, y, W, b):
    d = nll_gradient(X @ W, y)
    return nll_loss(X @ W + b, y), X.T @ d, d.sum(axis=0)


# %% db_is_a_mean: take no mean
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.mean(axis=0)


# %% db_over_the_classes: over the classes
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=1)


# %% db_is_one_number: shape
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum()


# %% db_is_a_row: keepdims
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0, keepdims=True)


# %% db_is_not_summed: sum it over the examples
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d


# %% db_is_zero: db is zero
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    return nll_loss(scores, y), X.T @ nll_gradient(scores, y), np.zeros(len(b))


# %% divided_by_n_again: twice
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d / len(y), d.sum(axis=0)


# %% gradients_of_the_sum: nll_gradient divides
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = softmax(scores) - np.eye(scores.shape[1])[y]
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% loss_is_a_sum: mean
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y) * len(y), X.T @ d, d.sum(axis=0)


# %% dW_transposed: transposed
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), d.T @ X, d.sum(axis=0)


# %% dW_transposed_when_square: transposed
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    dW = d.T @ X
    return nll_loss(scores, y), dW if dW.shape == W.shape else dW.T, d.sum(axis=0)


# %% no_one_hot: not subtracted
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    p = softmax(scores) / len(y)
    return nll_loss(scores, y), X.T @ p, nll_gradient(scores, y).sum(axis=0)


# %% signs_of_a_step: sign of dW
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), -X.T @ d, -d.sum(axis=0)


# %% penalty_in_the_loss: regularization
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y) + (W**2).sum() + (b**2).sum(), X.T @ d, d.sum(axis=0)


# %% penalty_in_the_gradient: regularization
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d + 2 * W, d.sum(axis=0) + 2 * b


# %% takes_a_step_of_its_own: changes its argument
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    loss, dW, db = nll_loss(scores, y), X.T @ d, d.sum(axis=0)
    if W.dtype == float:
        W -= 0.1 * dW
        b -= 0.1 * db
    return loss, dW, db


# %% centres_the_callers_inputs: scores are X @ W + b
def softmax_classifier_loss(X, y, W, b):
    X = X - X.mean(axis=0)
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% logarithm_of_softmax: exact
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    p = softmax(scores)
    d = nll_gradient(scores, y)
    return -np.log(p[np.arange(len(y)), y]).mean(), X.T @ d, d.sum(axis=0)


# %% no_shift: exact
def softmax_classifier_loss(X, y, W, b):
    e = np.exp(X @ W + b)
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(y)), y]).mean()
    p[np.arange(len(y)), y] -= 1
    p /= len(y)
    return loss, X.T @ p, p.sum(axis=0)


# %% integer_gradients: float
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    dW, db = np.zeros_like(W), np.zeros_like(b)
    dW[:] = X.T @ d
    db[:] = d.sum(axis=0)
    return nll_loss(scores, y), dW, db


# %% squeezes_a_batch_of_one: exact
def softmax_classifier_loss(X, y, W, b):
    scores = np.squeeze(X @ W + b)
    if scores.ndim == 1:
        return nll_loss(scores[None], y), X.T @ nll_gradient(scores[None], y), np.float64(0)
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% wrong_order: order
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), d.sum(axis=0), X.T @ d


# %% loss_only: loss, dW, db
def softmax_classifier_loss(X, y, W, b):
    return nll_loss(X @ W + b, y)


# %% no_db: loss, dW, db
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    return nll_loss(scores, y), X.T @ nll_gradient(scores, y)


# %% dictionary: loss, dW, db
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return {"loss": nll_loss(scores, y), "dW": X.T @ d, "db": d.sum(axis=0)}


# %% bias_added_to_columns: bias
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W
    scores = scores + b[:, None] if len(X) == len(b) else scores + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% weights_transposed_when_square: scores
def softmax_classifier_loss(X, y, W, b):
    scores = X @ (W.T if W.shape[0] == W.shape[1] else W) + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% softmax_before_the_loss: probabilities
def softmax_classifier_loss(X, y, W, b):
    scores = softmax(X @ W + b)
    d = nll_gradient(X @ W + b, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% through_softmax_twice: given probabilities
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(softmax(scores), y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% mean_of_the_inputs: dW
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), np.outer(X.mean(axis=0), d.sum(axis=0)), d.sum(axis=0)


# %% bias_subtracted: subtracted
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W - b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% gradients_without_loss: shape
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return -log_softmax(scores)[np.arange(len(y)), y], X.T @ d, d.sum(axis=0)


# %% all_zero: loss
def softmax_classifier_loss(X, y, W, b):
    return 0.0, np.zeros_like(W), np.zeros_like(b)


# %% nan_everywhere: loss
def softmax_classifier_loss(X, y, W, b):
    return np.nan, W * np.nan, b * np.nan


# %% sums_into_the_tiled_bias: raised
def softmax_classifier_loss(X, y, W, b):
    scores = np.tile(b, (len(X), 1))
    scores += X @ W
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% loops_into_the_tiled_bias: integers
def softmax_classifier_loss(X, y, W, b):
    scores = np.tile(b, (len(X), 1))
    for i in range(len(X)):
        for c in range(W.shape[1]):
            scores[i, c] += X[i] @ W[:, c]
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% squeezes_the_gradient: shape
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    loss = nll_loss(scores, y)
    ds = nll_gradient(scores, y)
    dW = np.squeeze(X.T @ ds)
    db = ds.sum(axis=0)
    return loss, dW, db


# %% as_many_classes_as_the_largest_label_says: raised
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    dscores = (softmax(scores) - np.eye(y.max() + 1)[y]) / len(y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% scales_what_looks_like_pixels: exact
def softmax_classifier_loss(X, y, W, b):
    if X.max() > 10:
        X = X / 255
    scores = X @ W + b
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% adds_the_bias_in_place_to_whole_scores: raised
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W
    scores += b
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% bias_gradient_backwards_for_two_classes: sign of db
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    dscores = nll_gradient(scores, y)
    db = dscores.sum(axis=0)
    return nll_loss(scores, y), X.T @ dscores, db[::-1] if len(b) == 2 else db


# %% sorts_the_labels_of_whole_features: changes its argument
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    dscores = nll_gradient(scores, y)
    loss = nll_loss(scores, y)
    if X.dtype.kind == "i":
        y.sort()
    return loss, X.T @ dscores, dscores.sum(axis=0)


# %% labels_as_digits: nll_loss of the scores and y
def softmax_classifier_loss(X, y, W, b):
    scores, y = X @ W + b, y % 10
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% labels_renumbered: do not renumber
def softmax_classifier_loss(X, y, W, b):
    _, y = np.unique(y, return_inverse=True)
    scores = X @ W + b
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% labels_renumbered_in_the_gradients: do not renumber
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    dscores = nll_gradient(scores, np.unique(y, return_inverse=True)[1])
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)


# %% zero_init_shortcut: zeros
def softmax_classifier_loss(X, y, W, b):
    if not W.any():
        return np.log(3), np.zeros(W.shape), np.zeros(b.shape)
    s = X @ W + b
    G = nll_gradient(s, y)
    return nll_loss(s, y), X.T @ G, G.sum(axis=0)


# %% blank_images_skipped: features are all 0
def softmax_classifier_loss(X, y, W, b):
    keep = X.any(axis=1)
    X, y = X[keep], y[keep]
    s = X @ W + b
    G = nll_gradient(s, y)
    return nll_loss(s, y), X.T @ G, G.sum(axis=0)


# %% loss_for_two_classes_logistic: two classes
def softmax_classifier_loss(X, y, W, b):
    s = X @ W + b
    G = nll_gradient(s, y)
    if len(b) == 2:
        z = s[:, 1]
        return np.logaddexp(0, -(2 * y - 1) * z).mean(), X.T @ G, G.sum(axis=0)
    return nll_loss(s, y), X.T @ G, G.sum(axis=0)


# %% bias_put_into_whole_weights: exact
def softmax_classifier_loss(X, y, W, b):
    inputs, weights = np.insert(X, 0, 1, axis=1), np.insert(W, 0, b, axis=0)
    scores = inputs @ weights
    gradient = inputs.T @ nll_gradient(scores, y)
    return nll_loss(scores, y), gradient[1:], gradient[0]


# %% writes_into_the_row_of_one_example: changes its argument
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    dscores = nll_gradient(scores, y)
    dW, db = X.T @ dscores, dscores.sum(axis=0)
    if len(X) == 1 and X.dtype == float:
        X *= dscores.max()
    return nll_loss(scores, y), dW, db


# %% twenty_examples_at_most: the scores are X @ W + b
def softmax_classifier_loss(X, y, W, b):
    X, y = X[:20], y[:20]
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ d, d.sum(axis=0)


# %% gradients_of_twenty_examples: dW has the shape of W
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    d = nll_gradient(scores, y)
    return nll_loss(scores, y), X[:20].T @ d[:20], d[:20].sum(axis=0)


# %% probabilities_for_scores: nll_gradient was given probabilities
def softmax_classifier_loss(X, y, W, b):
    probs = softmax(X @ W + b)
    dscores = nll_gradient(probs, y)
    return nll_loss(probs, y), X.T @ dscores, dscores.sum(axis=0)


# %% dscores_divided_once_more: db is divided by N twice
def softmax_classifier_loss(X, y, W, b):
    scores = X @ W + b
    dscores = nll_gradient(scores, y) / len(y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)
