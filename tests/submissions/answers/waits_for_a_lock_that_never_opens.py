# softmax: 0
# says: did not finish within 3 s
import threading

lock = threading.Lock()
lock.acquire()


def softmax(scores):
    lock.acquire()
