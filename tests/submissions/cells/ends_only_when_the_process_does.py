import atexit
import threading


def loop(*args):
    while True:
        pass


class Clinging:
    __del__ = loop


atexit.register(loop)
kept = Clinging()
threading._register_atexit(loop)
