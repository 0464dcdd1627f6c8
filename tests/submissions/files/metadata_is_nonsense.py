# says: lost or damaged
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        cell["metadata"] = {"nbgrader": [1], "id": 3, "tags": "x"}
    write_notebook({**notebook, "metadata": [], "nbformat": "four"}, folder)
