# %% one_hot
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)


# %% loop
def nll_gradient(scores, y):
    grad = np.zeros(scores.shape)
    for i, row in enumerate(scores):
        p = softmax(row)
        for c in range(len(row)):
            grad[i, c] = (p[c] - (c == y[i])) / len(scores)
    return grad


# %% comparison
def nll_gradient(scores, y):
    return (softmax(scores) - (y[:, None] == np.arange(scores.shape[1]))) / scores.shape[0]


# %% put_along_axis
def nll_gradient(scores, y):
    probs = np.exp(log_softmax(scores))
    np.put_along_axis(probs, y[:, None], np.take_along_axis(probs, y[:, None], 1) - 1, axis=1)
    return probs / len(y)


# %% subtract_at
def nll_gradient(scores, y):
    probs = softmax(scores) / len(y)
    np.subtract.at(probs, (np.arange(len(y)), y), 1 / len(y))
    return np.asfortranarray(probs)


# %% jacobian_times_vector
def nll_gradient(scores, y):
    grad = []
    for row, label in zip(scores, y):
        p = softmax(row)
        jacobian = np.eye(len(p)) - p  # of log_softmax
        upstream = np.zeros(len(p))
        upstream[label] = -1 / len(y)
        grad.append(upstream @ jacobian)
    return np.array(grad)


# %% lists
def nll_gradient(scores, y):
    return [[(p - (c == label)) / len(y) for c, p in enumerate(softmax(row))] for row, label in zip(scores, y)]


# %% central_difference
def nll_gradient(scores, y):
    eps, grad = 1e-5, np.zeros(scores.shape)
    for index in np.ndindex(scores.shape):
        step = np.zeros(scores.shape)
        step[index] = eps
        grad[index] = (nll_loss(scores + step, y) - nll_loss(scores - step, y)) / (2 * eps)
    return grad


# %% single_precision
def nll_gradient(scores, y):
    grad = softmax(scores.astype(np.float32))
    grad[np.arange(len(y)), y] -= 1
    return grad / np.float32(len(y))


# %% sum_of_the_others_at_the_label
def nll_gradient(scores, y):
    grad = softmax(scores)
    rows = np.arange(len(y))
    grad[rows, y] = 0
    grad[rows, y] = -grad.sum(axis=1)
    return grad / len(y)


# %% own_softmax
def nll_gradient(scores, y):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    target = np.zeros(scores.shape)
    target[range(len(y)), y] = 1
    return (e / e.sum(axis=1, keepdims=True) - target) * (1 / len(y))


# %% float32_softmax_and_one_hot_of_float64
def nll_gradient(scores, y):
    s = scores.astype(np.float32)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return (p - np.eye(scores.shape[1])[y]) / len(y)


# %% float32_softmax_and_one_hot_of_ints
def nll_gradient(scores, y):
    s = scores.astype(np.float32)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    t = np.zeros(scores.shape, int)
    t[np.arange(len(y)), y] = 1
    return (p - t) / len(y)
