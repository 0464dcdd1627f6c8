# softmax: 0
# says: OSError
import os


def softmax(scores):
    with open("hole", "wb") as file:
        os.truncate(file.fileno(), 2**42)
    return open("hole", "rb").read()
