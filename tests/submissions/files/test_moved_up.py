# says: the cell `check("softmax")` was moved back to its place
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    test = cell_of(notebook, "test_softmax")
    notebook["cells"].remove(test)
    notebook["cells"].insert(0, test)
    write_notebook(notebook, folder)
