# says: was moved back to its place
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    notebook["cells"].remove(cell)
    notebook["cells"].insert(notebook["cells"].index(cell_of(notebook, "test_softmax")) + 3, cell)
    write_notebook(notebook, folder)
