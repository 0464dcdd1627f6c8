def softmax(scores):
    return softmax(scores)
