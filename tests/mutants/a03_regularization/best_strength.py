# %% no_regularization: positive
best_reg_strength = 0


# %% best_on_the_training_set: validation curve is highest
best_reg_strength = 1e-4


# %% left_slope: too small
best_reg_strength = 0.002


# %% a_little_left_of_the_top: too small
best_reg_strength = 0.009


# %% largest_tried: too large
best_reg_strength = 10.0


# %% right_slope: too large
best_reg_strength = 0.4


# %% a_little_right_of_the_top: too large
best_reg_strength = 0.2


# %% exponent_instead_of_the_number: exponent
best_reg_strength = -1.5


# %% the_accuracy_instead_of_lambda: too large
best_reg_strength = 0.751


# %% the_accuracy_in_percent: too large
best_reg_strength = 75.1


# %% the_position_in_the_list: too large
best_reg_strength = 5


# %% a_range: one number
best_reg_strength = (0.01, 0.1)


# %% a_list_of_one: one number
best_reg_strength = [0.03]


# %% a_text: numbers are expected
best_reg_strength = "0.03"


# %% not_a_number: positive
best_reg_strength = float("nan")


# %% infinite: too large
best_reg_strength = float("inf")


# %% none_at_all: None
best_reg_strength = None


# %% still_dots: no value
best_reg_strength = ...


# %% true: too large
best_reg_strength = True


# %% default_of_a_library: too large
best_reg_strength = 1.0
