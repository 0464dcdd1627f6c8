import copy

from tests.grading.notebooks import cell_of, code_cell, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cells, solution = notebook["cells"], cell_of(notebook, "softmax")
    stub = copy.deepcopy(cell_of(release_notebook("a02_softmax_nll"), "softmax"))
    solution |= {"id": "copy", "source": "@as_it_is\n" + "".join(solution["source"])}
    at = cells.index(solution)
    cells[at:at] = [stub, code_cell("def as_it_is(function):\n    return function")]
    write_notebook(notebook, folder)
