# says: several notebooks were handed in: a02_softmax_nll (2).ipynb was graded
from tests.grading.notebooks import release_notebook, with_source
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(release_notebook("a02_softmax_nll"), folder)
    write_notebook(notebook, folder, "a02_softmax_nll (2).ipynb")
    handed_out = release_notebook("a02_softmax_nll")
    write_notebook(with_source(handed_out, "softmax", "softmax = 1"), folder, "a02_softmax_nll (3).ipynb")
