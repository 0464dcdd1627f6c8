# %% log_sum_exp_at_once
def log_softmax(scores):
    m = np.max(scores, axis=-1, keepdims=True)
    return scores - (m + np.log(np.sum(np.exp(scores - m), axis=-1, keepdims=True)))


# %% logaddexp
def log_softmax(scores):
    return scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)


# %% loops_and_math
def log_softmax(scores):
    import math

    def one(row):
        m = max(row)
        log_sum = math.log(math.fsum(math.exp(s - m) for s in row))
        return [s - m - log_sum for s in row]

    return np.array([one(row) for row in scores] if scores.ndim == 2 else one(scores))


# %% log1p_of_the_others
def log_softmax(scores):
    rows = np.sort(np.atleast_2d(scores).astype(float), axis=1)
    m = rows[:, -1:]
    log_sum = np.log1p(np.exp(rows[:, :-1] - m).sum(axis=1, keepdims=True))
    return (np.atleast_2d(scores) - m - log_sum).reshape(scores.shape)


# %% logarithm_where_it_is_safe
def log_softmax(scores):
    s = scores - scores.max(axis=-1, keepdims=True)
    total = np.exp(s).sum(axis=-1, keepdims=True)
    p = np.exp(s) / total
    return np.where(p > 1e-200, np.log(np.where(p > 0, p, 1)), s - np.log(total))


# %% transposed_and_back
def log_softmax(scores):
    s = scores.T - scores.T.max(axis=0)
    return (s - np.log(np.exp(s).sum(axis=0))).T


# %% lists
def log_softmax(scores):
    if scores.ndim == 2:
        return [log_softmax(row) for row in scores]
    s = scores - scores.max()
    return list(s - np.log(np.exp(s).sum()))


# %% single_precision
def log_softmax(scores):
    s = scores.astype(np.float32)
    s = s - s.max(axis=-1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))


# %% pairwise_differences
def log_softmax(scores):
    d = np.asarray(scores)[..., None, :] - np.asarray(scores)[..., :, None]
    m = d.max(axis=-1, keepdims=True)
    return -(m[..., 0] + np.log(np.exp(d - m).sum(axis=-1)))


# %% works_on_its_own_copy
def log_softmax(scores):
    out = np.asfortranarray(np.array(scores, dtype=float))
    out -= out.max(axis=-1, keepdims=True)
    out -= np.log(np.exp(out).sum(axis=-1, keepdims=True))
    return out


# %% long_double
def log_softmax(scores):
    s = scores.astype(np.longdouble)
    s = s - s.max(axis=-1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))


# %% shift_from_softmax_of_the_best
def log_softmax(scores):
    best = np.max(scores, axis=-1, keepdims=True)
    return scores - best + np.log(softmax(scores).max(axis=-1, keepdims=True))


# %% in_float32_and_back
def log_softmax(scores):
    s = (scores - scores.max(axis=-1, keepdims=True)).astype(np.float32)
    return (s - np.log(np.exp(s).sum(axis=-1, keepdims=True))).astype(float)


# %% a_list_of_float32
def log_softmax(scores):
    s = (scores - scores.max(axis=-1, keepdims=True)).astype(np.float32)
    return (s - np.log(np.exp(s).sum(axis=-1, keepdims=True))).tolist()


# %% float32_exponentials_only
def log_softmax(scores):
    s = scores - scores.max(-1, keepdims=True)
    return s - np.log(np.sum(np.exp(s.astype(np.float32)), -1, keepdims=True))
