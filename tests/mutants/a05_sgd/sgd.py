# %% returns_what_it_was_given: given
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% one_batch_an_epoch: epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        X_batch, y_batch = next(iter(minibatches(X, y, batch_size, rng)))
        loss, grads = evaluate_gradient(params, X_batch, y_batch)
        params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% one_random_batch_each_epoch_as_on_the_slide: epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        chosen = rng.choice(len(X), min(batch_size, len(X)), replace=False)
        loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
        params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% same_batches_every_epoch: next
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    batches = list(minibatches(X, y, batch_size, rng))
    for _epoch in range(n_epochs):
        for X_batch, y_batch in batches:
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% same_batches_in_another_order: next
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    batches = list(minibatches(X, y, batch_size, rng))
    for _epoch in range(n_epochs):
        for k in rng.permutation(len(batches)):
            loss, grads = evaluate_gradient(params, *batches[k])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% generator_used_up_after_the_first_epoch: once
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    batches = minibatches(X, y, batch_size, rng)
    for _epoch in range(n_epochs):
        for X_batch, y_batch in batches:
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% n_epochs_ignored: once
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for X_batch, y_batch in minibatches(X, y, batch_size, rng):
        loss, grads = evaluate_gradient(params, X_batch, y_batch)
        params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% returns_after_the_first_epoch: once
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        return params, history


# %% never_shuffled: next
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            loss, grads = evaluate_gradient(params, X[start : start + batch_size], y[start : start + batch_size])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% shuffled_once_before_the_epochs: next
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    for _epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            loss, grads = evaluate_gradient(params, X[start : start + batch_size], y[start : start + batch_size])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% own_generator: second run
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    rng = np.random.default_rng(0)
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% seed_of_the_epoch: second run
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, np.random.default_rng(epoch)):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% unseeded_generator: randomness
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    rng = np.random.default_rng()
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% copy_of_the_generator_each_epoch: next
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    import copy

    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, copy.deepcopy(rng)):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% last_batch_dropped: last
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, max(len(X) - batch_size, 0) + 1, batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% samples_drawn_with_replacement: repeats
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    n = len(X)
    if batch_size >= n:
        batch_size = n
    for _epoch in range(n_epochs):
        for start in range(0, n, batch_size):
            chosen = rng.choice(n, batch_size, replace=False)
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% batch_size_ignored: batch_size
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        loss, grads = evaluate_gradient(params, X, y)
        params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% all_the_data_at_every_step: batch_size
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X, y)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% gradients_at_the_starting_parameters: newest
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    new = params
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            new = sgd_step(new, grads, learning_rate)
            history.append(loss)
    return new, history


# %% parameters_refreshed_once_an_epoch: update
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        new = params
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            new = sgd_step(new, grads, learning_rate)
            history.append(loss)
        params = new
    return params, history


# %% step_with_the_last_gradient_of_the_epoch_only: update
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
        params = sgd_step(params, grads, learning_rate)
    return params, history


# %% restarts_each_epoch: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        now = params
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(now, X_batch, y_batch)
            now = sgd_step(now, grads, learning_rate)
            history.append(loss)
    return now, history


# %% learning_rate_fixed: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, 0.01)
            history.append(loss)
    return params, history


# %% learning_rate_divided_by_batch_size: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate / len(y_batch))
            history.append(loss)
    return params, history


# %% learning_rate_decays: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate / (1 + epoch))
            history.append(loss)
    return params, history


# %% momentum: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    velocity = {k: 0 * v for k, v in params.items()}
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            velocity = {k: 0.9 * velocity[k] + grads[k] for k in params}
            params = sgd_step(params, velocity, learning_rate)
            history.append(loss)
    return params, history


# %% short_batch_weighs_less: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate * len(y_batch) / min(batch_size, len(y)))
            history.append(loss)
    return params, history


# %% climbs: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = {k: params[k] + learning_rate * grads[k] for k in params}
            history.append(loss)
    return params, history


# %% returns_parameters_before_the_last_step: last
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            used = params
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return used, history


# %% returns_the_best_parameters: last
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    best, lowest = params, np.inf
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            if loss < lowest:
                best, lowest = params, loss
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return best, history


# %% returns_the_mean_of_the_parameters: last
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history, path = [], []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            path.append(params)
            history.append(loss)
    return {k: np.mean([p[k] for p in path], axis=0) for k in params}, history


# %% loss_of_the_epoch: one number an epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        losses = []
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            losses.append(loss)
        history.append(np.mean(losses))
    return params, history


# %% last_loss_of_the_epoch: one number an epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% loss_after_the_step: after
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            _loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(evaluate_gradient(params, X_batch, y_batch)[0])
    return params, history


# %% running_sum_of_the_losses: sum
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history, total = [], 0.0
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            total += loss
            history.append(total)
    return params, history


# %% running_mean_of_the_losses: mean
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history, total = [], 0.0
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            total += loss
            history.append(total / (len(history) + 1))
    return params, history


