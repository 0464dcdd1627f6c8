# %% three_loops
def linear_scores(X, W, b):
    N, D = X.shape
    C = W.shape[1]
    scores = np.zeros((N, C))
    for i in range(N):
        for c in range(C):
            total = b[c]
            for d in range(D):
                total = total + X[i, d] * W[d, c]
            scores[i, c] = total
    return scores


# %% einsum
def linear_scores(X, W, b):
    return np.einsum("nd,dc->nc", X, W) + b


# %% ones_column
def linear_scores(X, W, b):
    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])


# %% transposed_twice_fortran_order
def linear_scores(X, W, b):
    return (W.T @ X.T + b[:, None]).T


# %% list_of_rows
def linear_scores(X, W, b):
    return [(row @ W + b).tolist() for row in X]


# %% float32_result
def linear_scores(X, W, b):
    return (X @ W + b).astype(np.float32)


# %% float32_inside_float64_outside
def linear_scores(X, W, b):
    return (X.astype(np.float32) @ W.astype(np.float32) + b.astype(np.float32)).astype(float)


# %% broadcast_and_sum
def linear_scores(X, W, b):
    return (X[:, :, np.newaxis] * W[np.newaxis]).sum(axis=1) + np.tile(b, (X.shape[0], 1))


# %% column_by_column
def linear_scores(X, W, b):
    return np.column_stack([np.dot(X, w) + bias for w, bias in zip(W.T, b)])


# %% in_place_on_its_own_array
def linear_scores(X, W, b):
    scores = np.dot(X, W)
    scores = np.array(scores, dtype=float)
    scores += b
    return scores


# %% sum_of_outer_products_matrix_class
def linear_scores(X, W, b):
    return np.asarray(np.matrix(X) * np.matrix(W) + np.matrix(b))


# %% prints_and_warns
def linear_scores(X, W, b):
    import warnings

    print("shapes", X.shape, W.shape)
    warnings.warn("hello")
    return np.add(np.matmul(X, W), b)
