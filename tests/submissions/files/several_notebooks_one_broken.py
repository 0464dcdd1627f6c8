# says: several notebooks were handed in: old/a02_softmax_nll.ipynb was graded
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_text('{"cells": [')
    write_notebook(notebook, folder, "old/a02_softmax_nll.ipynb")
