# attention: a02_softmax_nll.ipynb is a link, a folder or a device
import os
import socket


def hand_in(notebook, folder):
    here = os.open(folder, os.O_PATH)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(f"/proc/self/fd/{here}/a02_softmax_nll.ipynb")
    os.close(here)
