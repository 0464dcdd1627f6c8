# says: the file was called real.ipynb
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder, "real.ipynb")
    (folder / "a02_softmax_nll.ipynb").symlink_to("real.ipynb")
