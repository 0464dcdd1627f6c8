# softmax: 0
# says: which keeps nothing: delete that line
# says: the cell of this exercise did not run to its end
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    cell["source"] = "%%timeit -n1 -r1\n" + "".join(cell["source"])
    write_notebook(notebook, folder)
