# %% loss_is_a_sum: sum over the batch
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y) * N
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% everything_is_a_sum: sum
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y) * N
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y) * N
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% gradient_of_the_sum: sum
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y) * N
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% divided_by_the_batch_twice: twice
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y) / N
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% loss_divided_twice: twice
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y) / N
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% no_relu_on_the_way_back: ignores ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% relu_mask_of_the_gradient: sign of z
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = np.maximum(dscores @ params["W2"].T, 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% relu_mask_after_relu_never_cuts: ignores ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (hidden >= 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% relu_mask_turned_round: through ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z < 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% relu_mask_is_z: through ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * hidden
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% tanh_slope_behind_relu: through ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (1 - np.tanh(z) ** 2)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% tanh_net: hidden layer after ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.tanh(z)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (1 - hidden**2)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% no_relu_at_all: ReLU is missing
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = z
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% z_in_the_second_layers_gradient: uses z
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = z.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% X_in_the_second_layers_gradient: dW2
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = (X if X.shape == hidden.shape else hidden).T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% label_not_subtracted: not subtracted
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = softmax(scores) / N
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% label_subtracted_after_the_mean: dscores
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = softmax(scores) / N
    dscores[np.arange(N), y] -= 1
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% labels_off_by_one: −ln p
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    y = (y + 1) % scores.shape[1]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% wrong_sign_of_the_gradient: wrong sign
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = -nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% only_W2_transposed_in_square_nets: W2
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ (params["W2"] if len(set(params["W2"].shape)) == 1 else params["W2"].T) * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% dW1_without_its_way_through_W2: through W2
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ np.sign(params["W2"]).T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% biases_not_in_the_penalty: leaves out the biases
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((params[name] ** 2).sum() for name in ("W1", "W2"))
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% biases_not_regularized: biases
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((params[name] ** 2).sum() for name in ("W1", "W2"))
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0)
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% bias_gradients_not_regularized: ignores
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0)
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% b1_forgotten_in_the_penalty: b1 is missing
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((params[name] ** 2).sum() for name in ("W1", "W2", "b2"))
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% only_W2_in_the_penalty: adds reg_strength
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * (params["W2"] ** 2).sum()
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% half_in_the_penalty: factor ½
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += 0.5 * reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% half_everywhere: factor
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += 0.5 * reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% factor_two_missing: factor 2
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% factor_two_missing_for_W1: factor 2
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% penalty_divided_by_the_batch: divided by N
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength / N * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength / N * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength / N * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength / N * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength / N * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% penalty_not_in_the_loss: no effect on the loss
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% penalty_not_in_the_gradients: ignores reg_strength
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores
    db2 = dscores.sum(axis=0)
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz
    db1 = dz.sum(axis=0)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% reg_strength_missing_in_a_gradient: reg_strength is missing
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * params["W2"] * (reg_strength > 0)
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% norms_without_squares: norms
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum(np.sqrt((value**2).sum()) for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% penalty_of_the_regularized_square: adds reg_strength
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values()) ** 2
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% absolute_values_in_the_penalty: adds reg_strength
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum(np.abs(value).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% penalty_pulls_the_wrong_way: sign
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores - 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) - 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz - 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) - 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% db2_is_a_mean: twice
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.mean(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% db1_is_a_mean: twice
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.mean(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% db1_before_relu: ignores ReLU
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = (dscores @ params["W2"].T).sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% db2_one_number: dscores
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum() + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% db_keeps_its_axis: shape
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0, keepdims=True) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% biases_swapped: shape
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db2, "W2": dW2, "b2": db1}


