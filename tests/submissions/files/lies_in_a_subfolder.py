# says: the file was called hw/final/a02_softmax_nll.ipynb
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder, "hw/final/a02_softmax_nll.ipynb")
