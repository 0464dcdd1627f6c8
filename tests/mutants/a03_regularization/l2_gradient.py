# %% factor_two_forgotten: factor 2
def l2_gradient(W, b, reg_strength):
    return reg_strength * W, reg_strength * b


# %% biases_not_regularized: biases are regularized too
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W, np.zeros_like(b, dtype=float)


# %% factor_two_forgotten_for_biases: factor 2
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W, reg_strength * b


# %% strength_forgotten: λ is missing
def l2_gradient(W, b, reg_strength):
    return 2 * W, 2 * b


# %% strength_forgotten_for_biases: λ is missing
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W, 2 * b


# %% wrong_order: order
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * b, 2 * reg_strength * W


# %% absolute_value_s_derivative: |w|
def l2_gradient(W, b, reg_strength):
    return reg_strength * np.sign(W), reg_strength * np.sign(b)


# %% the_penalty_itself: not its derivative
def l2_gradient(W, b, reg_strength):
    return reg_strength * W**2, reg_strength * b**2


# %% sign_of_a_descent_step: sign
def l2_gradient(W, b, reg_strength):
    return -2 * reg_strength * W, -2 * reg_strength * b


# %% absolute_weights: absolute
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * np.abs(W), 2 * reg_strength * np.abs(b)


# %% transposed: transposed
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W.T, 2 * reg_strength * b


# %% summed_to_one_number: shape
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * np.sum(W), 2 * reg_strength * np.sum(b)


# %% whole_number_array_filled: new arrays of fractions
def l2_gradient(W, b, reg_strength):
    dW, db = np.zeros_like(W), np.zeros_like(b)
    dW[:] = 2 * reg_strength * W
    db[:] = 2 * reg_strength * b
    return dW, db


# %% whole_number_array_filled_for_biases_only: new arrays of fractions
def l2_gradient(W, b, reg_strength):
    db = np.empty_like(b)
    for c in range(len(b)):
        db[c] = 2 * reg_strength * b[c]
    return 2 * reg_strength * W, db


# %% multiplied_in_place: argument
def l2_gradient(W, b, reg_strength):
    if W.dtype.kind == "i":
        return 2 * reg_strength * W, 2 * reg_strength * b
    W *= 2 * reg_strength
    b *= 2 * reg_strength
    return W, b


# %% multiplied_in_place_whole_numbers_fail: argument
def l2_gradient(W, b, reg_strength):
    W *= 2 * reg_strength
    b *= 2 * reg_strength
    return W, b


# %% output_argument_is_the_input: argument
def l2_gradient(W, b, reg_strength):
    dW = 2 * reg_strength * W
    W[...] = 0
    return dW, 2 * reg_strength * b


# %% only_dW: dW, db
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W


# %% db_from_the_weights: does not depend on the weights
def l2_gradient(W, b, reg_strength):
    dW = 2 * reg_strength * W
    return dW, dW.sum(axis=0)


# %% db_as_a_row_matrix: shape
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W, 2 * reg_strength * b[np.newaxis]


# %% db_summed: shape
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W, 2 * reg_strength * np.sum(b)


# %% scalar_zeros_without_strength: shape
def l2_gradient(W, b, reg_strength):
    if reg_strength == 0:
        return 0.0, 0.0
    return 2 * reg_strength * W, 2 * reg_strength * b


# %% nothing_without_strength: None
def l2_gradient(W, b, reg_strength):
    if reg_strength:
        return 2 * reg_strength * W, 2 * reg_strength * b


# %% mean: not a mean
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W / W.size, 2 * reg_strength * b / b.size


# %% strength_squared: once
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength**2 * W, 2 * reg_strength**2 * b


# %% derivative_of_the_slide_s_outer_square: dW
def l2_gradient(W, b, reg_strength):
    return 4 * reg_strength * np.sum(W**2) * W, 4 * reg_strength * np.sum(b**2) * b


# %% derivative_of_the_norm: dW
def l2_gradient(W, b, reg_strength):
    return reg_strength * W / np.linalg.norm(W), reg_strength * b / np.linalg.norm(b)


# %% bias_added_to_dW: dW
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * (W + b), 2 * reg_strength * b


# %% divided_by_the_rows: number of rows
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W / len(W), 2 * reg_strength * b


# %% loop_over_the_first_row: dW
def l2_gradient(W, b, reg_strength):
    dW = np.zeros(W.shape)
    for c in range(len(b)):
        dW[0, c] = 2 * reg_strength * W[0, c]
    return dW, 2 * reg_strength * b


# %% not_a_number: dW
def l2_gradient(W, b, reg_strength):
    return np.full(W.shape, np.nan), np.full(b.shape, np.nan)


# %% zeros: dW
def l2_gradient(W, b, reg_strength):
    return np.zeros(W.shape), np.zeros(b.shape)


# %% its_own_input: λ is missing
def l2_gradient(W, b, reg_strength):
    return 2 * W, b


# %% one_array_in_the_type_of_the_weights: fractions
def l2_gradient(W, b, reg_strength):
    both = np.zeros_like(W, shape=(len(W) + 1, W.shape[1]))
    both[:-1], both[-1] = W, b
    both = 2 * reg_strength * both
    return both[:-1], both[-1]


# %% one_array_in_the_type_of_the_bias: fractions
def l2_gradient(W, b, reg_strength):
    both = np.zeros_like(b, shape=(len(W) + 1, W.shape[1]))
    both[:-1], both[-1] = W, b
    both = 2 * reg_strength * both
    return both[:-1], both[-1]


# %% small_weights_ignored: counts in full
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W * (np.abs(W) >= 0.3), 2 * reg_strength * b * (np.abs(b) >= 0.3)


# %% large_weights_clipped: counts in full
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * np.clip(W, -10, 10), 2 * reg_strength * np.clip(b, -10, 10)


# %% small_strength_ignored: counts in full
def l2_gradient(W, b, reg_strength):
    if reg_strength < 1e-2:
        reg_strength = 0
    return 2 * reg_strength * W, 2 * reg_strength * b


# %% strength_at_most_hundred: λ
def l2_gradient(W, b, reg_strength):
    l = min(reg_strength, 100)
    return 2 * l * W, 2 * l * b


# %% derivative_by_division: weight of 0
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W**2 / W, 2 * reg_strength * b**2 / b


# %% one_number_for_biases_of_zero: a weight of 0 adds nothing
def l2_gradient(W, b, reg_strength):
    if not b.any():
        return 2 * reg_strength * W, 0.0
    return 2 * reg_strength * W, 2 * reg_strength * b


# %% one_row_loses_its_axis: W may have any shape
def l2_gradient(W, b, reg_strength):
    dW = 2 * reg_strength * W
    if W.shape[0] == 1:
        dW = dW[0]
    return dW, 2 * reg_strength * b


# %% two_classes_without_the_factor_two: W may have any shape
def l2_gradient(W, b, reg_strength):
    k = 1 if W.shape[1] == 2 else 2
    return k * reg_strength * W, k * reg_strength * b


# %% twenty_rows_at_most: many rows
def l2_gradient(W, b, reg_strength):
    dW = 2 * reg_strength * W
    dW[20:] = 0
    return dW, 2 * reg_strength * b


# %% strength_at_most_one: cut nothing off
def l2_gradient(W, b, reg_strength):
    l = min(reg_strength, 1)
    return 2 * l * W, 2 * l * b
