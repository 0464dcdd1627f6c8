# %% mask_instead_of_maximum
def two_layer_scores(params, X):
    z = X @ params["W1"] + params["b1"]
    return (z * (z > 0)) @ params["W2"] + params["b2"]


# %% mean_of_z_and_its_size
def two_layer_scores(params, X):
    z = X @ params["W1"] + params["b1"]
    return (z + np.abs(z)) / 2 @ params["W2"] + params["b2"]


# %% einsum_and_where
def two_layer_scores(params, X):
    z = np.einsum("nd,dh->nh", X, params["W1"]) + params["b1"]
    return np.einsum("nh,hc->nc", np.where(z > 0, z, 0), params["W2"]) + params["b2"]


# %% row_by_row
def two_layer_scores(params, X):
    rows = []
    for x in X:
        hidden = np.maximum(x @ params["W1"] + params["b1"], 0)
        rows.append(hidden @ params["W2"] + params["b2"])
    return rows


# %% unit_by_unit
def two_layer_scores(params, X):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    scores = np.tile(b2.astype(float), (len(X), 1))
    for h in range(len(b1)):
        scores = scores + np.outer(np.maximum(X @ W1[:, h] + b1[h], 0), W2[h])
    return scores


# %% columns_instead_of_rows
def two_layer_scores(params, X):
    z = params["W1"].T @ X.T + params["b1"][:, None]
    return (params["W2"].T @ z.clip(min=0) + params["b2"][:, None]).T


# %% relu_in_place_of_its_own_array
def two_layer_scores(params, X):
    z = np.asarray(X, dtype=float) @ params["W1"] + params["b1"]
    z[z < 0] = 0
    return affine_forward(z, params["W2"], params["b2"])


# %% float32
def two_layer_scores(params, X):
    p = {name: np.asarray(value, np.float32) for name, value in params.items()}
    return np.maximum(np.float32(X) @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]


# %% column_of_ones
def two_layer_scores(params, X):
    ones = np.ones((len(X), 1))
    hidden = np.maximum(np.c_[X, ones] @ np.vstack([params["W1"], params["b1"]]), 0)
    return np.c_[hidden, ones] @ np.vstack([params["W2"], params["b2"]])


# %% float32_hidden_only
def two_layer_scores(params, X):
    h = np.maximum((X @ params["W1"] + params["b1"]).astype(np.float32), 0)
    return h @ params["W2"] + params["b2"]


# %% float32_X_only
def two_layer_scores(params, X):
    return np.maximum(X.astype(np.float32) @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]
