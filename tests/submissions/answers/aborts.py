# softmax: 0
# says: ended its process
import os


def softmax(scores):
    os.abort()
