# says: the file was not in UTF-8 but in utf-16
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    path = write_notebook(notebook, folder)
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
