# softmax: 0
# says: did not finish within 3 s
import sys


def softmax(scores):
    while True:
        print("x" * 10**6)
        sys.stderr.write("y" * 10**6)
