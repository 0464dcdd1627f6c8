# %% climbs: subtract
def sgd_step(params, grads, learning_rate):
    return {name: params[name] + learning_rate * grads[name] for name in params}


# %% learning_rate_ignored: learning_rate
def sgd_step(params, grads, learning_rate):
    return {name: params[name] - grads[name] for name in params}


# %% learning_rate_fixed: learning_rate
def sgd_step(params, grads, learning_rate):
    return {name: params[name] - 0.1 * grads[name] for name in params}


# %% returns_only_the_change: change
def sgd_step(params, grads, learning_rate):
    return {name: -learning_rate * grads[name] for name in params}


# %% updates_in_place: argument
def sgd_step(params, grads, learning_rate):
    for name in params:
        params[name] -= learning_rate * grads[name]
    return params


# %% shallow_copy_then_in_place: argument
def sgd_step(params, grads, learning_rate):
    new = dict(params)
    for name in new:
        new[name] -= learning_rate * grads[name]
    return new


# %% puts_new_arrays_into_the_old_dict: argument
def sgd_step(params, grads, learning_rate):
    for name in params:
        params[name] = params[name] - learning_rate * grads[name]
    return params


# %% scales_the_gradients_in_place: argument
def sgd_step(params, grads, learning_rate):
    for name in grads:
        grads[name] *= learning_rate
    return {name: params[name] - grads[name] for name in params}


# %% forgets_to_return: None
def sgd_step(params, grads, learning_rate):
    new = {name: params[name] - learning_rate * grads[name] for name in params}


# %% names_W_and_b_only: raised
def sgd_step(params, grads, learning_rate):
    return {"W": params["W"] - learning_rate * grads["W"], "b": params["b"] - learning_rate * grads["b"]}


# %% first_parameter_only: names
def sgd_step(params, grads, learning_rate):
    for name in params:
        return {name: params[name] - learning_rate * grads[name]}


# %% biases_are_left_out: stays
def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] if v.ndim > 1 else v.copy() for k, v in params.items()}


# %% pairs_by_place_not_by_name: own gradient
def sgd_step(params, grads, learning_rate):
    pairs = zip(params.items(), grads.values())
    return {
        name: (value.ravel()[0] - learning_rate * grad.ravel()[0]) * np.ones(value.shape)
        for (name, value), grad in pairs
    }


# %% pairs_by_place: found by its name
def sgd_step(params, grads, learning_rate):
    return {name: value - learning_rate * grad for (name, value), grad in zip(params.items(), grads.values())}


# %% sign_of_the_gradient: sign
def sgd_step(params, grads, learning_rate):
    return {name: params[name] - learning_rate * np.sign(grads[name]) for name in params}


# %% normalized_gradient: normalize
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] / np.linalg.norm(grads[k]) for k in params}


# %% mean_gradient_of_each_parameter: own gradient
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - learning_rate * np.mean(grads[k]) for k in params}


# %% divides_by_the_rate: learning_rate
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - grads[k] / learning_rate for k in params}


# %% decays_the_weights_too: own gradient
def sgd_step(params, grads, learning_rate):
    return {k: (1 - learning_rate) * params[k] - learning_rate * grads[k] for k in params}


# %% steps_twice: own gradient
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - 2 * learning_rate * grads[k] for k in params}


# %% returns_a_list: dict
def sgd_step(params, grads, learning_rate):
    return [params[k] - learning_rate * grads[k] for k in params]


# %% clips_the_gradient: gradient itself
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - learning_rate * np.clip(grads[k], -1, 1) for k in params}


# %% returns_a_copy_of_the_parameters: stays
def sgd_step(params, grads, learning_rate):
    new = {k: v.copy() for k, v in params.items()}
    for k in params:
        value = new[k]
        value = value - learning_rate * grads[k]
    return new


# %% rounds_to_two_places: own gradient
def sgd_step(params, grads, learning_rate):
    return {k: np.round(params[k] - learning_rate * grads[k], 2) for k in params}


# %% clips_large_gradients: gradient
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - learning_rate * np.clip(grads[k], -5, 5) for k in params}


# %% momentum_kept_between_calls: its own gradient
velocity = {}


def sgd_step(params, grads, learning_rate):
    new = {}
    for k in params:
        velocity[k] = 0.9 * velocity.get(k, 0) - learning_rate * grads[k]
        new[k] = params[k] + velocity[k]
    return new


# %% large_gradients_cut_off: its own gradient
def sgd_step(params, grads, learning_rate):
    return {k: params[k] - learning_rate * np.clip(grads[k], -100, 100) for k in params}


# %% default_dict: same names
def sgd_step(params, grads, learning_rate, new={}):
    for k in params:
        new[k] = params[k] - learning_rate * grads[k]
    return new


# %% squeezed: gradient
def sgd_step(params, grads, learning_rate):
    return {k: np.squeeze(params[k] - learning_rate * grads[k]) for k in params}


# %% small_gradients_ignored: a parameter stays as it was
def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * np.where(np.abs(grads[k]) < 1e-2, 0, grads[k]) for k, v in params.items()}


# %% parameters_of_zero_stay: a parameter stays as it was
def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] if v.any() else v.copy() for k, v in params.items()}


# %% gradient_clipped: cut nothing off
def sgd_step(params, grads, learning_rate):
    return {name: params[name] - learning_rate * np.clip(grads[name], -1, 1) for name in params}


# %% learning_rate_of_one_at_most: a learning_rate above 1
def sgd_step(params, grads, learning_rate):
    return {name: params[name] - min(learning_rate, 1) * grads[name] for name in params}


# %% gives_nan: not finite numbers
def sgd_step(params, grads, learning_rate):
    return {name: value - learning_rate * grads[name] * np.inf * 0 for name, value in params.items()}
