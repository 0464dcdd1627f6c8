# softmax: 0
# says: OSError
import os


def softmax(scores):
    while True:
        os.symlink("/" * 4000, "link")
        os.mkdir("deeper")
        os.chdir("deeper")
