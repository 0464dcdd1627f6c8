# attention: a02_softmax_nll.ipynb is a link, a folder or a device
import os


def hand_in(notebook, folder):
    os.mkfifo(folder / "a02_softmax_nll.ipynb")
