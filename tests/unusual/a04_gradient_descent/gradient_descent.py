# %% filled_array
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.asarray(w)
    trajectory = np.empty((n_steps + 1,) + w.shape)
    trajectory[0] = w
    for step in range(n_steps):
        trajectory[step + 1] = trajectory[step] - learning_rate * grad(trajectory[step])
    return trajectory


# %% list_of_arrays
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [w]
    while len(path) <= n_steps:
        w = w - learning_rate * grad(w)
        path.append(w)
    return path


# %% tuple_of_nested_lists
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        path.append(path[-1] - learning_rate * np.asarray(grad(path[-1])))
    return tuple(point.tolist() for point in path)


# %% generator
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    yield w
    for _ in range(n_steps):
        w = w - learning_rate * grad(w)
        yield w


# %% copy_changed_in_place
def gradient_descent(grad, w, learning_rate, n_steps):
    w = w.astype(float)
    trajectory = [w.copy()]
    for _ in range(n_steps):
        w += -learning_rate * grad(w)
        trajectory.append(w.copy())
    return np.stack(trajectory)


# %% recursion
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)[np.newaxis]
    if n_steps == 0:
        return w
    return np.concatenate([w, gradient_descent(grad, w[0] - learning_rate * grad(w[0]), learning_rate, n_steps - 1)])


# %% accumulate
def gradient_descent(grad, w, learning_rate, n_steps):
    from itertools import accumulate

    start = np.array(w, dtype=float)
    return np.array(list(accumulate(range(n_steps), lambda point, _: point - learning_rate * grad(point), initial=start)))


# %% one_gradient_more_than_needed_and_prints
def gradient_descent(grad, w, learning_rate, n_steps):
    points = []
    for step in range(n_steps + 1):
        points.append(np.array(w, dtype=float))
        slope = grad(w)
        print(step, np.abs(slope).max())
        w = w - learning_rate * slope
    return np.array(points)


# %% float32_trajectory
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = np.zeros((n_steps + 1, *w.shape), dtype=np.float32, order="F")
    point = np.array(w, dtype=float)
    trajectory[0] = point
    for step in range(1, n_steps + 1):
        point = point - learning_rate * grad(point)
        trajectory[step] = point
    return trajectory


# %% cumulated_steps
def gradient_descent(grad, w, learning_rate, n_steps):
    steps = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        steps.append(-learning_rate * grad(np.sum(steps, axis=0)))
    return np.cumsum(steps, axis=0)


# %% arguments_and_points_looked_at
def gradient_descent(grad, w, learning_rate, n_steps):
    if learning_rate <= 0 or n_steps < 1:
        raise ValueError("there must be something to do")
    points = [np.array(w, dtype=float)]
    for _step in range(n_steps):
        points.append(points[-1] - learning_rate * grad(points[-1]))
        if not np.isfinite(points[-1]).all():
            raise FloatingPointError("the path runs away: take a smaller learning_rate")
    return np.array(points)


# %% float32_gradient_only
def gradient_descent(grad, w, learning_rate, n_steps):
    out = [np.array(w, float)]
    for _ in range(n_steps):
        out.append(out[-1] - learning_rate * np.asarray(grad(out[-1]), np.float32))
    return np.array(out)
