# %% entries_not_put_back_in_a_copy: put each entry back
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += eps
        above = f(x)
        x[i] -= 2 * eps
        below = f(x)
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% entries_not_put_back_in_the_callers_array: argument
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        above = f(x)
        x[i] -= 2 * eps
        below = f(x)
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% entry_left_high: put each entry back
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old - eps
        below = f(x)
        x[i] = old + eps
        above = f(x)
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% put_back_but_for_the_last_entry: argument
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    previous, old = None, None
    for i in np.ndindex(x.shape):
        if previous is not None:
            x[previous] = old
        previous, old = i, x[i]
        x[i] = old + eps
        above = f(x)
        x[i] = old - eps
        below = f(x)
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% put_back_half_way: argument
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        above = f(x)
        x[i] -= 2 * eps
        below = f(x)
        x[i] += 2 * eps
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% asarray_is_no_copy: integer array
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        above = f(x)
        x[i] = old - eps
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% copy_of_an_integer_array: integer array
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        high, low = x.copy(), x.copy()
        high[i] += eps
        low[i] -= eps
        grad[i] = (f(high) - f(low)) / (2 * eps)
    return grad


# %% result_like_an_integer_array: slope
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% step_like_an_integer_array: integer array
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% forward_difference: forward
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    middle = f(x)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        grad[i] = (f(x) - middle) / eps
        x[i] = old
    return grad


# %% backward_difference: backward
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x) - f(x - step)) / eps
    return grad


# %% forward_in_the_last_entry_only: both sides
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for n, i in enumerate(np.ndindex(x.shape)):
        step = np.zeros_like(x)
        step[i] = eps
        if n == x.size - 1:
            grad[i] = (f(x + step) - f(x)) / eps
        else:
            grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% divides_by_eps: twice
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / eps
    return grad


# %% wrong_sign: sign
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x - step) - f(x + step)) / (2 * eps)
    return grad


# %% ignores_eps: does not depend
def numerical_gradient(f, x, eps=1e-5):
    eps = 1e-5
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% eps_not_handed_to_the_derivative: does not depend
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):

        def along(t):
            moved = x.copy()
            moved[i] = t
            return f(moved)

        grad[i] = numerical_derivative(along, x[i])
    return grad


# %% eps_only_in_the_divisor: eps
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = 1e-5
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% half_a_step: half
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps / 2
        grad[i] = (f(x + step) - f(x - step)) / eps
    return grad


# %% step_in_proportion_to_the_entry: eps
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        h = eps * max(1.0, abs(x[i]))
        step = np.zeros_like(x)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step)) / (2 * h)
    return grad


# %% all_entries_at_once: at once
def numerical_gradient(f, x, eps=1e-5):
    return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))


# %% one_number: own slope
def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% vectors_only: rows
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% whole_rows_move: row moves
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% matrices_only: your code raised
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            step = np.zeros_like(x)
            step[i, j] = eps
            grad[i, j] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% no_third_axis: your code raised
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    if x.ndim == 1:
        return numerical_gradient(lambda p: f(p[0]), x[None], eps)[0]
    grad = np.zeros_like(x)
    rows, columns = x.shape
    for i in range(rows):
        for j in range(columns):
            step = np.zeros_like(x)
            step[i, j] = eps
            grad[i, j] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% flat_result: flat
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = []
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad.append((f(x + step) - f(x - step)) / (2 * eps))
    return np.array(grad)


# %% flat_question: takes the whole x
def numerical_gradient(f, x, eps=1e-5):
    flat = np.array(x, dtype=float).ravel()
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        step = np.zeros(flat.size)
        step[i] = eps
        grad[i] = (f(flat + step) - f(flat - step)) / (2 * eps)
    return grad.reshape(x.shape)


# %% each_entry_on_its_own: takes the whole x
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        grad[i] = numerical_derivative(f, x[i], eps)
    return grad


# %% other_entries_are_zero: for each entry
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        high, low = np.zeros_like(x), np.zeros_like(x)
        high[i], low[i] = x[i] + eps, x[i] - eps
        grad[i] = (f(high) - f(low)) / (2 * eps)
    return grad


# %% fortran_order_of_the_result: another entry's place
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    slopes = []
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        slopes.append((f(x + step) - f(x - step)) / (2 * eps))
    return np.reshape(slopes, x.shape, order="F")


# %% last_entry_forgotten: for each entry
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in list(np.ndindex(x.shape))[:-1]:
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% returns_inside_the_loop: return after the loop
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
        return grad


# %% normalized: for each entry
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad / np.linalg.norm(grad)


# %% float32_inside: float32 cannot hold
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=np.float32)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        above = f(x)
        x[i] = old - eps
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * eps)
    return grad