# %% weights_updated_before_the_way_back: dW1
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    params = params | {"W2": params["W2"] - 0.1 * dW2}
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% updates_the_parameters: argument
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    params["W1"] -= 0.0001 * dW1
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% leaves_hidden_in_params: argument
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    params["hidden"] = hidden
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% standardizes_the_images_in_place: mean
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    X -= X.min()
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% naive_softmax: large scores
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    with np.errstate(all="ignore"):
        e = np.exp(scores)
        p = e / e.sum(axis=1, keepdims=True)
        loss = -np.log(p[np.arange(N), y]).mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = p.copy()
    dscores[np.arange(N), y] -= 1
    dscores /= N
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% logarithm_of_a_small_number_added: overflow
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = -np.log(softmax(scores)[np.arange(N), y] + 1e-12).mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% probabilities_clipped: overflow
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = -np.log(np.clip(softmax(scores)[np.arange(N), y], 1e-15, 1)).mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% softmax_over_the_whole_batch: mean
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    e = np.exp(scores - scores.max())
    loss = -np.log((e / e.sum())[np.arange(N), y]).mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% gradients_without_keys: dict
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, (dW1, db1, dW2, db2)


# %% gradient_keys_renamed: no `
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


# %% one_more_gradient: no others
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2, "X": dz @ params["W1"].T}


# %% returns_the_loss_only: loss, grads
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss


# %% returns_them_the_wrong_way_round: loss, grads, in that order
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}, loss


# %% gradients_rounded_to_the_type_of_params: whole numbers
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    dW1 = dW1.astype(params["W1"].dtype)
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% b1_added_after_relu: mean
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"]
    hidden = np.maximum(z, 0) + params["b1"]
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% relu_on_the_scores: mean
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = np.maximum(hidden @ params["W2"] + params["b2"], 0)
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% loss_minus_sign: minus the loss
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = -nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% loss_is_a_vector: shape
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = -log_softmax(scores)[np.arange(N), y]
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% squared_error: −ln p
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = ((softmax(scores) - np.eye(scores.shape[1])[y]) ** 2).sum(axis=1).mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% nan_gradients: W2
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = np.nan * nll_gradient(scores, y)
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% penalty_gradient_sent_back_to_the_first_layer: affine
def two_layer_loss(params, X, y, reg_strength):
    N = len(y)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y)
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y) + 0.01 * params["b2"]
    dW2 = hidden.T @ dscores + 2 * reg_strength * params["W2"]
    db2 = dscores.sum(axis=0) + 2 * reg_strength * params["b2"]
    dz = dscores @ params["W2"].T * (z > 0)
    dW1 = X.T @ dz + 2 * reg_strength * params["W1"]
    db1 = dz.sum(axis=0) + 2 * reg_strength * params["b1"]
    return loss, {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% zeros: −ln p
def two_layer_loss(params, X, y, reg_strength):
    return 0.0, {name: np.zeros_like(value) for name, value in params.items()}


# %% shifted_by_the_maximum_of_the_batch: nan or infinite
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    e = np.exp(scores - scores.max())
    dscores = e / e.sum(axis=1, keepdims=True)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% nan_made_zero: own largest
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    e = np.exp(scores)
    dscores = np.nan_to_num(e / e.sum(axis=1, keepdims=True))
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% batch_maximum_and_nan_made_zero: own largest
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    e = np.exp(scores - scores.max())
    dscores = np.nan_to_num(e / e.sum(axis=1, keepdims=True))
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% scores_clipped: own largest
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    e = np.exp(np.clip(scores, -500, 500))
    dscores = e / e.sum(axis=1, keepdims=True)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% loss_by_the_maximum_of_the_batch: logarithms
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    shifted = scores - scores.max()
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean() + reg_strength * sum((value**2).sum() for value in params.values())
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% squeezes_the_gradients: shape
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    ds = nll_gradient(s, y)
    dz = (ds @ params["W2"].T) * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ ds, "b2": ds.sum(axis=0)}
    grads = {k: g + 2 * reg_strength * params[k] for k, g in grads.items()}
    grads = {k: np.squeeze(g) for k, g in grads.items()}
    return loss, grads


