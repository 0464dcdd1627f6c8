from tests.grading.notebooks import code_cell, with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    source = "def softmax(scores):\n    exps = np.exp(_shifted(scores))\n    return exps / exps.sum(axis=-1, keepdims=True)"
    notebook = with_source(notebook, "softmax", source)
    notebook["cells"].append(code_cell("def _shifted(scores):\n    return scores - np.max(scores, axis=-1, keepdims=True)"))
    write_notebook(notebook, folder)
