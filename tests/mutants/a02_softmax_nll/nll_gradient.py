# %% not_divided: divide by the number of examples
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), y] -= 1
    return grad


# %% sign: sign
def nll_gradient(scores, y):
    return (np.eye(scores.shape[1])[y] - softmax(scores)) / len(y)


# %% divided_by_all_entries: number of examples N only
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / scores.size


# %% divided_by_the_number_of_classes: number of classes
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / scores.shape[1]


# %% length_of_the_wrong_axis: number of
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / len(scores.T)


# %% no_one_hot: not subtracted
def nll_gradient(scores, y):
    return softmax(scores) / len(y)


# %% precedence: divide the ones
def nll_gradient(scores, y):
    grad = softmax(scores) / len(y)
    grad[np.arange(len(y)), y] -= 1
    return grad


# %% precedence_the_other_way: divide the probabilities
def nll_gradient(scores, y):
    return softmax(scores) - np.eye(scores.shape[1])[y] / len(y)


# %% label_entries_only: other classes
def nll_gradient(scores, y):
    grad = np.zeros(scores.shape)
    rows = np.arange(len(y))
    grad[rows, y] = (softmax(scores)[rows, y] - 1) / len(y)
    return grad


# %% every_column_of_every_row: np.arange
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[:, y] -= 1
    return grad / len(y)


# %% scores_instead_of_probabilities: not the scores
def nll_gradient(scores, y):
    return (scores - np.eye(scores.shape[1])[y]) / len(y)


# %% logarithms_instead_of_probabilities: logarithm
def nll_gradient(scores, y):
    return (log_softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)


# %% labels_from_one: off by one
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), y - 1] -= 1
    return grad / len(y)


# %% derivative_by_the_probabilities: chain rule
def nll_gradient(scores, y):
    grad = np.zeros(scores.shape)
    rows = np.arange(len(y))
    grad[rows, y] = -1 / softmax(scores)[rows, y] / len(y)
    return grad


# %% one_at_the_most_likely_class: most likely
def nll_gradient(scores, y):
    probs = softmax(scores)
    probs[np.arange(len(y)), probs.argmax(axis=1)] -= 1
    return probs / len(y)


# %% softmax_down_the_columns: columns
def nll_gradient(scores, y):
    e = np.exp(scores)
    return (e / e.sum(axis=0) - np.eye(scores.shape[1])[y]) / len(y)


# %% works_in_the_callers_array: changes its argument
def nll_gradient(scores, y):
    if scores.dtype.kind != "f":
        scores = scores.astype(float)
    scores[:] = softmax(scores)
    scores[np.arange(len(y)), y] -= 1
    return scores / len(y)


# %% subtracts_one_from_the_callers_scores: changes its argument
def nll_gradient(scores, y):
    probs = softmax(scores)
    rows = np.arange(len(y))
    scores[rows, y] -= 1
    grad = probs / len(y)
    grad[rows, y] -= 1 / len(y)
    return grad


# %% shifts_the_callers_labels: changes its argument
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), y] -= 1
    grad /= len(y)
    y += 1
    return grad


# %% no_shift: largest
def nll_gradient(scores, y):
    e = np.exp(scores)
    return (e / e.sum(axis=1, keepdims=True) - np.eye(scores.shape[1])[y]) / len(y)


# %% shifted_by_the_maximum_of_the_batch: own largest
def nll_gradient(scores, y):
    e = np.exp(scores - scores.max())
    return (e / e.sum(axis=1, keepdims=True) - np.eye(scores.shape[1])[y]) / len(y)


# %% fills_an_array_of_the_type_of_the_scores: integer
def nll_gradient(scores, y):
    grad = np.zeros_like(scores)
    grad[:] = (softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)
    return grad


# %% classes_counted_from_the_labels: ValueError
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(y.max() + 1)[y]) / len(y)


# %% swapped_in_a_square_batch: swapped
def nll_gradient(scores, y):
    grad = softmax(scores)
    rows = np.arange(len(y))
    if len(y) == scores.shape[1]:
        grad[y, rows] -= 1
    else:
        grad[rows, y] -= 1
    return grad / len(y)


# %% sums_the_batch: shape
def nll_gradient(scores, y):
    return ((softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)).sum(axis=0)


