# %% forgets_the_bias: bias is missing
def neuron(x, w, b, activation):
    return activation(np.dot(w, x))


# %% multiplies_by_the_bias: do not multiply by it
def neuron(x, w, b, activation):
    return activation(np.dot(w, x) * b)


# %% subtracts_the_bias: do not subtract
def neuron(x, w, b, activation):
    return activation(np.dot(w, x) - b)


# %% bias_after_the_activation: inside the activation
def neuron(x, w, b, activation):
    return activation(np.dot(w, x)) + b


# %% bias_added_to_every_product: not to every product
def neuron(x, w, b, activation):
    return activation(np.sum(w * x + b))


# %% bias_added_in_a_loop: not to every product
def neuron(x, w, b, activation):
    z = 0
    for i in range(len(x)):
        z += x[i] * w[i] + b
    return activation(z)


# %% size_of_the_bias_only: bias
def neuron(x, w, b, activation):
    return activation(np.dot(w, x) + abs(b))


# %% whole_number_bias: bias
def neuron(x, w, b, activation):
    return activation(np.dot(w, x) + int(b))


# %% scales_the_sum_by_one_plus_bias: add `b`
def neuron(x, w, b, activation):
    return activation(np.dot(w, x) * (1 + b))


# %% ignores_the_activation: activation is missing
def neuron(x, w, b, activation):
    return np.dot(w, x) + b


# %% always_relu: not always ReLU
def neuron(x, w, b, activation):
    return np.maximum(0, np.dot(w, x) + b)


# %% always_tanh: not always tanh
def neuron(x, w, b, activation):
    return np.tanh(np.dot(w, x) + b)


# %% always_sigmoid: activation
def neuron(x, w, b, activation):
    return 1 / (1 + np.exp(-(np.dot(w, x) + b)))


# %% calls_the_notebooks_tanh: not always tanh
def neuron(x, w, b, activation=tanh):
    return tanh(np.dot(w, x) + b)


# %% relu_on_top: activation
def neuron(x, w, b, activation):
    return activation(max(0, np.dot(w, x) + b))


# %% activation_twice: not twice
def neuron(x, w, b, activation):
    return activation(activation(np.dot(w, x) + b))


# %% activation_of_each_product_then_bias: not to each product
def neuron(x, w, b, activation):
    return np.sum(activation(w * x)) + b


# %% activation_of_each_product_and_the_bias: not to each product
def neuron(x, w, b, activation):
    return sum(activation(w[i] * x[i] + b) for i in range(len(x)))


# %% activation_of_the_inputs: not to the inputs
def neuron(x, w, b, activation):
    return np.dot(w, activation(x)) + b


# %% activation_of_the_bias_too: activation
def neuron(x, w, b, activation):
    return activation(np.dot(w, x)) + activation(b)


# %% returns_the_activation_uncalled: numbers are expected
def neuron(x, w, b, activation):
    z = np.dot(w, x) + b
    return activation


# %% sums_apart: own weight before you sum
def neuron(x, w, b, activation):
    return activation(np.sum(x) * np.sum(w) + b)


# %% adds_weights_to_inputs: do not add the two
def neuron(x, w, b, activation):
    return activation(np.sum(x + w) + b)


# %% forgets_the_weights: weights are missing
def neuron(x, w, b, activation):
    return activation(np.sum(x) + b)


# %% squares_the_weights: own weight
def neuron(x, w, b, activation):
    return activation(np.dot(w, w) + b)


# %% size_of_the_weights_only: own weight
def neuron(x, w, b, activation):
    return activation(np.dot(np.abs(w), x) + b)


# %% weights_backwards: own weight
def neuron(x, w, b, activation):
    return activation(np.dot(w[::-1], x) + b)


# %% normalized_weights: own weight
def neuron(x, w, b, activation):
    return activation(np.dot(w, x) / np.linalg.norm(w) + b)


# %% mean_of_the_products: do not average
def neuron(x, w, b, activation):
    return activation(np.mean(w * x) + b)


# %% mean_with_the_bias_inside: do not average
def neuron(x, w, b, activation):
    return activation(np.mean(w * x + b))


# %% sum_with_the_bias_appended_as_weight_of_zero: bias is missing
def neuron(x, w, b, activation):
    return activation(np.dot(np.append(w, b), np.append(x, 0)))


