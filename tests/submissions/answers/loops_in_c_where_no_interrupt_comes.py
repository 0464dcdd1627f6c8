# softmax: 0
# says: did not finish within 3 s
def softmax(scores):
    return 9**9**9
