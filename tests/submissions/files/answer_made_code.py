# says: the cell `written_softmax` had become code: it was read as text
# says: because of the sum
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell_of(notebook, "written_softmax").update(cell_type="code", source="It is so because of the sum.", outputs=[])
    write_notebook(notebook, folder)
