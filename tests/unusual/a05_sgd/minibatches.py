# %% list_of_tuples
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    return [(X[order[s : s + batch_size]], y[order[s : s + batch_size]]) for s in range(0, len(X), batch_size)]


# %% sorted_random_keys
def minibatches(X, y, batch_size, rng):
    order = np.argsort(rng.random(len(X)))
    for k in range(int(np.ceil(len(X) / batch_size))):
        yield np.take(X, order[k * batch_size : (k + 1) * batch_size], axis=0), y[order[k * batch_size : (k + 1) * batch_size]]


# %% zip_of_splits
def minibatches(X, y, batch_size, rng):
    order = rng.choice(len(X), len(X), replace=False)
    edges = range(batch_size, len(X), batch_size)
    return zip(np.split(X[order], edges), np.split(y[order], edges))


# %% shuffled_copies_with_one_state
def minibatches(X, y, batch_size, rng):
    X, y = X.copy(), y.copy()
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    for start in range(0, len(X), batch_size):
        yield X[start : start + batch_size], y[start : start + batch_size]


# %% drawn_from_a_shrinking_pool
def minibatches(X, y, batch_size, rng):
    pool = np.arange(len(X))
    while len(pool) > 0:
        taken = rng.choice(len(pool), min(batch_size, len(pool)), replace=False)
        yield X[pool[taken]], y[pool[taken]]
        pool = np.delete(pool, taken)


# %% samples_assigned_to_batches_with_masks
def minibatches(X, y, batch_size, rng):
    number = rng.permutation(np.arange(len(X)) // batch_size)
    for k in range(number.max() + 1):
        yield X[number == k], y[number == k]


# %% one_sample_at_a_time_into_lists
def minibatches(X, y, batch_size, rng):
    X_batch, y_batch = [], []
    for i in rng.permutation(len(X)):
        X_batch.append(X[i])
        y_batch.append(y[i])
        if len(y_batch) == batch_size:
            yield np.array(X_batch), np.array(y_batch)
            X_batch, y_batch = [], []
    if y_batch:
        yield np.array(X_batch), np.array(y_batch)


# %% plain_lists_in_lists
def minibatches(X, y, batch_size, rng):
    order = list(range(len(y)))
    rng.shuffle(order)
    batches = []
    while order:
        chosen, order = order[:batch_size], order[batch_size:]
        batches.append([[X[i].tolist() for i in chosen], [int(y[i]) for i in chosen]])
    return batches


# %% columns_glued_and_cut_again
def minibatches(X, y, batch_size, rng):
    together = rng.permutation(np.column_stack([X, y]))
    for start in range(0, len(X), batch_size):
        batch = together[start : start + batch_size]
        yield batch[:, :-1], batch[:, -1].astype(y.dtype)


# %% generator_of_its_own_seeded_by_rng
def minibatches(X, y, batch_size, rng):
    import random

    own = random.Random(int(rng.integers(2**31)))
    order = list(range(len(X)))
    own.shuffle(order)
    return ((X[order[s : s + batch_size]], y[order[s : s + batch_size]]) for s in range(0, len(X), batch_size))


# %% float32_and_fortran_order
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = order[start : start + batch_size]
        yield np.asfortranarray(X[chosen], dtype=np.float32), y[chosen].astype(np.int32)


# %% padded_order_cut_into_rows
def minibatches(X, y, batch_size, rng):
    n_batches = (len(X) + batch_size - 1) // batch_size
    padded = np.full(n_batches * batch_size, -1)
    padded[: len(X)] = rng.permutation(len(X))
    for row in padded.reshape(n_batches, batch_size):
        row = row[row >= 0]
        yield X[row], y[row]


# %% strides_of_the_order
def minibatches(X, y, batch_size, rng):
    order = iter(rng.permutation(X.shape[0]).tolist())
    import itertools

    while chosen := list(itertools.islice(order, batch_size)):
        yield X[chosen, :], y[chosen]


# %% a_loader_of_its_own
class minibatches:
    def __init__(self, X, y, batch_size, rng):
        self.X, self.y, self.size, self.order = X, y, batch_size, rng.permutation(len(X))

    def __len__(self):
        return -(-len(self.X) // self.size)

    def __iter__(self):
        for start in range(0, len(self.X), self.size):
            chosen = self.order[start : start + self.size]
            yield self.X[chosen], self.y[chosen]


# %% a_child_of_the_generator
def minibatches(X, y, batch_size, rng):
    (child,) = rng.spawn(1)
    order = child.permutation(len(X))
    for start in range(0, len(X), batch_size):
        yield X[order[start : start + batch_size]], y[order[start : start + batch_size]]


# %% object_with_numbered_batches
class Batches:
    def __init__(self, X, y, batch_size, order):
        self.X, self.y, self.batch_size, self.order = X, y, batch_size, order

    def __len__(self):
        return -(-len(self.X) // self.batch_size)

    def __getitem__(self, number):
        if not 0 <= number < len(self):
            raise IndexError(number)
        chosen = self.order[number * self.batch_size : (number + 1) * self.batch_size]
        return self.X[chosen], self.y[chosen]


def minibatches(X, y, batch_size, rng):
    return Batches(X, y, batch_size, rng.permutation(len(X)))
