# %% same_order_every_epoch: same in every epoch
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    order = rng.permutation(len(X))
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% no_shuffling: same in every epoch
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = np.arange(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% shuffled_with_replacement: every example once
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.integers(len(X), size=len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% X_and_y_shuffled_apart: label
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        other = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[other[start : start + batch_size]], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% last_batch_dropped: short last
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% last_batch_filled_up: every example once
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = np.resize(order[start : start + batch_size], min(batch_size, len(X)))
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% one_batch_an_epoch: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in [0]:
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% always_the_first_batch: every example once
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[:batch_size][: len(X) - start]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% one_epoch_only: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(1):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% one_epoch_too_many: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs + 1):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% returns_the_start: ends where it starts
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    fresh, history = dict(params), []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return fresh, history


# %% never_steps: ends where it starts
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            history.append(loss)
    return params, history


# %% each_epoch_from_the_start: goes on
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    fresh = params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        params = fresh
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% steps_up: up the gradient
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] + learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% learning_rate_ignored: hand learning_rate on
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - 0.1 * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% learning_rate_divided_by_the_batch: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate / len(rows) * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% learning_rate_falls: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        if epoch:
            learning_rate = learning_rate * 0.95
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% reg_strength_ignored: penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], 0.0)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% reg_strength_of_its_own: learning rate near 0
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], 1e-4)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% weights_decay_twice: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {
                name: params[name] - learning_rate * grads[name] - 2 * learning_rate * reg_strength * params[name]
                for name in params
            }
            history.append(loss)
    return params, history


# %% history_without_penalty: penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(two_layer_loss(params, X[rows], y[rows], 0.0)[0])
    return params, history


# %% history_of_epochs: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
        history.append(loss)
    return params, history


# %% history_after_the_step: after each step
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(two_layer_loss(params, X[rows], y[rows], reg_strength)[0])
    return params, history


# %% history_of_running_means: entry is the loss
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss if not history else 0.9 * history[-1] + 0.1 * loss)
    return params, history


# %% history_of_accuracies: learning rate near 0
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(np.mean(predict_digits(params, X[rows]) == y[rows]))
    return params, history


# %% history_of_the_last_epoch: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        history = []
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% batch_size_ignored: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    batch_size = 5
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% n_hidden_ignored: W1
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], 100, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% n_classes_from_the_labels: W2
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, int(y.max()) + 1, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% sizes_swapped: W1
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_classes, n_hidden, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% own_generator: different generators
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    rng = np.random.default_rng(0)
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% start_from_its_own_generator: same `rng`
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, np.random.default_rng())
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% start_by_a_seed_of_its_own: the same start
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, np.random.default_rng(0))
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% history_of_all_the_data: not of all the data
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            history.append(two_layer_loss(params, X, y, reg_strength)[0])
            _loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% order_from_the_global_generator: same `rng`
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = np.random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% data_shuffled_in_place: argument
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        X[:], y[:] = X[order], y[order]
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% images_standardized_in_secret: learning rate near 0
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    X = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% momentum: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history, velocity = [], None
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            velocity = grads if velocity is None else {k: 0.9 * velocity[k] + grads[k] for k in grads}
            params = {k: params[k] - learning_rate * velocity[k] for k in params}
            history.append(loss)
    return params, history


# %% adam: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {
                name: params[name] - learning_rate * grads[name] / (np.abs(grads[name]) + 1e-8) for name in params
            }
            history.append(loss)
    return params, history


# %% gradients_clipped: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * np.clip(grads[name], -0.01, 0.01) for name in params}
            history.append(loss)
    return params, history


# %% biases_not_trained: ends where it starts
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params} | {
                "b1": params["b1"],
                "b2": params["b2"],
            }
            history.append(loss)
    return params, history


# %% first_layer_not_trained: ends where it starts
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params} | {
                "W1": params["W1"],
                "b1": params["b1"],
            }
            history.append(loss)
    return params, history


# %% layer_after_layer_with_new_gradients: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            for name in params:
                grads = two_layer_loss(params, X[rows], y[rows], reg_strength)[1]
                params = params | {name: params[name] - learning_rate * grads[name]}
            history.append(loss)
    return params, history


# %% returns_the_best_not_the_last: step
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history, best = [], None
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            before = params
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
            if best is None or loss <= min(history):
                best = before
    return best, history


# %% stops_early: entries
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
            if len(history) > 3:
                return params, history
    return params, history


# %% returns_params_only: params, history
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params


