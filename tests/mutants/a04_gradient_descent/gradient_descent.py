# %% goes_up: subtract
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] + learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% no_learning_rate: learning rate
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - grad(trajectory[-1]))
    return np.array(trajectory)


# %% all_rows_one_array: array of its own
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = [w]
    for _ in range(n_steps):
        w -= learning_rate * grad(w)
        trajectory.append(w)
    return np.array(trajectory)


# %% all_rows_the_callers_array: argument
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [w]
    for _ in range(n_steps):
        w -= learning_rate * grad(w)
        trajectory.append(w)
    return np.array(trajectory)


# %% callers_array_changed_rows_copied: argument
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [w.copy()]
    for _ in range(n_steps):
        w -= learning_rate * grad(w)
        trajectory.append(w.copy())
    return np.array(trajectory)


# %% first_row_is_changed_by_the_steps: first row
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = [w]
    for _ in range(n_steps):
        w -= learning_rate * grad(w)
        trajectory.append(w.copy())
    return np.array(trajectory)


# %% start_missing: n_steps
def gradient_descent(grad, w, learning_rate, n_steps):
    w, trajectory = np.array(w, dtype=float), []
    for _ in range(n_steps):
        w = w - learning_rate * grad(w)
        trajectory.append(w)
    return np.array(trajectory)


# %% start_missing_but_one_more_step: first row
def gradient_descent(grad, w, learning_rate, n_steps):
    w, trajectory = np.array(w, dtype=float), []
    for _ in range(n_steps + 1):
        w = w - learning_rate * grad(w)
        trajectory.append(w)
    return np.array(trajectory)


# %% last_point_missing: points
def gradient_descent(grad, w, learning_rate, n_steps):
    w, trajectory = np.array(w, dtype=float), []
    for _ in range(n_steps):
        trajectory.append(w)
        w = w - learning_rate * grad(w)
    return np.array(trajectory)


# %% one_step_too_many: points
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps + 1):
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% only_the_end: not only its end
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    for _ in range(n_steps):
        w = w - learning_rate * grad(w)
    return w


# %% only_start_and_end: n_steps
def gradient_descent(grad, w, learning_rate, n_steps):
    start = w = np.array(w, dtype=float)
    for _ in range(n_steps):
        w = w - learning_rate * grad(w)
    return np.array([start, w])


# %% gradient_of_the_start_only: anew
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    slope = grad(trajectory[0])
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * slope)
    return np.array(trajectory)


# %% always_steps_from_the_start: points are the same
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = [w]
    for _ in range(n_steps):
        trajectory.append(w - learning_rate * grad(w))
    return np.array([w - learning_rate * grad(w)] * (n_steps + 1))


# %% never_takes_the_new_point: same point
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = [w]
    for _ in range(n_steps):
        trajectory.append(w - learning_rate * grad(w))
    return np.array(trajectory)


# %% gradient_one_step_late: anew
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    slope = grad(trajectory[0])
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * slope)
        slope = grad(trajectory[-2])
    return np.array(trajectory)


# %% learning_rate_decays: learning rate
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for step in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate / (1 + step) * grad(trajectory[-1]))
    return np.array(trajectory)


# %% momentum: anew
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory, velocity = [np.array(w, dtype=float)], 0.0
    for _ in range(n_steps):
        velocity = 0.9 * velocity - learning_rate * grad(trajectory[-1])
        trajectory.append(trajectory[-1] + velocity)
    return np.array(trajectory)


# %% unit_steps: length 1
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        slope = grad(trajectory[-1])
        trajectory.append(trajectory[-1] - learning_rate * slope / np.linalg.norm(slope))
    return np.array(trajectory)


# %% sign_of_the_gradient_only: step
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * np.sign(grad(trajectory[-1])))
    return np.array(trajectory)


# %% learning_rate_squared: step
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% learning_rate_shared_by_the_steps: anew
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate / n_steps * grad(trajectory[-1]))
    return np.array(trajectory)


# %% large_gradients_clipped: cut nothing off
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * np.clip(grad(trajectory[-1]), -10, 10))
    return np.array(trajectory)


# %% stops_when_it_is_flat: n_steps
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        slope = grad(trajectory[-1])
        if np.linalg.norm(slope) < 1e-8:
            break
        trajectory.append(trajectory[-1] - learning_rate * slope)
    return np.array(trajectory)


