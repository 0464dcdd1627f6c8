# %% regularization_forgotten: penalty
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        return loss, {"W": dW, "b": db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_missing_in_the_gradient: reg_strength
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW, "b": db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_missing_in_the_loss: penalty is missing
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% bias_not_regularized: bias
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, 0 * b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% bias_not_regularized_in_the_gradient: bias
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% bias_not_regularized_in_the_loss: penalty of b
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, 0 * b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% factor_two_missing: factor 2
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + reg_strength * W, "b": db + reg_strength * b}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_averaged_over_the_batch: number of samples
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength / len(y_batch))
        loss = loss + l2_penalty(W, b, reg_strength / len(y_batch))
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_subtracted: wrong sign
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW - dW_penalty, "b": db - db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_with_a_root: data loss
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + np.sqrt(l2_penalty(W, b, reg_strength))
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% own_reg_strength: with reg_strength 0
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, 0.01)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% reg_strength_twice: 2λW
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, 2 * reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_swapped: raised
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + db_penalty, "b": db + dW_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% regularizes_once_an_epoch: 2λW
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW, "b": db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        dW, db = l2_gradient(params["W"], params["b"], reg_strength)
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)
        params = {"W": params["W"] - learning_rate * dW / 2, "b": params["b"] - learning_rate * db / 2}
        history += losses
    return params, history


# %% summed_over_the_batch: mean
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        loss, dW, db = loss * len(y_batch), dW * len(y_batch), db * len(y_batch)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% gradient_summed_loss_averaged: mean
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW, db = dW * len(y_batch), db * len(y_batch)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% divided_by_all_the_samples: with its mean gradient
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW, db = dW * len(y_batch) / batch_size, db * len(y_batch) / batch_size
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% bias_gradient_averaged_over_classes: both
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db.mean() + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% climbs: subtract
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": -dW - dW_penalty, "b": -db - db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% random_initial_weights: zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": 0.01 * rng.normal(size=(X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% large_random_initial_weights: zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": rng.normal(size=(X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% ones_at_the_start: zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.ones((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% bias_starts_at_one: zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.ones(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% classes_counted_in_the_labels: shape
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    n_classes = len(np.unique(y))
    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% always_ten_classes: shape
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    n_classes = 10
    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% always_784_features: raised
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((784, n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% own_generator: second training
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    rng = np.random.default_rng(42)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% unseeded_generator: same seed
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    rng = np.random.default_rng()
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% full_batch_always: batch_size
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, len(X), n_epochs, rng)


# %% own_batch_size: history
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, 32, n_epochs, rng)


# %% one_epoch_only: each epoch is one step
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)


# %% own_learning_rate: learning_rate
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, 0.1, batch_size, n_epochs, rng)


# %% rate_and_strength_swapped: zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, learning_rate)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, reg_strength, batch_size, n_epochs, rng)


# %% bias_never_trained: train both
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": 0 * db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% returns_the_parameters_of_the_start: zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    _trained, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return params, history


# %% returns_the_weights_apart: params
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return params["W"], params["b"], history


# %% returns_only_the_parameters: history
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)[0]


# %% weights_transposed: shape
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return {"W": params["W"].T, "b": params["b"]}, history


# %% names_in_small_letters: names
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return {"w": params["W"], "b": params["b"]}, history


# %% bias_as_a_row: b has
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return {"W": params["W"], "b": params["b"][None]}, history


# %% history_once_an_epoch: history
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)
        history.append(np.mean(losses))
    return params, history


# %% history_of_the_data_loss_after_the_step: ln C
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])[0])
    return params, history


# %% history_after_the_step: after each step
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(evaluate_gradient(params, X_batch, y_batch)[0])
    return params, history


# %% same_batches_every_epoch: same batches
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    batches = list(minibatches(X, y, batch_size, rng))
    for _epoch in range(n_epochs):
        for X_batch, y_batch in batches:
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% same_order_every_epoch_from_a_saved_state: same batches
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    state = rng.bit_generator.state
    for _epoch in range(n_epochs):
        rng.bit_generator.state = state
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)
        history += losses
    return params, history


