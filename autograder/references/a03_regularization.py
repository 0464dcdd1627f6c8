"""Regularization: a penalty on large weights, its gradient, and the loss that is then minimized."""

import numpy as np


def l2_penalty(W, b, reg_strength):
    """Return reg_strength times the sum of the squares of all weights and biases, a scalar."""
    return reg_strength * (np.sum(W**2) + np.sum(b**2))


def l2_gradient(W, b, reg_strength):
    """Return `dW, db`: the gradients of `l2_penalty(W, b, reg_strength)`, shaped like W and b."""
    dW = 2 * reg_strength * W
    db = 2 * reg_strength * b
    return dW, db


def regularized_loss(data_loss, W, b, reg_strength):
    """Return `loss, dW, db` of the data loss plus the penalty; `data_loss(W, b)` returns `loss, dW, db`."""
    loss, dW, db = data_loss(W, b)
    dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
    return loss + l2_penalty(W, b, reg_strength), dW + dW_penalty, db + db_penalty


best_reg_strength = 0.03