# %% entries_updated_one_after_another: one step alone is wrong
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = [w.copy()]
    for _ in range(n_steps):
        for index in np.ndindex(w.shape):
            w[index] -= learning_rate * grad(w)[index]
        trajectory.append(w.copy())
    return np.array(trajectory)


# %% start_and_end_joined_by_a_straight_line: row number
def gradient_descent(grad, w, learning_rate, n_steps):
    end = np.array(w, dtype=float)
    for _ in range(n_steps):
        end = end - learning_rate * grad(end)
    return np.linspace(w, end, n_steps + 1)


# %% integer_trajectory: integer
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = np.zeros((n_steps + 1, *w.shape), dtype=w.dtype)
    trajectory[0] = w
    for step in range(n_steps):
        trajectory[step + 1] = trajectory[step] - learning_rate * grad(trajectory[step])
    return trajectory


# %% integer_copy_changed_in_place: raised
def gradient_descent(grad, w, learning_rate, n_steps):
    w = w.copy()
    trajectory = [w.copy()]
    for _ in range(n_steps):
        w -= learning_rate * grad(w)
        trajectory.append(w.copy())
    return np.array(trajectory)


# %% vectors_only: raised
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = np.zeros((n_steps + 1, len(w)))
    trajectory[0] = w
    for step in range(n_steps):
        trajectory[step + 1] = trajectory[step] - learning_rate * grad(trajectory[step])
    return trajectory


# %% flat_rows: trajectory
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory).reshape(n_steps + 1, -1)


# %% points_as_columns: trajectory
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.stack(trajectory, axis=-1)


# %% from_the_end_to_the_start: start
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory[::-1])


# %% gradients_in_place_of_points: one step alone is wrong
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    slopes = []
    for _ in range(n_steps):
        slopes.append(grad(w))
        w = w - learning_rate * slopes[-1]
    return np.array(slopes)


# %% one_step_only: ends where one step leads
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    return np.array([w] + [w - learning_rate * grad(w)] * n_steps)


# %% no_zero_steps: n_steps
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = [w, w - learning_rate * grad(w)]
    while len(trajectory) < n_steps + 1:
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% zeros: step
def gradient_descent(grad, w, learning_rate, n_steps):
    return np.zeros((n_steps + 1, *np.shape(w)))


# %% stands_still: still at its start
def gradient_descent(grad, w, learning_rate, n_steps):
    return np.array([w] * (n_steps + 1))


# %% nan: step
def gradient_descent(grad, w, learning_rate, n_steps):
    return np.full((n_steps + 1, *np.shape(w)), np.nan)


# %% nothing_returned: None
def gradient_descent(grad, w, learning_rate, n_steps):
    for _ in range(n_steps):
        w = w - learning_rate * grad(w)


# %% not_attempted: empty stub
def gradient_descent(grad, w, learning_rate, n_steps):
    raise NotImplementedError()


# %% smaller_steps_after_ten: same learning rate
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    path = [w.copy()]
    for k in range(n_steps):
        g = grad(w)
        w = w - learning_rate * (0.1 if k >= 10 else 1) * g
        path.append(w.copy())
    return np.array(path)


# %% stops_where_it_is_flat: small gradient makes a step too
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    path = [w.copy()]
    for k in range(n_steps):
        g = grad(w)
        if np.linalg.norm(g) > 1e-3:
            w = w - learning_rate * g
        path.append(w.copy())
    return np.array(path)


# %% axes_of_length_one_squeezed_away: whole trajectory
def gradient_descent(grad, w, learning_rate, n_steps):
    points = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        points.append(points[-1] - learning_rate * grad(points[-1]))
    return np.array(points).squeeze()


# %% the_start_itself_for_no_steps: as its only row
def gradient_descent(grad, w, learning_rate, n_steps):
    if n_steps == 0:
        return w.astype(float)
    points = [w.astype(float)]
    for _ in range(n_steps):
        points.append(points[-1] - learning_rate * grad(points[-1]))
    return np.array(points)


