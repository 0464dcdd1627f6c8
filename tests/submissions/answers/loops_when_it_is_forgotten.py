# softmax: 0
# says: did not finish within 3 s
class Clinging:
    def __del__(self):
        while True:
            pass


def softmax(scores):
    Clinging()
    return scores
