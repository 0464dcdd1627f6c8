# says: the cell `softmax` was empty or gone
from tests.grading.notebooks import cell_of, release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    solution, test = cell_of(notebook, "softmax"), cell_of(notebook, "test_softmax")
    test["source"] = "".join(solution["source"]) + "\n\n" + "".join(test["source"])
    solution["source"] = cell_of(release_notebook("a02_softmax_nll"), "softmax")["source"]
    write_notebook(notebook, folder)
