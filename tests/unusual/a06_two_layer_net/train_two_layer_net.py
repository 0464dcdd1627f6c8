# %% by_hand
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for _ in range(n_epochs):
        order = rng.permutation(X.shape[0])
        for i in range(0, X.shape[0], batch_size):
            chosen = order[i : i + batch_size]
            loss, grads = two_layer_loss(params, X[chosen], y[chosen], reg_strength)
            for name in params:
                params[name] = params[name] - learning_rate * grads[name]
            history.append(float(loss))
    return params, history


# %% a_generator_each_for_start_and_order
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    for_the_start, for_the_order = (np.random.default_rng(seed) for seed in rng.integers(2**62, size=2))

    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    params = init_params(X.shape[1], n_hidden, n_classes, for_the_start)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, for_the_order)


# %% order_by_random_keys
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for _ in range(n_epochs):
        order = np.argsort(rng.random(len(y)))
        for chosen in np.split(order, range(batch_size, len(y), batch_size)):
            loss, grads = two_layer_loss(params, X[chosen], y[chosen], reg_strength)
            params = {k: v - learning_rate * grads[k] for k, v in params.items()}
            history.append(loss)
    return params, np.array(history)


# %% orders_drawn_before_the_start
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    orders = [rng.permutation(len(X)) for _ in range(n_epochs)]
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for order in orders:
        for i in range(0, len(X), batch_size):
            loss, grads = two_layer_loss(params, X[order[i : i + batch_size]], y[order[i : i + batch_size]], reg_strength)
            params = sgd_step(params, grads, learning_rate)
            history += [loss]
    return params, history


# %% lambda_and_sgd
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    return sgd(
        lambda params, X_batch, y_batch: two_layer_loss(params, X_batch, y_batch, reg_strength),
        init_params(X.shape[1], n_hidden, n_classes, rng),
        X,
        y,
        learning_rate,
        batch_size,
        n_epochs,
        rng,
    )


# %% his_own_start_of_float64
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = {
        "W1": 0.01 * rng.normal(size=(X.shape[1], n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": 0.01 * rng.normal(size=(n_hidden, n_classes)),
        "b2": np.zeros(n_classes),
    }

    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% last_layer_starts_at_zero
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    params["W2"] = np.zeros((n_hidden, n_classes))
    return sgd(
        lambda p, A, b: two_layer_loss(p, A, b, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng
    )


# %% steps_in_place_of_its_own_arrays
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(loss)
            for name, grad in grads.items():
                params[name] -= (learning_rate * grad).astype(params[name].dtype)
    return [params, tuple(history)]


# %% float32_all_the_way
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    X = np.asarray(X, np.float32)
    params = {k: np.asarray(v, np.float32) for k, v in init_params(X.shape[1], n_hidden, n_classes, rng).items()}
    history = []
    for _ in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = two_layer_loss(params, X_batch, y_batch, reg_strength)
            history.append(np.float32(loss))
            params = {k: np.float32(v - learning_rate * grads[k]) for k, v in params.items()}
    return params, np.array(history, np.float32)


# %% copies_shuffled
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    history = []
    rows = list(range(len(X)))
    for _ in range(n_epochs):
        rng.shuffle(rows)
        A, b = X[rows], y[rows]
        while len(A):
            loss, grads = two_layer_loss(params, A[:batch_size], b[:batch_size], reg_strength)
            A, b = A[batch_size:], b[batch_size:]
            params = sgd_step(params, grads, learning_rate)
            history.append(np.array(loss))
    return params, history


# %% parameters_as_lists
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = init_params(X.shape[1], n_hidden, n_classes, rng)
    params, history = sgd(
        lambda p, A, b: two_layer_loss(p, A, b, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng
    )
    return {k: v.tolist() for k, v in params.items()}, [float(loss) for loss in history]


# %% start_of_tiny_weights
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    sizes = {"W1": (X.shape[1], n_hidden), "W2": (n_hidden, n_classes)}
    params = {name: 1e-3 * rng.normal(size=size) for name, size in sizes.items()}
    params |= {"b1": np.zeros(n_hidden), "b2": np.zeros(n_classes)}
    return sgd(
        lambda p, A, b: two_layer_loss(p, A, b, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng
    )


# %% arguments_looked_at_first
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if learning_rate <= 0:
        raise ValueError("learning_rate must be positive")
    if n_epochs < 1 or not 1 <= batch_size <= len(X):
        raise ValueError("there must be something to do")
    if reg_strength < 0 or n_hidden < 1 or n_classes < 2:
        raise ValueError("no such net")

    def evaluate(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)

    start = init_params(X.shape[1], n_hidden, n_classes, rng)
    return sgd(evaluate, start, X, y, learning_rate, batch_size, n_epochs, rng)
