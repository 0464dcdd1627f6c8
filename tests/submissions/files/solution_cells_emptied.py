# says: the cell `softmax` was empty or gone
from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    notebook["cells"].insert(3, code_cell(cell["source"]))
    cell["source"] = ""
    write_notebook(notebook, folder)