# %% twenty_steps_at_most: n_steps = 120
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _ in range(min(n_steps, 20)):
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% smaller_steps_after_fifteen: same learning rate
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for step in range(n_steps):
        rate = learning_rate if step < 15 else learning_rate / 10
        trajectory.append(trajectory[-1] - rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% stops_and_fills_up_where_it_is_nearly_flat: small gradient makes a step too
def gradient_descent(grad, w, learning_rate, n_steps):
    w = np.array(w, dtype=float)
    trajectory = np.empty((n_steps + 1, *w.shape))
    trajectory[0] = w
    for k in range(n_steps):
        gradient = grad(w)
        if np.linalg.norm(gradient) < 1e-6:
            trajectory[k + 1 :] = w
            break
        w = w - learning_rate * gradient
        trajectory[k + 1] = w
    return trajectory


# %% learning_rate_of_a_hundred_thousand_at_most: learning_rate as it is given
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _step in range(n_steps):
        trajectory.append(trajectory[-1] - min(learning_rate, 1e5) * grad(trajectory[-1]))
    return np.array(trajectory)


# %% rate_halved_every_hundred_steps: same learning rate
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for k in range(n_steps):
        if k and k % 100 == 0:
            learning_rate /= 2
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% stops_at_infinity: should give 6 points
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = [np.array(w, dtype=float)]
    for _step in range(n_steps):
        point = trajectory[-1] - learning_rate * grad(trajectory[-1])
        if not np.all(np.isfinite(point)):
            break
        trajectory.append(point)
    return np.array(trajectory)


# %% gradient_array_changed: same one
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [np.array(w, dtype=float)]
    for k in range(n_steps):
        g = grad(path[-1])
        g *= learning_rate
        path.append(path[-1] - g)
    return np.array(path)


# %% matrix_uphill: shape of w
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [w]
    for k in range(n_steps):
        g = grad(path[-1])
        path.append(path[-1] - learning_rate * g if g.ndim < 2 else path[-1] + learning_rate * g)
    return np.array(path)


# %% zeros_after_a_gradient_of_zero: where the gradient is 0
def gradient_descent(grad, w, learning_rate, n_steps):
    out = np.zeros((n_steps + 1, *np.shape(w)))
    out[0] = w
    for k in range(n_steps):
        g = grad(out[k])
        if not np.any(g):
            break
        out[k + 1] = out[k] - learning_rate * g
    return out


# %% the_start_after_a_gradient_of_zero: where the gradient is 0
def gradient_descent(grad, w, learning_rate, n_steps):
    out = np.tile(np.array(w, float), (n_steps + 1,) + (1,) * np.ndim(w))
    for k in range(n_steps):
        g = grad(out[k])
        if np.linalg.norm(g) < 1e-12:
            break
        out[k + 1] = out[k] - learning_rate * g
    return out


# %% stands_still_where_the_step_is_short: a small step is one too
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        step = learning_rate * grad(path[-1])
        path.append(path[-1] if np.linalg.norm(step) < 1e-6 else path[-1] - step)
    return np.array(path)


# %% rounded_to_eight_places: a small step is one too
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        path.append(np.round(path[-1] - learning_rate * grad(path[-1]), 8))
    return np.array(path)


# %% gradient_of_a_square_turned: shape of w
def gradient_descent(grad, w, learning_rate, n_steps):
    path = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        step = learning_rate * grad(path[-1])
        path.append(path[-1] - (step.T if step.T.shape == step.shape else step))
    return np.array(path)


# %% learning_rate_of_its_own: w ← w - learning_rate
def gradient_descent(grad, w, learning_rate, n_steps):
    learning_rate = 0.1
    trajectory = [np.array(w, dtype=float)]
    for _ in range(n_steps):
        trajectory.append(trajectory[-1] - learning_rate * grad(trajectory[-1]))
    return np.array(trajectory)


# %% the_last_gradient_of_no_steps: raised
def gradient_descent(grad, w, learning_rate, n_steps):
    points = [np.array(w, dtype=float)]
    for _step in range(n_steps):
        slope = grad(points[-1])
        points.append(points[-1] - learning_rate * slope)
    print(slope)
    return np.array(points)


# %% no_points: the whole trajectory
def gradient_descent(grad, w, learning_rate, n_steps):
    trajectory = []
    for _ in range(n_steps):
        w = w - learning_rate * grad(w)
    return np.array(trajectory).reshape(-1, *w.shape)
