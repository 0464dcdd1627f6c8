# attention: a02_softmax_nll.ipynb is a link


def hand_in(notebook, folder):
    source = folder.parents[2] / "source" / "en" / "a02_softmax_nll" / "a02_softmax_nll.ipynb"
    (folder / "a02_softmax_nll.ipynb").symlink_to(source)
