# says: the cell `softmax` had become text: it was run as code
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        if "def softmax(scores)" in "".join(cell["source"]):
            cell["cell_type"] = "markdown"
        cell["metadata"] = {}
        del cell["id"]
    write_notebook(notebook, folder)
