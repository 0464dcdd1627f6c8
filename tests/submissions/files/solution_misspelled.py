# softmax: 0
# says: your code defines `softmaх`, not `softmax`: `х` is not of the English alphabet
# log_softmax: 0
# says: your code defines `logsoftmax`, not `log_softmax`: they must be the same
from tests.grading.notebooks import cell_of, with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for name, other in (("softmax", "softma\u0445"), ("log_softmax", "logsoftmax")):
        source = "".join(cell_of(notebook, name)["source"])
        notebook = with_source(notebook, name, source.replace(name, other, 1))
    write_notebook(notebook, folder)
