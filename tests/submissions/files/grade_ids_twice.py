# says: the cell `softmax` stands several times
import copy

from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    same = copy.deepcopy(cell_of(notebook, "softmax")["metadata"])
    notebook["cells"].insert(0, code_cell("note = 1", metadata=same))
    notebook["cells"].append(code_cell("note = 2", metadata=same))
    write_notebook(notebook, folder)
