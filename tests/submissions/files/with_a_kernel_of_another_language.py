# says: the notebook asked for a kernel of R
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    write_notebook(notebook, folder)
