# says: the cell `softmax` had become text: it was run as code
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    for key in ("outputs", "execution_count"):
        del cell[key]
    cell["cell_type"] = "raw"
    write_notebook(notebook, folder)
