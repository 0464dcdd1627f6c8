# likelihood: 0
# says: the cell `likelihood` raised SyntaxError
from tests.grading.notebooks import with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(with_source(notebook, "likelihood", "def likelihood(probs, y:\n    return"), folder)
