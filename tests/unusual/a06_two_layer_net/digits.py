# %% fewer_hidden_units
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
params, history = train_two_layer_net(X_train, y_train, 64, 10, 0.5, 0, 128, 6, np.random.default_rng(0))


# %% float64_and_lists
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
params, history = train_two_layer_net(X_train, y_train, 64, 10, 0.5, 0, 128, 6, np.random.default_rng(0))
params = {name: value.astype(float).tolist() for name, value in params.items()}


# %% biases_as_rows_in_fortran_order
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
params, _ = train_two_layer_net(X_train, y_train, 64, 10, 0.5, 0, 128, 6, np.random.default_rng(0))
params = {name: np.asfortranarray(np.atleast_2d(value)) for name, value in params.items()}


# %% mean_of_the_last_epochs
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
rng = np.random.default_rng(1)
params, _ = train_two_layer_net(X_train, y_train, 64, 10, 0.5, 0, 128, 5, rng)
later, _ = sgd(lambda p, A, b: two_layer_loss(p, A, b, 0), params, X_train, y_train, 0.2, 128, 2, rng)
params = {name: (params[name] + later[name]) / 2 for name in params}


# %% several_rates_one_after_the_other
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
rng = np.random.default_rng(2)
params = init_params(784, 72, 10, rng)
for rate in (0.6, 0.4, 0.2, 0.1):
    params, history = sgd(lambda p, A, b: two_layer_loss(p, A, b, 1e-5), params, X_train, y_train, rate, 100, 2, rng)


# %% more_entries_than_asked
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
params, history = train_two_layer_net(X_train, y_train, 64, 10, 0.5, 0, 128, 6, np.random.default_rng(0))
params["history"] = history
params["note"] = "trained at night"


# %% first_ten_thousand_set_aside
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
X_val, y_val = X_train[:10_000], y_train[:10_000]
params, _ = train_two_layer_net(X_train[10_000:], y_train[10_000:], 96, 10, 0.5, 0, 128, 6, np.random.default_rng(0))


# %% shifted_images_too
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
shifted = [np.roll(X_train.reshape(-1, 28, 28), by, axis=2).reshape(-1, 784) for by in (0, 1)]
params, _ = train_two_layer_net(np.concatenate(shifted), np.tile(y_train, 2), 64, 10, 0.5, 0, 128, 4, np.random.default_rng(0))
