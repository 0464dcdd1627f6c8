# says: halves of characters
from tests.grading.notebooks import code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["cells"].insert(3, code_cell("face = '\ud83d'  # half of it"))
    write_notebook(notebook, folder)
