import nbformat

from autograder.sample_class import as_colab_saves


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_text(as_colab_saves(nbformat.from_dict(notebook)), "utf-8")
