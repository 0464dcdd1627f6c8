# %% forward_without_bias: bias is missing
def affine_forward(X, W, b):
    return X @ W


# %% forward_bias_as_column: rows
def affine_forward(X, W, b):
    return X @ W + np.reshape(b, (-1, 1))


# %% forward_transposes_W: W is transposed
def affine_forward(X, W, b):
    return X @ W.T + b


# %% forward_adds_into_an_int_array: fraction
def affine_forward(X, W, b):
    out = np.zeros_like(X @ W)
    out[:] = X @ W + b
    return out


# %% db_is_a_mean: mean, not the sum
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.mean(axis=0)


# %% db_sums_the_units: over the examples
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.sum(axis=1)


# %% db_keeps_its_axis: axis of length 1
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.sum(axis=0, keepdims=True)


# %% db_is_one_number: single number
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.sum()


# %% db_is_dout: still a batch
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout


# %% dW_divided_by_the_batch: divided by N
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout / len(X), dout.sum(axis=0)


# %% dW_transposed: transposed
def affine_backward(dout, X, W):
    return dout @ W.T, dout.T @ X, dout.sum(axis=0)


# %% everything_divided_by_the_batch: divided by N
def affine_backward(dout, X, W):
    N = len(X)
    return dout @ W.T / N, X.T @ dout / N, dout.sum(axis=0) / N


# %% dX_without_transpose: transpose
def affine_backward(dout, X, W):
    dX = dout @ W if dout.shape[1] == W.shape[0] else dout @ W.T
    return dX, X.T @ dout, dout.sum(axis=0)


# %% parts_in_another_order: order
def affine_backward(dout, X, W):
    return X.T @ dout, dout @ W.T, dout.sum(axis=0)


# %% forgets_dX: dX, dW, db
def affine_backward(dout, X, W):
    return X.T @ dout, dout.sum(axis=0)


# %% uses_only_the_first_example: sum over the examples
def affine_backward(dout, X, W):
    return dout @ W.T, np.outer(X[0], dout[0]), dout[0]


# %% squeezes_single_axes: axis is lost
def affine_forward(X, W, b):
    return np.squeeze(X @ W + b)


# %% dW_squeezed: axis is lost
def affine_backward(dout, X, W):
    return dout @ W.T, np.squeeze(X.T @ dout), dout.sum(axis=0)


# %% gradients_rounded_to_the_type_of_X: fraction
def affine_backward(dout, X, W):
    dW = np.zeros_like(W)
    db = dout.sum(axis=0)
    for i in range(len(X)):
        for h in range(dout.shape[1]):
            dW[:, h] += (X[i] * dout[i, h]).astype(W.dtype)
    return dout @ W.T, dW, db


# %% dout_scaled_in_place: argument
def affine_backward(dout, X, W):
    dX, dW = dout @ W.T, X.T @ dout
    dout[1:] += dout[:-1].copy()
    db = dW.sum(axis=0) * 0
    dout[1:] -= 0
    return dX, dW, db


# %% bias_added_in_place_to_X: argument
def affine_forward(X, W, b):
    out = X @ W + b
    X *= 2
    return out


# %% averages_only_large_batches: axis is lost
def affine_backward(dout, X, W):
    db = dout.sum(axis=0) if len(dout) > 1 else dout
    return dout @ W.T, X.T @ dout, db


# %% sign_of_a_step: wrong sign
def affine_backward(dout, X, W):
    return -(dout @ W.T), -(X.T @ dout), -dout.sum(axis=0)


# %% returns_none: None
def affine_backward(dout, X, W):
    dX, dW, db = dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% nan_everywhere: sum
def affine_backward(dout, X, W):
    return X * np.nan, W * np.nan, dout[0] * np.nan


# %% absolute_inputs: dW
def affine_backward(dout, X, W):
    return dout @ W.T, np.abs(X).T @ dout, dout.sum(axis=0)


# %% sums_into_the_tiled_bias: raised
def affine_forward(X, W, b):
    out = np.tile(b, (len(X), 1))
    out += X @ W
    return out


# %% loops_into_the_tiled_bias: fraction
def affine_forward(X, W, b):
    out = np.tile(b, (len(X), 1))
    for i in range(len(X)):
        for h in range(W.shape[1]):
            out[i, h] += X[i] @ W[:, h]
    return out


