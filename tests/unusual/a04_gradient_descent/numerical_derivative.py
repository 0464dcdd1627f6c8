# %% two_lines_with_the_actual_distance
def numerical_derivative(f, x, eps=1e-5):
    right, left = x + eps, x - eps
    return (f(right) - f(left)) / (right - left)


# %% mean_of_forward_and_backward
def numerical_derivative(f, x, eps=1e-5):
    middle = f(x)
    return ((f(x + eps) - middle) / eps + (middle - f(x - eps)) / eps) / 2


# %% sum_over_both_signs
def numerical_derivative(f, x, eps=1e-5):
    return sum(sign * f(x + sign * eps) for sign in (1, -1)) / (2 * eps)


# %% zero_dimensional_array
def numerical_derivative(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    return np.array((f(x + eps) - f(x - eps)) * 0.5 / eps)


# %% moves_its_own_x
def numerical_derivative(f, x, eps=1e-5):
    x += eps
    above = f(x)
    x -= 2 * eps
    below = f(x)
    x += eps
    return (above - below) / (eps + eps)


# %% five_points
def numerical_derivative(f, x, eps=1e-5):
    return (-f(x + 2 * eps) + 8 * f(x + eps) - 8 * f(x - eps) + f(x - 2 * eps)) / (12 * eps)


# %% richardson
def numerical_derivative(f, x, eps=1e-5):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)

    return (4 * central(eps / 2) - central(eps)) / 3


# %% both_points_in_one_array
def numerical_derivative(f, x, eps=1e-5):
    right, left = f(np.array([x + eps, x - eps]))
    return (right - left) / (2 * eps)


# %% slope_of_a_fitted_line
def numerical_derivative(f, x, eps=1e-5):
    return np.polyfit([-1.0, 1.0], [f(x - eps), f(x + eps)], 1)[0] / eps


# %% prints_and_numpy_gradient
def numerical_derivative(f, x, eps=1e-5):
    values = [f(x - eps), f(x), f(x + eps)]
    print(values)
    return np.gradient(values, eps)[1]
