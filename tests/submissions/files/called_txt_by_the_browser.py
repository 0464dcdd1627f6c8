# says: the file was called a02_softmax_nll.ipynb.txt
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder, "a02_softmax_nll.ipynb.txt")