# %% history_of_the_last_epoch_only: append
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    for _epoch in range(n_epochs):
        history = []
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% loss_of_all_the_data: loss of all the data
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            _loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(evaluate_gradient(params, X, y)[0])
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% final_loss_added: append
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    history.append(evaluate_gradient(params, X, y)[0])
    return params, history


# %% history_of_parameters: numbers
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            _loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(params)
    return params, history


# %% returns_only_the_parameters: history
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            _loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
    return params


# %% history_first: params, history, in that order
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return history, params


# %% changes_the_given_parameters: argument
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            for name in params:
                params[name] -= learning_rate * grads[name]
            history.append(loss)
    return params, history


# %% puts_new_arrays_into_the_given_dict: argument
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params.update(sgd_step(params, grads, learning_rate))
            history.append(loss)
    return params, history


# %% shuffles_the_given_data: argument
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        order = rng.permutation(len(X))
        X[:], y[:] = X[order], y[order]
        for start in range(0, len(X), batch_size):
            loss, grads = evaluate_gradient(params, X[start : start + batch_size], y[start : start + batch_size])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% shuffled_apart: labels
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        X, y = rng.permutation(X), rng.permutation(y)
        for start in range(0, len(X), batch_size):
            loss, grads = evaluate_gradient(params, X[start : start + batch_size], y[start : start + batch_size])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% names_W_and_b_only: raised
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = {"W": params["W"] - learning_rate * grads["W"], "b": params["b"] - learning_rate * grads["b"]}
            history.append(loss)
    return params, history


# %% batch_handed_over_in_the_wrong_order: evaluate_gradient
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(X_batch, y_batch, params)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% stops_when_the_loss_rises: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            if history and loss > history[-1]:
                return params, history
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% one_epoch_too_many: epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs + 1):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% n_epochs_taken_for_the_number_of_steps: epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    while len(history) < n_epochs:
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            if len(history) == n_epochs:
                break
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% gradients_averaged_over_the_epoch: update
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        collected = []
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            collected.append(grads)
            history.append(loss)
        mean = {k: np.mean([g[k] for g in collected], axis=0) for k in params}
        params = sgd_step(params, mean, learning_rate)
    return params, history


# %% several_steps_on_each_batch: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            for _again in range(2):
                loss, grads = evaluate_gradient(params, X_batch, y_batch)
                params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% labels_become_floats: whole numbers
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    D, history = np.column_stack([X, y]), []
    for epoch in range(n_epochs):
        D = rng.permutation(D)
        for start in range(0, len(D), batch_size):
            batch = D[start : start + batch_size]
            loss, grads = evaluate_gradient(params, batch[..., :-1], batch[..., -1])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% remainder_never_shuffled: always holds the same
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    order, full, history = np.arange(len(X)), len(X) - len(X) % batch_size, []
    for epoch in range(n_epochs):
        order[:full] = rng.permutation(full)
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% gradients_by_place_not_by_name: names and shapes
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for e in range(n_epochs):
        for Xb, yb in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, Xb, yb)
            params = {k: p - learning_rate * g for (k, p), g in zip(params.items(), grads.values())}
            history.append(loss)
    return params, history


# %% leaves_out_a_batch_of_one: last, shorter
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for e in range(n_epochs):
        for Xb, yb in minibatches(X, y, batch_size, rng):
            if len(Xb) == 1 and batch_size != 1:
                continue
            loss, grads = evaluate_gradient(params, Xb, yb)
            params = {k: params[k] - learning_rate * grads[k] for k in params}
            history.append(loss)
    return params, history


# %% stops_where_the_loss_is_small: before n_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        if loss < 1e-3:
            break
    return params, history


# %% stops_where_the_loss_of_an_epoch_rises: before n_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    means = []
    for epoch in range(n_epochs):
        losses = []
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            losses.append(loss)
        history += losses
        means.append(np.mean(losses))
        if epoch >= 3 and means[-1] > means[-2]:
            break
    return params, history


# %% stops_where_nothing_moves: before n_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        before = params
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        if epoch > 4 and all(np.allclose(params[k], before[k]) for k in params):
            break
    return params, history


# %% smaller_rate_from_the_fourth_epoch: step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        if epoch == 3:
            learning_rate = 0.1 * learning_rate
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% three_orders_in_turn: next
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    orders = [rng.permutation(len(X)) for _ in range(3)]
    for epoch in range(n_epochs):
        order = orders[epoch % 3]
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% shuffled_after_each_epoch: first epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    order, history = np.arange(len(X)), []
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        order = rng.permutation(order)
    return params, history


# %% first_epoch_with_a_seed_of_its_own: second run
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    order, history = np.random.default_rng(0).permutation(len(X)), []
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        rng.shuffle(order)
    return params, history


