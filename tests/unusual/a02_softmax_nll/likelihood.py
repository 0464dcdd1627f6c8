# %% loop
def likelihood(probs, y):
    p = 1
    for i, label in enumerate(y):
        p *= probs[i, label]
    return p


# %% math_prod
def likelihood(probs, y):
    import math

    return math.prod(row[label] for row, label in zip(probs.tolist(), y.tolist()))


# %% exp_of_the_sum_of_logarithms
def likelihood(probs, y):
    return np.exp(np.log(probs[range(len(y)), y]).sum())


# %% take_along_axis
def likelihood(probs, y):
    return np.take_along_axis(probs, y[:, None], axis=1).prod()


# %% one_hot
def likelihood(probs, y):
    return (probs * np.eye(probs.shape[1])[y]).sum(axis=1).prod()


# %% one_hot_power
def likelihood(probs, y):
    return (probs ** (np.arange(probs.shape[1]) == y[:, None])).prod()


# %% flat_index
def likelihood(probs, y):
    n, c = probs.shape
    return np.multiply.reduce(probs.ravel()[np.arange(n) * c + y])


# %% diagonal
def likelihood(probs, y):
    return np.array(np.diag(probs[:, y]).prod())


# %% reduce
def likelihood(probs, y):
    from functools import reduce

    return reduce(lambda a, b: a * b, probs[np.arange(y.size), y], 1.0)


# %% single_precision
def likelihood(probs, y):
    return np.float32(np.prod(probs[np.arange(len(y)), y]))


# %% choose
def likelihood(probs, y):
    return np.cumprod(np.choose(y, probs.T))[-1]


# %% mask
def likelihood(probs, y):
    return float(np.prod(probs[np.eye(probs.shape[1], dtype=bool)[y]]))


# %% float32_probabilities_as_python_numbers
def likelihood(probs, y):
    product = 1.0
    for i in range(len(y)):
        product *= float(np.float32(probs[i, y[i]]))
    return product
