# says: right ones stood in for these functions: `softmax`
from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    at = notebook["cells"].index(cell_of(notebook, "test_softmax"))
    notebook["cells"].insert(at + 1, code_cell("del softmax"))
    write_notebook(notebook, folder)
