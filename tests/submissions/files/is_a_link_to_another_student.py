# attention: a02_softmax_nll.ipynb is a link


def hand_in(notebook, folder):
    other = folder.parent.parent / "honest right" / "a02_softmax_nll" / "a02_softmax_nll.ipynb"
    (folder / "a02_softmax_nll.ipynb").symlink_to(other)
