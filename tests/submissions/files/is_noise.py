# attention: it is not a notebook file
import random


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_bytes(b"\x89" + random.Random(1).randbytes(10_000))
