# says: the file was called  my homework .IPYNB
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder, " my homework .IPYNB")
