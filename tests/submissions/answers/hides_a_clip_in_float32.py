# softmax: at most 3
import numpy as np


def softmax(scores):
    exp_scores = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    probs = exp_scores / exp_scores.sum(axis=-1, keepdims=True)
    return np.clip(probs, 1e-7, 1).astype(np.float32)
