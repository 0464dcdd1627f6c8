# says: the cell `likelihood` was empty or gone
from tests.grading.notebooks import cell_of, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    first, second = cell_of(notebook, "softmax"), cell_of(notebook, "likelihood")
    first["source"] = "".join(first["source"]) + "\n\n" + "".join(second["source"])
    second["source"] = cell_of(release_notebook("a02_softmax_nll"), "likelihood")["source"]
    write_notebook(notebook, folder)
