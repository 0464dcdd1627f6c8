# %% everything_written_out
def two_layer_loss(params, X, y, reg_strength):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = X.shape[0]
    z = X.dot(W1) + b1
    h = np.maximum(0, z)
    s = h.dot(W2) + b2
    s = s - s.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    loss = -log_p[range(N), y].sum() / N
    loss += reg_strength * (np.sum(W1 * W1) + np.sum(b1 * b1) + np.sum(W2 * W2) + np.sum(b2 * b2))
    ds = np.exp(log_p)
    ds[range(N), y] -= 1
    ds /= N
    grads = {"W2": h.T.dot(ds), "b2": ds.sum(axis=0)}
    dz = ds.dot(W2.T)
    dz[h <= 0] = 0
    grads["W1"] = X.T.dot(dz)
    grads["b1"] = dz.sum(axis=0)
    for name in grads:
        grads[name] = grads[name] + 2 * reg_strength * params[name]
    return loss, grads


# %% image_by_image
def two_layer_loss(params, X, y, reg_strength):
    grads = {name: 2.0 * reg_strength * value for name, value in params.items()}
    loss = reg_strength * sum(float(np.sum(np.square(value))) for value in params.values())
    for x, label in zip(X, y):
        z = x @ params["W1"] + params["b1"]
        h = np.maximum(z, 0)
        s = h @ params["W2"] + params["b2"]
        loss += nll_loss(s[None], np.array([label])) / len(y)
        ds = nll_gradient(s[None], np.array([label]))[0] / len(y)
        dz = (params["W2"] @ ds) * (z > 0)
        grads["W2"] = grads["W2"] + np.outer(h, ds)
        grads["b2"] = grads["b2"] + ds
        grads["W1"] = grads["W1"] + np.outer(x, dz)
        grads["b1"] = grads["b1"] + dz
    return loss, grads


# %% einsum_and_one_hot
def two_layer_loss(params, X, y, reg_strength):
    W1, b1, W2, b2 = (params[k] for k in ["W1", "b1", "W2", "b2"])
    z = np.einsum("nd,dh->nh", X, W1) + b1
    h = np.where(z > 0, z, 0)
    log_p = log_softmax(np.einsum("nh,hc->nc", h, W2) + b2)
    one_hot = np.eye(W2.shape[1])[y]
    loss = -(one_hot * log_p).sum() / len(y) + reg_strength * np.sum([np.sum(p**2) for p in (W1, b1, W2, b2)])
    ds = (np.exp(log_p) - one_hot) / len(y)
    dz = np.einsum("nc,hc->nh", ds, W2) * np.heaviside(z, 0)
    return [
        loss,
        {
            "b2": np.einsum("nc->c", ds) + 2 * reg_strength * b2,
            "b1": np.einsum("nh->h", dz) + 2 * reg_strength * b1,
            "W2": np.einsum("nh,nc->hc", h, ds) + 2 * reg_strength * W2,
            "W1": np.einsum("nd,nh->dh", X, dz) + 2 * reg_strength * W1,
        },
    ]


# %% columns_of_ones
def two_layer_loss(params, X, y, reg_strength):
    ones = np.ones((len(X), 1))
    A1, A2 = np.vstack([params["W1"], params["b1"]]), np.vstack([params["W2"], params["b2"]])
    X1 = np.hstack([X, ones])
    hidden = np.hstack([np.maximum(X1 @ A1, 0), ones])
    scores = hidden @ A2
    loss = nll_loss(scores, y) + reg_strength * (np.sum(A1 * A1) + np.sum(A2 * A2))
    dscores = nll_gradient(scores, y)
    dA2 = hidden.T @ dscores + 2 * reg_strength * A2
    dhidden = (dscores @ A2.T)[:, :-1] * (hidden[:, :-1] > 0)
    dA1 = X1.T @ dhidden + 2 * reg_strength * A1
    return loss, {"W1": dA1[:-1], "b1": dA1[-1], "W2": dA2[:-1], "b2": dA2[-1]}


# %% lists_and_a_loss_of_no_dimension
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = z.clip(0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = np.array(nll_loss(scores, y) + reg_strength * np.sum([np.vdot(p, p) for p in params.values()]))
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = dict(W1=dW1, b1=db1, W2=dW2, b2=db2)
    return loss, {k: (g + 2 * reg_strength * params[k]).tolist() for k, g in grads.items()}


# %% float32
def two_layer_loss(params, X, y, reg_strength):
    p = {k: np.asarray(v, np.float32) for k, v in params.items()}
    X = np.asarray(X, np.float32)
    z = X @ p["W1"] + p["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ p["W2"] + p["b2"]
    loss = nll_loss(scores, y) + np.float32(reg_strength) * sum((v * v).sum() for v in p.values())
    ds = nll_gradient(scores, y)
    dz = ds @ p["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": hidden.T @ ds, "b2": ds.sum(0)}
    lam = np.float32(2 * reg_strength)
    return loss, {k: (g + lam * p[k]).astype(np.float32) for k, g in grads.items()}


# %% transposed_all_the_way
def two_layer_loss(params, X, y, reg_strength):
    Z = params["W1"].T @ X.T + params["b1"][:, None]
    A = Z * (Z >= 0)
    S = (params["W2"].T @ A + params["b2"][:, None]).T
    R = sum(np.linalg.norm(v) ** 2 for v in params.values())
    dS = nll_gradient(S, y).T
    dZ = (params["W2"] @ dS) * (Z >= 0)
    reg = {k: reg_strength * (v + v) for k, v in params.items()}
    return nll_loss(S, y) + reg_strength * R, {
        "W1": (dZ @ X).T + reg["W1"],
        "b1": dZ.sum(1) + reg["b1"],
        "W2": (dS @ A.T).T + reg["W2"],
        "b2": dS.sum(1) + reg["b2"],
    }


# %% logaddexp
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    log_sum = np.logaddexp.reduce(scores, axis=1)
    right = np.take_along_axis(scores, y[:, None], axis=1)[:, 0]
    loss = np.mean(log_sum - right)
    probs = np.exp(scores - log_sum[:, None])
    np.put_along_axis(probs, y[:, None], np.take_along_axis(probs, y[:, None], 1) - 1, axis=1)
    dscores = probs / len(y)
    grads = {}
    dhidden, grads["W2"], grads["b2"] = affine_backward(dscores, hidden, params["W2"])
    _, grads["W1"], grads["b1"] = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    for name in ("W1", "b1", "W2", "b2"):
        loss = loss + reg_strength * np.sum(params[name] ** 2)
        grads[name] = grads[name] + 2 * reg_strength * params[name]
    return loss, grads


# %% float32_scores
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = (h @ params["W2"] + params["b2"]).astype(np.float32)
    d = nll_gradient(s, y)
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% float32_X_only
def two_layer_loss(params, X, y, reg_strength):
    X = X.astype(np.float32)
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s, y)
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}
