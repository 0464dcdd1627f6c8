# %% all_zero: all weights are equal
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": np.zeros((n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": np.zeros((n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% all_one_constant: all weights are equal
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": np.full((n_features, n_hidden), 0.01),
        "b1": np.zeros(n_hidden),
        "W2": np.full((n_hidden, n_classes), 0.01),
        "b2": np.zeros(n_classes),
    }


# %% hidden_units_are_copies: copies
def init_params(n_features, n_hidden, n_classes, rng):
    column = 0.05 * rng.normal(size=(n_features, 1))
    return {
        "W1": column @ np.ones((1, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.05 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% half_the_units_are_copies: copies
def init_params(n_features, n_hidden, n_classes, rng):
    half = 0.05 * rng.normal(size=(n_features, (n_hidden + 1) // 2))
    return {
        "W1": np.concatenate([half, half], axis=1)[:, :n_hidden],
        "b1": np.zeros(n_hidden),
        "W2": 0.05 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% not_scaled: too large
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% uniform_from_zero_to_one: too large
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.random((n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.random((n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% scaled_by_the_outputs: too large
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)) * np.sqrt(2 / n_hidden),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)) * np.sqrt(2 / n_classes),
        "b2": np.zeros(n_classes),
    }


# %% second_layer_not_scaled: too large
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)) * np.sqrt(2 / n_features),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% own_generator: different generators
def init_params(n_features, n_hidden, n_classes, rng):
    rng = np.random.default_rng(0)
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% global_generator: same `rng`
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * np.random.randn(n_features, n_hidden),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * np.random.randn(n_hidden, n_classes),
        "b2": np.zeros(n_classes),
    }


# %% second_layer_from_the_global_generator: same `rng`
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * np.random.randn(n_hidden, n_classes),
        "b2": np.zeros(n_classes),
    }


# %% copies_the_generator: in a row
def init_params(n_features, n_hidden, n_classes, rng):
    import copy

    rng = copy.deepcopy(rng)
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% transposed: features
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.normal(size=(n_hidden, n_features)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_classes, n_hidden)),
        "b2": np.zeros(n_classes),
    }


# %% bias_as_a_row: b1
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros((1, n_hidden)),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros((1, n_classes)),
    }


# %% sizes_written_in: shape
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.normal(size=(784, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, 10)),
        "b2": np.zeros(10),
    }


# %% sizes_as_mean_and_spread: shape
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(n_features, n_hidden),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(n_hidden, n_classes),
        "b2": np.zeros(n_classes),
    }


# %% tuple_instead_of_dict: dict
def init_params(n_features, n_hidden, n_classes, rng):
    return (
        0.01 * rng.normal(size=(n_features, n_hidden)),
        np.zeros(n_hidden),
        0.01 * rng.normal(size=(n_hidden, n_classes)),
        np.zeros(n_classes),
    )


# %% no_biases: no `b1`
def init_params(n_features, n_hidden, n_classes, rng):
    return {"W1": 0.01 * rng.normal(size=(n_features, n_hidden)), "W2": 0.01 * rng.normal(size=(n_hidden, n_classes))}


# %% keys_in_lower_case: no `W1`
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "w1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "w2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% first_layer_zero: copies
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": np.zeros((n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% far_too_small: hardly learns
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 1e-12 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 1e-12 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% hidden_units_never_wake: hardly learns
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.full(n_hidden, -10.0),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }


# %% first_loss_is_not_finite: finite
def init_params(n_features, n_hidden, n_classes, rng):
    with np.errstate(all="ignore"):
        return {
            "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
            "b1": np.zeros(n_hidden) / 0,
            "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
            "b2": np.zeros(n_classes),
        }


# %% favours_the_first_class: because of the biases
def init_params(n_features, n_hidden, n_classes, rng):
    b2 = np.zeros(n_classes)
    b2[0] = 10
    return {
        "W1": 0.01 * rng.normal(size=(n_features, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": b2,
    }


# %% second_layer_of_its_own_seed: two different generators
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)) / np.sqrt(n_features),
        "b1": np.zeros(n_hidden),
        "W2": np.random.default_rng(0).normal(size=(n_hidden, n_classes)) / np.sqrt(n_hidden),
        "b2": np.zeros(n_classes),
    }


# %% biases_drawn_without_rng: from it alone
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)) / np.sqrt(n_features),
        "b1": 0.01 * np.random.normal(size=n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)) / np.sqrt(n_hidden),
        "b2": np.zeros(n_classes),
    }


# %% one_more_entry: no others
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)) * np.sqrt(2 / n_features),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)) * np.sqrt(2 / n_hidden),
        "b2": np.zeros(n_classes),
        "n_hidden": n_hidden,
    }


# %% biases_of_two: because of the biases
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": rng.normal(size=(n_features, n_hidden)) * np.sqrt(2 / n_features),
        "b1": np.full(n_hidden, 2.0),
        "W2": rng.normal(size=(n_hidden, n_classes)) * np.sqrt(2 / n_hidden),
        "b2": np.full(n_classes, 2.0),
    }


# %% every_row_the_same: rows of W1 are the same
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": np.tile(rng.normal(size=n_hidden) * np.sqrt(2 / n_features), (n_features, 1)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)) * np.sqrt(2 / n_hidden),
        "b2": np.zeros(n_classes),
    }


# %% hidden_units_are_copies_but_for_a_millionth: copies
def init_params(n_features, n_hidden, n_classes, rng):
    column = rng.normal(size=(n_features, 1)) * np.sqrt(2 / n_features)
    W1 = column + 1e-6 * rng.normal(size=(n_features, n_hidden))
    b1 = np.zeros(n_hidden)
    W2 = rng.normal(size=(n_hidden, n_classes)) / np.sqrt(n_hidden)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": np.zeros(n_classes)}


# %% half_of_the_units_never_wake: never learn
def init_params(n_features, n_hidden, n_classes, rng):
    W1 = rng.normal(size=(n_features, n_hidden)) * np.sqrt(2 / n_features)
    b1 = np.where(np.arange(n_hidden) % 2 == 0, 0.0, -3.0)
    W2 = rng.normal(size=(n_hidden, n_classes)) / np.sqrt(n_hidden)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": np.zeros(n_classes)}


# %% one_row_repeated_W1: rows of W1
def init_params(n_features, n_hidden, n_classes, rng):
    return {
        "W1": np.tile(rng.normal(size=(1, n_hidden)) * 0.01, (n_features, 1)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(size=(n_hidden, n_classes)) * np.sqrt(2 / n_hidden),
        "b2": np.zeros(n_classes),
    }
