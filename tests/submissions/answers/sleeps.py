# softmax: 0
# says: did not finish within 3 s
import time


def softmax(scores):
    time.sleep(10**6)
