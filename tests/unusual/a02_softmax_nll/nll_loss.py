# %% log_sum_exp
def nll_loss(scores, y):
    m = scores.max(axis=1)
    log_sum = m + np.log(np.exp(scores - m[:, None]).sum(axis=1))
    return np.mean(log_sum - scores[np.arange(len(scores)), y])


# %% loop
def nll_loss(scores, y):
    total = 0
    for row, label in zip(scores, y):
        total -= log_softmax(row)[label]
    return total / len(y)


# %% one_hot
def nll_loss(scores, y):
    return -(np.eye(scores.shape[1])[y] * log_softmax(scores)).sum() / scores.shape[0]


# %% take_along_axis
def nll_loss(scores, y):
    return float(-np.take_along_axis(log_softmax(scores), y[:, None], axis=1).mean())


# %% margins
def nll_loss(scores, y):
    rows = np.arange(len(y))
    margins = scores - scores[rows, y][:, None]
    return np.logaddexp.reduce(margins, axis=1).mean()


# %% einsum
def nll_loss(scores, y):
    target = (y[:, None] == np.arange(scores.shape[1])).astype(float)
    return -np.einsum("ic,ic->", target, log_softmax(scores)) / len(y)


# %% zero_dimensional
def nll_loss(scores, y):
    return np.array(np.abs(log_softmax(scores)[range(len(y)), y].mean()))


# %% trace
def nll_loss(scores, y):
    return -np.trace(log_softmax(scores)[:, y]) / len(y)


# %% flat_index
def nll_loss(scores, y):
    flat = np.ravel_multi_index((np.arange(len(y)), y.astype(int)), scores.shape)
    return -np.take(log_softmax(scores), flat).mean()


# %% single_precision
def nll_loss(scores, y):
    return np.float32(-log_softmax(scores.astype(np.float32))[np.arange(len(y)), y].mean())


# %% running_mean
def nll_loss(scores, y):
    mean = 0.0
    log_probs = log_softmax(scores)
    for i in range(len(y)):
        mean += (-log_probs[i][y[i]] - mean) / (i + 1)
    return mean


# %% mask
def nll_loss(scores, y):
    mask = np.zeros(scores.shape, dtype=bool)
    mask[np.arange(len(y)), y] = True
    return np.average(-log_softmax(scores)[mask])
