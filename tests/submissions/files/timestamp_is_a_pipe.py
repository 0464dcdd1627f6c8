import os

from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder)
    os.mkfifo(folder / "timestamp.txt")
