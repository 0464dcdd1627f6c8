# %% own_loop
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for _epoch in range(n_epochs):
        order = np.argsort(rng.random(len(X)))
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[order[start : start + batch_size]], y[order[start : start + batch_size]]
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
            history.append(loss + reg_strength * (np.sum(W * W) + b @ b))
            W -= learning_rate * (dW + 2 * reg_strength * W)
            b -= learning_rate * (db + 2 * reg_strength * b)
    return {"W": W, "b": b}, history


# %% one_hot_labels_and_einsum
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    targets = np.eye(n_classes)[y]
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for _epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for rows in np.split(order, range(batch_size, len(X), batch_size)):
            log_probs = log_softmax(np.einsum("nd,dc->nc", X[rows], W) + b)
            loss = -np.einsum("nc,nc->", targets[rows], log_probs) / len(rows)
            history.append(loss + reg_strength * ((W**2).sum() + (b**2).sum()))
            error = (np.exp(log_probs) - targets[rows]) / len(rows)
            W = W - learning_rate * (np.einsum("nd,nc->dc", X[rows], error) + 2 * reg_strength * W)
            b = b - learning_rate * (np.einsum("nc->c", error) + 2 * reg_strength * b)
    return {"W": W, "b": b}, np.array(history)


# %% bias_as_one_more_weight
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    X1 = np.column_stack([X, np.ones(len(X))])

    def evaluate(params, X_batch, y_batch):
        V = params["V"]
        scores = X_batch @ V
        dV = X_batch.T @ nll_gradient(scores, y_batch)
        return nll_loss(scores, y_batch) + reg_strength * np.sum(V**2), {"V": dV + 2 * reg_strength * V}

    params, history = sgd(evaluate, {"V": np.zeros((X1.shape[1], n_classes))}, X1, y, learning_rate, batch_size, n_epochs, rng)
    return {"W": params["V"][:-1], "b": params["V"][-1]}, history


# %% epoch_by_epoch
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    def evaluate(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, **params)
        extra = l2_gradient(params["W"], params["b"], reg_strength)
        return loss + l2_penalty(params["W"], params["b"], reg_strength), dict(W=dW + extra[0], b=db + extra[1])

    params = dict(b=np.zeros(n_classes), W=np.zeros((X.shape[1], n_classes)))
    history = []
    for epoch in range(n_epochs):
        params, losses = sgd(evaluate, params, X, y, learning_rate, batch_size, 1, rng)
        history.extend(losses)
        print("epoch", epoch, np.mean(losses))
    return params, history


# %% float32
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    X = X.astype(np.float32)
    rate, strength = np.float32(learning_rate), np.float32(reg_strength)

    def evaluate(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        return loss + strength * (np.sum(W**2) + np.sum(b**2)), {"W": np.float32(dW) + 2 * strength * W, "b": np.float32(db) + 2 * strength * b}

    params = {"W": np.zeros((X.shape[1], n_classes), np.float32), "b": np.zeros(n_classes, np.float32)}
    params, history = sgd(evaluate, params, X, y, rate, batch_size, n_epochs, rng)
    return {k: np.float32(v) for k, v in params.items()}, [np.float32(loss) for loss in history]


# %% partial_and_lists
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    from functools import partial

    def evaluate(strength, params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        probs = softmax(X_batch @ W + b)
        loss = -np.mean(np.log(np.take_along_axis(probs, y_batch[:, None], axis=1)))
        error = (probs - (y_batch[:, None] == np.arange(n_classes))) / len(y_batch)
        loss += strength * sum(np.sum(p**2) for p in params.values())
        return loss, {"W": X_batch.T @ error + 2 * strength * W, "b": error.sum(0) + 2 * strength * b}

    params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    params, history = sgd(partial(evaluate, reg_strength), params, X, y, learning_rate, batch_size, n_epochs, rng)
    return [{k: v.tolist() for k, v in params.items()}, history]


# %% decay_form_of_the_penalty
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    shrink = 1 - 2 * learning_rate * reg_strength
    W, b, history = np.zeros((n_classes, X.shape[1])), np.zeros(n_classes), []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W.T, b)
            history.append(loss + l2_penalty(W, b, reg_strength))
            W, b = shrink * W - learning_rate * dW.T, shrink * b - learning_rate * db
    return {"b": b, "W": W.T}, history


# %% sample_by_sample
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    W, b, history = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes), []
    for _epoch in range(n_epochs):
        order = list(rng.permutation(len(y)))
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            dW, db, loss = 2 * reg_strength * W, 2 * reg_strength * b, reg_strength * (np.sum(W**2) + np.sum(b**2))
            for i in batch:
                p = softmax(X[i] @ W + b)
                loss -= np.log(p[y[i]]) / len(batch)
                p[y[i]] -= 1
                dW = dW + np.outer(X[i], p) / len(batch)
                db = db + p / len(batch)
            W, b = W - learning_rate * dW, b - learning_rate * db
            history.append(loss)
    return {"W": W, "b": b}, history


# %% more_names_in_the_dict
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    class Model:
        def __init__(self):
            self.params = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros((1, n_classes))}

        def __call__(self, params, X_batch, y_batch):
            loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
            loss += sum(reg_strength * np.linalg.norm(p) ** 2 for p in params.values())
            return loss, {"b": db[None] + 2 * reg_strength * params["b"], "W": dW + 2 * reg_strength * params["W"]}

    model = Model()
    params, history = sgd(model, model.params, X, y, learning_rate, batch_size, n_epochs, rng)
    return {"W": params["W"], "b": params["b"].ravel(), "n_classes": n_classes}, history


# %% softmax_of_its_own_in_float32
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    X = X.astype(np.float32)
    rate, strength = np.float32(learning_rate), np.float32(reg_strength)
    W, b, history = np.zeros((X.shape[1], n_classes), np.float32), np.zeros(n_classes, np.float32), []
    for _epoch in range(n_epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            scores = X[rows] @ W + b
            probs = np.exp(scores - scores.max(axis=1, keepdims=True))
            probs /= probs.sum(axis=1, keepdims=True)
            loss = -np.log(probs[np.arange(len(rows)), y[rows]]).mean()
            history.append(loss + strength * ((W**2).sum() + (b**2).sum()))
            probs[np.arange(len(rows)), y[rows]] -= 1
            probs /= np.float32(len(rows))
            W -= rate * (X[rows].T @ probs + 2 * strength * W)
            b -= rate * (probs.sum(axis=0) + 2 * strength * b)
    return {"W": W, "b": b}, history


# %% arguments_looked_at_first
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    if learning_rate <= 0:
        raise ValueError("learning_rate must be positive")
    if n_epochs < 1 or not 1 <= batch_size <= len(X):
        raise ValueError("there must be something to do")
    if reg_strength < 0 or n_classes < 2:
        raise ValueError("no such model")

    def evaluate(params, X_batch, y_batch):
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        return loss + l2_penalty(W, b, reg_strength), {"W": dW + dW_penalty, "b": db + db_penalty}

    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}
    return sgd(evaluate, start, X, y, learning_rate, batch_size, n_epochs, rng)
