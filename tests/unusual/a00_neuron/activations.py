# %% the_formula_as_printed
def relu(z):
    return np.where(np.asarray(z) < 0, 0, z)


def tanh(z):
    return 2 / (1 + np.exp(-2 * z)) - 1


# %% numpy_has_it
def relu(z):
    return np.clip(z, 0, None)


def tanh(z):
    return np.tanh(z)


# %% product_with_a_mask
def relu(z):
    return z * (z > 0)


def tanh(z):
    return 1 - 2 / (np.exp(2 * z) + 1)


# %% half_of_sum_and_size
def relu(z):
    return (z + np.abs(z)) / 2


def tanh(z):
    z = np.clip(z, -30, 30)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% two_branches
def relu(z):
    return np.fmax(z, 0.0)


def tanh(z):
    small = np.exp(-2 * np.abs(z))
    return np.where(np.asarray(z) >= 0, (1 - small) / (1 + small), (small - 1) / (1 + small))


# %% number_by_number
def relu(z):
    values = [float(v) if v > 0 else 0.0 for v in np.ravel(z)]
    return np.array(values).reshape(np.shape(z))


def tanh(z):
    import math
    return np.array([math.tanh(v) for v in np.ravel(z)]).reshape(np.shape(z))


# %% vectorize_with_a_type
relu = np.vectorize(lambda v: v if v > 0 else 0, otypes=[float])
tanh = np.vectorize(lambda v: 2 / (1 + np.exp(-2 * v)) - 1, otypes=[float])


# %% copies_and_masks
def relu(z):
    result = np.array(z, dtype=float)
    result[result < 0] = 0
    return result


def tanh(z):
    result = np.array(z, dtype=float)
    left = result < 0
    result[left] = -result[left]
    result = 2 / (1 + np.exp(-2 * result)) - 1
    return np.where(left, -result, result)


# %% nested_lists
def relu(z):
    return np.maximum(z, 0).tolist()


def tanh(z):
    return np.tanh(z).tolist()


# %% single_precision
def relu(z):
    return np.maximum(z, 0).astype(np.float32)


def tanh(z):
    with np.errstate(all="ignore"):
        return np.tanh(np.asarray(z, dtype=np.float32))


# %% from_sigmoid_and_expm1
def relu(z):
    return np.heaviside(z, 0.5) * z


def tanh(z):
    shrunk = np.expm1(-2 * np.abs(z))
    return -np.sign(z) * shrunk / (shrunk + 2)


# %% sorted_columns
def relu(z):
    return np.sort(np.stack([np.asarray(z), np.zeros(np.shape(z))]), axis=0)[1]


def tanh(z):
    return 2 * np.reciprocal(1 + np.exp(np.multiply(-2.0, z))) - 1


# %% fortran_order
def relu(z):
    return np.asfortranarray(np.maximum(z, 0)).reshape(np.shape(z), order="F")


def tanh(z):
    return np.asfortranarray(np.tanh(z)).reshape(np.shape(z), order="F")


# %% from_a_logarithm
def relu(z):
    return -np.minimum(-np.asarray(z), 0)


def tanh(z):
    return 2 * np.exp(-np.logaddexp(0, -2.0 * np.asarray(z))) - 1


# %% recursive
def relu(z):
    if np.ndim(z) == 0:
        return z if z > 0 else 0
    return np.array([relu(row) for row in z])


def tanh(z):
    if np.ndim(z) == 0:
        return -tanh(-z) if z < 0 else 2 / (1 + np.exp(-2.0 * z)) - 1
    return [tanh(row) for row in z]


# %% piecewise
def relu(z):
    return np.piecewise(np.asarray(z, float), [np.asarray(z) >= 0], [lambda v: v, 0])


def tanh(z):
    return np.piecewise(
        np.asarray(z, float),
        [np.asarray(z) < -20, np.asarray(z) > 20],
        [-1.0, 1.0, lambda v: (np.exp(2 * v) - 1) / (np.exp(2 * v) + 1)],
    )


# %% in_float32_and_back
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    return (2 / (1 + np.exp(-2 * np.asarray(z, np.float32))) - 1).astype(float)
