# %% nearest_line_of_the_grid
best_reg_strength = 0.03


# %% power_of_ten
best_reg_strength = 10**-1.5


# %% numpy_number
best_reg_strength = np.float64(0.04)


# %% single_precision
best_reg_strength = np.float32(0.05)


# %% zero_dimensional_array
best_reg_strength = np.array(0.06)


# %% fraction
best_reg_strength = 1 / 32


# %% left_end_of_the_top
best_reg_strength = 0.015


# %% right_end_of_the_top
best_reg_strength = 0.1


# %% an_element_of_a_grid_of_one_s_own
best_reg_strength = np.logspace(-4, 1, 11)[5]