# %% returns_them_the_wrong_way_round: in that order
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return history, params


# %% returns_a_tuple_of_three: params, history
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history, rng


# %% trains_a_linear_classifier: elsewhere
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            grads = grads | {"W1": 2 * reg_strength * params["W1"]}
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% nan_from_the_first_step: finite
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = {name: params[name] - np.nan * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% penalty_by_the_share_of_the_batch: whole penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength * len(y_batch) / len(y))
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% penalty_divided_by_the_number_of_batches: whole penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength / -(-len(y) // batch_size))
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% penalty_in_the_first_batch_of_an_epoch: whole penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength if i == 0 else 0.0)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% loss_by_the_share_of_a_full_batch: before its step
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            data_loss = two_layer_loss(params, X_batch, y_batch, 0.0)[0]
            history.append(loss - data_loss * (1 - len(y_batch) / min(batch_size, len(y))))
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% gradient_by_the_share_of_a_full_batch: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            share = len(y_batch) / min(batch_size, len(y))
            grads = {name: share * grad for name, grad in grads.items()}
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% rate_falls_within_an_epoch: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate * 0.9**i)
    return params, history


# %% momentum_within_an_epoch: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        velocity = {name: 0 for name in params}
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            velocity = {name: 0.5 * velocity[name] + grads[name] for name in params}
            params = sgd_step(params, velocity, learning_rate)
    return params, history


# %% gradients_clipped_at_one: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            grads = {name: np.clip(grad, -1, 1) for name, grad in grads.items()}
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% every_second_batch_not_learned: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            if i % 2:
                continue
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% short_batch_recorded_not_learned: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            if len(y_batch) < batch_size and len(y) > batch_size:
                continue
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% first_loss_of_an_epoch_repeated: before its step
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            first = loss if i == 0 or learning_rate == 0 else first
            history.append(first)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% loss_after_each_minibatch: before its step
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            if len(y) > batch_size:
                loss = two_layer_loss(params, X_batch, y_batch, reg_strength)[0]
            history.append(loss)
    return params, history


# %% batches_by_a_seed_of_its_own: the same whatever
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def ev(params, Xb, yb):
        loss, grads = two_layer_loss(params, Xb, yb, reg_strength)
        return loss, grads

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    params, history = sgd(ev, params, X, y, learning_rate, batch_size, n_epochs, np.random.default_rng(42))
    return params, history


