# says: lost or damaged
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1
    write_notebook(notebook, folder)
