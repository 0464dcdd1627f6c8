# attention: a02_softmax_nll.ipynb is a link, a folder or a device
# says: не читается


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").mkdir()
