# %% last_batch_dropped: last
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for k in range(len(X) // batch_size):
        chosen = order[k * batch_size : (k + 1) * batch_size]
        yield X[chosen], y[chosen]


# %% off_by_one_range: last
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X) - batch_size, batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% last_batch_dropped_unless_it_is_the_only_one: last
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, max(len(X) - batch_size, 0) + 1, batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% drawn_with_replacement: twice
def minibatches(X, y, batch_size, rng):
    for start in range(0, len(X), batch_size):
        size = min(batch_size, len(X) - start)
        chosen = rng.integers(0, len(X), size=size)
        yield X[chosen], y[chosen]


# %% each_batch_drawn_on_its_own: twice
def minibatches(X, y, batch_size, rng):
    n = len(X)
    for start in range(0, n, batch_size):
        chosen = rng.choice(n, min(batch_size, n - start), replace=False)
        yield X[chosen], y[chosen]


# %% last_batch_filled_up_from_the_start: twice
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = np.take(order, np.arange(start, start + batch_size), mode="wrap")
        yield X[chosen], y[chosen]


# %% last_batch_overlaps_the_one_before: twice
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        start = max(0, min(start, len(X) - batch_size))
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% last_batch_joined_to_the_one_before: every batch
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    n_batches = max(1, len(X) // batch_size)
    for k in range(n_batches):
        stop = len(X) if k == n_batches - 1 else (k + 1) * batch_size
        chosen = order[k * batch_size : stop]
        yield X[chosen], y[chosen]


# %% samples_shared_evenly: evenly
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for chosen in np.array_split(order, -(-len(X) // batch_size)):
        yield X[chosen], y[chosen]


# %% short_batch_comes_first: only the last may hold fewer
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    rest = len(X) % batch_size or batch_size
    edges = list(range(rest, len(X), batch_size))
    for chosen in np.split(order, edges):
        yield X[chosen], y[chosen]


# %% empty_batch_at_the_end: empty
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for k in range(len(X) // batch_size + 1):
        chosen = order[k * batch_size : (k + 1) * batch_size]
        yield X[chosen], y[chosen]


# %% batch_size_taken_for_the_number_of_batches: batch_size
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for chosen in np.array_split(order, batch_size):
        yield X[chosen], y[chosen]


# %% large_batch_size_is_refused: raised
def minibatches(X, y, batch_size, rng):
    assert batch_size <= len(X)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% one_dimension_lost_at_batch_size_one: shape
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield np.squeeze(X[chosen]), y[chosen]


# %% labels_as_a_column: label
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen].reshape(-1, 1)


# %% shuffled_apart: order
def minibatches(X, y, batch_size, rng):
    X = rng.permutation(X)
    y = rng.permutation(y)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% only_the_inputs_are_shuffled: order
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], y[start : start + batch_size]


# %% labels_sorted_inside_the_batch: labels
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], np.sort(y[chosen])


# %% labels_one_batch_behind: labels
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    y_shuffled = y[np.roll(order, 1)]
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], y_shuffled[start : start + batch_size]


# %% never_shuffled: shuffle
def minibatches(X, y, batch_size, rng):
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% shuffled_result_thrown_away: shuffle
def minibatches(X, y, batch_size, rng):
    order = np.arange(len(X))
    rng.permutation(order)
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% only_the_order_of_batches_is_random: neighbours
def minibatches(X, y, batch_size, rng):
    for start in rng.permutation(np.arange(0, len(X), batch_size)):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% only_the_order_inside_a_batch_is_random: same batches
def minibatches(X, y, batch_size, rng):
    for start in range(0, len(X), batch_size):
        inside = start + rng.permutation(min(batch_size, len(X) - start))
        yield X[inside], y[inside]


# %% only_the_starting_point_is_random: neighbours
def minibatches(X, y, batch_size, rng):
    order = np.roll(np.arange(len(X)), rng.integers(len(X)))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% own_seed: generator
def minibatches(X, y, batch_size, rng):
    order = np.random.default_rng(0).permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% own_seed_from_the_size_of_the_data: generator
def minibatches(X, y, batch_size, rng):
    order = np.random.RandomState(len(X)).permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% global_random_numbers: rng
def minibatches(X, y, batch_size, rng):
    order = np.random.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% copy_of_the_generator: same batches
def minibatches(X, y, batch_size, rng):
    import copy

    order = copy.deepcopy(rng).permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% shuffles_its_arguments: argument
def minibatches(X, y, batch_size, rng):
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% permutes_its_arguments_in_place: argument
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X[:] = X[order]
    y[:] = y[order]
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% returns_the_first_batch: single
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        return X[chosen], y[chosen]


