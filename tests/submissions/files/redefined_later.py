from tests.grading.notebooks import code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["cells"].append(code_cell("def softmax(scores):\n    return 0\n\ndef likelihood(probs, y):\n    return 1"))
    write_notebook(notebook, folder)
