# says: lost or damaged
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"][::2]:
        cell["metadata"] = {}
        del cell["id"]
    write_notebook(notebook, folder)
