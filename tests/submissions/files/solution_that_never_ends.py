# likelihood: 0
# says: the cell `likelihood` did not finish within 4 s
from tests.grading.notebooks import with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(with_source(notebook, "likelihood", "while True:\n    pass"), folder)