# %% one_order_turned_in_each_epoch: epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    order, history = rng.permutation(len(X)), []
    for epoch in range(n_epochs):
        order = np.roll(order, rng.integers(1, len(X)))
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% one_order_dealt_out_in_each_epoch: dealt out
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    order, history = rng.permutation(len(X)), []
    for epoch in range(n_epochs):
        piles = rng.integers(2, 5)
        order = np.concatenate([order[k::piles] for k in range(piles)])
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% large_gradients_made_shorter: −learning_rate · grads
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            length = np.sqrt(sum(np.sum(grad**2) for grad in grads.values()))
            if length > 100:
                grads = {name: 100 * grad / length for name, grad in grads.items()}
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% no_step_where_the_loss_is_large: produced
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            if loss < 1000:
                params = sgd_step(params, grads, learning_rate)
    return params, history


# %% stops_where_it_diverges: before n_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            if not np.isfinite(loss) or loss > 1e6:
                return params, history
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% pixels_scaled_by_a_guess: rows of X
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    if X.max() > 1:
        X = X / 255
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% every_third_epoch_in_the_order_of_X: comes again
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        order = np.arange(len(X)) if epoch % 3 == 2 else rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% every_second_epoch_backwards: comes again
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        order = order[::-1] if epoch % 2 else rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% last_epoch_in_the_order_of_X: comes again
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        order = rng.permutation(len(X)) if epoch < n_epochs - 1 or n_epochs < 3 else np.arange(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% five_orders_in_turn: comes again
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    orders = [rng.permutation(len(X)) for _order in range(5)]
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            rows = orders[epoch % 5][start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% two_neighbours_always_together: share a batch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    n, history = len(X), []
    for _epoch in range(n_epochs):
        order = [i for block in rng.permutation((n + 1) // 2) for i in (2 * block, 2 * block + 1) if i < n]
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[rows], y[rows])
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss)
    return params, history


# %% rate_halved_every_10_epochs: learning_rate stays
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        if epoch and epoch % 10 == 0:
            learning_rate /= 2
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% rate_halved_every_20_epochs: learning_rate stays
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        if epoch and epoch % 20 == 0:
            learning_rate /= 2
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% rate_falls_every_100_steps: learning_rate stays
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
            if len(history) % 100 == 0:
                learning_rate *= 0.95
    return params, history


# %% momentum_after_20_steps: learning_rate stays
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    velocity = None
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            if len(history) >= 20:
                velocity = {name: (0.9 * velocity[name] if velocity else 0) + grads[name] for name in grads}
                grads = velocity
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% stops_after_ten_epochs_that_are_no_better: stops before n_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    best, waited = np.inf, 0
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        mean = np.mean(history[-(-(-len(X) // batch_size)) :])
        best, waited = (mean, 0) if mean < best else (best, waited + 1)
        if waited >= 10:
            break
    return params, history


# %% stops_where_the_loss_is_nan: loss that is nan
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            if not np.isfinite(loss):
                return params, history
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% no_step_where_the_loss_is_nan: loss that is nan
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            if np.isfinite(loss):
                params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% batches_larger_than_the_data: more rows than X has
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            often = np.repeat(np.arange(len(y_batch)), 40)
            loss, grads = evaluate_gradient(params, X_batch[often], y_batch[often])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% gradient_of_all_the_data: hand evaluate_gradient the batch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for _X_batch, _y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X, y)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% batches_of_two_at_least: batches of one sample
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, max(batch_size, 2), rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% two_epochs_at_least: one epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _ in range(max(n_epochs, 2)):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% only_full_batches: the last, shorter batch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            if len(X_batch) < batch_size:
                continue
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% copy_of_the_generator: not a copy
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    import copy

    rng = copy.deepcopy(rng)
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% generator_set_back_at_the_end: not a copy
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    state = rng.bit_generator.state
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    rng.bit_generator.state = state
    return params, history


# %% seed_of_the_number_of_epochs: not a copy
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    rng = np.random.default_rng(n_epochs)
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% loses_patience_after_thirty_epochs: stops before n_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    best, waited = float("inf"), 0
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        waited = 0 if history[-1] < best else waited + 1
        best = min(best, history[-1])
        if waited == 30:
            break
    return params, history


# %% a_tenth_of_the_rate_after_thirty_epochs: learning_rate stays
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        rate = learning_rate if epoch < 30 else learning_rate / 10
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, rate)
            history.append(loss)
    return params, history


# %% learning_rate_of_one_at_most: learning_rate stays
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, min(learning_rate, 1))
            history.append(loss)
    return params, history


# %% never_asks_for_a_gradient: never calls evaluate_gradient
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    return dict(params), []


# %% parameters_in_a_list: same names
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return list(params.values()), history


# %% history_of_nothing: history is None
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    losses = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history = losses.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% inputs_standardized: rows that are not rows of X
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history


# %% starts_from_zeros: first gradient at the parameters given
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    params = {name: np.zeros_like(value) for name, value in params.items()}
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            history.append(loss)
            params = sgd_step(params, grads, learning_rate)
    return params, history
