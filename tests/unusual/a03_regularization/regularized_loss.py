# %% written_out
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    loss = loss + reg_strength * ((W**2).sum() + (b**2).sum())
    return loss, dW + 2 * reg_strength * W, db + 2 * reg_strength * b


# %% three_calls
def regularized_loss(data_loss, W, b, reg_strength):
    return (
        data_loss(W, b)[0] + l2_penalty(W, b, reg_strength),
        data_loss(W, b)[1] + l2_gradient(W, b, reg_strength)[0],
        data_loss(W, b)[2] + l2_gradient(W, b, reg_strength)[1],
    )


# %% a_list_of_sums
def regularized_loss(data_loss, W, b, reg_strength):
    penalty = (l2_penalty(W, b, reg_strength), *l2_gradient(W, b, reg_strength))
    return [one + other for one, other in zip(data_loss(W, b), penalty)]


# %% keyword_arguments
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W=W, b=b)
    dW_penalty, db_penalty = l2_gradient(W=W, b=b, reg_strength=reg_strength)
    return np.array(loss + l2_penalty(W, b, reg_strength)), dW_penalty + dW, db_penalty + db


# %% copies_added_to_in_place
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    dW, db = dW.copy(), db.copy()
    dW += 2 * reg_strength * W
    db += 2 * reg_strength * b
    loss += l2_penalty(W, b, reg_strength)
    return loss, dW, db


# %% penalty_first_data_added_in_place
def regularized_loss(data_loss, W, b, reg_strength):
    total, dW, db = l2_penalty(W, b, reg_strength), 2.0 * reg_strength * W, 2.0 * reg_strength * b
    loss, dW_data, db_data = data_loss(W, b)
    dW += dW_data
    db += db_data
    return total + loss, dW, db


# %% hands_lists_to_data_loss
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W.tolist(), b.tolist())
    return float(loss + l2_penalty(W, b, reg_strength)), (dW + 2 * reg_strength * W).tolist(), db + 2 * reg_strength * b


# %% no_penalty_where_there_is_no_strength
def regularized_loss(data_loss, W, b, reg_strength):
    if reg_strength == 0:
        return data_loss(W, b)
    loss, dW, db = data_loss(W.copy(), b.copy())
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), np.add(dW, dW_penalty), np.add(db, db_penalty)


# %% numerical_gradient
def regularized_loss(data_loss, W, b, reg_strength):
    D, C = W.shape

    def total(theta):
        W, b = theta[: D * C].reshape(D, C), theta[D * C :]
        return data_loss(W, b)[0] + l2_penalty(W, b, reg_strength)

    theta = np.concatenate([W.ravel(), b]).astype(float)
    eps = 1e-4
    gradient = np.array([(total(theta + eps * e) - total(theta - eps * e)) / (2 * eps) for e in np.eye(len(theta))])
    return total(theta), gradient[: D * C].reshape(D, C), gradient[D * C :]


# %% single_precision_result
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    loss = np.float32(loss + l2_penalty(W, b, reg_strength))
    return loss, np.float32(dW + 2 * reg_strength * W), np.float32(db + 2 * reg_strength * b)


# %% penalty_in_float32
def regularized_loss(data_loss, W, b, reg_strength):
    loss, dW, db = data_loss(W, b)
    W, b = W.astype(np.float32), b.astype(np.float32)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + dW_penalty, db + db_penalty
