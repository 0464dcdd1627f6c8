# says: the cell `softmax` stands several times
import copy

from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    again = copy.deepcopy(cell)
    again["source"] = "".join(again["source"]) + "\n# once more"
    notebook["cells"].insert(notebook["cells"].index(cell) + 1, again)
    write_notebook(notebook, folder)
