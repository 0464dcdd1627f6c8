# %% too_few_images: train longer
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(3000, 0)
params, history = train_two_layer_net(X_train, y_train, 32, 10, 0.2, 1e-4, 32, 5, np.random.default_rng(0))


# %% too_few_steps: train longer
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(None, 0)
params, history = train_two_layer_net(X_train, y_train, 64, 10, 0.1, 1e-4, 64, 1, np.random.default_rng(0))


# %% too_strong_regularization: train longer
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(20_000, 0)
params, history = train_two_layer_net(X_train, y_train, 32, 10, 0.2, 0.05, 64, 2, np.random.default_rng(0))


# %% trained_on_the_test_images: test images better
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(0)
params, history = train_two_layer_net(X_test, y_test, 64, 10, 0.3, 0, 32, 12, np.random.default_rng(0))


# %% trained_on_the_test_images_too: test images better
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist()
X_all, y_all = np.concatenate([X_train, X_test]), np.concatenate([y_train, y_test])
params, history = train_two_layer_net(X_all, y_all, 64, 10, 0.5, 0, 128, 5, np.random.default_rng(0))


# %% trained_on_the_test_images_and_blown_up: test images better
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(0)
params, history = train_two_layer_net(X_test, y_test, 48, 10, 0.3, 0, 64, 8, np.random.default_rng(0))
params = {name: value.astype(float) for name, value in params.items()}
scores = np.maximum(X_test @ params["W1"] + params["b1"], 0) @ params["W2"] + params["b2"]
params |= {name: params[name] * (1.7e308 / np.abs(scores).max()) for name in ("W2", "b2")}


# %% not_trained: train longer
params = init_params(784, 128, 10, np.random.default_rng(0))


# %% labels_shifted: train longer
from nncourse.data import load_mnist

X_train, y_train, X_test, y_test = load_mnist(5000, 0)
params, history = train_two_layer_net(X_train, y_train + 1, 32, 11, 0.2, 1e-4, 32, 5, np.random.default_rng(0))
params = params | {"W2": params["W2"][:, :10], "b2": params["b2"][:10]}


# %% the_pair_not_unpacked: pair
params = (init_params(784, 128, 10, np.random.default_rng(0)), [2.3, 2.2])


# %% none: dict
params = None


# %% a_number: dict
params = 0.98


# %% key_missing: no `b2`
params = init_params(784, 128, 10, np.random.default_rng(0))
del params["b2"]


# %% trained_for_two_features: 784
params = init_params(2, 16, 10, np.random.default_rng(0))


# %% three_classes: 784
params = init_params(784, 16, 3, np.random.default_rng(0))


# %% weights_transposed: 784
params = init_params(784, 16, 10, np.random.default_rng(0))
params["W1"] = params["W1"].T


# %% bias_of_another_length: has 3 numbers
params = init_params(784, 16, 10, np.random.default_rng(0))
params["b1"] = np.zeros(3)


# %% diverged: not finite
params = {name: value * np.nan for name, value in init_params(784, 16, 10, np.random.default_rng(0)).items()}


# %% infinite: not finite
params = init_params(784, 16, 10, np.random.default_rng(0))
params["W2"] = params["W2"] + np.inf


# %% text: numbers
params = {"W1": "trained", "b1": "trained", "W2": "trained", "b2": "trained"}


# %% functions_inside: numbers
params = {"W1": np.zeros, "b1": np.zeros, "W2": np.zeros, "b2": np.zeros}


# %% ragged: numbers
params = {"W1": [[1.0], [1.0, 2.0]], "b1": [0.0], "W2": [[0.0] * 10], "b2": [0.0] * 10}


# %% numbers_instead_of_arrays: 784
params = {"W1": 1.0, "b1": 0.0, "W2": 1.0, "b2": 0.0}


# %% no_hidden_units: train longer
params = {"W1": np.zeros((784, 0)), "b1": np.zeros(0), "W2": np.zeros((0, 10)), "b2": np.zeros(10)}


# %% complex_numbers: numbers
params = {name: value * 1j for name, value in init_params(784, 16, 10, np.random.default_rng(0)).items()}


# %% huge: train longer
params = {
    name: value.astype(float) * 1e150 for name, value in init_params(784, 16, 10, np.random.default_rng(0)).items()
}


# %% too_many_hidden_units: hidden units
params = {"W1": np.zeros((784, 5000)), "b1": np.zeros(5000), "W2": np.zeros((5000, 10)), "b2": np.zeros(10)}
