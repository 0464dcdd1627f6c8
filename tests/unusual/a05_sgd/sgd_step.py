# %% loop_into_a_new_dict
def sgd_step(params, grads, learning_rate):
    new = {}
    for name, value in params.items():
        new[name] = value - learning_rate * grads[name]
    return new


# %% deep_copy_then_in_place
def sgd_step(params, grads, learning_rate):
    import copy

    new = copy.deepcopy(params)
    for name in new:
        new[name] -= learning_rate * grads[name]
    return new


# %% numpy_functions
def sgd_step(params, grads, learning_rate):
    return {k: np.add(params[k], np.multiply(-learning_rate, grads[k])) for k in grads}


# %% order_of_the_gradients
def sgd_step(params, grads, learning_rate):
    return dict((k, -(learning_rate * g - params[k])) for k, g in grads.items())


# %% plain_lists
def sgd_step(params, grads, learning_rate):
    return {k: (params[k] - learning_rate * grads[k]).tolist() for k in sorted(params)}


# %% element_by_element
def sgd_step(params, grads, learning_rate):
    new = {}
    for k in params:
        new[k] = np.empty(params[k].shape)
        for i in np.ndindex(*params[k].shape):
            new[k][i] = params[k][i] - learning_rate * grads[k][i]
    return new


# %% float32
def sgd_step(params, grads, learning_rate):
    return {k: np.asfortranarray(params[k] - learning_rate * grads[k], dtype=np.float32) for k in params}


# %% merged_into_a_copy
def sgd_step(params, grads, learning_rate):
    from collections import OrderedDict

    new = OrderedDict(params)
    new.update({k: params[k] - learning_rate * np.array(grads[k]) for k in params})
    return new


# %% one_long_vector
def sgd_step(params, grads, learning_rate):
    flat = np.concatenate([params[k].ravel() for k in params])
    flat = flat - learning_rate * np.concatenate([grads[k].ravel() for k in params])
    new, start = {}, 0
    for k, v in params.items():
        new[k] = flat[start : start + v.size].reshape(v.shape)
        start += v.size
    return new


# %% rate_must_be_positive
def sgd_step(params, grads, learning_rate):
    if learning_rate <= 0:
        raise ValueError("learning_rate must be positive")
    return {name: value - learning_rate * grads[name] for name, value in params.items()}
