# says: a02_softmax_nll (1).ipynb was graded, not a00_neuron.ipynb
from tests.grading.notebooks import solved_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(solved_notebook("a00_neuron"), folder, "a00_neuron.ipynb")
    write_notebook(notebook, folder, "a02_softmax_nll (1).ipynb")
