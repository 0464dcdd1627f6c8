# softmax: 0
import threading

threading.stack_size(2**15)
never = threading.Event()


def softmax(scores):
    started = 0
    for _ in range(5000):
        try:
            threading.Thread(target=never.wait, daemon=True).start()
            started += 1
        except RuntimeError:
            pass
    assert started < 100
    return scores