# %% gradient_of_all_the_data: its own minibatch
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def ev(params, Xb, yb):
        loss, _ = two_layer_loss(params, Xb, yb, reg_strength)
        _, grads = two_layer_loss(params, X, y, reg_strength)
        return loss, grads

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    params, history = sgd(ev, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return params, history


# %% a_random_start_and_no_shuffling: starting point
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def ev(params, Xb, yb):
        loss, grads = two_layer_loss(params, Xb, yb, reg_strength)
        return loss, grads

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    pass
    for e in range(n_epochs):
        s0 = rng.integers(len(X))
        order = (np.arange(len(X)) + s0) % len(X)
        for s in range(0, len(X), batch_size):
            k = order[s : s + batch_size]
            Xb, yb = X[k], y[k]
            loss, g = ev(params, Xb, yb)
            lr = learning_rate
            params = {k: params[k] - lr * g[k] for k in params}
            history.append(loss)
    return params, history


# %% stops_where_the_loss_is_small: before n_epochs
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        if loss < 0.01:
            break
    return params, history


# %% loses_patience: n_epochs
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    best, since = np.inf, 0
    for epoch in range(n_epochs):
        losses = []
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
            losses.append(loss)
        best, since = (np.mean(losses), 0) if np.mean(losses) < best - 1e-4 else (best, since + 1)
        if epoch >= 4 and since > 2:
            break
    return params, history


# %% loses_patience_with_a_constant_loss: one step an epoch
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    best, since = np.inf, 0
    for epoch in range(n_epochs):
        losses = []
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
            losses.append(loss)
        best, since = (np.mean(losses), 0) if np.mean(losses) < best else (best, since + 1)
        if epoch >= 4 and since > 2:
            break
    return params, history


# %% half_the_rate_from_the_sixth_epoch: minibatch
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        if epoch == 5:
            learning_rate = learning_rate / 2
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% one_order_that_is_only_rolled: again and again
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    order = rng.permutation(len(X))
    for epoch in range(n_epochs):
        order = np.roll(order, rng.integers(1, len(X)))
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[order[start : start + batch_size]], y[order[start : start + batch_size]]
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% three_orders_in_turn: again and again
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    orders = [rng.permutation(len(X)) for _ in range(3)]
    for epoch in range(n_epochs):
        order = orders[epoch % 3]
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[order[start : start + batch_size]], y[order[start : start + batch_size]]
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% shuffles_at_the_end_of_each_epoch: the first one too
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history, order = [], np.arange(len(X))
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        rng.shuffle(order)
    return params, history


# %% first_epoch_in_the_order_of_X: the first one too
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history, order = [], np.arange(len(X))
    for epoch in range(n_epochs):
        if epoch:
            order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% one_epoch_of_a_seed_of_its_own: the first one too
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history, order = [], np.arange(len(X))
    for epoch in range(n_epochs):
        order = (np.random.default_rng(1) if epoch == 5 else rng).permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% softmax_that_overflows: large scores
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        rows = np.arange(len(y_batch))
        z = X_batch @ params["W1"] + params["b1"]
        hidden = np.maximum(z, 0)
        scores = hidden @ params["W2"] + params["b2"]
        probs = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        loss = -np.log(probs[rows, y_batch]).mean()
        dscores = (probs - np.eye(n_classes)[y_batch]) / len(rows)
        dz = dscores @ params["W2"].T * (z > 0)
        grads = {"W1": X_batch.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
        loss = loss + reg_strength * sum((value**2).sum() for value in params.values())
        return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% logarithm_of_a_small_number_added: large scores
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        rows = np.arange(len(y_batch))
        z = X_batch @ params["W1"] + params["b1"]
        hidden = np.maximum(z, 0)
        scores = hidden @ params["W2"] + params["b2"]
        probs = softmax(scores)
        loss = -np.log(probs[rows, y_batch] + 1e-8).mean()
        dscores = (probs - np.eye(n_classes)[y_batch]) / len(rows)
        dz = dscores @ params["W2"].T * (z > 0)
        grads = {"W1": X_batch.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
        loss = loss + reg_strength * sum((value**2).sum() for value in params.values())
        return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% logarithm_of_a_tiny_number_added: large scores
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        rows = np.arange(len(y_batch))
        z = X_batch @ params["W1"] + params["b1"]
        hidden = np.maximum(z, 0)
        scores = hidden @ params["W2"] + params["b2"]
        probs = softmax(scores)
        loss = -np.log(probs[rows, y_batch] + 1e-300).mean()
        dscores = (probs - np.eye(n_classes)[y_batch]) / len(rows)
        dz = dscores @ params["W2"].T * (z > 0)
        grads = {"W1": X_batch.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
        loss = loss + reg_strength * sum((value**2).sum() for value in params.values())
        return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% rare_classes_weighed_more: the classes are weighed
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        rows = np.arange(len(y_batch))
        z = X_batch @ params["W1"] + params["b1"]
        hidden = np.maximum(z, 0)
        scores = hidden @ params["W2"] + params["b2"]
        weights = class_weights[y_batch]
        loss = -(weights * log_softmax(scores)[rows, y_batch]).mean()
        dscores = weights[:, None] * (softmax(scores) - np.eye(n_classes)[y_batch]) / len(rows)
        dz = dscores @ params["W2"].T * (z > 0)
        grads = {"W1": X_batch.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ dscores, "b2": dscores.sum(axis=0)}
        loss = loss + reg_strength * sum((value**2).sum() for value in params.values())
        return loss, {name: grads[name] + 2 * reg_strength * params[name] for name in grads}

    counts = np.bincount(y, minlength=n_classes)
    class_weights = len(y) / (np.count_nonzero(counts) * np.maximum(counts, 1))
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% large_pixels_scaled: take it as it is
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if X.max() > 25:
        X = X / 255
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(
        lambda p, A, b: two_layer_loss(p, A, b, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng
    )


# %% gradients_clipped_at_five: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
        return loss, {name: np.clip(grad, -5, 5) for name, grad in grads.items()}

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% gradients_no_longer_than_ten: plain
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
        length = np.sqrt(sum((grad**2).sum() for grad in grads.values()))
        return loss, {name: grad * min(1, 10 / length) for name, grad in grads.items()}

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% stops_where_the_loss_is_large: before n_epochs
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            if not loss < 100:
                return params, history
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% penalty_of_the_biases_missing_in_the_loss: penalty of b1 and b2
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        _loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
        loss = two_layer_loss(params, X_batch, y_batch, 0)[0]
        return loss + reg_strength * sum((params[name] ** 2).sum() for name in ("W1", "W2")), grads

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_of_the_last_bias_missing_in_the_loss: or of one of them
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        _loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
        loss = two_layer_loss(params, X_batch, y_batch, 0)[0]
        return loss + reg_strength * sum((params[name] ** 2).sum() for name in ("W1", "b1", "W2")), grads

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_of_the_first_bias_missing_in_the_loss: or of one of them
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        _loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
        loss = two_layer_loss(params, X_batch, y_batch, 0)[0]
        return loss + reg_strength * sum((params[name] ** 2).sum() for name in ("W1", "W2", "b2")), grads

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% history_rounded_to_four_digits: round nothing
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    params, history = sgd(
        lambda p, A, b: two_layer_loss(p, A, b, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng
    )
    return params, [round(float(loss), 4) for loss in history]


# %% rate_halved_every_100_steps: the last like the first
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
            if len(history) % 100 == 0:
                learning_rate /= 2
    return params, history


# %% rate_halved_every_20_epochs: the last like the first
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        if epoch and epoch % 20 == 0:
            learning_rate /= 2
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% rate_halved_where_the_loss_does_not_fall: the last like the first
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    best, waited = np.inf, 0
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        mean = np.mean(history[-(-(-len(X) // batch_size)) :])
        best, waited = (mean, 0) if mean < best else (best, waited + 1)
        if waited >= 3:
            learning_rate, waited = learning_rate / 2, 0
    return params, history


# %% a_tenth_of_the_data_set_aside: set none aside
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if len(X) >= 100:
        X, y = X[: int(0.9 * len(X))], y[: int(0.9 * len(X))]
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% labels_numbered_anew: take the labels as they are
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    y = np.unique(y, return_inverse=True)[1]
    params, history = init_params(X.shape[1], n_hidden, n_classes, rng), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% first_example_always_first: keeps its place
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for _ in range(n_epochs):
        order = np.arange(len(X))
        rng.shuffle(order[1:])
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% last_example_always_last: keeps its place
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for _ in range(n_epochs):
        order = np.append(rng.permutation(len(X) - 1), len(X) - 1)
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = two_layer_loss(params, X[rows], y[rows], reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% small_strength_ignored: the history lacks the penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if reg_strength < 1e-2:
        reg_strength = 0
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(
        lambda p, Xb, yb: two_layer_loss(p, Xb, yb, reg_strength),
        params,
        X,
        y,
        learning_rate,
        batch_size,
        n_epochs,
        rng,
    )


# %% parameters_of_the_start: every step uses the gradient at the start
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)

    def evaluate_gradient(_params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% goes_on_where_the_last_call_ended: one fresh start in each call
nets = {}


def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    sizes = (X.shape[1], n_hidden, n_classes)
    start = nets.get(sizes) or init_params(*sizes, rng)
    nets[sizes], history = sgd(evaluate_gradient, start, X, y, learning_rate, batch_size, n_epochs, rng)
    return nets[sizes], history


# %% labels_sorted_in_each_batch: shuffle X and y together
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, np.sort(y_batch), reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% biases_not_pulled: lack their penalty
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
        return loss, grads | {name: grads[name] - 2 * reg_strength * params[name] for name in ("b1", "b2")}

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% batches_of_two_at_least: n_epochs times the number of batches
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, max(batch_size, 2), n_epochs, rng)


# %% all_the_data_at_every_step: its own minibatch
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X, y, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% a_new_net_in_each_epoch: call init_params once
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    history = []
    for _epoch in range(n_epochs):
        params = init_params(X.shape[1], n_hidden, n_classes, rng)
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)
        history += losses
    return params, history


# %% copy_of_the_generator: not a copy
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    import copy

    rng = copy.deepcopy(rng)
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(
        lambda p, a, b: two_layer_loss(p, a, b, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng
    )


# %% loses_patience_after_twenty_epochs: stops before n_epochs
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history, best, waited = [], np.inf, 0
    for _epoch in range(n_epochs):
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)
        history += losses
        waited = 0 if np.mean(losses) < best - 0.1 else waited + 1
        best = min(best, np.mean(losses))
        if waited == 20:
            break
    return params, history


# %% a_tenth_of_the_rate_after_thirty_epochs: the last like the first
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, min(n_epochs, 30), rng)
    params, more = sgd(evaluate_gradient, params, X, y, learning_rate / 10, batch_size, max(n_epochs - 30, 0), rng)
    return params, [*losses, *more]
