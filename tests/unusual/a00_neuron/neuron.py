# %% loop_over_the_inputs
def neuron(x, w, b, activation):
    total = b
    for i in range(len(x)):
        total = total + w[i] * x[i]
    return activation(total)


# %% python_sum_with_zip
def neuron(x, w, b, activation):
    return activation(sum(wi * xi for wi, xi in zip(w, x)) + b)


# %% einsum
def neuron(x, w, b, activation):
    return activation(np.einsum("i,i->", w, x) + b)


# %% matmul_operator
def neuron(x, w, b, activation):
    return activation(x @ w + b)


# %% product_and_sum
def neuron(x, w, b, activation):
    return activation((x * w).sum() + b)


# %% bias_as_a_weight_of_one
def neuron(x, w, b, activation):
    return activation(np.append(w, b) @ np.append(x, 1))


# %% python_floats_only
def neuron(x, w, b, activation):
    z = float(b)
    for xi, wi in zip(x.tolist(), w.tolist()):
        z += xi * wi
    return float(activation(z))


# %% float32
def neuron(x, w, b, activation):
    z = np.dot(np.float32(w), np.float32(x)) + np.float32(b)
    return np.float32(activation(z))


# %% zero_dimensional_array
def neuron(x, w, b, activation):
    return np.array(activation(np.array(np.vdot(w, x) + b)))


# %% array_of_length_one_and_back
def neuron(x, w, b, activation):
    z = np.array(w).reshape(1, -1) @ np.array(x).reshape(-1, 1) + b
    return activation(z)[0, 0]


# %% activation_asked_twice
def neuron(x, w, b, activation):
    z = np.inner(w, x) + b
    first, second = activation(z), activation(z)
    return (first + second) / 2


# %% backwards_and_sorted
def neuron(x, w, b, activation):
    return activation(np.sort(w * x).cumsum()[-1] + b)


# %% longest_double
def neuron(x, w, b, activation):
    return activation(np.dot(np.asarray(w, np.longdouble), np.asarray(x, np.longdouble)) + b)


# %% works_on_its_own_copies
def neuron(x, w, b, activation):
    x = x.astype(float)
    x *= w
    return activation(x.sum() + b)


# %% lists_and_math
def neuron(x, w, b, activation):
    import math
    return activation(math.fsum([*(float(p) for p in np.multiply(w, x)), b]))


# %% prints_as_it_goes
def neuron(x, w, b, activation):
    z = np.tensordot(w, x, axes=1) + b
    print("z =", z)
    y = activation(z)
    print("y =", y)
    return y


# %% other_names_for_the_arguments
def neuron(inputs, weights, bias, phi):
    return phi(np.dot(weights, inputs) + bias)


# %% keeps_the_plain_lists_of_the_activation
def neuron(x, w, b, activation):
    return activation([np.dot(w, x) + b])[0]

# %% asserts_that_it_is_a_number
def neuron(x, w, b, activation):
    output = activation(np.dot(x, w) + b)
    assert np.isscalar(output) and isinstance(output, (int, float, np.number))
    return output


# %% float32_in_a_loop
def neuron(x, w, b, activation):
    total = np.float32(0)
    for x_i, w_i in zip(np.float32(x), np.float32(w)):
        total += x_i * w_i
    return activation(total + np.float32(b))
