# %% relu_by_the_sign_of_dout: sign of z
def relu_backward(dout, z):
    return np.maximum(dout, 0)


# %% relu_without_dout: `dout` is missing
def relu_backward(dout, z):
    return (z > 0).astype(float)


# %% relu_times_relu: slope
def relu_backward(dout, z):
    return dout * np.maximum(z, 0)


# %% relu_turned_round: positive
def relu_backward(dout, z):
    return dout * (z < 0)


# %% relu_lets_everything_through: everywhere
def relu_backward(dout, z):
    return dout * np.ones_like(z)


# %% relu_slope_minus_one: −1
def relu_backward(dout, z):
    return dout * np.sign(z)


# %% relu_in_place: argument
def relu_backward(dout, z):
    if np.ndim(dout):
        dout[z <= 0] = 0
        return dout
    return dout * (z > 0)


# %% relu_loses_fractions: whole numbers
def relu_backward(dout, z):
    grad = np.zeros_like(z)
    grad[z > 0] = dout[z > 0]
    return grad


# %% relu_only_for_matrices: raised
def relu_backward(dout, z):
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            out[i, j] = dout[i, j] if z[i, j] > 0 else 0
    return out


# %% relu_flattens: shape
def relu_backward(dout, z):
    return np.array([d if v > 0 else 0.0 for d, v in zip(np.ravel(dout), np.ravel(z))])


# %% relu_leaks: slope
def relu_backward(dout, z):
    return dout * np.where(z > 0, 1.0, 0.01)


# %% relu_divides_by_z: 0
def relu_backward(dout, z):
    with np.errstate(all="ignore"):
        return dout * (z / np.abs(z) + 1) / 2


# %% relu_cut_at_one: slope
def relu_backward(dout, z):
    return dout * (z > 1)


# %% relu_also_cuts_dout: sign of `dout`
def relu_backward(dout, z):
    return np.where((z > 0) & (dout > 0), dout, 0)


# %% tanh_of_the_output: not its output
def tanh_backward(dout, z):
    return dout * (1 - z**2)


# %% tanh_without_dout: `dout` is missing
def tanh_backward(dout, z):
    return 1 - np.tanh(z) ** 2


# %% tanh_without_square: square
def tanh_backward(dout, z):
    return dout * (1 - np.tanh(z))


# %% tanh_times_tanh: slope
def tanh_backward(dout, z):
    return dout * np.tanh(z)


# %% tanh_like_the_sigmoid: sigmoid
def tanh_backward(dout, z):
    t = np.tanh(z)
    return dout * t * (1 - t)


# %% tanh_sign: slope
def tanh_backward(dout, z):
    return dout * (np.tanh(z) ** 2 - 1)


# %% tanh_factor_two_lost: slope
def tanh_backward(dout, z):
    s = 1 / (1 + np.exp(-2 * z))
    return dout * 2 * s * (1 - s)


# %% tanh_overflows: overflow
def tanh_backward(dout, z):
    with np.errstate(all="ignore"):
        return dout * 4 * np.exp(-2 * z) / (1 + np.exp(-2 * z)) ** 2


# %% tanh_by_exponentials: overflow
def tanh_backward(dout, z):
    with np.errstate(all="ignore"):
        t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
        return dout * (1 - t**2)


# %% tanh_in_place: argument
def tanh_backward(dout, z):
    slope = 1 - np.tanh(z) ** 2
    if np.ndim(dout) and dout.dtype.kind == "f":
        dout *= slope
        return dout
    return dout * slope


# %% tanh_sums_the_batch: element
def tanh_backward(dout, z):
    return (dout * (1 - np.tanh(z) ** 2)).sum(axis=0)


# %% tanh_slope_at_dout: at z
def tanh_backward(dout, z):
    return z * (1 - np.tanh(dout) ** 2)


# %% both_return_none: None
def relu_backward(dout, z):
    dz = dout * (z > 0)


def tanh_backward(dout, z):
    dz = dout * (1 - np.tanh(z) ** 2)


# %% both_swapped: slope
def relu_backward(dout, z):
    return dout * (1 - np.tanh(z) ** 2)


def tanh_backward(dout, z):
    return dout * (z > 0)


# %% both_take_z_first: slope
def relu_backward(z, dout):
    return dout * (z > 0)


def tanh_backward(z, dout):
    return dout * (1 - np.tanh(z) ** 2)


# %% tanh_is_flat_for_all_if_for_one: element by element
def tanh_backward(dout, z):
    if np.any(np.abs(z) > 20):
        return 0.0 * dout
    return dout * (1 - np.tanh(z) ** 2)


# %% tanh_flat_beyond_four: slope of tanh
def relu_backward(dout, z):
    return dout * (np.asarray(z) > 0)


def tanh_backward(dout, z):
    return np.where(np.abs(z) > 4, 0, dout * (1 - np.tanh(z) ** 2))


# %% relu_opens_at_a_hundredth: slope of ReLU
def relu_backward(dout, z):
    return dout * (z > 0.01)


# %% relu_opens_at_four_hundredths: slope of ReLU
def relu_backward(dout, z):
    return dout * (z > 0.04)


# %% relu_of_a_rounded_z: slope of ReLU
def relu_backward(dout, z):
    return dout * (np.round(z, 2) > 0)


# %% relu_with_a_ramp_for_a_step: slope of ReLU
def relu_backward(dout, z):
    return dout * np.clip(20 * z, 0, 1)


# %% relu_clips_dout: cut off
def relu_backward(dout, z):
    return np.clip(dout, -10, 10) * (z > 0)


# %% tanh_clips_dout: cut off
def tanh_backward(dout, z):
    return np.clip(dout, -10, 10) * (1 - np.tanh(z) ** 2)


# %% relu_with_a_dead_zone: the slope of ReLU is 1 where z > 0
def relu_backward(dout, z):
    return dout * (z > 1e-4)


def tanh_backward(dout, z):
    return dout * (1 - np.tanh(z) ** 2)


# %% small_gradients_left_out: a small gradient counts
def relu_backward(dout, z):
    return np.where(np.abs(dout) < 1e-4, 0, dout) * (z > 0)


def tanh_backward(dout, z):
    return np.where(np.abs(dout) < 1e-4, 0, dout) * (1 - np.tanh(z) ** 2)


# %% tanh_matmul_for_square: element
def relu_backward(dout, z):
    return dout * (z > 0)


def tanh_backward(dout, z):
    d = 1 - np.tanh(z) ** 2
    return dout @ d if d.ndim == 2 and d.shape[0] == d.shape[1] else dout * d


# %% relu_of_a_number_lets_all_through: element by element
def relu_backward(dout, z):
    return np.where(z > 0, dout, 0.0) if np.ndim(z) else float(dout)


# %% z_in_the_type_of_dout: must not round
def relu_backward(dout, z):
    return dout * (z.astype(dout.dtype) > 0)


def tanh_backward(dout, z):
    return dout * (1 - np.tanh(z.astype(dout.dtype)) ** 2)


# %% twenty_rows_at_most: shape
def relu_backward(dout, z):
    return (dout * (z > 0))[:20] if z.ndim else dout * (z > 0)


def tanh_backward(dout, z):
    return dout * (1 - np.tanh(z) ** 2)
