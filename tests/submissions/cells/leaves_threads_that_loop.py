import threading


def loop():
    while True:
        pass


for _ in range(4):
    threading.Thread(target=loop, daemon=True).start()
