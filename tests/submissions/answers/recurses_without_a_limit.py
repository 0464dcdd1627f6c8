# softmax: 0
import sys


def softmax(scores):
    sys.setrecursionlimit(2**31 - 1)
    return softmax(scores)
