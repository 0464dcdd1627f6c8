# softmax: 0
# says: imports what is not here: `from my_softmax import softmax` was left out
from tests.grading.notebooks import with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    (folder / "my_softmax.py").write_text("def softmax(scores): ...")
    write_notebook(with_source(notebook, "softmax", "from my_softmax import softmax"), folder)
