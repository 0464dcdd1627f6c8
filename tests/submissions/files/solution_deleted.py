# softmax: 0
# says: the cell `softmax` was missing and was put back
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["cells"].remove(cell_of(notebook, "softmax"))
    write_notebook(notebook, folder)
