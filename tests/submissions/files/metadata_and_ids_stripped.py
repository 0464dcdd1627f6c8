# says: lost or damaged
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        del cell["id"], cell["metadata"]
    write_notebook({"cells": notebook["cells"]}, folder)
