# nll_gradient: 0
# softmax_classifier_loss: at most 4
from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    at = notebook["cells"].index(cell_of(notebook, "nll_gradient"))
    notebook["cells"].insert(at, code_cell("np = None"))
    write_notebook(notebook, folder)