# %% zeros: nearly 0
def numerical_gradient(f, x, eps=1e-5):
    return np.zeros(np.shape(x))


# %% returns_x: for each entry
def numerical_gradient(f, x, eps=1e-5):
    return x


# %% nan: for each entry
def numerical_gradient(f, x, eps=1e-5):
    return np.full(np.shape(x), np.nan)


# %% nothing_returned: None
def numerical_gradient(f, x, eps=1e-5):
    for i in np.ndindex(x.shape):
        f(x)


# %% not_attempted: empty stub
def numerical_gradient(f, x, eps=1e-5):
    raise NotImplementedError()


# %% entries_of_zero_skipped: for each entry
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        if x[i] == 0:
            continue
        step = np.zeros(x.shape)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


# %% multiplied_in_place_of_added: eps
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        h = eps * abs(x[i]) if x[i] != 0 else eps
        step = np.zeros(x.shape)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step)) / (2 * h)
    return grad


# %% axes_of_length_one_lost: flat
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return np.squeeze(grad)


# %% another_default_eps: 1e-5
def numerical_gradient(f, x, eps=1e-3):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        o = x[i]
        x[i] = o + eps
        a = f(x)
        x[i] = o - eps
        c = f(x)
        x[i] = o
        g[i] = (a - c) / (2 * eps)
    return g


# %% default_eps_a_thousandth: 1e-5
def numerical_gradient(f, x, eps=1e-8):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + eps
        above = f(x)
        x[index] = middle - eps
        gradient[index] = (above - f(x)) / (2 * eps)
        x[index] = middle
    return gradient


# %% default_eps_a_tenth: 1e-5
def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + eps
        above = f(x)
        x[index] = middle - eps
        gradient[index] = (above - f(x)) / (2 * eps)
        x[index] = middle
    return gradient


# %% default_eps_five_times_as_much: 1e-5
def numerical_gradient(f, x, eps=5e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + eps
        above = f(x)
        x[index] = middle - eps
        gradient[index] = (above - f(x)) / (2 * eps)
        x[index] = middle
    return gradient


# %% a_number_for_one_entry: entries
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient.ravel()[0] if gradient.size == 1 else gradient


# %% a_loop_for_each_of_three_axes: shape
def numerical_gradient(f, x, eps=1e-5):
    work = np.array(x, dtype=float)
    table = work.reshape(work.shape + (1,) * (3 - work.ndim))
    slopes = np.zeros(table.shape)
    for i in range(table.shape[0]):
        for j in range(table.shape[1]):
            for k in range(table.shape[2]):
                kept = table[i, j, k]
                table[i, j, k] = kept + eps
                ahead = f(work)
                table[i, j, k] = kept - eps
                slopes[i, j, k] = (ahead - f(work)) / (2 * eps)
                table[i, j, k] = kept
    return slopes.reshape(np.shape(x))


# %% six_decimals: small slope is rounded
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + eps
        high = f(x)
        x[index] = before - eps
        gradient[index] = (high - f(x)) / (2 * eps)
        x[index] = before
    return np.round(gradient, 6)


# %% small_slopes_are_zero: small slope is rounded
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    gradient[np.abs(gradient) < 1e-3] = 0
    return gradient


# %% at_most_20_entries: np.ndindex
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for k, i in enumerate(np.ndindex(x.shape)):
        if k >= 20:
            break
        e = np.zeros(x.shape)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / (2 * eps)
    return g


# %% looks_by_eps_and_steps_by_less: eps
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    f(x + eps)
    step = min(eps, 1e-3)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        moved = np.zeros(x.shape)
        moved[index] = step
        gradient[index] = (f(x + moved) - f(x - moved)) / (2 * step)
    return gradient


# %% large_slopes_clipped: cut nothing off
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return np.clip(gradient, -1000, 1000)


# %% whole_numbers_of_a_vector_only: integer array
def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float) if x.ndim == 1 else x.copy()
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + eps
        above = f(x)
        x[index] = middle - eps
        below = f(x)
        x[index] = middle
        gradient[index] = (above - below) / (2 * eps)
    return gradient


# %% brackets_forgotten: in brackets
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / 2 * eps
    return gradient


# %% f_of_the_unmoved: the x that was moved
def numerical_gradient(f, x, eps=1e-5):
    moved = np.array(x, dtype=float)
    gradient = np.zeros(moved.shape)
    for index in np.ndindex(moved.shape):
        moved[index] += eps
        above = f(x)
        moved[index] -= 2 * eps
        gradient[index] = (above - f(x)) / (2 * eps)
        moved[index] += eps
    return gradient
