def softmax(scores):
    bomb = []
    bomb.append(bomb)
    return bomb