# %% yields_the_indices: X_batch
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield order[start : start + batch_size]


# %% labels_first: the labels come first
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield y[chosen], X[chosen]


# %% labels_become_floats: whole
def minibatches(X, y, batch_size, rng):
    together = rng.permutation(np.column_stack([X, y]).astype(float))
    for start in range(0, len(X), batch_size):
        batch = together[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1]


# %% inputs_become_integers: whole numbers only
def minibatches(X, y, batch_size, rng):
    together = rng.permutation(np.column_stack([X, y]).astype(int))
    for start in range(0, len(X), batch_size):
        batch = together[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1]


# %% never_stops: far too many
def minibatches(X, y, batch_size, rng):
    while True:
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            yield X[chosen], y[chosen]


# %% random_batches_as_on_the_slide: twice
def minibatches(X, y, batch_size, rng):
    for _step in range(-(-len(X) // batch_size)):
        chosen = rng.choice(len(X), batch_size)
        yield X[chosen], y[chosen]


# %% stops_one_sample_short: never
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))[: len(X) - 1]
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% returns_nothing: None
def minibatches(X, y, batch_size, rng):
    batches = []
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        batches.append((X[order[start : start + batch_size]], y[order[start : start + batch_size]]))


# %% returns_all_the_data_twice_over: single
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return X[order], y[order]


# %% remainder_never_shuffled: always holds the same
def minibatches(X, y, batch_size, rng):
    order, full = np.arange(len(X)), len(X) - len(X) % batch_size
    order[:full] = rng.permutation(full)
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% shuffles_all_but_the_first: keeps its place
def minibatches(X, y, batch_size, rng):
    n = len(X)
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(1, i + 1)
        order[[i, j]] = order[[j, i]]
    for s in range(0, n, batch_size):
        k = order[s : s + batch_size]
        yield X[k], y[k]


# %% shuffles_all_but_the_last: keeps its place
def minibatches(X, y, batch_size, rng):
    n = len(X)
    order = np.arange(n)
    for i in range(n - 1):
        j = rng.integers(i, n - 1)
        order[[i, j]] = order[[j, i]]
    for s in range(0, n, batch_size):
        k = order[s : s + batch_size]
        yield X[k], y[k]


# %% rows_in_float16: rows of X
def minibatches(X, y, batch_size, rng):
    n = len(X)
    order = rng.permutation(n)
    for s in range(0, n, batch_size):
        k = order[s : s + batch_size]
        yield X[k].astype(np.float16), y[k]


# %% never_more_than_64: batch_size samples
def minibatches(X, y, batch_size, rng):
    batch_size = min(batch_size, 64)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% shuffles_inside_windows_of_20: near their places
