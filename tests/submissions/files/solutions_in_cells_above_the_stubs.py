# says: the cell `softmax` was empty or gone
from tests.grading.notebooks import cell_of, code_cell, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    handed_out = release_notebook("a02_softmax_nll")
    for name in ("softmax", "likelihood", "log_softmax", "nll_loss", "nll_gradient", "softmax_classifier_loss"):
        at = handed_out["cells"].index(cell_of(handed_out, name))
        handed_out["cells"].insert(at, code_cell(cell_of(notebook, name)["source"]))
    write_notebook(handed_out, folder)