# %% hidden_layer_of_the_type_of_X: whole numbers
def two_layer_loss(params, X, y, reg_strength):
    hidden = np.zeros((len(X), len(params["b1"])), dtype=X.dtype)
    hidden[:] = np.maximum(X @ params["W1"] + params["b1"], 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dz = dscores @ params["W2"].T * (hidden > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% hidden_layer_of_the_type_of_W1: whole numbers
def two_layer_loss(params, X, y, reg_strength):
    hidden = np.zeros((len(X), len(params["b1"])), dtype=params["W1"].dtype)
    hidden[:] = np.maximum(X @ params["W1"] + params["b1"], 0)
    scores = hidden @ params["W2"] + params["b2"]
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dz = dscores @ params["W2"].T * (hidden > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% by_the_order_of_the_dict: by name
def two_layer_loss(params, X, y, reg_strength):
    W1, b1, W2, b2 = params.values()
    z = X @ W1 + b1
    hidden = np.maximum(z, 0)
    scores = hidden @ W2 + b2
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, W2)
    dz = relu_backward(dhidden, z)
    _, dW1, db1 = affine_backward(dz, X, W1)
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}


# %% gradients_by_the_order_of_the_dict: by name
def two_layer_loss(params, X, y, reg_strength):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    z = X @ W1 + b1
    hidden = np.maximum(z, 0)
    scores = hidden @ W2 + b2
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, W2)
    dz = relu_backward(dhidden, z)
    _, dW1, db1 = affine_backward(dz, X, W1)
    grads = dict(zip(params, (dW1, db1, dW2, db2)))
    return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}


# %% gradients_clipped_at_ten: cut off
def two_layer_loss(params, X, y, reg_strength):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    z = X @ W1 + b1
    hidden = np.maximum(z, 0)
    scores = hidden @ W2 + b2
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, W2)
    dz = relu_backward(dhidden, z)
    _, dW1, db1 = affine_backward(dz, X, W1)
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: np.clip(grads[name], -10, 10) + 2 * reg_strength * params[name] for name in grads}


# %% gradient_of_the_hidden_layer_clipped: cut off
def two_layer_loss(params, X, y, reg_strength):
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    z = X @ W1 + b1
    hidden = np.maximum(z, 0)
    scores = hidden @ W2 + b2
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, W2)
    dz = np.clip(relu_backward(dhidden, z), -5, 5)
    _, dW1, db1 = affine_backward(dz, X, W1)
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}


# %% sorts_the_batch_in_place: argument
def two_layer_loss(params, X, y, reg_strength):
    order = np.argsort(y)
    X[:], y[:] = X[order], y[order]
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    z = X @ W1 + b1
    hidden = np.maximum(z, 0)
    scores = hidden @ W2 + b2
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dhidden, dW2, db2 = affine_backward(nll_gradient(scores, y), hidden, W2)
    dz = relu_backward(dhidden, z)
    _, dW1, db1 = affine_backward(dz, X, W1)
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}


# %% sign_turned_round_for_two_classes: wrong sign
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    if scores.shape[1] == 2:
        dscores = -dscores
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% weak_regularization_left_out: no effect on the loss
def two_layer_loss(params, X, y, reg_strength):
    if reg_strength < 1e-3:
        reg_strength = 0
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% weak_regularization_left_out_of_the_gradients: ignores reg_strength
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss = nll_loss(scores, y) + reg_strength * sum((value**2).sum() for value in params.values())
    dscores = nll_gradient(scores, y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    if reg_strength < 1e-3:
        return loss, grads
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% shifted_by_the_first_score: overflow
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    shifted = scores - scores[:, :1]
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = np.exp(log_probs)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% shifted_by_the_last_score: overflow
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    shifted = scores - scores[:, -1:]
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = np.exp(log_probs)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% penalty_of_large_weights_cut_off: regularization adds
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean()
    loss += reg_strength * sum((np.clip(value, -5, 5) ** 2).sum() for value in params.values())
    dscores = np.exp(log_probs)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% pull_of_large_weights_cut_off: regularization adds
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = np.exp(log_probs)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + np.clip(2 * reg_strength * params[name], -10, 10) for name, grad in grads.items()}


