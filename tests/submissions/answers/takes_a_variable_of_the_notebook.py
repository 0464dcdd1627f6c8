# softmax: 0
# says: `softmax` never uses `scores`: work with all its arguments, not with variables of the notebook
import numpy as np

my_scores = np.array([[2.0, 1.0, 0.0]])


def softmax(scores):
    exp_scores = np.exp(my_scores - my_scores.max(axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
