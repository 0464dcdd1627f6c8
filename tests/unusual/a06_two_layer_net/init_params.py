# %% a_hundredth_normal
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% he_normal
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(0, np.sqrt(2 / n_features), (n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(0, np.sqrt(2 / n_hidden), (n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% xavier_uniform
def init_params(n_features, n_hidden, n_classes, rng):
    def layer(n_in, n_out):
        limit = np.sqrt(6 / (n_in + n_out))
        return rng.uniform(-limit, limit, size=(n_in, n_out))

    return {
        "b2": np.zeros(n_classes),
        "W2": layer(n_hidden, n_classes),
        "b1": np.zeros(n_hidden),
        "W1": layer(n_features, n_hidden),
    }


# %% he_uniform
def init_params(n_features, n_hidden, n_classes, rng):
    def layer(n_in, n_out):
        return (2 * rng.random((n_in, n_out)) - 1) * np.sqrt(6 / n_in)

    return dict(W1=layer(n_features, n_hidden), b1=np.zeros(n_hidden), W2=layer(n_hidden, n_classes), b2=np.zeros(n_classes))


# %% uniform_with_small_biases
def init_params(n_features, n_hidden, n_classes, rng):
    a, b = 1 / np.sqrt(n_features), 1 / np.sqrt(n_hidden)
    return {
        "W1": rng.uniform(-a, a, (n_features, n_hidden)),
        "b1": rng.uniform(-a, a, n_hidden),
        "W2": rng.uniform(-b, b, (n_hidden, n_classes)),
        "b2": rng.uniform(-b, b, n_classes),
    }


# %% last_layer_zero
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.standard_normal((n_features, n_hidden)) / np.sqrt(n_features),
        "b1": np.zeros(n_hidden),
        "W2": np.zeros((n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% first_bias_a_hundredth
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(scale=0.05, size=(n_features, n_hidden)),
        "b1": np.full(n_hidden, 0.01),
        "W2": rng.normal(scale=0.05, size=(n_hidden, n_classes)),
        "b2": np.full(n_classes, 0.01),
    }


# %% random_signs
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.choice([-1, 1], size=(n_features, n_hidden)) * np.sqrt(1 / n_features),
        "b1": np.zeros(n_hidden),
        "W2": rng.choice([-1, 1], size=(n_hidden, n_classes)) * np.sqrt(1 / n_hidden),
        "b2": np.zeros(n_classes),
    }


# %% number_by_number_as_lists
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": [[0.02 * rng.normal() for _ in range(n_hidden)] for _ in range(n_features)],
        "b1": [0.0] * n_hidden,
        "W2": [[0.02 * rng.normal() for _ in range(n_classes)] for _ in range(n_hidden)],
        "b2": [0] * n_classes,
    }


# %% fortran_float32
def init_params(n_features, n_hidden, n_classes, rng):
    def layer(n_in, n_out):
        return np.asfortranarray(rng.normal(size=(n_in, n_out)) * np.sqrt(1 / n_in)).astype(np.float32)

    return {
        "W1": layer(n_features, n_hidden),
        "b1": np.zeros(n_hidden, np.float32),
        "W2": layer(n_hidden, n_classes),
        "b2": np.zeros(n_classes, np.float32),
    }


# %% one_long_draw
def init_params(n_features, n_hidden, n_classes, rng):
    numbers = 0.03 * rng.normal(size=n_features * n_hidden + n_hidden * n_classes)
    first, second = np.split(numbers, [n_features * n_hidden])
    return {
        "W1": first.reshape(n_features, n_hidden),
        "b1": np.zeros(n_hidden),
        "W2": second.reshape(n_hidden, n_classes),
        "b2": np.zeros(n_classes),
    }


# %% a_tenth_normal
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.1 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.1 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% positive_small
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.random((n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.random((n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% orthogonal_columns
def init_params(n_features, n_hidden, n_classes, rng):
    def layer(n_in, n_out):
        big = rng.normal(size=(max(n_in, n_out), max(n_in, n_out)))
        return np.linalg.qr(big)[0][:n_in, :n_out]

    return {
        "W1": layer(n_features, n_hidden),
        "b1": np.zeros(n_hidden),
        "W2": layer(n_hidden, n_classes),
        "b2": np.zeros(n_classes),
    }