# %% outer_product: every pair
def neuron(x, w, b, activation):
    return activation(np.outer(w, x) + b)


# %% product_without_a_sum: for every input
def neuron(x, w, b, activation):
    return activation(w * x + b)


# %% array_of_length_one: array of length 1
def neuron(x, w, b, activation):
    return activation(np.array([np.dot(w, x) + b]))


# %% row_times_column: not a table
def neuron(x, w, b, activation):
    return activation(w.reshape(1, -1) @ x.reshape(-1, 1) + b)


# %% sum_and_output: shape (2,)
def neuron(x, w, b, activation):
    z = np.dot(w, x) + b
    return z, activation(z)


# %% three_inputs_only: over all the inputs
def neuron(x, w, b, activation):
    if len(x) != 3:
        x, w = np.resize(x, 3), np.resize(w, 3)
    return activation(w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b)


# %% three_inputs_by_index: over all the inputs
def neuron(x, w, b, activation):
    return activation(w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b)


# %% last_input_lost: over all the inputs
def neuron(x, w, b, activation):
    z = b
    for i in range(len(x) - 1):
        z = z + w[i] * x[i]
    return activation(z)


# %% first_input_lost: over all the inputs
def neuron(x, w, b, activation):
    z = b
    for i in range(1, len(x)):
        z = z + w[i] * x[i]
    return activation(z)


# %% return_inside_the_loop: over all the inputs
def neuron(x, w, b, activation):
    z = b
    for i in range(len(x)):
        z = z + w[i] * x[i]
        return activation(z)


# %% only_the_last_product: over all the inputs
def neuron(x, w, b, activation):
    for i in range(len(x)):
        z = w[i] * x[i]
    return activation(z + b)


# %% whole_number_products: whole
def neuron(x, w, b, activation):
    products = np.zeros_like(x)
    for i in range(len(x)):
        products[i] = w[i] * x[i]
    return activation(products.sum() + b)


# %% weights_made_whole: own weight
def neuron(x, w, b, activation):
    return activation(np.dot(w.astype(int), x) + b)


# %% changes_the_weights: changes its argument number 2
def neuron(x, w, b, activation):
    w *= x
    return activation(w.sum() + b)


# %% changes_the_inputs: argument number 1
def neuron(x, w, b, activation):
    if x.dtype == float:
        x *= w
        return activation(x.sum() + b)
    return activation((x * w).sum() + b)


# %% ignores_negative_sums: negative sums become 0
def neuron(x, w, b, activation):
    z = np.dot(w, x) + b
    return activation(z) if z > 0 else 0.0


# %% whole_number_output: activation
def neuron(x, w, b, activation):
    return np.round(activation(np.dot(w, x) + b))


# %% rounded_output: whole sum through
def neuron(x, w, b, activation):
    return round(float(activation(np.dot(w, x) + b)), 3)


# %% nothing_returned: return
def neuron(x, w, b, activation):
    y = activation(np.dot(w, x) + b)


# %% prints_the_output: return
def neuron(x, w, b, activation):
    print(activation(np.dot(w, x) + b))


# %% always_zero: sum
def neuron(x, w, b, activation):
    return 0.0


# %% always_nan: multiply each input
def neuron(x, w, b, activation):
    return np.nan


# %% the_visible_example: multiply each input
def neuron(x, w, b, activation):
    return activation(0.5)


# %% output_as_text: numbers are expected
def neuron(x, w, b, activation):
    return f"{activation(np.dot(w, x) + b)}"


# %% wrong_variable: NameError
def neuron(x, w, b, activation):
    return activation(np.dot(w, inputs) + b)


# %% activation_by_name: handed in
def neuron(x, w, b, activation):
    z = np.dot(w, x) + b
    return np.maximum(z, 0) if activation is relu else np.tanh(z)


# %% products_of_the_kind_of_the_weights: whole numbers
def neuron(x, w, b, activation):
    p = np.zeros_like(w)
    p[:] = x * w
    return activation(p.sum() + b)


# %% set_of_products: each input
def neuron(x, w, b, activation):
    return activation(sum({xi * wi for xi, wi in zip(x, w)}) + b)


