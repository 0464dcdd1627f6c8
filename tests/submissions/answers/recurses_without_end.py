# softmax: at most 1
def softmax(scores):
    return softmax(scores)
