# %% loops
def l2_penalty(W, b, reg_strength):
    total = 0
    for row in W:
        for w in row:
            total += w * w
    for bias in b:
        total += bias * bias
    return reg_strength * total


# %% frobenius_norms_squared
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.linalg.norm(W) ** 2 + np.linalg.norm(b) ** 2)


# %% dot_products_of_the_flattened
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.vdot(W, W) + b @ b)


# %% einsum
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.einsum("dc,dc->", W, W) + np.einsum("c,c", b, b))


# %% trace
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.trace(W.T @ W) + np.inner(b, b))


# %% bias_as_one_more_row
def l2_penalty(W, b, reg_strength):
    return reg_strength * np.square(np.vstack([W, b])).sum()


# %% one_long_vector_of_a_column
def l2_penalty(W, b, reg_strength):
    theta = np.concatenate([W.ravel(), b.ravel()]).reshape(-1, 1)
    return reg_strength * (theta.T @ theta).item()


# %% singular_values
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(np.linalg.svd(W, compute_uv=False) ** 2) + np.sum(b**2))


# %% single_precision
def l2_penalty(W, b, reg_strength):
    W, b = np.float32(W), np.float32(b)
    return np.float32(reg_strength) * ((W * W).sum() + (b * b).sum())


# %% zero_dimensional_array
def l2_penalty(W, b, reg_strength):
    return np.array(reg_strength * (np.abs(W) ** 2).sum() + reg_strength * (np.abs(b) ** 2).sum())


# %% generator_and_python_floats
def l2_penalty(W, b, reg_strength):
    return reg_strength * sum(float(w) ** 2 for w in [*np.ravel(W), *np.ravel(b)])


# %% copy_squared_in_place
def l2_penalty(W, b, reg_strength):
    squares = W.copy()
    squares *= W
    return (squares.sum() + (b * b).sum()) * reg_strength
