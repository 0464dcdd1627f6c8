# %% forward_difference: forward
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - f(x)) / eps


# %% backward_difference: backward
def numerical_derivative(f, x, eps=1e-5):
    return (f(x) - f(x - eps)) / eps


# %% divides_by_eps: twice too large
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / eps


# %% forward_divided_by_two_eps: half
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - f(x)) / (2 * eps)


# %% missing_brackets: brackets
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / 2 * eps


# %% missing_brackets_of_the_difference: divide
def numerical_derivative(f, x, eps=1e-5):
    return f(x + eps) - f(x - eps) / (2 * eps)


# %% not_divided: divide it
def numerical_derivative(f, x, eps=1e-5):
    return f(x + eps) - f(x - eps)


# %% wrong_sign: sign
def numerical_derivative(f, x, eps=1e-5):
    return (f(x - eps) - f(x + eps)) / (2 * eps)


# %% ignores_eps: does not depend
def numerical_derivative(f, x, eps=1e-5):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


# %% eps_only_in_the_divisor: eps
def numerical_derivative(f, x, eps=1e-5):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * eps)


# %% eps_only_in_the_step: eps
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / 2e-5


# %% half_a_step: half
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps / 2) - f(x - eps / 2)) / eps


# %% twice_the_step: twice
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + 2 * eps) - f(x - 2 * eps)) / (4 * eps)


# %% step_in_proportion_to_x: eps
def numerical_derivative(f, x, eps=1e-5):
    h = eps * max(1.0, abs(x))
    return (f(x + h) - f(x - h)) / (2 * h)


# %% lopsided_step: side
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + 2 * eps) - f(x)) / (2 * eps)


# %% parabola_through_three_points_ahead: each side
def numerical_derivative(f, x, eps=1e-5):
    return (-3 * f(x) + 4 * f(x + eps) - f(x + 2 * eps)) / (2 * eps)


# %% second_derivative: distance
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - 2 * f(x) + f(x - eps)) / eps**2


# %% absolute_slope: sign
def numerical_derivative(f, x, eps=1e-5):
    return abs(f(x + eps) - f(x - eps)) / (2 * eps)


# %% rounds_x_to_a_whole_number: f at x
def numerical_derivative(f, x, eps=1e-5):
    x = int(x)
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% rounds_the_result: f at x
def numerical_derivative(f, x, eps=1e-5):
    return round((f(x + eps) - f(x - eps)) / (2 * eps), 2)


# %% tiny_eps_of_its_own: difference
def numerical_derivative(f, x, eps=1e-5):
    eps = 1e-15
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% prints_and_returns_nothing: None
def numerical_derivative(f, x, eps=1e-5):
    print((f(x + eps) - f(x - eps)) / (2 * eps))


# %% the_visible_examples: f at x
def numerical_derivative(f, x, eps=1e-5):
    return 3.25 if eps == 0.5 else -0.25


# %% zero: f at x
def numerical_derivative(f, x, eps=1e-5):
    return 0.0


# %% nan: f at x
def numerical_derivative(f, x, eps=1e-5):
    return float("nan")


# %% not_attempted: empty stub
def numerical_derivative(f, x, eps=1e-5):
    raise NotImplementedError()


# %% another_default_eps: 1e-5
def numerical_derivative(f, x, eps=1e-2):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% default_eps_far_too_small: 1e-5
def numerical_derivative(f, x, eps=1e-10):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% default_eps_a_thousandth: 1e-5
def numerical_derivative(f, x, eps=1e-8):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% default_eps_a_tenth: 1e-5
def numerical_derivative(f, x, eps=1e-6):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% default_eps_five_times_as_much: 1e-5
def numerical_derivative(f, x, eps=5e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% eps_no_smaller_than_the_default: whatever eps
def numerical_derivative(f, x, eps=1e-5):
    eps = max(eps, 1e-5)
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% eps_no_larger_than_a_half: whatever eps
def numerical_derivative(f, x, eps=1e-5):
    eps = min(eps, 0.5)
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% eps_grows_far_from_0: eps
def numerical_derivative(f, x, eps=1e-5):
    h = eps * max(1, abs(x) / 10)
    return (f(x + h) - f(x - h)) / (2 * h)


# %% six_decimals: rounded
def numerical_derivative(f, x, eps=1e-5):
    return round((f(x + eps) - f(x - eps)) / (2 * eps), 6)


# %% forward_for_negative_x: backward
def numerical_derivative(f, x, eps=1e-5):
    if x < 0:
        return (f(x) - f(x - eps)) / eps
    return (f(x + eps) - f(x - eps)) / (2 * eps)


# %% eps_negative_when_x_zero: eps
def numerical_derivative(f, x, eps=1e-5):
    h = eps * np.sign(x)
    return (f(x + h) - f(x - h)) / (2 * h)


# %% large_slopes_clipped_1000: cut nothing
def numerical_derivative(f, x, eps=1e-5):
    return max(-1000.0, min(1000.0, (f(x + eps) - f(x - eps)) / (2 * eps)))


# %% looks_by_eps_and_steps_by_less: eps
def numerical_derivative(f, x, eps=1e-5):
    f(x + eps)
    step = min(eps, 1e-4)
    return (f(x + step) - f(x - step)) / (2 * step)


# %% two_steps_to_the_left: with x in the middle
def numerical_derivative(f, x, eps=1e-5):
    return (f(x + eps) - f(x - 2 * eps)) / (3 * eps)


# %% rounds_x_to_three_places: neither eps nor x
def numerical_derivative(f, x, eps=1e-5):
    x = round(x, 3)
    return (f(x + eps) - f(x - eps)) / (2 * eps)
