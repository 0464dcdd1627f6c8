# %% where
def relu_backward(dout, z):
    return np.where(np.asarray(z) > 0, dout, 0)


def tanh_backward(dout, z):
    t = np.tanh(z)
    return dout - dout * t * t


# %% slope_one_at_zero
def relu_backward(dout, z):
    return dout * (z >= 0)


# %% slope_a_half_at_zero
def relu_backward(dout, z):
    return dout * np.heaviside(z, 0.5)


# %% sign
def relu_backward(dout, z):
    return dout * (np.sign(z) + 1) / 2


def tanh_backward(dout, z):
    return dout * (1 - np.tanh(z)) * (1 + np.tanh(z))


# %% one_over_cosh_squared
def tanh_backward(dout, z):
    return dout / np.cosh(z) ** 2


# %% a_copy_with_a_mask
def relu_backward(dout, z):
    grad = np.array(dout, dtype=float)
    grad[np.asarray(z) <= 0] = 0
    return grad


def tanh_backward(dout, z):
    t = np.tanh(np.array(z, dtype=float))
    return np.multiply(dout, np.subtract(1, np.square(t)))


# %% vectorized_loops
def relu_backward(dout, z):
    return np.vectorize(lambda d, v: float(d) if v > 0 else 0.0)(dout, z)


def tanh_backward(dout, z):
    import math

    return np.vectorize(lambda d, v: float(d) * (1 - math.tanh(v) ** 2))(dout, z)


# %% sigmoid_of_twice_z
def tanh_backward(dout, z):
    s = 1 / (1 + np.exp(-2 * np.abs(z)))
    return dout * 4 * s * (1 - s)


# %% stable_exponentials
def tanh_backward(dout, z):
    e = np.exp(-2 * np.abs(z))
    return dout * 4 * e / (1 + e) ** 2


# %% relu_over_itself
def relu_backward(dout, z):
    relu = np.maximum(z, 0)
    return dout * np.divide(relu, z, out=np.zeros(np.shape(z)), where=np.asarray(z) != 0)


# %% float32
def relu_backward(dout, z):
    return np.float32(dout) * (z > 0)


def tanh_backward(dout, z):
    return np.float32(dout * (1 - np.tanh(z) ** 2))


# %% lists
def relu_backward(dout, z):
    return (dout * (z > 0)).tolist()


def tanh_backward(dout, z):
    return (dout * (1 - np.tanh(z) ** 2)).tolist()


# %% float32_z_only
def relu_backward(dout, z):
    return dout * (np.asarray(z, np.float32) > 0)


def tanh_backward(dout, z):
    return dout * (1 - np.tanh(np.asarray(z, np.float32)) ** 2)


# %% arrays_only
def relu_backward(dout, z):
    if not isinstance(dout, np.ndarray) or not isinstance(z, np.ndarray) or dout.shape != z.shape:
        raise TypeError("two arrays of one shape are needed")
    return np.where(z > 0, dout, 0)


def tanh_backward(dout, z):
    if not isinstance(dout, np.ndarray) or not isinstance(z, np.ndarray) or dout.shape != z.shape:
        raise TypeError("two arrays of one shape are needed")
    return dout / np.cosh(np.clip(z, -300, 300)) ** 2
