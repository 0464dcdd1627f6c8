# attention: a02_softmax_nll.ipynb: the file ends in the middle
# says: файл обрывается
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    path = write_notebook(notebook, folder)
    path.write_bytes(path.read_bytes()[:9000])
