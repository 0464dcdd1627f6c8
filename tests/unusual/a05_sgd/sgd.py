# %% everything_in_one_function
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    params = {k: v.copy() for k, v in params.items()}
    history = []
    for _epoch in range(n_epochs):
        order = np.argsort(rng.random(len(X)))
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            for k in params:
                params[k] -= learning_rate * grads[k]
            history.append(loss)
    return params, history


# %% one_loop_over_steps
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    per_epoch = -(-len(X) // batch_size)
    history = np.empty(n_epochs * per_epoch)
    for step in range(n_epochs * per_epoch):
        if step % per_epoch == 0:
            batches = list(minibatches(X, y, batch_size, rng))
        X_batch, y_batch = batches[step % per_epoch]
        history[step], grads = evaluate_gradient(params, X_batch, y_batch)
        params = sgd_step(params, grads, learning_rate)
    return params, history


# %% named_arguments_and_two_looks_at_a_batch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    losses = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            losses.append(evaluate_gradient(params=params, X_batch=X_batch, y_batch=y_batch)[0])
            params = sgd_step(params, evaluate_gradient(params, X_batch, y_batch)[1], learning_rate)
    return [params, losses]


# %% prints_the_loss_of_all_the_data_every_epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history += [loss]
        print(epoch, evaluate_gradient(params, X, y)[0])
    return params, tuple(history)


# %% chained_iterators
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    import itertools

    history = []
    for X_batch, y_batch in itertools.chain.from_iterable(minibatches(X, y, batch_size, rng) for _ in range(n_epochs)):
        loss, grads = evaluate_gradient(params, X_batch, y_batch)
        params = sgd_step(params, grads, learning_rate)
        history.append(np.array(loss))
    return params, history


# %% recursion_over_epochs
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    if n_epochs == 0:
        return params, []
    history = []
    for X_batch, y_batch in minibatches(X, y, batch_size, rng):
        loss, grads = evaluate_gradient(params, X_batch, y_batch)
        params = sgd_step(params, grads, learning_rate)
        history.append(float(loss))
    params, later = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs - 1, rng)
    return params, history + later


# %% float32_parameters
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    params = {k: v.astype(np.float32) for k, v in params.items()}
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X.astype(np.float32), y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = {k: np.float32(params[k] - np.float32(learning_rate) * grads[k]) for k in params}
            history.append(np.float32(loss))
    return params, history


# %% shuffled_further_from_epoch_to_epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    order = np.arange(len(X))
    history = []
    for _epoch in range(n_epochs):
        rng.shuffle(order)
        for chosen in np.split(order, range(batch_size, len(X), batch_size)):
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = {k: np.subtract(v, learning_rate * grads[k]) for k, v in params.items()}
            history.append(loss)
    return params, history


# %% all_the_orders_drawn_first
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    orders = [rng.permutation(len(X)) for _epoch in range(n_epochs)]
    history = []
    for order in orders:
        for k in range(int(np.ceil(len(X) / batch_size))):
            chosen = order[k * batch_size : (k + 1) * batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% plain_lists_for_the_batch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(dict(params), X_batch.tolist(), y_batch.tolist())
            params = {k: params[k] - learning_rate * np.asarray(grads[k]) for k in params}
            history.append(loss)
    return {k: v.tolist() for k, v in params.items()}, history


# %% history_of_items
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
            params = {name: params[name] - learning_rate * grads[name] for name in params}
            history.append(loss.item())
    return params, history


# %% looks_at_the_first_samples_once_an_epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
        print(epoch, evaluate_gradient(params, X[:5], y[:5])[0])
    return params, history


# %% looks_at_one_sample_before_the_loop_and_at_others_before_each_step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    params = {name: value.copy() for name, value in params.items()}
    print(evaluate_gradient(params, X[:1], y[:1]))
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            print(evaluate_gradient(params, X[-2:], y[-2:])[0], evaluate_gradient(params, X[:6], y[:6])[0])
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            for name in params:
                params[name] -= learning_rate * grads[name]
            history.append(loss)
    return params, history


# %% looks_in_float32_and_at_the_batch_after_each_step
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    params = {k: v.astype(np.float32) for k, v in params.items()}
    history, looks = [], []
    for _epoch in range(n_epochs):
        looks.append(evaluate_gradient(params, X[::2], y[::2])[0])
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = {k: np.float32(params[k] - learning_rate * grads[k]) for k in params}
            looks.append(evaluate_gradient(params, X_batch, y_batch)[0])
            history.append(loss)
        looks.append(evaluate_gradient(params, X, y)[0])
    return params, history


# %% looks_at_all_the_data_in_pieces
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        losses = [evaluate_gradient(params, X[k : k + 3], y[k : k + 3])[0] for k in range(0, len(X), 3)]
        assert np.isfinite(losses).all()
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% batches_drawn_by_number_with_their_samples_in_the_order_of_the_data
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    numbers, history = np.arange(len(X)) // batch_size, []
    for _epoch in range(n_epochs):
        drawn = rng.permutation(numbers)
        for number in range(numbers[-1] + 1):
            loss, grads = evaluate_gradient(params, X[drawn == number], y[drawn == number])
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% scales_the_gradients_it_is_given
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    params, history = {name: value.copy() for name, value in params.items()}, []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            for name in params:
                grads[name] *= learning_rate
                params[name] -= grads[name]
            history.append(loss)
    return params, history


# %% arguments_looked_at_first
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    if learning_rate <= 0:
        raise ValueError("learning_rate must be positive")
    if n_epochs < 1 or not 1 <= batch_size <= len(X):
        raise ValueError("there must be something to do")
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            if not np.isfinite(loss):
                raise FloatingPointError("the loss is no longer a number")
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% returns_what_the_last_step_made
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = last = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return last, history


# %% starts_from_float32
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    params = {k: v.astype(np.float32) for k, v in params.items()}
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X.astype(np.float32), y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, np.float32(learning_rate))
            history.append(loss)
    return params, history


# %% a_child_generator_for_each_epoch
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    history = []
    for child in rng.spawn(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, child):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history
