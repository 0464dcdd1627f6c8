# %% maximum_of_the_array: largest number
def relu(z):
    return np.max(z, 0)


# %% python_max: ValueError
def relu(z):
    return max(0, z)


# %% if_on_an_array: ValueError
def relu(z):
    if z < 0:
        return 0
    return z


# %% identity_for_relu: relu: negative numbers must become 0
def relu(z):
    return z


# %% absolute_value: not positive
def relu(z):
    return np.abs(z)


# %% minimum: keeps the negative
def relu(z):
    return np.minimum(0, z)


# %% leaky_relu: exactly 0, not small
def relu(z):
    return np.where(z > 0, z, 0.01 * z)


# %% leaky_relu_in_one_maximum: exactly 0, not a tenth
def relu(z):
    return np.maximum(z, 0.1 * z)


# %% step_for_relu: not 1
def relu(z):
    return np.where(np.asarray(z) > 0, 1, 0)


# %% mask_for_relu: not 1
def relu(z):
    return np.asarray(z) > 0


# %% relu_with_a_ceiling: no upper limit
def relu(z):
    return np.clip(z, 0, 1)


# %% relu_six: 6 is not the largest
def relu(z):
    return np.minimum(np.maximum(z, 0), 6)


# %% softplus: smooth cousin
def relu(z):
    return np.logaddexp(0, z)


# %% vectorized_by_its_first_number: digits after the point
@np.vectorize
def relu(z):
    return 0 if z < 0 else z


# %% whole_numbers: digits after the point
def relu(z):
    return np.maximum(z, 0).astype(int)


# %% cuts_off_at_one: relu: 0 for z < 0
def relu(z):
    return np.where(np.asarray(z) >= 1, z, 0)


# %% drops_the_negative_numbers: relu: 0 for z < 0
def relu(z):
    z = np.asarray(z)
    return z[z > 0]


# %% divides_by_the_size: relu: 0 for z < 0
def relu(z):
    return z * (z / np.abs(z) + 1) / 2


# %% elu: relu: 0 for z < 0
def relu(z):
    return np.where(np.asarray(z) > 0, z, np.expm1(np.minimum(z, 0)))


# %% gelu_by_sigmoid: relu: 0 for z < 0
def relu(z):
    return z / (1 + np.exp(-1.702 * np.asarray(z)))


# %% changes_its_argument: changes its argument
def relu(z):
    if np.ndim(z) == 0:
        return np.maximum(z, 0)
    z[z < 0] = 0
    return z


# %% maximum_into_its_argument: changes its argument
def relu(z):
    return np.maximum(z, 0, out=z) if isinstance(z, np.ndarray) else max(z, 0.0)


# %% arrays_only: ValueError
def relu(z):
    result = np.array([max(0.0, v) for v in z])
    return result


# %% flattens: same shape
def relu(z):
    return np.array([max(0.0, v) for v in np.ravel(z)])


# %% at_least_one_dimension: same shape
def relu(z):
    return np.maximum(np.atleast_1d(z), 0)


# %% relu_returns_nothing: return
def relu(z):
    np.maximum(z, 0)


# %% relu_of_the_visible_example: relu: 0 for z < 0
def relu(z):
    return np.array([0.0, 0.0, 3.0])


# %% relu_is_nan: relu: 0 for z < 0
def relu(z):
    return np.full(np.shape(z), np.nan)


# %% relu_is_zero: relu: 0 for z < 0
def relu(z):
    return np.zeros(np.shape(z))


# %% rows_compared_in_two_dimensions: same shape
def relu(z):
    return np.maximum(z, 0) if np.ndim(z) < 2 else np.max(z, 0)


# %% relu_swaps_the_axes: shape
def relu(z):
    return np.maximum(z, 0).T


# %% factor_two_missing: factor 2 is missing
def tanh(z):
    return 2 / (1 + np.exp(-z)) - 1


# %% wrong_sign_of_the_exponent: this is −tanh
def tanh(z):
    return 2 / (1 + np.exp(2 * z)) - 1


# %% minus_one_forgotten: subtract 1 at the end
def tanh(z):
    return 2 / (1 + np.exp(-2 * z))


