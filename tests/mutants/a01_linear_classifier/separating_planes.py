# %% zeros: picture
W_hand = np.zeros((2, 3))
b_hand = np.zeros(3)


# %% transposed: two rows
W_hand = np.array([[-1, -1], [1, -1], [0, 1]])
b_hand = np.array([0, 0, 0])


# %% bias_a_column: one row
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([[0], [0], [-0.5]])


# %% bias_a_row_of_a_matrix: one row
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([[0, 0, -0.5]])


# %% names_mixed_up: names
W_hand = np.array([[0, -1, 1], [1, -1, -1]])
b_hand = np.array([-0.5, 0, 0])


# %% sign_turned_round: picture
W_hand = -np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([0, 0, -0.5])


# %% bias_drowns_one_class: picture
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([0, 0, -8])


# %% bias_much_too_large: picture
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([10, 0, 0])


# %% top_cloud_eats_too_much: 95 %
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([0, 0, 2.2])


# %% only_left_and_right: picture
W_hand = np.array([[-1, 1, 0], [0, 0, 0]])
b_hand = np.array([0.0, 0.0, 0.0])


# %% nan_in_a_corner: finite
W_hand = np.array([[-1, 1, np.nan], [-1, -1, 1]])
b_hand = np.array([0, 0, 0])


# %% infinite_bias: finite
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = np.array([0, 0, np.inf])


# %% left_empty: not defined
W_hand = ...
b_hand = ...


# %% none: give it numbers
W_hand = None
b_hand = None


# %% one_number_as_bias: one row
W_hand = np.array([[-1, 1, 0], [-1, -1, 1]])
b_hand = 0.0


# %% text: numbers
W_hand = [["-1", "1", "0"], ["-1", "-1", "1"]]
b_hand = ["0", "0", "0"]


# %% random: picture
W_hand = np.random.default_rng(0).normal(size=(2, 3))
b_hand = np.random.default_rng(1).normal(size=3)
