# %% penalty_not_in_the_loss: data loss alone
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss, dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% penalty_not_in_the_gradients: alone
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(W, b, reg_strength), dW, db


# %% biases_not_regularized_in_the_gradient: biases are in the penalty
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db


# %% biases_not_regularized_in_the_loss: missing from the loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + reg_strength * np.sum(W**2), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% strength_twice: once more
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    loss = loss + reg_strength * l2_penalty(W, b, reg_strength)
    return loss, dW + reg_strength * dW_penalty, db + reg_strength * db_penalty


# %% strength_twice_in_the_loss_only: do not multiply
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return loss + reg_strength * l2_penalty(W, b, reg_strength), dW + dW_penalty, db + db_penalty


# %% factor_two_missing_in_the_gradient: factor 2
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(W, b, reg_strength), dW + reg_strength * W, db + reg_strength * b


# %% half_in_the_loss: ½
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(W, b, reg_strength) / 2, dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% penalty_subtracted: subtracted
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return loss - l2_penalty(W, b, reg_strength), dW - dW_penalty, db - db_penalty


# %% penalty_alone: penalty alone
def regularized_loss(data_loss, W, b, reg_strength):
    data_loss(W, b)
    return l2_penalty(W, b, reg_strength), *l2_gradient(W, b, reg_strength)


# %% data_loss_never_called: data_loss(W, b)
def regularized_loss(data_loss, W, b, reg_strength):
    return l2_penalty(W, b, reg_strength), *l2_gradient(W, b, reg_strength)


# %% data_loss_alone: alone
def regularized_loss(data_loss, W, b, reg_strength):
    return data_loss(W, b)


# %% writes_into_the_arrays_of_data_loss: data_loss returned
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW += 2 * reg_strength * W
    db += 2 * reg_strength * b
    return loss + l2_penalty(W, b, reg_strength), dW, db


# %% writes_into_the_biases_of_data_loss_only: data_loss returned
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    db += 2 * reg_strength * b
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db


# %% output_argument: data_loss returned
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), np.add(dW, dW_penalty, out=dW), db + db_penalty


# %% biases_are_zero_for_data_loss: very W and b
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, np.zeros(b.shape))
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% weights_shrunk_before_the_data_loss: very W and b
def regularized_loss(data_loss, W, b, reg_strength):
    W_small, b_small = (1 - 2 * reg_strength) * W, (1 - 2 * reg_strength) * b
    loss, dW, db = data_loss(W_small, b_small)
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% weights_shrunk_in_place: argument
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    result = loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b
    if W.dtype.kind == "f":
        W *= 1 - 2 * reg_strength
    return result


# %% wrong_order: shape
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return dW + 2 * reg_strength * W, db + 2 * reg_strength * b, loss + l2_penalty(W, b, reg_strength)


# %% gradients_swapped: shape
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(W, b, reg_strength), db + 2 * reg_strength * b, dW + 2 * reg_strength * W


# %% only_the_loss: loss, dW, db
def regularized_loss(data_loss, W, b, reg_strength):
    return data_loss(W, b)[0] + l2_penalty(W, b, reg_strength)


# %% the_triple_plus_the_pair: in that order
def regularized_loss(data_loss, W, b, reg_strength):
    return data_loss(W, b) + l2_gradient(W, b, reg_strength)


# %% gradient_of_the_loss_as_a_dict: in that order
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return {"loss": loss, "dW": dW + 2 * reg_strength * W, "db": db + 2 * reg_strength * b}


# %% a_new_function_is_returned: in that order
def regularized_loss(data_loss, W, b, reg_strength):
    def total(W, b):
        loss, dW, db = data_loss(W, b)
        return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b

    return total


# %% strength_on_the_data_loss: not the data loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    penalty = np.sum(W**2) + np.sum(b**2)
    return reg_strength * (loss + penalty), reg_strength * (dW + 2 * W), reg_strength * (db + 2 * b)


# %% convex_mixture: loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    rest = 1 - reg_strength
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return rest * loss + l2_penalty(W, b, reg_strength), rest * dW + dW_penalty, rest * db + db_penalty


