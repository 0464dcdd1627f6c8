# says: which keeps nothing: delete that line
# log_softmax: 0
from tests.grading.notebooks import cell_of, code_cell
from tests.submissions.deeds import write_notebook

WRONG = "def softmax(scores):\n    return np.exp(scores)"


def hand_in(notebook, folder):
    for line in ("%%script false --no-raise-error", "%%script echo skipping", "%%python", "%%perl -w"):
        notebook["cells"].append(code_cell(f"{line}\n{WRONG}"))
        notebook["cells"].insert(notebook["cells"].index(cell_of(notebook, "softmax")) + 1, code_cell(f"{line}\n{WRONG}"))
    cell = cell_of(notebook, "log_softmax")
    cell["source"] = "%%python3\n" + "".join(cell["source"])
    write_notebook(notebook, folder)
