# %% lists_of_whole_numbers
w_and, b_and = [2, 2], -3
w_or, b_or = [2, 2], -1


# %% unequal_weights
w_and, b_and = np.array([3.0, 5.0]), -6.0
w_or, b_or = np.array([7.0, 1.5]), -1.2


# %% on_the_line_where_the_step_is_one
w_and, b_and = [1, 1], -2
w_or, b_or = [1, 1], -1


# %% tuples_and_float32
w_and, b_and = (np.float32(0.6), np.float32(0.6)), np.float32(-1)
w_or, b_or = (1.0, 1.0), np.array(-0.3)


# %% thin_margin
w_and, b_and = [1, 1], -1 - 1e-9
w_or, b_or = [1, 1], -1e-9


# %% huge_weights
w_and, b_and = [1e6, 1e6], -1.5e6
w_or, b_or = [1e12, 1e12], -1


# %% tiny_weights
w_and, b_and = [1e-12, 1e-12], -1.5e-12
w_or, b_or = [1e-12, 1e-12], -0.5e-12


# %% truth_values
w_and, b_and = [True, True], -1.5
w_or, b_or = np.array([1, 1], dtype=np.int8), -0.5


# %% found_by_the_perceptron_rule
def _learn(wanted):
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    w, b = np.zeros(2), 0.0
    for _ in range(50):
        for x, target in zip(inputs, wanted):
            error = target - (w @ x + b >= 0)
            w, b = w + error * x, b + error
    return w, b


w_and, b_and = _learn([0, 0, 0, 1])
w_or, b_or = _learn([0, 1, 1, 1])


# %% a_sum_beyond_the_largest_float
w_and, b_and = [1e308, 1e308], -1.5e308
w_or, b_or = [1e308, 1e308], -1e307
