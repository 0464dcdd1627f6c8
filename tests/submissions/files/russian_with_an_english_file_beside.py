# says: было сдано несколько ноутбуков: решение.ipynb
from tests.grading.notebooks import release_notebook, solved_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(release_notebook("a02_softmax_nll"), folder)
    write_notebook(solved_notebook("a02_softmax_nll", "ru"), folder, "решение.ipynb")
