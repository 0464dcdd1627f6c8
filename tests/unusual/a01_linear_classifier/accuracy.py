# %% mean_of_bools_as_numpy_scalar
def accuracy(y_pred, y_true):
    return (y_pred == y_true).mean()


# %% loop
def accuracy(y_pred, y_true):
    right = 0
    for predicted, true in zip(y_pred, y_true):
        if predicted == true:
            right += 1
    return right / len(y_true)


# %% count_nonzero_of_the_difference
def accuracy(y_pred, y_true):
    return 1 - np.count_nonzero(y_pred - y_true) / y_true.size


# %% zero_dimensional_array
def accuracy(y_pred, y_true):
    return np.array(np.average(np.equal(y_pred, y_true)))


# %% float32
def accuracy(y_pred, y_true):
    return np.mean(y_pred == y_true, dtype=np.float32)


# %% confusion_matrix_trace
def accuracy(y_pred, y_true):
    size = int(max(y_pred.max(), y_true.max())) + 1
    table = np.zeros((size, size), dtype=int)
    np.add.at(table, (y_true, y_pred), 1)
    return np.trace(table) / table.sum()


# %% lists_and_sum
def accuracy(y_pred, y_true):
    return sum(p == t for p, t in zip(list(y_pred), list(y_true))) / len(list(y_true))


# %% columns_on_both_sides
def accuracy(y_pred, y_true):
    return np.mean(np.asarray(y_pred).reshape(-1, 1) == np.asarray(y_true).reshape(-1, 1))


# %% int_at_the_ends
def accuracy(y_pred, y_true):
    share = np.sum(y_pred == y_true) / np.size(y_true)
    return int(share) if share in (0, 1) else share


# %% exact_fraction
def accuracy(y_pred, y_true):
    from fractions import Fraction

    return Fraction(int(np.sum(y_pred == y_true)), len(y_true))
