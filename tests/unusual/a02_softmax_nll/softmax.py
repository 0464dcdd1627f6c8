# %% log_sum_exp
def softmax(scores):
    m = np.max(scores, axis=-1, keepdims=True)
    return np.exp(scores - m - np.log(np.exp(scores - m).sum(-1, keepdims=True)))


# %% loops_and_math
def softmax(scores):
    import math

    def one(row):
        m = max(row)
        e = [math.exp(s - m) for s in row]
        return [v / sum(e) for v in e]

    rows = scores.tolist()
    return np.array([one(row) for row in rows] if scores.ndim == 2 else one(rows))


# %% lists
def softmax(scores):
    e = np.exp(np.asarray(scores, float) - np.max(scores, axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).tolist()


# %% pairwise_differences
def softmax(scores):
    with np.errstate(over="ignore"):
        return 1 / np.exp(scores[..., None, :] - scores[..., :, None]).sum(axis=-1)


# %% transposed_and_back
def softmax(scores):
    e = np.exp((scores.T - scores.T.max(axis=0)))
    return (e / e.sum(axis=0)).T


# %% einsum_fortran
def softmax(scores):
    rows = np.atleast_2d(scores)
    e = np.exp(rows - rows.max(1)[:, np.newaxis])
    probs = np.einsum("ic,i->ic", e, 1 / np.einsum("ic->i", e))
    return np.asfortranarray(probs).reshape(scores.shape)


# %% logaddexp
def softmax(scores):
    return np.exp(scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True))


# %% apply_along_axis
def softmax(scores):
    return np.apply_along_axis(lambda row: np.exp(row - row.max()) / np.exp(row - row.max()).sum(), -1, scores)


# %% single_precision
def softmax(scores):
    s = scores.astype(np.float32)
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% long_double
def softmax(scores):
    s = scores.astype(np.longdouble)
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% shifts_by_the_maximum_less_one
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True) - 1)
    return e / e.sum(axis=-1, keepdims=True)


# %% guards_the_sum
def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + 1e-12)


# %% works_on_its_own_copy
def softmax(scores):
    print("called")
    scores = np.array(scores, dtype=float)
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


# %% calls_itself_for_each_row
def softmax(scores):
    if np.ndim(scores) == 1:
        e = np.exp(scores - max(scores))
        return e / sum(e)
    return np.vstack([softmax(row) for row in scores])


# %% through_log_softmax
def softmax(scores):
    return np.exp(log_softmax(scores))
