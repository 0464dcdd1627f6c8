# says: a copy of the test cell of `softmax` was dropped
import copy

from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    test = cell_of(notebook, "test_softmax")
    notebook["cells"].append(copy.deepcopy(test))
    notebook["cells"].insert(2, {**copy.deepcopy(test), "id": "copied"})
    write_notebook(notebook, folder)
