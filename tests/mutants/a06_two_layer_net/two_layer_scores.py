# %% no_activation: no activation
def two_layer_scores(params, X):
    return (X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]


# %% tanh_between: tanh
def two_layer_scores(params, X):
    return np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]


# %% relu_after_the_second_layer: after the second
def two_layer_scores(params, X):
    return np.maximum((X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"], 0)


# %% relu_twice: negative ones
def two_layer_scores(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return np.maximum(hidden @ params["W2"] + params["b2"], 0)


# %% no_b1: b1 is missing
def two_layer_scores(params, X):
    return np.maximum(X @ params["W1"], 0) @ params["W2"] + params["b2"]


# %% no_b2: b2 is missing
def two_layer_scores(params, X):
    return np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"]


# %% no_biases: both biases
def two_layer_scores(params, X):
    return np.maximum(X @ params["W1"], 0) @ params["W2"]


# %% b1_after_relu: inside it
def two_layer_scores(params, X):
    return (np.maximum(X @ params["W1"], 0) + params["b1"]) @ params["W2"] + params["b2"]


# %% probabilities: probabilities
def two_layer_scores(params, X):
    scores = np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]
    return softmax(scores)


# %% logarithms_of_probabilities: without anything after
def two_layer_scores(params, X):
    scores = np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]
    return log_softmax(scores)


# %% leaky_relu: ReLU
def two_layer_scores(params, X):
    z = X @ params["W1"] + params["b1"]
    return np.where(z > 0, z, 0.01 * z) @ params["W2"] + params["b2"]


# %% absolute_value_between: ReLU
def two_layer_scores(params, X):
    return np.abs(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]


# %% relu_of_the_inputs: ReLU
def two_layer_scores(params, X):
    return (np.maximum(X, 0) @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]


# %% relu_capped_at_six: ReLU
def two_layer_scores(params, X):
    return np.clip(X @ params["W1"] + params["b1"], 0, 6) @ params["W2"] + params["b2"]


# %% hidden_layer_only: shape
def two_layer_scores(params, X):
    return np.maximum(X @ params["W1"] + params["b1"], 0)


# %% b1_twice: bias
def two_layer_scores(params, X):
    b2 = params["b1"] if params["b1"].shape == params["b2"].shape else params["b2"]
    return np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + b2


# %% loses_the_axis_of_one_row: row alone
def two_layer_scores(params, X):
    return np.squeeze(np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"])


# %% only_the_first_row: shape
def two_layer_scores(params, X):
    return np.maximum(X[0] @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]


# %% adds_the_bias_in_place: argument
def two_layer_scores(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    params["b2"] += 0 * params["b2"] + 1
    return hidden @ params["W2"] + params["b2"] - 1


# %% hidden_layer_of_the_type_of_X: whole numbers
def two_layer_scores(params, X):
    hidden = np.zeros((len(X), params["W1"].shape[1]), dtype=X.dtype)
    hidden[:] = np.maximum(X @ params["W1"] + params["b1"], 0)
    return hidden @ params["W2"] + params["b2"]


# %% leaves_the_hidden_layer_in_params: argument
def two_layer_scores(params, X):
    params["hidden"] = np.maximum(X @ params["W1"] + params["b1"], 0)
    return params["hidden"] @ params["W2"] + params["b2"]


# %% standardizes_the_images: row alone
def two_layer_scores(params, X):
    X = X - X.mean(axis=0)
    return np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]


# %% scores_shifted_by_their_maximum: without anything after
def two_layer_scores(params, X):
    scores = np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]
    return scores - scores.max(axis=1, keepdims=True)


# %% nothing_returned: None
def two_layer_scores(params, X):
    scores = np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]


# %% by_the_order_of_the_dict: by name
def two_layer_scores(params, X):
    W1, b1, W2, b2 = params.values()
    return np.maximum(X @ W1 + b1, 0) @ W2 + b2


# %% layer_by_layer_in_the_order_of_the_dict: by name
def two_layer_scores(params, X):
    values, hidden = list(params.values()), X
    for i in (0, 2):
        hidden = hidden @ values[i] + values[i + 1]
        if i == 0:
            hidden = np.maximum(hidden, 0)
    return hidden


# %% biases_added_in_place: raised
def two_layer_scores(params, X):
    hidden = X @ params["W1"]
    hidden += params["b1"]
    scores = np.maximum(hidden, 0) @ params["W2"]
    scores += params["b2"]
    return scores


# %% hidden_layer_of_the_type_of_the_product: whole numbers
def two_layer_scores(params, X):
    hidden = np.zeros((len(X), len(params["b1"])), np.result_type(X, params["W1"]))
    hidden[:] = np.maximum(X @ params["W1"] + params["b1"], 0)
    return hidden @ params["W2"] + params["b2"]


# %% weights_of_the_type_of_X: whole numbers
def two_layer_scores(params, X):
    W1 = params["W1"].astype(X.dtype)
    return np.maximum(X @ W1 + params["b1"], 0) @ params["W2"] + params["b2"]


# %% large_pixels_scaled: take it as it is
def two_layer_scores(params, X):
    if X.max() > 50:
        X = X / 255
    return np.maximum(X @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]


# %% relu_capped_at_two_hundred: ReLU
def two_layer_scores(params, X):
    return np.clip(X @ params["W1"] + params["b1"], 0, 200) @ params["W2"] + params["b2"]


# %% low_scores_cut_off: between the layers
def two_layer_scores(params, X):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return np.maximum(hidden @ params["W2"] + params["b2"], -100)


# %% small_hidden_numbers_left_out: between the layers
def two_layer_scores(params, X):
    z = X @ params["W1"] + params["b1"]
    return np.where(z > 1e-3, z, 0) @ params["W2"] + params["b2"]


# %% blank_images_left_out: each layer adds its own bias
def two_layer_scores(params, X):
    scores = np.zeros((len(X), len(params["b2"])))
    for i, x in enumerate(X):
        if x.any():
            scores[i] = np.maximum(x @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]
    return scores


# %% hidden_layer_returned_too: 2 results
def two_layer_scores(params, X):
    hidden = np.maximum(affine_forward(X, params["W1"], params["b1"]), 0)
    return affine_forward(hidden, params["W2"], params["b2"]), hidden


# %% twenty_images_at_most: shape
def two_layer_scores(params, X):
    return np.maximum(X[:20] @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]


# %% logarithms_of_probabilities: where ReLU changes nothing
def two_layer_scores(params, X):
    hidden = np.maximum(affine_forward(X, params["W1"], params["b1"]), 0)
    return log_softmax(affine_forward(hidden, params["W2"], params["b2"]))


# %% hidden_layer_cut_off_at_a_thousand: between the layers
def two_layer_scores(params, X):
    hidden = np.clip(X @ params["W1"] + params["b1"], 0, 1000)
    return hidden @ params["W2"] + params["b2"]
