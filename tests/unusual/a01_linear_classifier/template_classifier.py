# %% one_hot_matrix
def template_classifier(X, y, n_classes):
    one_hot = np.eye(n_classes)[y]
    W = X.T @ one_hot / one_hot.sum(axis=0)
    return W, -0.5 * (W * W).sum(axis=0)


# %% add_at
def template_classifier(X, y, n_classes):
    sums, counts = np.zeros((n_classes, X.shape[1])), np.bincount(y, minlength=n_classes)
    np.add.at(sums, y, X)
    means = sums / counts[:, None]
    return means.T, -np.linalg.norm(means, axis=1) ** 2 / 2


# %% running_mean
def template_classifier(X, y, n_classes):
    means, seen = np.zeros((n_classes, X.shape[1])), [0] * n_classes
    for x, label in zip(X, y):
        seen[label] += 1
        means[label] += (x - means[label]) / seen[label]
    return means.T.copy(), np.array([-0.5 * m @ m for m in means])


# %% twice_the_scores
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    return 2 * means.T, -np.sum(means**2, axis=1)


# %% first_class_as_origin
def template_classifier(X, y, n_classes):
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)])
    b = -0.5 * np.sum(means**2, axis=1)
    return (means - means[0]).T, b - b[0]


# %% centred_weights_same_bias
def template_classifier(X, y, n_classes):
    W = np.stack([X[y == c].mean(axis=0) for c in range(n_classes)], axis=1)
    return W - W.mean(axis=1, keepdims=True), -0.5 * np.einsum("dc,dc->c", W, W)


# %% lists
def template_classifier(X, y, n_classes):
    columns = []
    for c in range(n_classes):
        own = [x for x, label in zip(X.tolist(), y.tolist()) if label == c]
        columns.append([sum(values) / len(own) for values in zip(*own)])
    b = [-0.5 * sum(v * v for v in column) for column in columns]
    return [list(row) for row in zip(*columns)], b


# %% float32
def template_classifier(X, y, n_classes):
    X = X.astype(np.float32)
    means = np.array([X[y == c].mean(axis=0) for c in range(n_classes)], dtype=np.float32)
    return means.T, -0.5 * np.sum(means**2, axis=1)


# %% sorted_copy_and_reduceat
def template_classifier(X, y, n_classes):
    order = np.argsort(y, kind="stable")
    starts = np.searchsorted(y[order], np.arange(n_classes))
    sums = np.add.reduceat(X[order].astype(float), starts, axis=0)
    means = sums / np.diff(np.append(starts, len(y)))[:, None]
    return means.T, (means @ means.T).diagonal() * -0.5


# %% list_result_of_two
def template_classifier(X, y, n_classes):
    W = np.zeros((X.shape[1], n_classes), order="F")
    b = np.zeros(n_classes)
    for c in range(n_classes):
        W[:, c] = np.average(X, axis=0, weights=(y == c))
        b[c] = -np.dot(W[:, c], W[:, c]) / 2
    return [W, b]


# %% means_in_float32
def template_classifier(X, y, n_classes):
    X = np.asarray(X, np.float32)
    W = np.stack([X[y == c].mean(axis=0) for c in range(n_classes)], axis=1)
    return W, np.float32(-0.5) * (W * W).sum(axis=0)
