# %% absolute_error
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and np.max(np.abs(a - n)) < tol


# %% cs231n_relative_error
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return np.max(np.abs(a - n) / np.maximum(1e-8, np.abs(a) + np.abs(n))) <= tol


# %% error_of_norms_of_the_difference
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    error = np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-12)
    return bool(error < tol)


# %% allclose_after_the_shape
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return np.shape(a) == np.shape(n) and np.allclose(a, n, rtol=tol, atol=tol)


# %% isclose_with_the_default_rtol
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and np.isclose(a, n, atol=tol).all()


# %% loop_that_asks_for_not_small
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    x = np.array(x, dtype=float)
    a = np.asarray(grad(x))
    if a.shape != x.shape:
        return False
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        slope = (f(x + step) - f(x - step)) / (2 * eps)
        if not abs(a[index] - slope) <= tol:
            return False
    return True


# %% exceptions_of_allclose
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a = np.asarray(grad(x))
    try:
        np.testing.assert_equal(a.shape, x.shape)
        np.testing.assert_allclose(a, numerical_gradient(f, x, eps), rtol=0, atol=tol, equal_nan=False)
    except AssertionError:
        return False
    return True


# %% zero_dimensional_verdict
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape or not np.isfinite(a).all() or not np.isfinite(n).all():
        return np.array(False)
    return np.array(abs(a - n).max() <= tol)


# %% mean_absolute_error
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool(np.mean(np.abs(a - n)) <= tol)


# %% relative_to_the_numerical_one
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    return a.shape == n.shape and bool((np.abs(a - n) <= tol * np.maximum(1, np.abs(n))).all())


# %% number_of_bad_entries
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    a, n = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if a.shape != n.shape:
        return False
    return np.sum(~(np.abs(a - n) <= tol)) == 0


# %% error_of_largest_entries
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    analytic, numeric = np.asarray(grad(x)), numerical_gradient(f, x, eps)
    if analytic.shape != numeric.shape or not np.isfinite(analytic).all() or not np.isfinite(numeric).all():
        return False
    size = np.max(np.abs(analytic) + np.abs(numeric))
    return bool(np.max(np.abs(analytic - numeric)) / max(1, size) <= tol)
