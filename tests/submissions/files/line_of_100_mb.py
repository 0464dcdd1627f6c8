# says: what stood in cell 4 was left out: it is 100.0 MB long
from tests.grading.notebooks import code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["cells"].insert(3, code_cell("x = '" + "a" * (100 * 2**20) + "'"))
    write_notebook(notebook, folder)