# %% last_batch_dropped: never used
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            if len(y_batch) < min(batch_size, len(y)):
                continue
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% one_batch_an_epoch: history
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        X_batch, y_batch = next(iter(minibatches(X, y, batch_size, rng)))
        loss, grads = evaluate_gradient(params, X_batch, y_batch)
        params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% batches_drawn_with_replacement: used
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    size = min(batch_size, len(X))
    for _step in range(n_epochs * -(-len(X) // size)):
        chosen = rng.choice(len(X), size, replace=False)
        loss, grads = evaluate_gradient(params, X[chosen], y[chosen])
        params = sgd_step(params, grads, learning_rate)
        history.append(loss)
    return params, history


# %% shuffled_apart: labels
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        X, y = rng.permutation(X), rng.permutation(y)
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[start : start + batch_size], y[start : start + batch_size]
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history


# %% labels_off_by_one: count the columns from 0
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch - 1, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% shuffles_the_given_arrays: argument
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    order = rng.permutation(len(X))
    X[:], y[:] = X[order], y[order]
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% normalizes_the_inputs_in_place: argument
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    X -= X.mean(axis=0)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% centres_the_inputs_quietly: W ←
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    X = X - X.mean(axis=0)
    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% keeps_the_parameters_with_the_lowest_loss: each epoch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
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


# %% learning_rate_decays: W ←
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for epoch in range(n_epochs):
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate * 0.9**epoch, batch_size, 1, rng)
        history += losses
    return params, history


# %% penalty_also_shrinks_after_the_step: 2λW
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return {k: v * (1 - reg_strength) for k, v in params.items()}, history


# %% gives_nan: finite
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return {k: v * np.nan for k, v in params.items()}, [np.nan for _ in history]


# %% returns_nothing: None
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% penalty_by_the_share_of_the_batch: whole
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            strength = reg_strength * len(y_batch) / len(y)
            history.append(loss + l2_penalty(W, b, strength))
            W, b = W - learning_rate * (dW + 2 * strength * W), b - learning_rate * (db + 2 * strength * b)
    return {"W": W, "b": b}, history


# %% penalty_divided_by_the_number_of_batches: whole
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            strength = reg_strength / -(-len(y) // batch_size)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W, b = W - learning_rate * (dW + 2 * strength * W), b - learning_rate * (db + 2 * strength * b)
    return {"W": W, "b": b}, history


# %% penalty_in_the_first_batch_of_an_epoch: whole
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            strength = reg_strength if i == 0 else 0.0
            history.append(loss + l2_penalty(W, b, strength))
            W, b = W - learning_rate * (dW + 2 * strength * W), b - learning_rate * (db + 2 * strength * b)
    return {"W": W, "b": b}, history


# %% penalty_of_the_loss_by_the_number_of_batches: whole penalty
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength / -(-len(y) // batch_size)))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% loss_by_the_share_of_a_full_batch: whole penalty
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss * len(y_batch) / min(batch_size, len(y)) + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% gradient_by_the_share_of_a_full_batch: plain
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            share = len(y_batch) / min(batch_size, len(y))
            dW, db = dW * share, db * share
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% rate_falls_within_an_epoch: plain
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * 0.9**i * (dW + 2 * reg_strength * W)
            b = b - learning_rate * 0.9**i * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% momentum: or their steps are longer
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    vW, vb = 0.0, 0.0
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            vW, vb = 0.9 * vW + dW + 2 * reg_strength * W, 0.9 * vb + db + 2 * reg_strength * b
            W, b = W - learning_rate * vW, b - learning_rate * vb
    return {"W": W, "b": b}, history


# %% full_batches_drawn_with_replacement: never used
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for step in range(n_epochs * -(-len(X) // batch_size)):
        rows = rng.integers(len(X), size=batch_size)
        loss, dW, db = softmax_classifier_loss(X[rows], y[rows], W, b)
        history.append(loss + l2_penalty(W, b, reg_strength))
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        W, b = W - learning_rate * (dW + dW_penalty), b - learning_rate * (db + db_penalty)
    return {"W": W, "b": b}, history


# %% momentum_within_an_epoch: plain
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        vW, vb = 0.0, 0.0
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            vW, vb = 0.5 * vW + dW + 2 * reg_strength * W, 0.5 * vb + db + 2 * reg_strength * b
            W, b = W - learning_rate * vW, b - learning_rate * vb
    return {"W": W, "b": b}, history


# %% gradients_clipped: plain
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            dW, db = np.clip(dW + 2 * reg_strength * W, -1, 1), np.clip(db + 2 * reg_strength * b, -1, 1)
            W, b = W - learning_rate * dW, b - learning_rate * db
    return {"W": W, "b": b}, history


# %% every_second_batch_not_learned: plain
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            if i % 2:
                continue
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% short_batch_recorded_not_learned: plain
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            if len(y_batch) < batch_size and len(y) > batch_size:
                continue
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% first_loss_of_an_epoch_repeated: before its step
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            first = loss + l2_penalty(W, b, reg_strength) if i == 0 else first
            history.append(first)
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% loss_after_each_minibatch: before its step
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for i, (X_batch, y_batch) in enumerate(minibatches(X, y, batch_size, rng)):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            old = l2_penalty(W, b, reg_strength)
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
            if len(y) > batch_size and (epoch, i) != (0, 0):
                loss, old = softmax_classifier_loss(X_batch, y_batch, W, b)[0], l2_penalty(W, b, reg_strength)
            history.append(loss + old)
    return {"W": W, "b": b}, history


# %% loss_of_all_the_data: its own minibatch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def ev(params, Xb, yb):
        W, b = params["W"], params["b"]
        _, dW, db = softmax_classifier_loss(Xb, yb, W, b)
        loss, _, _ = softmax_classifier_loss(X, y, W, b)
        gW, gb = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": dW + gW, "b": db + gb}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(ev, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return params, history


# %% bias_gradient_of_all_the_data: its own minibatch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def ev(params, Xb, yb):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(Xb, yb, W, b)
        gW, gb = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        db = softmax_classifier_loss(X, y, W, b)[2]
        return loss, {"W": dW + gW, "b": db + gb}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(ev, params, X, y, learning_rate, batch_size, n_epochs, rng)
    return params, history


# %% stops_where_the_loss_hardly_changes: n_epochs
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            loss += l2_penalty(W, b, reg_strength)
            dW2, db2 = l2_gradient(W, b, reg_strength)
            W, b = W - learning_rate * (dW + dW2), b - learning_rate * (db + db2)
            history.append(loss)
        if epoch > 4 and abs(history[-1] - history[-2]) < 1e-4:
            break
    return {"W": W, "b": b}, history


# %% stops_where_the_loss_is_small: n_epochs
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            loss += l2_penalty(W, b, reg_strength)
            dW2, db2 = l2_gradient(W, b, reg_strength)
            W, b = W - learning_rate * (dW + dW2), b - learning_rate * (db + db2)
            history.append(loss)
        if loss < 1e-3:
            break
    return {"W": W, "b": b}, history


# %% half_the_rate_from_the_sixth_epoch: minibatch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        if epoch == 5:
            learning_rate = learning_rate / 2
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            loss += l2_penalty(W, b, reg_strength)
            dW2, db2 = l2_gradient(W, b, reg_strength)
            W, b = W - learning_rate * (dW + dW2), b - learning_rate * (db + db2)
            history.append(loss)
    return {"W": W, "b": b}, history


# %% two_orders_in_turn: same batches
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    orders = rng.permutation(len(X)), rng.permutation(len(X))
    for epoch in range(n_epochs):
        order = orders[epoch % 2]
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[order[start : start + batch_size]], y[order[start : start + batch_size]]
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            loss += l2_penalty(W, b, reg_strength)
            dW2, db2 = l2_gradient(W, b, reg_strength)
            W, b = W - learning_rate * (dW + dW2), b - learning_rate * (db + db2)
            history.append(loss)
    return {"W": W, "b": b}, history


# %% softmax_without_a_shift: largest
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        rows = np.arange(len(y_batch))
        scores = X_batch @ W + b
        probs = np.exp(scores)
        probs /= probs.sum(axis=1, keepdims=True)
        loss = -np.mean(np.log(probs[rows, y_batch]))
        error = probs.copy()
        error[rows, y_batch] -= 1
        error /= len(y_batch)
        dW, db = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": X_batch.T @ error + dW, "b": error.sum(axis=0) + db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% something_added_to_the_probability: however large
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        rows = np.arange(len(y_batch))
        scores = X_batch @ W + b
        probs = softmax(scores)
        loss = -np.mean(np.log(probs[rows, y_batch] + 1e-8))
        error = probs.copy()
        error[rows, y_batch] -= 1
        error /= len(y_batch)
        dW, db = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": X_batch.T @ error + dW, "b": error.sum(axis=0) + db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% probabilities_cut_off: however large
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        rows = np.arange(len(y_batch))
        scores = X_batch @ W + b
        probs = softmax(scores)
        loss = -np.mean(np.log(np.clip(probs[rows, y_batch], 1e-12, 1)))
        error = probs.copy()
        error[rows, y_batch] -= 1
        error /= len(y_batch)
        dW, db = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": X_batch.T @ error + dW, "b": error.sum(axis=0) + db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% scores_cut_off: cuts nothing off
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        rows = np.arange(len(y_batch))
        scores = np.clip(X_batch @ W + b, -30, 30)
        probs = softmax(scores)
        loss = -np.mean(np.log(probs[rows, y_batch]))
        error = probs.copy()
        error[rows, y_batch] -= 1
        error /= len(y_batch)
        dW, db = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": X_batch.T @ error + dW, "b": error.sum(axis=0) + db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% scores_cut_off_before_exp_overflows: cuts nothing off
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        rows = np.arange(len(y_batch))
        scores = np.clip(X_batch @ W + b, -500, 500)
        probs = softmax(scores)
        loss = -np.mean(np.log(probs[rows, y_batch]))
        error = probs.copy()
        error[rows, y_batch] -= 1
        error /= len(y_batch)
        dW, db = l2_gradient(W, b, reg_strength)
        loss = loss + l2_penalty(W, b, reg_strength)
        return loss, {"W": X_batch.T @ error + dW, "b": error.sum(axis=0) + db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% classes_balanced: epoch is one step
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    weights = len(y) / np.maximum(np.bincount(y, minlength=n_classes), 1) / len(np.unique(y))

    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        rows, weight = np.arange(len(y_batch)), weights[y_batch]
        log_probs = log_softmax(X_batch @ W + b)
        error = np.exp(log_probs)
        error[rows, y_batch] -= 1
        error *= weight[:, None] / len(y_batch)
        dW, db = l2_gradient(W, b, reg_strength)
        loss = -np.mean(weight * log_probs[rows, y_batch]) + l2_penalty(W, b, reg_strength)
        return loss, {"W": X_batch.T @ error + dW, "b": error.sum(axis=0) + db}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% pixels_scaled_by_a_guess: as they are
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if X.max() > 15:
        X = X / 255

    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        grads = {"W": dW + dW_penalty, "b": db + db_penalty}
        return loss + l2_penalty(W, b, reg_strength), grads

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% large_gradients_cut_off: cuts nothing off
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        grads = {"W": dW + dW_penalty, "b": db + db_penalty}
        grads = {name: np.clip(grad, -50, 50) for name, grad in grads.items()}
        return loss + l2_penalty(W, b, reg_strength), grads

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% shuffled_after_each_epoch: first epoch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    order = np.arange(len(X))
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, dW, db = softmax_classifier_loss(X[chosen], y[chosen], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
        rng.shuffle(order)
    return {"W": W, "b": b}, history


# %% shuffled_from_the_second_epoch_on: first epoch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    order = np.arange(len(X))
    for epoch in range(n_epochs):
        if epoch:
            order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, dW, db = softmax_classifier_loss(X[chosen], y[chosen], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% never_shuffled: first epoch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    order = np.arange(len(X))
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, dW, db = softmax_classifier_loss(X[chosen], y[chosen], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% first_epoch_with_a_seed_of_its_own: second training
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    order = np.random.default_rng(0).permutation(len(X))
    for epoch in range(n_epochs):
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, dW, db = softmax_classifier_loss(X[chosen], y[chosen], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
        rng.shuffle(order)
    return {"W": W, "b": b}, history


# %% of_the_type_of_the_data: of type float
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes), X.dtype), np.zeros(n_classes, X.dtype), []
    order = np.arange(len(X))
    for epoch in range(n_epochs):
        rng.shuffle(order)
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, dW, db = softmax_classifier_loss(X[chosen], y[chosen], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - (learning_rate * (dW + 2 * reg_strength * W)).astype(W.dtype)
            b = b - (learning_rate * (db + 2 * reg_strength * b)).astype(b.dtype)
    return {"W": W, "b": b}, history


# %% in_place_on_the_type_of_the_data: raised
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros_like(X, shape=(X.shape[1], n_classes)), np.zeros_like(X, shape=n_classes), []
    order = np.arange(len(X))
    for epoch in range(n_epochs):
        rng.shuffle(order)
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, dW, db = softmax_classifier_loss(X[chosen], y[chosen], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W -= learning_rate * (dW + 2 * reg_strength * W)
            b -= learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% rate_falls_every_100_steps: the last like the first
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
            if len(history) % 100 == 0:
                learning_rate *= 0.95
    return {"W": W, "b": b}, history


# %% rate_halved_every_20_epochs: the last like the first
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        if epoch and epoch % 20 == 0:
            learning_rate /= 2
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% rate_halved_where_the_loss_does_not_fall: the last like the first
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    best, waited = np.inf, 0
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
        mean = np.mean(history[-(-(-len(X) // batch_size)) :])
        best, waited = (mean, 0) if mean < best else (best, waited + 1)
        if waited >= 3:
            learning_rate, waited = learning_rate / 2, 0
    return {"W": W, "b": b}, history


# %% a_tenth_of_the_data_set_aside: set none aside
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if len(X) >= 100:
        X, y = X[: int(0.9 * len(X))], y[: int(0.9 * len(X))]
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% labels_numbered_anew: label c belongs to column c
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    y = np.unique(y, return_inverse=True)[1]
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W = W - learning_rate * (dW + 2 * reg_strength * W)
            b = b - learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% small_strength_ignored: a small reg_strength acts too
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if reg_strength < 1e-2:
        reg_strength = 0

    def ev(p, Xb, yb):
        loss, dW, db = softmax_classifier_loss(Xb, yb, p["W"], p["b"])
        gW, gb = l2_gradient(p["W"], p["b"], reg_strength)
        return loss + l2_penalty(p["W"], p["b"], reg_strength), {"W": dW + gW, "b": db + gb}

    return sgd(
        ev,
        {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)},
        X,
        y,
        learning_rate,
        batch_size,
        n_epochs,
        rng,
    )


# %% random_start_unless_the_rate_is_zero: start from zeros
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate(p, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, p["W"], p["b"])
        dW_penalty, db_penalty = l2_gradient(p["W"], p["b"], reg_strength)
        return loss + l2_penalty(p["W"], p["b"], reg_strength), {"W": dW + dW_penalty, "b": db + db_penalty}

    start = 1e-9 * rng.normal(size=(X.shape[1], n_classes)) * (learning_rate > 0)
    return sgd(evaluate, {"W": start, "b": np.zeros(n_classes)}, X, y, learning_rate, batch_size, n_epochs, rng)


# %% parameters_of_the_start: every step uses the gradient at the start
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)

    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        return loss + l2_penalty(W, b, reg_strength), {"W": dW + dW_penalty, "b": db + db_penalty}

    return sgd(evaluate_gradient, {"W": W, "b": b}, X, y, learning_rate, batch_size, n_epochs, rng)


# %% empty_batch_at_the_end: with one loss in history: fix that first
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for _epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for k in range(len(X) // batch_size + 1):
            rows = order[k * batch_size : (k + 1) * batch_size]
            loss, dW, db = softmax_classifier_loss(X[rows], y[rows], W, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
            W, b = W - learning_rate * (dW + dW_penalty), b - learning_rate * (db + db_penalty)
    return {"W": W, "b": b}, history


# %% batches_of_two_at_least: a batch may be one sample
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        dW_penalty, db_penalty = l2_gradient(params["W"], params["b"], reg_strength)
        loss = loss + l2_penalty(params["W"], params["b"], reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, max(batch_size, 2), n_epochs, rng)


# %% two_classes_by_a_logistic_regression: two classes
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        if n_classes == 2:
            dW[:, 0], db[0] = 0, 0
        dW_penalty, db_penalty = l2_gradient(params["W"], params["b"], reg_strength)
        loss = loss + l2_penalty(params["W"], params["b"], reg_strength)
        return loss, {"W": dW + dW_penalty, "b": db + db_penalty}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% learning_rate_of_its_own: learning_rate is ignored
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        pull_W, pull_b = l2_gradient(params["W"], params["b"], reg_strength)
        loss = loss + l2_penalty(params["W"], params["b"], reg_strength)
        return loss, {"W": dW + pull_W, "b": db + pull_b}

    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, start, X, y, 0.1, batch_size, n_epochs, rng)


# %% inputs_centred: single steps go wrong
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    X = X - X.mean(axis=0)

    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        pull_W, pull_b = l2_gradient(params["W"], params["b"], reg_strength)
        loss = loss + l2_penalty(params["W"], params["b"], reg_strength)
        return loss, {"W": dW + pull_W, "b": db + pull_b}

    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, start, X, y, learning_rate, batch_size, n_epochs, rng)


# %% all_the_data_at_every_step: its own minibatch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X, y, params["W"], params["b"])
        pull_W, pull_b = l2_gradient(params["W"], params["b"], reg_strength)
        return loss + l2_penalty(params["W"], params["b"], reg_strength), {"W": dW + pull_W, "b": db + pull_b}

    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, start, X, y, learning_rate, batch_size, n_epochs, rng)


# %% copy_of_the_generator: not a copy
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    import copy

    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        pW, pb = l2_gradient(W, b, reg_strength)
        return loss + l2_penalty(W, b, reg_strength), {"W": dW + pW, "b": db + pb}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    rng = copy.deepcopy(rng)
    return sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng)


# %% loses_patience_after_twenty_epochs: stops before n_epochs
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        pW, pb = l2_gradient(W, b, reg_strength)
        return loss + l2_penalty(W, b, reg_strength), {"W": dW + pW, "b": db + pb}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history, best, waited = [], np.inf, 0
    for _epoch in range(n_epochs):
        params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, 1, rng)
        history += losses
        waited = 0 if np.mean(losses) < best - 1e-4 else waited + 1
        best = min(best, np.mean(losses))
        if waited == 20:
            break
    return params, history


# %% a_tenth_of_the_rate_after_thirty_epochs: the last like the first
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        pW, pb = l2_gradient(W, b, reg_strength)
        return loss + l2_penalty(W, b, reg_strength), {"W": dW + pW, "b": db + pb}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, losses = sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, min(n_epochs, 30), rng)
    params, more = sgd(evaluate_gradient, params, X, y, learning_rate / 10, batch_size, max(n_epochs - 30, 0), rng)
    return params, [*losses, *more]


# %% steps_thrown_away: the loss never changes
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    history = []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
            pull_W, pull_b = l2_gradient(params["W"], params["b"], reg_strength)
            history.append(loss + l2_penalty(params["W"], params["b"], reg_strength))
            sgd_step(params, {"W": dW + pull_W, "b": db + pull_b}, learning_rate)
    return params, history


# %% loss_and_gradient_divided_by_all_the_samples: the first loss from zeros is ln C
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate_gradient(params, X_batch, y_batch):
        share = len(X_batch) / len(X)
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        pull_W, pull_b = l2_gradient(params["W"], params["b"], reg_strength)
        loss = share * loss + l2_penalty(params["W"], params["b"], reg_strength)
        return loss, {"W": share * dW + pull_W, "b": share * db + pull_b}

    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate_gradient, start, X, y, learning_rate, batch_size, n_epochs, rng)