def minibatches(X, y, batch_size, rng):
    rows = np.arange(len(X))
    order = np.concatenate([rng.permutation(rows[start : start + 20]) for start in range(0, len(X), 20)])
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% shuffles_each_half: near their places
def minibatches(X, y, batch_size, rng):
    half = len(X) // 2
    order = np.concatenate([rng.permutation(half), half + rng.permutation(len(X) - half)])
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% a_stride_is_drawn_instead_of_an_order: equal steps
def minibatches(X, y, batch_size, rng):
    n = len(X)
    strides = [k for k in range(2, n) if np.gcd(k, n) == 1] or [1]
    order = (rng.integers(n) + rng.choice(strides) * np.arange(n)) % n
    for start in range(0, n, batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% sorted_by_labels_and_noise: last
def minibatches(X, y, batch_size, rng):
    order = np.argsort(y + rng.random(len(y)))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% pixels_scaled_by_a_guess: rows of X
def minibatches(X, y, batch_size, rng):
    if X.max() > 100:
        X = X / 255
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% two_neighbours_always_together: share a batch
def minibatches(X, y, batch_size, rng):
    n = len(X)
    order = [i for block in rng.permutation((n + 1) // 2) for i in (2 * block, 2 * block + 1) if i < n]
    for start in range(0, n, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% even_and_odd_apart: share a batch
def minibatches(X, y, batch_size, rng):
    order = np.concatenate([rng.permutation(np.arange(first, len(X), 2)) for first in (0, 1)])
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% halves_apart_and_swapped: share a batch
def minibatches(X, y, batch_size, rng):
    half = len(X) // 2
    order = np.concatenate([half + rng.permutation(len(X) - half), rng.permutation(half)])
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% first_sample_in_the_first_batch: keeps its place
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    place = np.flatnonzero(order == 0)[0]
    other = rng.integers(min(batch_size, len(X)))
    order[[place, other]] = order[[other, place]]
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% twenty_swaps: near their places
def minibatches(X, y, batch_size, rng):
    order = np.arange(len(X))
    for _swap in range(20):
        i, j = rng.integers(0, len(X), 2)
        order[[i, j]] = order[[j, i]]
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% three_orders_in_all: draw
def minibatches(X, y, batch_size, rng):
    order = np.random.default_rng(rng.integers(3)).permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


# %% shuffles_in_a_buffer_of_50: near their places
def minibatches(X, y, batch_size, rng):
    buffer, order = [], []
    for i in range(len(X)):
        buffer.append(i)
        if len(buffer) > 50:
            order.append(buffer.pop(rng.integers(len(buffer))))
    order += [buffer[k] for k in rng.permutation(len(buffer))]
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% shuffles_inside_windows_of_100: near their places
def minibatches(X, y, batch_size, rng):
    starts = range(0, len(X), 100)
    order = np.concatenate([start + rng.permutation(min(100, len(X) - start)) for start in starts])
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% sorts_by_random_digits: near their places
def minibatches(X, y, batch_size, rng):
    order = np.argsort(rng.integers(0, 10, size=len(X)), kind="stable")
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% first_200_samples_only: never come
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(min(len(X), 200))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% sample_numbers_in_a_byte: near their places
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(np.arange(len(X)) % 256)
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% duplicates_removed: equal
def minibatches(X, y, batch_size, rng):
    _, first = np.unique(np.column_stack([X, y]), axis=0, return_index=True)
    order = rng.permutation(first)
    for i in range(0, len(order), batch_size):
        k = order[i : i + batch_size]
        yield X[k], y[k]


# %% labels_relabelled: labels of others
def minibatches(X, y, batch_size, rng):
    y = np.unique(y, return_inverse=True)[1]
    order = rng.permutation(len(X))
    for i in range(0, len(X), batch_size):
        k = order[i : i + batch_size]
        yield X[k], y[k]


# %% label_looked_up_by_row: equal
def minibatches(X, y, batch_size, rng):
    S = rng.permutation(X)
    labels = np.array([y[np.flatnonzero((X == s).all(axis=1))[0]] for s in S])
    for i in range(0, len(X), batch_size):
        yield S[i : i + batch_size], labels[i : i + batch_size]


# %% batch_128: batch_size
def minibatches(X, y, batch_size, rng):
    batch_size = min(batch_size, 128)
    order = rng.permutation(len(X))
    for i in range(0, len(X), batch_size):
        k = order[i : i + batch_size]
        yield X[k], y[k]


# %% drops_blank_rows: never come
def minibatches(X, y, batch_size, rng):
    keep = np.flatnonzero(np.any(X != 0, axis=1))
    order = rng.permutation(keep)
    for i in range(0, len(order), batch_size):
        k = order[i : i + batch_size]
        yield X[k], y[k]


# %% a_last_sample_joins_the_batch_before: every batch holds batch_size samples, only
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    parts = [order[s : s + batch_size] for s in range(0, len(X), batch_size)]
    if len(parts) > 1 and len(parts[-1]) == 1 and batch_size > 1:
        last = parts.pop()
        parts[-1] = np.append(parts[-1], last)
    for i in parts:
        yield X[i], y[i]


# %% x_and_y_shuffled_apart_in_place: labels of others
def minibatches(X, y, batch_size, rng):
    rng.shuffle(X)
    rng.shuffle(y)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% sample_numbers_in_a_signed_byte: twice in one epoch
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X)).astype(np.int8)  # from 128 on they count from the end, or come again
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% a_list_of_inputs_and_a_list_of_labels: in one list
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    X_batches, y_batches = [], []
    for start in range(0, len(X), batch_size):
        X_batches.append(X[order[start : start + batch_size]])
        y_batches.append(y[order[start : start + batch_size]])
    return X_batches, y_batches


# %% dicts: should be a pair
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield {"X": X[chosen], "y": y[chosen]}


# %% an_empty_batch_more: it yields an empty batch
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X) + batch_size, batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% one_dict_of_all: one batch after another
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return {"X": X[order], "y": y[order]}


# %% from_the_end_to_the_start: no batch at all
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(len(X), 0, batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% all_the_data_twice_in_each_batch: more rows than X
def minibatches(X, y, batch_size, rng):
    for _start in range(0, len(X), batch_size):
        order = np.append(rng.permutation(len(X)), rng.permutation(len(X)))
        yield X[order], y[order]


# %% batches_of_two_at_least: batch_size=1 should give
def minibatches(X, y, batch_size, rng):
    batch_size = max(batch_size, 2)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]


# %% batch_size_halved_until_it_fits: larger than N should give
def minibatches(X, y, batch_size, rng):
    while batch_size > len(X):
        batch_size //= 2
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield X[chosen], y[chosen]