# %% penalty_of_the_gradients: loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(dW, db, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% gradient_of_the_penalty_at_dW: dW
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(dW, db, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + dW_penalty, db + db_penalty


# %% loss_added_to_the_gradients: dW
def regularized_loss(data_loss, W, b, reg_strength):
    penalty = l2_penalty(W, b, reg_strength)
    loss, dW, db = data_loss(W, b)
    return loss + penalty, dW + penalty, db + penalty


# %% penalty_twice: twice
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    for _ in range(2):
        loss = loss + l2_penalty(W, b, reg_strength)
        dW, db = dW + 2 * reg_strength * W, db + 2 * reg_strength * b
    return loss, dW, db


# %% fractions_cut_off: dW
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_total, db_total = np.zeros_like(W), np.zeros_like(b)
    dW_total[:] = dW + 2 * reg_strength * W
    db_total[:] = db + 2 * reg_strength * b
    return loss + l2_penalty(W, b, reg_strength), dW_total, db_total


# %% fractions_cut_off_in_db: db
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    db_penalty = np.zeros_like(b)
    db_penalty[:] = 2 * reg_strength * b
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + db_penalty


# %% nothing_without_strength: None
def regularized_loss(data_loss, W, b, reg_strength):
    if reg_strength > 0:
        loss, dW, db = data_loss(W, b)
        return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% default_strength: λ = 0
def regularized_loss(data_loss, W, b, reg_strength):
    reg_strength = reg_strength or 0.01
    loss, dW, db = data_loss(W, b)
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% calls_with_too_many_arguments: raised
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% square_only: raised
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return loss + reg_strength * (np.trace(W @ W) + b @ b), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% slide_s_outer_square: loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    penalty = reg_strength * (np.sum(W**2) ** 2 + np.sum(b**2) ** 2)
    return loss + penalty, dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% mean_with_the_batch: dW
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    N = len(W)
    return loss + l2_penalty(W, b, reg_strength) / N, dW + 2 * reg_strength * W / N, db + 2 * reg_strength * b / N


# %% not_a_number: loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return np.nan, dW * np.nan, db * np.nan


# %% penalty_in_the_type_of_the_bias: whole
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    both = np.zeros_like(b, shape=(len(W) + 1, W.shape[1]))
    both[:-1], both[-1] = W, b
    return loss + reg_strength * np.sum(both**2), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% writes_into_the_gradients_of_several_classes: writes into
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    p, q = l2_gradient(W, b, reg_strength)
    if W.shape[1] > 1:
        dW += p
        db += q
    else:
        dW, db = dW + p, db + q
    return loss + l2_penalty(W, b, reg_strength), dW, db


# %% small_weights_ignored: counts in full
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    W, b = W * (np.abs(W) >= 0.3), b * (np.abs(b) >= 0.3)
    p, q = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + p, db + q


# %% large_weights_clipped: counts in full
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    W, b = np.clip(W, -10, 10), np.clip(b, -10, 10)
    p, q = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + p, db + q


# %% penalty_of_a_tiny_strength_ignored: counts in full
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    p, q = l2_gradient(W, b, reg_strength)
    if reg_strength >= 1e-4:
        loss = loss + l2_penalty(W, b, reg_strength)
    return loss, dW + p, db + q


# %% gradient_of_a_small_strength_ignored: counts in full
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    loss = loss + l2_penalty(W, b, reg_strength)
    if reg_strength < 1e-2:
        return loss, dW, db
    p, q = l2_gradient(W, b, reg_strength)
    return loss, dW + p, db + q


# %% loss_rounded_to_six_digits: round nothing
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    pull_W, pull_b = l2_gradient(W, b, reg_strength)
    return np.round(loss + l2_penalty(W, b, reg_strength), 6), dW + pull_W, db + pull_b


# %% absolute_loss: below 0
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    gW, gb = l2_gradient(W, b, reg_strength)
    return abs(loss) + l2_penalty(W, b, reg_strength), dW + gW, db + gb


# %% zero_gradient_means_done: below 0
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    if not dW.any():
        return loss, dW, db
    return loss + l2_penalty(W, b, reg_strength), dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% loss_penalty_skipped_one_class: one class
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    return (
        loss + (l2_penalty(W, b, reg_strength) if len(b) > 1 else 0),
        dW + 2 * reg_strength * W,
        db + 2 * reg_strength * b,
    )


# %% one_row_not_penalized: W may have any shape
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    g = l2_gradient(W, b, reg_strength)
    if W.shape[0] == 1:
        return loss, dW, db
    return loss + l2_penalty(W, b, reg_strength), dW + g[0], db + g[1]


# %% square_penalty_transposed: W may have any shape
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    g = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + (g[0].T if W.shape[0] == W.shape[1] else g[0]), db + g[1]


# %% divided_by_the_norm: do not divide
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    n = np.linalg.norm(W)
    g = l2_gradient(W, b, reg_strength)
    return loss + reg_strength * (n**4 / n**2 + b @ b), dW + g[0], db + g[1]


# %% zero_weights_leave_the_biases_out: a weight of 0 adds nothing
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    if not W.any():
        return loss, dW, db
    g = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + g[0], db + g[1]


# %% twenty_rows_at_most: many rows
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    dW_penalty[20:] = 0
    return loss + l2_penalty(W[:20], b, reg_strength), dW + dW_penalty, db + db_penalty


# %% gradients_in_the_wrong_order: the wrong order
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    pull_W, pull_b = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), db + pull_b, dW + pull_W


# %% strength_twice_for_the_biases: db: λ is in
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    pull_W, pull_b = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + pull_W, db + reg_strength * pull_b


# %% bias_penalty_added_twice: db: the gradient of the penalty is added twice
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    pull_W, pull_b = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + pull_W, db + 2 * pull_b
