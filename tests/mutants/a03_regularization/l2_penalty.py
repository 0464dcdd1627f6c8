# %% outer_square_of_the_slide: outer square
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) ** 2 + np.sum(b**2) ** 2)


# %% square_of_the_sum: square each weight first
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W) ** 2 + np.sum(b) ** 2)


# %% biases_forgotten: biases are missing
def l2_penalty(W, b, reg_strength):
    return reg_strength * np.sum(W**2)


# %% half: no factor ½
def l2_penalty(W, b, reg_strength):
    return 0.5 * reg_strength * (np.sum(W**2) + np.sum(b**2))


# %% norm_with_its_root: root
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.linalg.norm(W) + np.linalg.norm(b))


# %% root_of_everything: root
def l2_penalty(W, b, reg_strength):
    return reg_strength * np.sqrt(np.sum(W**2) + np.sum(b**2))


# %% spectral_norm_squared: singular value
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.linalg.norm(W, 2) ** 2 + np.linalg.norm(b, 2) ** 2)


# %% absolute_values: absolute
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.abs(W).sum() + np.abs(b).sum())


# %% mean_of_squares: mean
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.mean(W**2) + np.mean(b**2))


# %% strength_forgotten: λ is missing
def l2_penalty(W, b, reg_strength):
    return np.sum(W**2) + np.sum(b**2)


# %% strength_on_weights_only: brackets
def l2_penalty(W, b, reg_strength):
    return reg_strength * np.sum(W**2) + np.sum(b**2)


# %% strength_on_biases_only: λ is missing
def l2_penalty(W, b, reg_strength):
    return np.sum(W**2) + reg_strength * np.sum(b**2)


# %% strength_squared: squared too
def l2_penalty(W, b, reg_strength):
    return np.sum((reg_strength * W) ** 2) + np.sum((reg_strength * b) ** 2)


# %% a_sum_for_each_column: shape
def l2_penalty(W, b, reg_strength):
    return reg_strength * ((W**2).sum(axis=0) + b**2)


# %% keepdims_leaves_a_matrix: shape
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2, keepdims=True) + np.sum(b**2))


# %% built_in_sum_of_rows: shape
def l2_penalty(W, b, reg_strength):
    return reg_strength * (sum(W**2) + sum(b**2))


# %% squares_in_place: argument
def l2_penalty(W, b, reg_strength):
    W **= 2
    b **= 2
    return reg_strength * (W.sum() + b.sum())


# %% loop_as_if_square: one number
def l2_penalty(W, b, reg_strength):
    total = 0
    for i in range(len(b)):
        for j in range(len(b)):
            total += W[i, j] ** 2
    return reg_strength * (total + np.sum(b**2))


# %% dot_of_the_matrix_with_itself: one number
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W @ W.T) + b @ b)


# %% biases_without_a_square: square each of them first
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.sum(b))


# %% bias_sum_squared: square each bias first
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.sum(b) ** 2)


# %% nothing_when_the_strength_is_zero: None
def l2_penalty(W, b, reg_strength):
    if reg_strength:
        return reg_strength * (np.sum(W**2) + np.sum(b**2))


# %% zero_strength_gets_a_default: every λ
def l2_penalty(W, b, reg_strength):
    reg_strength = reg_strength or 1e-3
    return reg_strength * (np.sum(W**2) + np.sum(b**2))


# %% rounded_to_two_places: one number
def l2_penalty(W, b, reg_strength):
    return round(float(reg_strength * (np.sum(W**2) + np.sum(b**2))), 2)


# %% strength_cut_at_one: so does λ: cut nothing off
def l2_penalty(W, b, reg_strength):
    return min(reg_strength, 1.0) * (np.sum(W**2) + np.sum(b**2))


# %% strength_as_a_whole_number: so does λ
def l2_penalty(W, b, reg_strength):
    return int(reg_strength) * (np.sum(W**2) + np.sum(b**2))


# %% the_gradient_s_two: factor 2
def l2_penalty(W, b, reg_strength):
    return 2 * reg_strength * (np.sum(W**2) + np.sum(b**2))


# %% only_the_first_column: one number
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W[:, 0] ** 2) + np.sum(b**2))


# %% divided_by_the_number_of_rows: one number
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.sum(b**2)) / len(W)


