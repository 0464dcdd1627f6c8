from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    cell["source"] = "%%time\n" + "".join(cell["source"])
    write_notebook(notebook, folder)