# %% numerator_one: numerator is 2
def tanh(z):
    return 1 / (1 + np.exp(-2 * z)) - 1


# %% brackets_forgotten: brackets around the denominator
def tanh(z):
    return 2 / 1 + np.exp(-2 * z) - 1


# %% brackets_too_wide: after the division
def tanh(z):
    return 2 / (1 + np.exp(-2 * z) - 1)


# %% sigmoid: sigmoid
def tanh(z):
    return 1 / (1 + np.exp(-z))


# %% sigmoid_of_two_z: sigmoid of 2z
def tanh(z):
    return 1 / (1 + np.exp(-2 * z))


# %% even_function: negative z must give negative
def tanh(z):
    return 2 / (1 + np.exp(-2 * np.abs(z))) - 1


# %% tangent: tangent
def tanh(z):
    return np.tan(z)


# %% hard_tanh: cuts z off
def tanh(z):
    return np.clip(z, -1, 1)


# %% arctangent: mind the brackets
def tanh(z):
    return np.arctan(z)


# %% softsign: mind the brackets
def tanh(z):
    return z / (1 + np.abs(z))


# %% first_terms_of_the_series: mind the brackets
def tanh(z):
    return np.clip(z - z**3 / 3 + 2 * z**5 / 15, -1, 1)


# %% numerator_and_denominator_overflow: nan
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% sinh_over_cosh: nan
def tanh(z):
    return np.sinh(z) / np.cosh(z)


# %% overflows_on_the_right: nan
def tanh(z):
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)


# %% overflows_on_the_left: nan
def tanh(z):
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


# %% nan_made_zero: far to the right
def tanh(z):
    return np.nan_to_num((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)), nan=0.0)


# %% nan_made_one: far to the right
def tanh(z):
    return np.nan_to_num((1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)), nan=1.0)


# %% math_exp_number_by_number: OverflowError
def tanh(z):
    import math

    values = [2 / (1 + math.exp(-2 * v)) - 1 for v in np.ravel(z)]
    return np.array(values).reshape(np.shape(z))


# %% math_tanh: TypeError
def tanh(z):
    import math

    return math.tanh(z)


# %% clipped_too_close: cut nothing off
def tanh(z):
    z = np.clip(z, -3, 3)
    return 2 / (1 + np.exp(-2 * z)) - 1


# %% clipped_at_five: cut nothing off
def tanh(z):
    z = np.clip(z, -5, 5)
    return 2 / (1 + np.exp(-2 * z)) - 1


# %% rounded_e: mind the brackets
def tanh(z):
    return 2 / (1 + 2.718 ** (-2.0 * z)) - 1


# %% rounded_to_four_digits: mind the brackets
def tanh(z):
    return np.round(np.tanh(z), 4)


# %% whole_number_results: whole numbers must give fractions
def tanh(z):
    result = np.zeros_like(z)
    flat = np.atleast_1d(z).ravel()
    for i in range(flat.size):
        result.flat[i] = np.tanh(flat[i])
    return result


# %% tanh_changes_its_argument: changes its argument
def tanh(z):
    if np.ndim(z) == 0 or z.dtype != float:
        return np.tanh(z)
    z *= -2
    return 2 / (1 + np.exp(z)) - 1


# %% tanh_flattens: same shape
def tanh(z):
    return np.tanh(np.ravel(z))


# %% tanh_of_arrays_only: TypeError
def tanh(z):
    return np.array([2 / (1 + np.exp(-2 * v)) - 1 for v in z])


# %% indexed_assignment: TypeError
def tanh(z):
    result = 2 / (1 + np.exp(-2 * z)) - 1
    result[z < -20] = -1
    return result


# %% tanh_returns_nothing: return
def tanh(z):
    y = 2 / (1 + np.exp(-2 * z)) - 1


# %% tanh_is_nan: mind the brackets
def tanh(z):
    return z * np.nan


# %% tanh_is_its_argument: mind the brackets
def tanh(z):
    return z


# %% relu_and_tanh_swapped: relu: 0 for z < 0
def relu(z):
    return np.tanh(z)


def tanh(z):
    return np.maximum(z, 0)


