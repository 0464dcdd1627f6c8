def softmax(scores):
    while True:
        yield 1.0