# %% negative_weights_cut_off: one number
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(np.maximum(W, 0) ** 2) + np.sum(b**2))


# %% biases_subtracted: subtracted
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) - np.sum(b**2))


# %% weights_and_biases_added_first: plus the sum of all squared biases
def l2_penalty(W, b, reg_strength):
    return reg_strength * np.sum((W + b) ** 2)


# %% prints_instead_of_returning: return
def l2_penalty(W, b, reg_strength):
    print(reg_strength * (np.sum(W**2) + np.sum(b**2)))


# %% the_worked_example: one number
def l2_penalty(W, b, reg_strength):
    return 25.0 if len(W) == 2 and W.shape[1] == 1 else 10 * reg_strength


# %% not_a_number: one number
def l2_penalty(W, b, reg_strength):
    return np.nan


# %% a_text: numbers are expected
def l2_penalty(W, b, reg_strength):
    return str(reg_strength * (np.sum(W**2) + np.sum(b**2)))


# %% squares_in_place_but_copies_whole_numbers: argument
def l2_penalty(W, b, reg_strength):
    W, b = np.asarray(W, float), np.asarray(b, float)
    np.square(W, out=W)
    return reg_strength * (W.sum() + np.sum(b**2))


# %% equal_biases_count_once: all squared biases
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + sum(value**2 for value in set(b)))


# %% equal_weights_count_once: all squared weights
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(np.unique(W) ** 2) + np.sum(b**2))


# %% one_array_in_the_type_of_the_bias: whole numbers
def l2_penalty(W, b, reg_strength):
    both = np.zeros_like(b, shape=(len(W) + 1, W.shape[1]))
    both[:-1], both[-1] = W, b
    return reg_strength * np.sum(both**2)


# %% one_array_in_the_type_of_the_weights: whole numbers
def l2_penalty(W, b, reg_strength):
    both = np.zeros_like(W, shape=(len(W) + 1, W.shape[1]))
    both[:-1], both[-1] = W, b
    return reg_strength * np.sum(both**2)


# %% small_weights_ignored: counts in full
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W[np.abs(W) >= 0.3] ** 2) + np.sum(b[np.abs(b) >= 0.3] ** 2))


# %% large_weights_clipped: counts in full
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(np.clip(W, -10, 10) ** 2) + np.sum(np.clip(b, -10, 10) ** 2))


# %% tiny_strength_ignored: counts in full
def l2_penalty(W, b, reg_strength):
    return 0.0 if reg_strength < 1e-4 else reg_strength * (np.sum(W**2) + np.sum(b**2))


# %% rounded_8: cut nothing
def l2_penalty(W, b, reg_strength):
    return round(float(reg_strength * (np.sum(W**2) + np.sum(b**2))), 8)


# %% strength_at_most_ten: λ
def l2_penalty(W, b, reg_strength):
    return min(reg_strength, 10) * (np.sum(W**2) + np.sum(b**2))


# %% stops_at_zero_weight: weight of 0
def l2_penalty(W, b, reg_strength):
    total = 0
    for v in [*W.ravel(), *b]:
        if not v:
            break
        total += v * v
    return reg_strength * total


# %% divided_by_the_norm: do not divide
def l2_penalty(W, b, reg_strength):
    n = np.linalg.norm(np.append(W, b))
    return reg_strength * n * (n**2) / n


# %% trace_of_a_square: W may have any shape
def l2_penalty(W, b, reg_strength):
    if W.shape[0] == W.shape[1]:
        return reg_strength * (np.trace(W @ W) + b @ b)
    return reg_strength * (np.sum(W**2) + b @ b)


# %% squares_several_columns_in_place: argument
def l2_penalty(W, b, reg_strength):
    if W.shape[1] > 1 and W.dtype == float:
        W *= W
        return reg_strength * (W.sum() + np.sum(b**2))
    return reg_strength * (np.sum(W**2) + np.sum(b**2))


# %% twenty_rows_at_most: many rows
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W[:20] ** 2) + np.sum(b**2))


# %% weights_in_the_place_of_biases: added twice
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.sum(W**2))


# %% norm_of_the_biases: root of the biases' sum
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.linalg.norm(b))


# %% sums_multiplied: add the squares
def l2_penalty(W, b, reg_strength):
    return reg_strength * np.sum(W**2) * np.sum(b**2)