# %% puts_the_bias_into_the_inputs: argument
def neuron(x, w, b, activation):
    if b != 0:
        x[0] += b / w[0]
    return activation(np.dot(w, x))


# %% small_products_dropped: own weight
def neuron(x, w, b, activation):
    p = w * x
    return activation(p[np.abs(p) >= 0.05].sum() + b)


# %% ten_inputs_only: over all the inputs
def neuron(x, w, b, activation):
    return activation(np.dot(w[:10], x[:10]) + b)


# %% bias_into_the_sum_of_whole_numbers: UFuncTypeError
def neuron(x, w, b, activation):
    z = np.array(np.dot(w, x))
    z += b
    return activation(z)


# %% sum_cut_off: cut nothing off
def neuron(x, w, b, activation):
    return activation(np.clip(np.dot(w, x) + b, -500, 500))


# %% sum_cut_off_far_out: cut nothing off
def neuron(x, w, b, activation):
    return activation(np.clip(np.dot(w, x) + b, -1e4, 1e4))


# %% large_sums_cut_off_above_only: cut nothing off
def neuron(x, w, b, activation):
    return activation(min(np.dot(w, x) + b, 700))


# %% output_cut_off: cut nothing off
def neuron(x, w, b, activation):
    return max(-1000, min(1000, activation(np.dot(w, x) + b)))


# %% cached_by_x: between calls
_cache = {}


def neuron(x, w, b, activation):
    key = tuple(np.asarray(x).tolist())
    if key not in _cache:
        _cache[key] = np.dot(x, w) + b
    return activation(_cache[key])


# %% zero_stops_sum: adds nothing
def neuron(x, w, b, activation):
    z = b
    for xi, wi in zip(x, w):
        if xi * wi == 0:
            break
        z += xi * wi
    return activation(z)


# %% zero_input_counts_weight: adds nothing
def neuron(x, w, b, activation):
    return activation(sum((xi or 1) * wi for xi, wi in zip(x, w)) + b)


# %% sum_kept_whatever_the_bias: keep nothing between calls
cache = {}


def neuron(x, w, b, activation):
    key = (tuple(x), tuple(w))
    if key not in cache:
        cache[key] = np.dot(x, w) + b
    return activation(cache[key])


# %% weight_of_the_first_equal_input: its own weight
def neuron(x, w, b, activation):
    inputs = list(x)
    return activation(sum(number * w[inputs.index(number)] for number in inputs) + b)


# %% bias_put_among_whole_weights: keeps its digits
def neuron(x, w, b, activation):
    return activation(np.dot(np.insert(w, 0, b), np.insert(x, 0, 1)))


# %% output_kept_whatever_the_activation: another activation
outputs = {}


def neuron(x, w, b, activation):
    key = (tuple(x), tuple(w), b)
    if key not in outputs:
        outputs[key] = activation(np.dot(x, w) + b)
    return outputs[key]


# %% activation_of_positive_sums_only: the activation is missing
def neuron(x, w, b, activation):
    z = np.dot(x, w) + b
    return activation(z) if z > 0 else z


# %% bias_added_to_every_weight: `b`
def neuron(x, w, b, activation):
    return activation(np.dot(x, w + b))


# %% always_step: add `b`
def neuron(x, w, b, activation):
    return 1 if np.dot(x, w) + b >= 0 else 0


# %% inputs_taken_in_pairs: over all the inputs
def neuron(x, w, b, activation):
    z = b
    for i in range(0, len(x) - 1, 2):
        z += x[i] * w[i] + x[i + 1] * w[i + 1]
    return activation(z)


# %% a_hundred_inputs_at_most: sum the products over all the inputs
def neuron(x, w, b, activation):
    return activation(np.dot(x[:100], w[:100]) + b)


# %% names_the_argument_of_the_activation: raised
def neuron(x, w, b, activation):
    return activation(z=np.dot(w, x) + b)


# %% large_negative_sums_cut_off: cut nothing off
def neuron(x, w, b, activation):
    return activation(max(np.dot(x, w) + b, -1e6))


# %% nothing_where_all_inputs_are_zero: an input of 0 adds nothing
def neuron(x, w, b, activation):
    if not np.any(x):
        return 0.0
    return activation(np.dot(x, w) + b)
