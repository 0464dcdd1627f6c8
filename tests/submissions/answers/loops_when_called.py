# softmax: at most 1
def softmax(scores):
    while True:
        pass
