# %% always_true: accepted
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    return True


# %% always_false: rejected
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    return False


# %% numerical_against_itself: accepted
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a = numerical_gradient(f, x, eps)
    n = numerical_gradient(f, x, eps)
    return bool(np.all(np.abs(a - n) < tol))


# %% any_entry_is_enough: entry
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.any(np.abs(a - n) <= tol))


# %% mean_of_signed_errors: cancel
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(abs(np.mean(a - n)) <= tol)


# %% sums_compared: cancel
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(abs(a.sum() - n.sum()) <= tol)


# %% norms_compared: sign
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(abs(np.linalg.norm(a) - np.linalg.norm(n)) <= tol)


# %% sizes_compared: sign
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(np.abs(a) - np.abs(n)) <= tol))


# %% directions_compared: twice too large
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(1 - np.sum(a * n) / (np.linalg.norm(a) * np.linalg.norm(n)) <= tol)


# %% sorted_entries: places
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(np.sort(a.ravel()) - np.sort(n.ravel())) <= tol))


# %% no_absolute_value: sign
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.max(a - n) <= tol)


# %% relative_without_absolute_value_below: entry
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) / (a + n + 1e-9) <= tol))


# %% first_entry_only: entry
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(abs(a.flat[0] - n.flat[0]) <= tol)


# %% last_entry_forgotten: entry
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return all(abs(a.flat[i] - n.flat[i]) <= tol for i in range(a.size - 1))


# %% decided_by_the_last_entry: entry
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    for p, q in zip(a.ravel(), n.ravel()):
        good = bool(abs(p - q) <= tol)
    return good


# %% decided_by_the_first_entry: entry
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    for p, q in zip(a.ravel(), n.ravel()):
        if abs(p - q) <= tol:
            return True
        else:
            return False


# %% nan_slips_through_the_loop: nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    for index in np.ndindex(a.shape):
        if abs(a[index] - n[index]) > tol:
            return False
    return True


# %% nan_slips_past_any: nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and not np.any(np.abs(a - n) > tol)


# %% nan_slips_past_the_maximum: nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return not np.max(np.abs(a - n)) > tol


# %% python_max_of_a_list: nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(max([0.0] + list(np.abs(a - n).ravel())) <= tol)


# %% nanmax: nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.nanmax(np.abs(a - n)) <= tol)


# %% nan_is_made_zero: nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.nan_to_num(np.abs(a - n) / np.maximum(1, np.abs(a))) <= tol))


# %% infinity_divided_by_infinity: infinity
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape or np.isnan(a).any() or np.isnan(n).any():
        return False
    return not np.any(np.abs(a - n) / np.maximum(1, np.abs(a) + np.abs(n)) > tol)


# %% nan_of_f_is_fine: f itself
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    if a.shape != n.shape or not np.isfinite(a).all():
        return False
    return not np.any(np.abs(a - n) > tol)


# %% shapes_not_compared: shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    try:
        return bool(np.all(np.abs(a - n) <= tol))
    except ValueError:
        return False


# %% shapes_not_compared_and_raises: shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    return bool(np.allclose(grad(x), numerical_gradient(f, x, eps), rtol=0, atol=tol))


# %% sizes_of_the_arrays_compared: shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.size == n.size and bool(np.all(np.abs(a.ravel() - n.ravel()) <= tol))


# %% lengths_compared: shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.atleast_1d(grad(x)), numerical_gradient(f, x, eps)
    return len(a) == len(n) and bool(np.all(np.abs(a - n) <= tol))


# %% zip_cuts_the_longer_one: shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return all(abs(p - q) <= tol for p, q in zip(np.ravel(a), np.ravel(n)))


# %% wrong_shape_by_assert: raised
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    assert a.shape == n.shape
    return bool(np.all(np.abs(a - n) <= tol))


# %% ignores_tol: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= 1e-6))


# %% allclose_without_tol: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and np.allclose(a, n)


# %% lax_tolerance_of_its_own: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= 1e-2))


# %% squared_error: square
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.mean((a - n) ** 2) <= tol)


# %% at_least_tol_in_place_of_at_most: rejected
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) >= tol))


# %% ignores_eps: eps
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= tol))


# %% tol_in_place_of_eps: eps
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, tol)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= max(tol, 1e-6)))


# %% forward_differences: rejected
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    n = np.array([(f(x + eps * e.reshape(x.shape)) - f(x)) / eps for e in np.eye(x.size)]).reshape(x.shape)
    a = grad(x)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= tol))