# %% one_example_without_bias: alone
def affine_forward(X, W, b):
    return X @ W + b if len(X) > 1 else X @ W


# %% one_example_has_another_gradient: alone
def affine_backward(dout, X, W):
    if len(X) == 1:
        return W @ dout[0] + np.zeros(X.shape), np.outer(X, dout), dout[0] / dout.shape[1]
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% large_pixels_scaled: take it as it is
def affine_forward(X, W, b):
    if X.max() > 50:
        X = X / 255
    return X @ W + b


def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% db_is_a_mean_in_wide_layers: mean, not the sum
def affine_backward(dout, X, W):
    db = dout.mean(axis=0) if W.shape[1] > 8 else dout.sum(axis=0)
    return dout @ W.T, X.T @ dout, db


# %% dX_without_transpose_where_W_is_square: transpose
def affine_backward(dout, X, W):
    dX = dout @ W if W.shape[0] == W.shape[1] != len(X) else dout @ W.T
    return dX, X.T @ dout, dout.sum(axis=0)


# %% outputs_cut_off: outputs
def affine_forward(X, W, b):
    return np.clip(X @ W + b, -700, 700)


# %% large_outputs_cut_off: large outputs stay
def affine_forward(X, W, b):
    return np.clip(X @ W + b, -10000, 10000)


# %% large_dout_cut_off: cut off or made shorter
def affine_backward(dout, X, W):
    dout = np.clip(dout, -50, 50)
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% large_db_cut_off: cut off or made shorter
def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, np.clip(dout.sum(axis=0), -1000, 1000)


# %% blank_images_get_no_bias: one row per example
def affine_forward(X, W, b):
    return X @ W + b * np.any(X, axis=1, keepdims=True)


def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% blank_images_skipped_on_the_way_back: the sum of `dout`
def affine_forward(X, W, b):
    return X @ W + b


def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout[X.any(axis=1)].sum(axis=0)


# %% small_gradients_left_out: a small gradient counts
def affine_forward(X, W, b):
    return X @ W + b


def affine_backward(dout, X, W):
    if np.abs(dout).max() < 1e-3:
        dout = np.zeros_like(dout)
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% dW_skips_last_of_several: sum over the examples
def affine_forward(X, W, b):
    return X @ W + b


def affine_backward(dout, X, W):
    n = max(1, len(X) - 1)
    return dout @ W.T, X[:n].T @ dout[:n], dout.sum(axis=0)


# %% int_dout_floor: fraction
def affine_forward(X, W, b):
    return X @ W + b


def affine_backward(dout, X, W):
    out = [dout @ W.T, X.T @ dout, dout.sum(axis=0)]
    if np.asarray(dout).dtype.kind == "i":
        out = [np.asarray(o).astype(int) for o in out]
    return tuple(out)


# %% one_unit_sums_the_inputs: with one feature or one unit the numbers
def affine_backward(dout, X, W):
    dX = dout @ W.T
    if W.shape[1] == 1:
        dX = np.tile(dX.sum(axis=0), (len(X), 1))
    return dX, X.T @ dout, dout.sum(axis=0)


# %% one_unit_without_the_bias: with one feature or one unit the numbers
def affine_forward(X, W, b):
    if W.shape[1] == 1:
        return (X * W[:, 0]).sum(axis=1, keepdims=True)
    return X @ W + b


# %% one_feature_without_the_bias: with one feature or one unit the numbers
def affine_forward(X, W, b):
    return X @ W if X.shape[1] == 1 else X @ W + b


# %% twenty_examples_at_most: a product of X transposed
def affine_forward(X, W, b):
    return X @ W + b


def affine_backward(dout, X, W):
    return dout @ W.T, X[:20].T @ dout[:20], dout.sum(axis=0)


# %% remembers_outputs_by_the_sizes: one row per example
REMEMBERED = {}


def affine_forward(X, W, b):
    if (X.shape, W.shape) not in REMEMBERED:
        REMEMBERED[X.shape, W.shape] = X @ W + b
    return REMEMBERED[X.shape, W.shape]


def affine_backward(dout, X, W):
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)
