# says: the cell `softmax` was empty or gone
from tests.grading.notebooks import cell_of, code_cell, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    handed_out = release_notebook("a02_softmax_nll")
    for name in ("softmax", "likelihood", "log_softmax", "nll_loss", "nll_gradient", "softmax_classifier_loss"):
        handed_out["cells"].append(code_cell(cell_of(notebook, name)["source"]))
    write_notebook(handed_out, folder)