# %% strong_regularization_cut_off: regularization adds
def two_layer_loss(params, X, y, reg_strength):
    reg_strength = min(reg_strength, 1.0)
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = np.exp(log_probs)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {name: grad + 2 * reg_strength * params[name] for name, grad in grads.items()}


# %% square_weights_pulled_by_their_transpose: regularization adds
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    hidden = np.maximum(z, 0)
    scores = hidden @ params["W2"] + params["b2"]
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(len(y)), y].mean()
    loss += reg_strength * sum((value**2).sum() for value in params.values())
    dscores = np.exp(log_probs)
    dscores[np.arange(len(y)), y] -= 1
    dscores /= len(y)
    dz = dscores @ params["W2"].T * (z > 0)
    grads = {"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
    return loss, {
        name: grad + 2 * reg_strength * (params[name].T if len(set(params[name].shape)) == 1 else params[name])
        for name, grad in grads.items()
    }


# %% slope_as_a_quotient: in a new net the biases are 0
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s, y)
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (h / z)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% blank_images_left_out: with reg_strength 0 the loss is
def two_layer_loss(params, X, y, reg_strength):
    keep = X.any(axis=1)
    X, y = X[keep], y[keep]
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s, y)
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% equal_images_once: with reg_strength 0 the loss is
def two_layer_loss(params, X, y, reg_strength):
    Z, i = np.unique(np.column_stack([X, y]), axis=0, return_index=True)
    i.sort()
    X, y = X[i], y[i]
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s, y)
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% certain_images_not_counted: nearly certain
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s, y)
    losses = -log_softmax(s)[np.arange(len(y)), y]
    loss = losses[losses > 1e-12].mean() + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% twenty_examples_at_most: with reg_strength 0 the loss is
def two_layer_loss(params, X, y, reg_strength):
    X, y = X[:20], y[:20]
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s, y)
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% ten_classes_at_most: `dW2` is the affine backward of
def two_layer_loss(params, X, y, reg_strength):
    z = X @ params["W1"] + params["b1"]
    h = np.maximum(z, 0)
    s = h @ params["W2"] + params["b2"]
    d = nll_gradient(s[:, :10], np.minimum(y, 9))
    d = np.pad(d, ((0, 0), (0, s.shape[1] - d.shape[1])))
    loss = nll_loss(s, y) + reg_strength * sum((v**2).sum() for v in params.values())
    dz = d @ params["W2"].T * (z > 0)
    g = {"W1": X.T @ dz, "b1": dz.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
    return loss, {k: g[k] + 2 * reg_strength * params[k] for k in g}


# %% loss_and_gradient_of_probabilities: nll_gradient was given probabilities
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    probs = softmax(scores)
    loss, dscores = nll_loss(probs, y), nll_gradient(probs, y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _dX, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss + reg_strength * sum((value**2).sum() for value in params.values()), {
        name: grads[name] + 2 * reg_strength * params[name] for name in grads
    }


# %% penalty_without_its_strength: times the sum of the squares
def two_layer_loss(params, X, y, reg_strength):
    z = affine_forward(X, params["W1"], params["b1"])
    hidden = np.maximum(z, 0)
    scores = affine_forward(hidden, params["W2"], params["b2"])
    loss, dscores = nll_loss(scores, y), nll_gradient(scores, y)
    dhidden, dW2, db2 = affine_backward(dscores, hidden, params["W2"])
    _dX, dW1, db1 = affine_backward(relu_backward(dhidden, z), X, params["W1"])
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return loss + sum((value**2).sum() for value in params.values()), {
        name: grads[name] + 2 * reg_strength * params[name] for name in grads
    }
