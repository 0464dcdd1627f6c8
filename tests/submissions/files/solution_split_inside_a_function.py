# says: the cell `softmax` was split in the middle: it was joined
import copy

from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    lines = "".join(cell["source"]).splitlines(keepends=True)
    half = copy.deepcopy(cell)
    del half["id"]
    cell["source"], half["source"] = lines[:-2], lines[-2:]
    notebook["cells"].insert(notebook["cells"].index(cell) + 1, half)
    write_notebook(notebook, folder)