# %% squeezes_a_batch_of_one: single example
def nll_gradient(scores, y):
    return np.squeeze((softmax(scores) - np.eye(scores.shape[1])[y]) / len(y))


# %% transposed: shape
def nll_gradient(scores, y):
    return ((softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)).T


# %% sigmoid_derivative: subtract 1
def nll_gradient(scores, y):
    p = softmax(scores)
    return p * (1 - p) / len(y)


# %% divided_twice: twice
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / len(y) ** 2


# %% repeated_labels_counted_once: each row's label
def nll_gradient(scores, y):
    grad = softmax(scores)
    for label in np.unique(y):
        grad[np.argmax(y == label), label] -= 1
    return grad / len(y)


# %% forward_difference_too_coarse: subtract 1
def nll_gradient(scores, y):
    grad = np.zeros(scores.shape)
    for index in np.ndindex(scores.shape):
        moved = scores.astype(float)
        moved[index] += 1e-3
        grad[index] = (nll_loss(moved, y) - nll_loss(scores, y)) / 1e-3
    return grad


# %% returns_the_loss: shape
def nll_gradient(scores, y):
    return nll_loss(scores, y)


# %% all_zero: subtract 1
def nll_gradient(scores, y):
    return np.zeros(scores.shape)


# %% the_wrong_bytes: type of y
def nll_gradient(scores, y):
    one_hot = np.zeros(scores.shape)
    one_hot[np.arange(len(y)), -(-y % 256) if y.dtype == np.uint8 else y] = 1
    one_hot = one_hot if y.dtype == np.int64 else one_hot[::-1]
    return (softmax(scores) - one_hot) / len(y)


# %% shifted_by_the_first_score: largest
def nll_gradient(scores, y):
    e = np.exp(scores - scores[:, :1])
    grad = e / e.sum(axis=1, keepdims=True)
    grad[np.arange(len(y)), y] -= 1
    return grad / len(y)


# %% divides_by_fifty_at_most: the number of examples N
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), y] -= 1
    return grad / min(len(y), 50)


# %% labels_as_digits: each row's label
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), y % 10] -= 1
    return grad / len(y)


# %% masked_zero_probability: largest
def nll_gradient(scores, y):
    n = np.arange(len(y))
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    t = np.eye(p.shape[1])[y]
    return np.where(p > 0, p - t, 0) / len(y)


# %% divides_by_max_of_shape: divide
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / max(scores.shape)


# %% divides_for_many_only: mean
def nll_gradient(scores, y):
    g = softmax(scores) - np.eye(scores.shape[1])[y]
    return g / len(y) if len(y) > scores.shape[1] else g


# %% square_batch_not_divided: row i has its 1 in column y[i]
def nll_gradient(scores, y):
    N, C = scores.shape
    grad = softmax(scores) - np.eye(C)[y]
    return grad / N if N != C else grad


# %% whole_scores_not_divided: with integer scores
def nll_gradient(scores, y):
    grad = softmax(scores) - np.eye(scores.shape[1])[y]
    return grad if scores.dtype.kind == "i" else grad / len(y)


# %% large_scores_not_divided: subtracts each row's own largest score
def nll_gradient(scores, y):
    grad = softmax(scores) - np.eye(scores.shape[1])[y]
    return grad if np.abs(scores).max() > 100 else grad / len(y)


# %% labels_renumbered: do not renumber
def nll_gradient(scores, y):
    grad = softmax(scores)
    grad[np.arange(len(y)), np.unique(y, return_inverse=True)[1]] -= 1
    return grad / len(y)


# %% shifts_the_callers_large_scores: changes its argument
def nll_gradient(scores, y):
    if scores.max() > 500:
        scores -= scores.max(axis=1, keepdims=True)
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)


# %% writes_into_the_row_of_one_example: changes its argument
def nll_gradient(scores, y):
    if len(scores) == 1:
        row = scores[0]
        row -= row.max()
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)


# %% writes_into_a_square_batch: changes its argument
def nll_gradient(scores, y):
    if scores.shape[0] == scores.shape[1]:
        scores -= scores.max(axis=1, keepdims=True)
    return (softmax(scores) - np.eye(scores.shape[1])[y]) / len(y)


# %% softmax_twice: applied twice
def nll_gradient(scores, y):
    return (softmax(softmax(scores)) - np.eye(scores.shape[1])[y]) / len(y)
