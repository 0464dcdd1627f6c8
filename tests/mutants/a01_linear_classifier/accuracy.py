# %% share_of_mistakes: mistakes
def accuracy(y_pred, y_true):
    return np.mean(y_pred != y_true)


# %% number_of_right_labels: number
def accuracy(y_pred, y_true):
    return np.sum(y_pred == y_true)


# %% percent: percent
def accuracy(y_pred, y_true):
    return 100 * np.mean(y_pred == y_true)


# %% all_against_all: all labels were compared with all
def accuracy(y_pred, y_true):
    return np.mean(y_pred.reshape(-1, 1) == y_true)


# %% column_of_true_labels: all labels were compared with all
def accuracy(y_pred, y_true):
    y_true = y_true[:, np.newaxis]
    return (y_pred == y_true).mean()


# %% comparisons_returned: one number
def accuracy(y_pred, y_true):
    return y_pred == y_true


# %% all_or_nothing: equal
def accuracy(y_pred, y_true):
    return float(np.array_equal(y_pred, y_true))


# %% whole_number_division: divide
def accuracy(y_pred, y_true):
    return np.sum(y_pred == y_true) // len(y_true)


# %% rounded: rounding
def accuracy(y_pred, y_true):
    return round(float(np.mean(y_pred == y_true)), 2)


# %% distance_of_the_labels: equal
def accuracy(y_pred, y_true):
    return 1 - np.mean(np.abs(y_pred - y_true))


# %% common_values: equal
def accuracy(y_pred, y_true):
    return len(set(y_pred.tolist()) & set(y_true.tolist())) / len(set(y_true.tolist()))


# %% order_ignored: equal
def accuracy(y_pred, y_true):
    return np.mean(np.sort(y_pred) == np.sort(y_true))


# %% mean_over_the_classes: equal
def accuracy(y_pred, y_true):
    return np.mean([np.mean(y_pred[y_true == c] == c) for c in np.unique(y_true)])


# %% class_zero_does_not_count: equal
def accuracy(y_pred, y_true):
    return np.sum((y_pred == y_true) * (y_true > 0)) / len(y_true)


# %% counts_by_unique: your code raised
def accuracy(y_pred, y_true):
    values, counts = np.unique(y_pred == y_true, return_counts=True)
    return counts[1] / counts.sum()


# %% divided_by_a_hundred: divide
def accuracy(y_pred, y_true):
    return np.sum(y_pred == y_true) / 100


# %% first_position_skipped: divide
def accuracy(y_pred, y_true):
    right = 0
    for i in range(1, len(y_true)):
        right += y_pred[i] == y_true[i]
    return right / len(y_true)


# %% cut_to_an_int: equal
def accuracy(y_pred, y_true):
    return int(np.mean(y_pred == y_true))


# %% one_too_few_in_the_denominator: divide
def accuracy(y_pred, y_true):
    return np.sum(y_pred == y_true) / max(len(y_true) - 1, 1)


# %% shape_one: shape
def accuracy(y_pred, y_true):
    return np.array([np.mean(y_pred == y_true)])


# %% pair_of_count_and_share: shape
def accuracy(y_pred, y_true):
    return np.sum(y_pred == y_true), np.mean(y_pred == y_true)


# %% wrong_ones_overwritten: argument number 1
def accuracy(y_pred, y_true):
    right = np.mean(y_pred == y_true)
    y_pred[y_pred != y_true] = -1
    return right


# %% sorts_in_place: equal
def accuracy(y_pred, y_true):
    y_pred.sort()
    y_true.sort()
    return np.mean(y_pred == y_true)


# %% text_in_percent: numbers
def accuracy(y_pred, y_true):
    return f"{np.mean(y_pred == y_true):.1%}"


# %% correlation: equal
def accuracy(y_pred, y_true):
    return np.corrcoef(y_pred, y_true)[0, 1]


# %% always_one: equal
def accuracy(y_pred, y_true):
    return 1.0


# %% nothing_returned: return
def accuracy(y_pred, y_true):
    print(np.mean(y_pred == y_true))


# %% nan: equal
def accuracy(y_pred, y_true):
    return float("nan")


# %% ten_classes_at_most: raised
def accuracy(y_pred, y_true):
    return (np.eye(10)[y_pred] * np.eye(10)[y_true]).sum() / len(y_true)


# %% the_first_hundred_only: divide by their number
def accuracy(y_pred, y_true):
    return np.mean(y_pred[:100] == y_true[:100])


# %% in_pairs_and_the_last_lost: divide by their number
def accuracy(y_pred, y_true):
    n = len(y_true)
    return np.mean(y_pred[: n - 1] == y_true[: n - 1]) if n % 2 == 0 else np.mean(y_pred == y_true)


# %% returns_in_the_loop: divide by their number
def accuracy(y_pred, y_true):
    right = 0
    for predicted, true in zip(y_pred, y_true):
        if predicted == true:
            right += 1
        return right / len(y_true)


# %% as_many_classes_as_were_predicted: raised
def accuracy(y_pred, y_true):
    n_classes = np.max(y_pred) + 1
    table = np.zeros((n_classes, n_classes), dtype=int)
    for true, predicted in zip(y_true, y_pred):
        table[true, predicted] += 1
    return np.trace(table) / len(y_true)


# %% mean_of_the_differences: by hand
def accuracy(y_pred, y_true):
    return np.mean(y_pred - y_true)


# %% one_example_loses_its_axis: raised
def accuracy(y_pred, y_true):
    y_pred, y_true = np.squeeze(y_pred), np.squeeze(y_true)
    return sum(predicted == true for predicted, true in zip(y_pred, y_true)) / len(y_true)
