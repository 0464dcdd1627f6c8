# says: the cell `likelihood` was empty or gone: what another cell defines was graded
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    first, test, second = (cell_of(notebook, name) for name in ("softmax", "test_softmax", "likelihood"))
    first["source"] = "\n\n".join("".join(cell["source"]) for cell in (first, test, second))
    notebook["cells"].remove(test)
    notebook["cells"].remove(second)
    write_notebook(notebook, folder)
