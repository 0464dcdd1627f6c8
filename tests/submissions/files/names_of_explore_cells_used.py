from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    source = "".join(cell["source"]).replace("def softmax", "assert X_train.shape[1] == 784\nprint(digit_scores.shape)\n\ndef softmax")
    cell["source"] = source
    write_notebook(notebook, folder)
