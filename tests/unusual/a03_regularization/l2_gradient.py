# %% sum_with_itself
def l2_gradient(W, b, reg_strength):
    return reg_strength * (W + W), reg_strength * (b + b)


# %% loops
def l2_gradient(W, b, reg_strength):
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for d in range(W.shape[0]):
        for c in range(W.shape[1]):
            dW[d, c] = 2 * reg_strength * W[d, c]
    for c in range(len(b)):
        db[c] = 2 * reg_strength * b[c]
    return dW, db


# %% lists
def l2_gradient(W, b, reg_strength):
    return [[2 * reg_strength * w for w in row] for row in W], [2 * reg_strength * bias for bias in b]


# %% a_list_of_two_arrays
def l2_gradient(W, b, reg_strength):
    return [2 * reg_strength * array for array in (W, b)]


# %% fortran_order
def l2_gradient(W, b, reg_strength):
    return np.asfortranarray(2 * reg_strength * W), np.multiply(b, 2 * reg_strength)


# %% single_precision
def l2_gradient(W, b, reg_strength):
    return (2 * reg_strength * W).astype(np.float32), (2 * reg_strength * b).astype(np.float32)


# %% diagonal_matrix
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * np.eye(len(W)) @ W, b @ (2 * reg_strength * np.eye(len(b)))


# %% one_stacked_array_taken_apart
def l2_gradient(W, b, reg_strength):
    gradient = 2 * reg_strength * np.vstack([W, b])
    return gradient[:-1], gradient[-1]


# %% central_differences
def l2_gradient(W, b, reg_strength):
    eps = 1e-3  # exact for squares but for rounding
    dW = (reg_strength * (W + eps) ** 2 - reg_strength * (W - eps) ** 2) / (2 * eps)
    db = (reg_strength * (b + eps) ** 2 - reg_strength * (b - eps) ** 2) / (2 * eps)
    return dW, db


# %% copies_multiplied_in_place
def l2_gradient(W, b, reg_strength):
    dW, db = np.array(W, dtype=float), np.array(b, dtype=float)
    dW *= 2 * reg_strength
    db *= 2 * reg_strength
    return dW, db


# %% early_return_without_strength
def l2_gradient(W, b, reg_strength):
    if reg_strength == 0:
        return np.zeros_like(W), np.zeros_like(b)
    return 2 * reg_strength * W, 2 * reg_strength * b
