from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    cell["source"] = "def softmax(scores):\n    exps = np.exp(_shifted(scores))\n    return exps / exps.sum(axis=-1, keepdims=True)"
    helper = code_cell("def _shifted(scores):\n    return scores - np.max(scores, axis=-1, keepdims=True)")
    notebook["cells"].insert(notebook["cells"].index(cell) + 1, helper)
    write_notebook(notebook, folder)