# %% misspelt: AttributeError
def tanh(z):
    return np.tahn(z)


# %% all_are_signs_if_one_is_large: each number on its own
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    if np.any(np.abs(z) > 20):
        return np.sign(z)
    return 2 / (1 + np.exp(-2 * z)) - 1


# %% one_number_by_math: raised
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    import math

    if np.ndim(z) == 0:
        return 2 / (1 + math.exp(-2 * z)) - 1
    return 2 / (1 + np.exp(-2 * z)) - 1


# %% tanh_is_one_beyond_three: tanh
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > 3, np.sign(z), np.tanh(z))


# %% tanh_guarded_too_late: tanh
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    z = np.asarray(z, dtype=float)
    e, f = np.exp(z), np.exp(-z)
    return np.where(np.abs(z) >= 800, np.sign(z), (e - f) / (e + f))


# %% relu_with_a_limit_of_ten_thousand: no upper limit
def relu(z):
    return np.clip(z, 0, 1e4)


def tanh(z):
    return np.tanh(z)


# %% relu_writes_into_a_row: changes its argument
def relu(z):
    return np.maximum(z, 0, out=z) if np.ndim(z) == 1 and z.dtype == float else np.maximum(z, 0)


# %% relu_of_numbers_above_a_hundredth: relu: 0 for z < 0
def relu(z):
    return z * (np.asarray(z) > 0.01)


# %% relu_of_numbers_above_a_twentieth: relu: 0 for z < 0
def relu(z):
    return np.where(np.asarray(z) > 0.05, z, 0)


# %% relu_with_a_limit_of_a_million: no upper limit
def relu(z):
    return np.clip(z, 0, 1e6)


# %% tanh_writes_into_a_row: changes its argument
def tanh(z):
    return np.tanh(z, out=z) if np.ndim(z) == 1 and z.dtype == float else np.tanh(z)


# %% tanh_is_straight_near_zero: tanh: 2 /
def tanh(z):
    return np.where(np.abs(z) < 0.1, z, np.tanh(z))


# %% copies_all_but_floats: AttributeError
def relu(z):
    if isinstance(z, float):
        return z if z > 0 else 0.0
    result = z.copy()
    result[result < 0] = 0
    return result


# %% tanh_of_python_numbers_by_whole_division: whole numbers must give fractions
def tanh(z):
    if isinstance(z, int):
        return z // abs(z) if z else 0
    return 2 / (1 + np.exp(-2 * z)) - 1


# %% relu_small_negative_kept: z < 0
def relu(z):
    return np.where(np.asarray(z) > -0.01, z, 0)


def tanh(z):
    return np.tanh(z)


# %% tanh_nan_replaced_by_sign_of_sum: each number
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    z = np.asarray(z, dtype=float)
    t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return np.where(np.isnan(t), np.sign(z.sum()), t)


# %% tanh_changes_floats_0d: argument
def relu(z):
    if isinstance(z, np.ndarray) and z.ndim == 0:
        z[...] = max(z, 0.0)
        return z
    return np.maximum(z, 0)


def tanh(z):
    return np.tanh(z)


# %% tanh_one_beyond_six: cut nothing off
def tanh(z):
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > 6, np.sign(z), 2 / (1 + np.exp(-2 * np.clip(z, -6, 6))) - 1)


# %% vectorized_with_a_whole_one: digits after the point
@np.vectorize
def tanh(z):
    if z > 20:
        return 1
    return -1.0 if z < -20 else 2 / (1 + np.exp(-2 * z)) - 1


# %% vectorized_with_a_whole_zero: digits after the point
@np.vectorize
def tanh(z):
    return 0 if z == 0 else float(np.tanh(z))


# %% rows_of_the_type_of_the_first: relu: the shape is right
def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0)
    return np.apply_along_axis(lambda row: [max(number, 0) for number in row], -1, z)


# %% subtracted_from_one: 1 is subtracted from the fraction
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    return 1 - 2 / (1 + np.exp(-2 * z))


# %% two_before_the_exponential: in the exponent
def relu(z):
    return np.maximum(z, 0)


def tanh(z):
    return 2 / (1 + 2 * np.exp(-z)) - 1
