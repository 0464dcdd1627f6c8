# %% and_is_or: AND: this is OR
w_and, b_and = [1, 1], -0.5


# %% or_is_and: OR: this is AND
w_or, b_or = [1, 1], -1.5


# %% swapped: AND: this is OR
w_and, b_and, w_or, b_or = [1, 1], -0.5, [1, 1], -1.5


# %% and_on_the_line: AND: for (0, 1), (1, 0) the sum is exactly 0
w_and, b_and = [1, 1], -1


# %% or_on_the_line: OR: for (0, 0) the sum is exactly 0
w_or, b_or = [1, 1], 0


# %% or_on_the_line_for_large_weights: exactly 0
w_or, b_or = np.array([10.0, 20.0]), 0.0


# %% no_bias_at_all: step(0) = 1
w_and, b_and, w_or, b_or = [1, 1], 0, [1, 1], 0


# %% sign_of_the_bias: AND: it must not fire
w_and, b_and = [1, 1], 1.5


# %% or_sign_of_the_bias: OR: it must not fire for (0, 0)
w_or, b_or = [1, 1], 0.5


# %% nand: AND
w_and, b_and = [-1, -1], 1.5


# %% nor: OR
w_or, b_or = [-1, -1], 0.5


# %% negative_weights_and_bias: stays silent
w_and, b_and = [-1, -1], -1.5


# %% one_input_only: AND: it must not fire for (1, 0)
w_and, b_and = [1, 0], -0.5


# %% or_of_one_input: OR: it stays silent for (0, 1)
w_or, b_or = [1, 0], -0.5


# %% unequal_weights: AND: it must not fire for (1, 0)
w_and, b_and = [2, 1], -1.5


# %% one_weight_too_small: OR: it stays silent for (0, 1)
w_or, b_or = [1, 0.4], -0.5


# %% bias_too_negative: AND: it stays silent for (1, 1)
w_and, b_and = [1, 1], -2.5


# %% just_too_negative: AND: it stays silent for (1, 1)
w_and, b_and = [0.5, 0.5], -1.001


# %% first_but_not_second: AND
w_and, b_and = [1, -1], -0.5


# %% an_exclusive_or: OR: it stays silent for (0, 1)
w_or, b_or = [1, -1], -0.5


# %% inputs_of_plus_and_minus_one: OR: it must not fire for (0, 0)
w_or, b_or = [1, 1], 1


# %% bias_among_the_weights: two numbers
w_and, b_and = [-1.5, 1, 1], 0


# %% a_row_of_weights: shape
w_and = np.array([[1.0, 1.0]])


# %% a_single_weight: two numbers
w_or = 1.0


# %% bias_in_a_list: single number
b_and = [-1.5]


# %% a_bias_for_each_input: single number
b_or = [-0.5, -0.5]


# %% zeros: exactly 0
w_and, b_and, w_or, b_or = [0, 0], 0, [0, 0], 0


# %% nan: finite
w_and, b_and = [1, 1], np.nan


# %% infinite: finite
w_or, b_or = [np.inf, np.inf], -0.5


# %% text: numbers are expected
w_and = ["1", "1"]


# %% nothing: None
b_or = None


# %% left_out: not defined
b_or = ...


# %% reciprocals_the_wrong_way: AND: it must not fire for (1, 0)
w_and, b_and = [3, 1], -2
