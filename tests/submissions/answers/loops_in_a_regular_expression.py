# softmax: 0
# says: did not finish within 3 s
import re


def softmax(scores):
    return re.match(r"(a+)+$", "a" * 60 + "b")
