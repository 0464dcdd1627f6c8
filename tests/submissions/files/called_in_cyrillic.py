# says: the file was called Домашняя работа № 2 (копия).ipynb
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder, "Домашняя работа № 2 (копия).ipynb")
