import copy

from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["cells"].insert(0, code_cell("note = 1", id="softmax"))
    notebook["cells"].append(code_cell("note = 2", id="test-softmax"))
    write_notebook(notebook, folder)