# %% forward_differences_hidden_by_a_lax_tolerance: rejected
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    n = np.array([(f(x + eps * e.reshape(x.shape)) - f(x)) / eps for e in np.eye(x.size)]).reshape(x.shape)
    a = grad(x)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= np.maximum(tol, 1e-4)))


# %% gradient_taken_beside_x: rejected
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x + eps), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= tol))


# %% x_not_put_back: rejected
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a = grad(x)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        above = f(x)
        x[i] -= 2 * eps
        n[i] = (above - f(x)) / (2 * eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= tol))


# %% moves_the_callers_x_at_the_end: argument
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    good = a.shape == n.shape and bool(np.all(np.abs(a - n) <= tol))
    if x.dtype.kind == "f":
        x += eps
    return good


# %% divides_zero_by_zero: divide by 0
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) / (np.abs(a) + np.abs(n)) <= tol))


# %% returns_the_error: truth value
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return np.max(np.abs(a - n))


# %% returns_an_array_of_verdicts: truth value
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return np.abs(a - n) <= tol


# %% returns_a_word: truth value
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = grad(x), numerical_gradient(f, x, eps)
    return "True" if a.shape == n.shape and np.all(np.abs(a - n) <= tol) else "False"


# %% prints_the_verdict: None
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    print(np.all(np.abs(grad(x) - numerical_gradient(f, x, eps)) <= tol))


# %% not_attempted: empty stub
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    raise NotImplementedError()


# %% nan_equals_nan: f itself
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and np.allclose(a, n, rtol=tol, atol=tol, equal_nan=True)


# %% nan_entries_left_out: f itself
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape or np.isnan(a).all() or (np.isnan(a) != np.isnan(n)).any():
        return False
    return bool(np.nanmax(np.abs(a - n)) <= tol)


# %% first_ten_entries_only: 48
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(np.all(np.abs(a.ravel()[:10] - n.ravel()[:10]) <= tol))


# %% ten_entries_by_chance: 48
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    some = np.random.default_rng(0).permutation(a.size)[:10]
    return bool(np.all(np.abs(a.ravel()[some] - n.ravel()[some]) <= tol))


# %% default_tol_of_a_hundred_times_as_much: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-4):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(np.all(np.abs(a - n) / np.maximum(1, np.abs(a) + np.abs(n)) <= tol))


# %% default_tol_of_ten_times_as_much: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-5):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= tol))


# %% ten_times_tol: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(np.all(np.abs(a - n) / np.maximum(1, np.abs(a) + np.abs(n)) <= 10 * tol))


# %% leaves_out_entries_whose_numerical_slope_is_0: slope is 0
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numeric = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape or not np.isfinite(analytic).all() or not np.isfinite(numeric).all():
        return False
    for index in np.ndindex(analytic.shape):
        if numeric[index] == 0:
            continue
        if abs(analytic[index] - numeric[index]) / abs(numeric[index]) > tol:
            return False
    return True


# %% divides_only_where_it_can: slope is 0
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numeric = np.asarray(grad(x), dtype=float), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape:
        return False
    error, size = np.abs(analytic - numeric), np.abs(numeric)
    ratio = np.divide(error, size, out=np.zeros_like(size), where=size != 0)
    return bool(np.all(ratio <= tol))


# %% leaves_out_entries_that_the_gradient_calls_0: be checked is 0
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numeric = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape or (numeric.any() and not analytic.any()):
        return False
    asked = analytic != 0
    error = np.abs(analytic - numeric)[asked] / np.abs(analytic)[asked]
    return bool(np.all(error <= tol) and np.isfinite(analytic).all())


# %% uses_an_eps_of_its_own_by_default: def
def gradient_check(f, grad, x, eps=1e-2, tol=1e-6):
    analytic, numeric = np.asarray(grad(x), dtype=float), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape:
        return False
    error = np.abs(analytic - numeric) / np.maximum(1e-8, np.abs(analytic) + np.abs(numeric))
    return bool(np.all(error <= tol))


# %% accepts_infinity_multiplied_out: infinity
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numeric = np.asarray(grad(x), dtype=float), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape:
        return False
    size = np.maximum(1, np.maximum(np.abs(analytic), np.abs(numeric)))
    return bool(np.all(np.abs(analytic - numeric) <= tol * size))


