# says: lost or damaged
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"] = {}
    write_notebook(notebook, folder)
