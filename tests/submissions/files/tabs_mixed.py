# likelihood: 0
# says: the cell `likelihood` raised TabError
from tests.grading.notebooks import with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    source = "def likelihood(probs, y):\n    n = len(y)\n\treturn np.prod(probs[np.arange(n), y])"
    write_notebook(with_source(notebook, "likelihood", source), folder)
