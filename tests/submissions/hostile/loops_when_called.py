def softmax(scores):
    while True:
        pass