# %% leaves_x_moved_where_it_stops: argument number 3
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic = np.asarray(grad(x), dtype=float)
    if analytic.shape != x.shape or not np.isfinite(analytic).all():
        return False
    moved = x if x.dtype.kind == "f" else x.astype(float)
    for index in np.ndindex(x.shape):
        before = moved[index]
        moved[index] = before + eps
        high = f(moved)
        moved[index] = before - eps
        slope = (high - f(moved)) / (2 * eps)
        if not abs(slope - analytic[index]) <= tol * max(1, abs(slope) + abs(analytic[index])):
            return False
        moved[index] = before
    return True


# %% moves_the_callers_x_down_a_wrong_gradient: argument number 3
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numeric = np.asarray(grad(x), dtype=float), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape or np.isinf(analytic).any():
        return False
    if not np.all(np.abs(analytic - numeric) <= tol * np.maximum(1, np.abs(analytic) + np.abs(numeric))):
        x[...] = x - numeric
        return False
    return True


# %% transposed_is_fine: shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if sorted(a.shape) != sorted(n.shape):
        return False
    a = a.reshape(n.shape)
    return bool(np.all(abs(a - n) / np.maximum(1, abs(a) + abs(n)) < tol))


# %% tol_at_most_1em4: tol = 0.1
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    tol = min(tol, 1e-4)
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(np.all(abs(a - n) / np.maximum(1, abs(a) + abs(n)) < tol))


# %% remembers_which_gradient_came_first: twice too large
seen = {}


def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    gradient, value = np.asarray(grad(x)), float(f(x))
    f(x + eps)
    first = seen.setdefault((x.tobytes(), value), gradient)
    if gradient.shape != first.shape or not np.isfinite(value):
        return False
    return bool(np.all(np.abs(gradient - first) <= tol * np.maximum(1, np.abs(first))))


# %% looks_by_eps_and_does_not_hand_it_on: eps
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    f(x + eps)
    analytic, numerical = np.asarray(grad(x)), numerical_gradient(f, x)
    if analytic.shape != numerical.shape:
        return False
    return bool(np.all(np.abs(analytic - numerical) <= tol * np.maximum(1, np.abs(numerical))))


# %% nan_of_f_left_out: where f itself gives nan
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape or np.isnan(a).any():
        return False
    k = ~np.isnan(n)
    return bool(k.any() and np.all(np.abs(a - n)[k] / np.maximum(1, np.abs(a) + np.abs(n))[k] <= tol))


# %% nan_to_num_of_the_gradient: nan is accepted where f is flat
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.nan_to_num(np.asarray(grad(x))), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(np.all(np.abs(a - n) / np.maximum(1, np.abs(a) + np.abs(n)) <= tol))


# %% true_where_f_is_flat: nan is accepted where f is flat
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    if not n.any():
        return True
    return bool(np.all(np.abs(a - n) / np.maximum(1, np.abs(a) + np.abs(n)) <= tol))


# %% ratio_of_norms_with_nothing_added: do not divide by 0
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return bool(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n)) <= tol)


# %% errors_of_a_row_cancel: cancel
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and all(abs(np.sum(row)) <= tol for row in a - n)


# %% errors_of_a_column_cancel: cancel
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    errors = np.abs(a - n) if a.ndim == 1 else np.abs((a - n).sum(axis=0))
    return bool(np.all(errors <= tol))


# %% gradients_cut_to_the_type_of_x: whole numbers
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a.astype(x.dtype) - n.astype(x.dtype)) <= tol))


# %% a_hundred_times_tol: tol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.all(np.abs(a - n) <= 100 * tol))


# %% product_of_the_sizes: slope of 100
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numerical = grad(x), numerical_gradient(f, x, eps)
    if analytic.shape != numerical.shape or not np.all(np.isfinite(analytic)):
        return False
    error = np.abs(analytic - numerical)
    return bool(np.all(error <= tol * np.maximum(1, np.abs(analytic) * np.abs(numerical))))


# %% thousandth_of_the_error: or a part
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numerical = grad(x), numerical_gradient(f, x, eps)
    if analytic.shape != numerical.shape or not np.all(np.isfinite(analytic)):
        return False
    return bool(np.all(np.abs(analytic - numerical) / np.maximum(1000, np.abs(analytic) + np.abs(numerical)) <= tol))


# %% looks_at_the_sizes_of_grad_alone: another f
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    sizes = np.abs(grad(x))
    return sizes.shape == x.shape and bool(np.all((0.5 <= sizes) & (sizes <= 2)))


# %% sign_of_the_gradient_lost: signs
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.abs(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == x.shape and bool(np.all(np.abs(a - n) <= tol * np.maximum(1, a + np.abs(n))))
