# %% nested_lists_of_ints
W_hand = [[-1, 1, 0], [-1, -1, 2]]
b_hand = [0, 0, -1]


# %% nearest_centre
W_hand = np.array([[-2, 2, 0], [-1, -1, 2]])
b_hand = -0.5 * np.sum(W_hand**2, axis=0)


# %% large_numbers
W_hand = 1e6 * np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.zeros(3)


# %% shifted_by_a_common_column
W_hand = np.array([[0, 2, 1], [6, 6, 8]])
b_hand = np.array([40, 40, 39.5])


# %% one_class_left_at_zero
W_hand = np.array([[0.0, 2, 1], [0, 0, 2]])
b_hand = np.array([0, 0, -0.5])


# %% float32_fortran
W_hand = np.asfortranarray(np.array([[-1, 1, 0], [-1, -1, 1]], dtype=np.float32))
b_hand = np.zeros(3, dtype=np.float32)


# %% learned_with_the_perceptron_rule
from nncourse.data.toy import three_blobs

W_hand, b_hand = np.zeros((2, 3)), np.zeros(3)
_X, _y = three_blobs()
for _ in range(5):
    for _x, _label in zip(_X, _y):
        _guess = int(np.argmax(_x @ W_hand + b_hand))
        W_hand[:, _label] += _x
        W_hand[:, _guess] -= _x
        b_hand[_label] += 1
        b_hand[_guess] -= 1
