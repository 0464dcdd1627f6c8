# %% rows_of_the_unit_matrix
def numerical_gradient(f, x, eps=1e-5):
    steps = eps * np.eye(x.size).reshape(-1, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in steps]).reshape(x.shape)


# %% nditer
def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + eps
        fxph = f(x)
        x[ix] = old - eps
        fxmh = f(x)
        x[ix] = old
        grad[ix] = (fxph - fxmh) / (2 * eps)
        it.iternext()
    return grad


# %% flat_view_moved_and_put_back
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    flat = x.reshape(-1)
    grad = np.empty(flat.size)
    for i in range(flat.size):
        flat[i] += eps
        above = f(x)
        flat[i] -= 2 * eps
        below = f(x)
        flat[i] += eps
        grad[i] = (above - below) / (2 * eps)
    return grad.reshape(x.shape)


# %% in_place_and_restored
def numerical_gradient(f, x, eps=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros_like(x)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + eps
        above = f(x)
        x.flat[i] = old - eps
        below = f(x)
        x.flat[i] = old
        grad.flat[i] = (above - below) / (2 * eps)
    return grad


# %% in_place_restored_by_adding
def numerical_gradient(f, x, eps=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros_like(x)
    for i in range(x.size):
        x.flat[i] += eps
        grad.flat[i] = f(x)
        x.flat[i] -= 2 * eps
        grad.flat[i] -= f(x)
        x.flat[i] += eps
    return grad / (2 * eps)


# %% from_the_last_entry_to_the_first
def numerical_gradient(f, x, eps=1e-5):
    slopes = {}
    for index in reversed(list(np.ndindex(x.shape))):
        high, low = x.astype(float), x.astype(float)
        low[index] -= eps
        high[index] += eps
        slopes[index] = (f(high) - f(low)) / (high[index] - low[index])
    return np.array([slopes[index] for index in np.ndindex(x.shape)]).reshape(x.shape)


# %% by_the_derivative_of_one_number
def numerical_gradient(f, x, eps=1e-5):
    def along(index):
        def value(t):
            moved = np.array(x, dtype=float)
            moved[index] = t
            return f(moved)

        return numerical_derivative(value, float(x[index]), eps)

    return np.reshape([along(index) for index in np.ndindex(x.shape)], x.shape)


# %% nested_lists
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    result = np.zeros(x.shape)
    for index, old in np.ndenumerate(x.copy()):
        x[index] = old + eps
        result[index] += f(x)
        x[index] = old - eps
        result[index] -= f(x)
        x[index] = old
    return (result / (2 * eps)).tolist()


# %% fortran_order_and_a_look_at_f_of_x
def numerical_gradient(f, x, eps=1e-5):
    f(x)
    x = np.array(x, dtype=float, order="F")
    grad = np.zeros(x.shape, order="F")
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = 1
        grad[index] = 0.5 * (f(x + eps * step) - f(x - eps * step)) / eps
    return grad


# %% mean_of_forward_and_backward
def numerical_gradient(f, x, eps=1e-5):
    middle = f(x)

    def one_sided(h):
        return np.array([(f(x + h * e.reshape(x.shape)) - middle) / h for e in np.eye(x.size)]).reshape(x.shape)

    return (one_sided(eps) + one_sided(-eps)) / 2


# %% five_points
def numerical_gradient(f, x, eps=1e-5):
    weights = {-2: 1, -1: -8, 1: 8, 2: -1}
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[index] = eps
        grad[index] = sum(weight * f(x + k * e) for k, weight in weights.items()) / (12 * eps)
    return grad


# %% richardson
def numerical_gradient(f, x, eps=1e-5):
    def central(h):
        steps = h * np.eye(x.size).reshape(-1, *x.shape)
        return np.array([(f(x + step) - f(x - step)) / (2 * h) for step in steps]).reshape(x.shape)

    return (4 * central(eps / 2) - central(eps)) / 3


# %% float32_result_and_noise
def numerical_gradient(f, x, eps=1e-5):
    import warnings

    warnings.warn("slow")
    grad = np.zeros(x.shape, dtype=np.float32)
    for index in np.ndindex(x.shape):
        step = np.where(np.arange(x.size).reshape(x.shape) == np.ravel_multi_index(index, x.shape), eps, 0.0)
        grad[index] = (f(x + step) - f(x - step)) / (2 * eps)
        print(index, grad[index])
    return grad

# %% values_are_numbers_of_numpy
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape, dtype=f(x).dtype)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + eps
        above = f(x).copy()
        x[index] = middle - eps
        gradient[index] = ((above - f(x)) / (2 * eps)).item()
        x[index] = middle
    return gradient
