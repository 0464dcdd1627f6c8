import copy

from tests.grading.notebooks import cell_of, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    stub = cell_of(release_notebook("a02_softmax_nll"), "softmax")
    at = notebook["cells"].index(cell_of(notebook, "softmax"))
    notebook["cells"].insert(at + 1, {**copy.deepcopy(stub), "id": "another"})
    notebook["cells"].insert(at, {**copy.deepcopy(stub), "metadata": {}, "id": "third"})
    write_notebook(notebook, folder)
