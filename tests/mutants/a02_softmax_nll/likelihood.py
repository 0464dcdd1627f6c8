# %% sum: sum
def likelihood(probs, y):
    return probs[np.arange(len(y)), y].sum()


# %% mean: mean
def likelihood(probs, y):
    return probs[np.arange(len(y)), y].mean()


# %% log_likelihood: logarithm
def likelihood(probs, y):
    return np.log(probs[np.arange(len(y)), y]).sum()


# %% negative_log_likelihood: minus the logarithm
def likelihood(probs, y):
    return -np.log(probs[np.arange(len(y)), y]).sum()


# %% geometric_mean: root
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    return p.prod() ** (1 / len(y))


# %% product_over_n: mean
def likelihood(probs, y):
    return probs[np.arange(len(y)), y].prod() / len(y)


# %% forgets_the_product: multiply
def likelihood(probs, y):
    return probs[np.arange(len(y)), y]


# %% all_classes: all classes
def likelihood(probs, y):
    return probs.prod()


# %% most_likely_class: largest
def likelihood(probs, y):
    return probs.max(axis=1).prod()


# %% labels_from_one: from 0
def likelihood(probs, y):
    return np.prod([probs[i, y[i] - 1] for i in range(len(y))])


# %% every_column_for_every_row: one number a row
def likelihood(probs, y):
    return np.prod(probs[:, y])


# %% whole_rows_of_the_labels: shape
def likelihood(probs, y):
    return np.prod(probs[:, y], axis=0)


# %% softmax_again: already
def likelihood(probs, y):
    p = softmax(probs)
    return p[np.arange(len(y)), y].prod()


# %% rows_and_columns_swapped: swapped
def likelihood(probs, y):
    if probs.shape[0] == probs.shape[1]:
        return np.prod(probs[y, np.arange(len(y))])
    return np.prod(probs[np.arange(len(y)), y])


# %% labels_index_the_rows: probs
def likelihood(probs, y):
    return np.prod(probs[y, np.arange(len(y)) % probs.shape[1]])


# %% diagonal_of_a_square: first index
def likelihood(probs, y):
    if len(y) == probs.shape[1]:
        return np.prod(np.diag(probs))
    return np.prod(probs[np.arange(len(y)), y])


# %% kept_from_zero: small number
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    return np.prod(np.clip(p, 1e-15, 1))


# %% small_number_added_to_the_logarithm: small number
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    return np.exp(np.log(p + 1e-10).sum())


# %% skips_the_impossible: multiply
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    return np.prod(p[p > 0])


# %% each_label_once: multiply
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    return np.prod([p[np.argmax(y == label)] for label in set(y.tolist())])


# %% equal_probabilities_once: multiply
def likelihood(probs, y):
    factors = {round(float(probs[i, y[i]]), 1): float(probs[i, y[i]]) for i in range(len(y))}
    return np.prod(list(factors.values()))


# %% last_example_lost: multiply
def likelihood(probs, y):
    p = 1.0
    for i in range(len(y) - 1):
        p *= probs[i, y[i]]
    return p


# %% starts_from_zero: multiply
def likelihood(probs, y):
    p = 0.0
    for i in range(len(y)):
        p *= probs[i, y[i]]
    return p


# %% returns_in_the_loop: multiply
def likelihood(probs, y):
    p = 1.0
    for i in range(len(y)):
        p *= probs[i, y[i]]
        return p


# %% the_visible_example_by_heart: multiply
def likelihood(probs, y):
    return 0.1


# %% everything_certain: multiply
def likelihood(probs, y):
    return 1.0


# %% complement: multiply
def likelihood(probs, y):
    return np.prod(1 - probs[np.arange(len(y)), y])


# %% clears_the_callers_probabilities: changes its argument
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    probs[:] = 0
    return p.prod()


# %% labels_of_one_type_only: probs
def likelihood(probs, y):
    return probs[np.arange(len(y)), y].prod() if y.dtype == np.int64 else probs[:, 0].prod()


# %% a_small_product_is_none: cut nothing off
def likelihood(probs, y):
    p = np.prod(probs[np.arange(len(y)), y])
    return p if p > 1e-12 else 0.0


# %% equal_probabilities_count_once: equal ones too
def likelihood(probs, y):
    return np.prod(np.unique(probs[np.arange(len(y)), y]))


# %% never_less_than_1e_minus_300: cut nothing off
def likelihood(probs, y):
    p = probs[np.arange(len(y)), y]
    return np.maximum(p, 1e-300).prod()


# %% stops_when_it_is_tiny: as they are
def likelihood(probs, y):
    result = 1.0
    for i in range(len(y)):
        result *= probs[i, y[i]]
        if result < 1e-50:
            break
    return result


# %% remembers_by_labels: keep no old result
KNOWN = {}


def likelihood(probs, y):
    key = y.tobytes()
    if key not in KNOWN:
        KNOWN[key] = probs[np.arange(len(y)), y].prod()
    return KNOWN[key]


# %% mean_of_minus_the_logarithms: mean of minus the logarithms
def likelihood(probs, y):
    return -np.log(probs[np.arange(len(y)), y]).mean()


# %% one_example_loses_its_axis: raised
def likelihood(probs, y):
    probs = np.squeeze(probs)
    return probs[np.arange(len(y)), y].prod()


# %% no_probability_of_one: cut nothing off
def likelihood(probs, y):
    return np.minimum(probs[np.arange(len(y)), y], 1 - 1e-5).prod()
