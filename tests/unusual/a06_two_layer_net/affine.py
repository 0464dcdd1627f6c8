# %% einsum
def affine_forward(X, W, b):
    return np.einsum("nd,dh->nh", X, W) + b


def affine_backward(dout, X, W):
    return np.einsum("nh,dh->nd", dout, W), np.einsum("nd,nh->dh", X, dout), np.einsum("nh->h", dout)


# %% loops
def affine_forward(X, W, b):
    N, D = X.shape
    H = W.shape[1]
    out = np.zeros((N, H))
    for i in range(N):
        for h in range(H):
            out[i, h] = sum(X[i, d] * W[d, h] for d in range(D)) + b[h]
    return out


def affine_backward(dout, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(X.shape[0]):
        for h in range(W.shape[1]):
            db[h] += dout[i, h]
            for d in range(X.shape[1]):
                dX[i, d] += dout[i, h] * W[d, h]
                dW[d, h] += X[i, d] * dout[i, h]
    return dX, dW, db


# %% a_column_of_ones
def affine_forward(X, W, b):
    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])


def affine_backward(dout, X, W):
    both = np.hstack([X, np.ones((len(X), 1))]).T @ dout
    return dout @ W.T, both[:-1], both[-1]


# %% row_of_ones_times_dout
def affine_backward(dout, X, W):
    return np.dot(dout, np.transpose(W)), np.dot(np.transpose(X), dout), np.ones(len(dout)) @ dout


# %% lists
def affine_forward(X, W, b):
    return (np.array(X) @ np.array(W) + np.array(b)).tolist()


def affine_backward(dout, X, W):
    return [(dout @ W.T).tolist(), (X.T @ dout).tolist(), dout.sum(0).tolist()]


# %% fortran_order
def affine_forward(X, W, b):
    return np.asfortranarray(X @ W + b)


def affine_backward(dout, X, W):
    return np.asfortranarray((W @ dout.T).T), np.asfortranarray((dout.T @ X).T), np.add.reduce(dout, 0)


# %% float32
def affine_forward(X, W, b):
    return (X @ W + b).astype(np.float32)


def affine_backward(dout, X, W):
    return (dout @ W.T).astype(np.float32), (X.T @ dout).astype(np.float32), dout.sum(0).astype(np.float32)


# %% sum_of_outer_products
def affine_forward(X, W, b):
    return np.stack([row @ W + b for row in X])


def affine_backward(dout, X, W):
    dX = np.stack([W @ row for row in dout])
    dW = sum(np.outer(x, row) for x, row in zip(X, dout))
    return dX, dW, sum(dout)


# %% broadcasting
def affine_forward(X, W, b):
    return (X[:, :, None] * W[None]).sum(axis=1) + b[None, :]


def affine_backward(dout, X, W):
    dX = (dout[:, None, :] * W[None]).sum(axis=-1)
    dW = (X[:, :, None] * dout[:, None, :]).sum(axis=0)
    return dX, dW, dout.mean(axis=0) * len(dout)


# %% tensordot
def affine_forward(X, W, b):
    return np.add(np.tensordot(X, W, 1), b)


def affine_backward(dout, X, W):
    return np.inner(dout, W), np.tensordot(X, dout, (0, 0)), np.tensordot(np.ones(len(dout)), dout, 1)


# %% gradients_in_float32
def affine_forward(X, W, b):
    return np.float32(X) @ np.float32(W) + np.float32(b)


def affine_backward(dout, X, W):
    dout, X, W = np.float32(dout), np.float32(X), np.float32(W)
    return dout @ W.T, X.T @ dout, dout.sum(axis=0)


# %% float32_X_and_W_only
def affine_forward(X, W, b):
    return X.astype(np.float32) @ W.astype(np.float32) + b


def affine_backward(dout, X, W):
    d = dout.astype(np.float32)
    return d @ W.astype(np.float32).T, X.astype(np.float32).T @ d, d.sum(axis=0)


# %% float32_dout_only
def affine_backward(dout, X, W):
    d = dout.astype(np.float32)
    return d @ W.T, X.T @ d, d.sum(axis=0)


# %% float32_X_only_forward
def affine_forward(X, W, b):
    return X.astype(np.float32) @ W + b
