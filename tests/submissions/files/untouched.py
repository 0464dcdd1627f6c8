# softmax: 0
# likelihood: 0
# log_softmax: 0
# nll_loss: 0
# nll_gradient: 0
# softmax_classifier_loss: 0
from tests.grading.notebooks import release_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(release_notebook("a02_softmax_nll"), folder)
