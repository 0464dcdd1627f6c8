# says: the cell `import matplotlib.pyplot as plt` was changed
from tests.grading.notebooks import cell_of, code_cell, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    handed_out = release_notebook("a02_softmax_nll")
    imports = next(cell for cell in handed_out["cells"] if cell["id"] == "imports")
    parts = [imports, *(cell_of(notebook, name) for name in ("softmax", "likelihood", "log_softmax", "nll_loss", "nll_gradient", "softmax_classifier_loss"))]
    imports["source"] = "\n\n".join("".join(part["source"]) for part in parts)
    write_notebook(handed_out, folder)
