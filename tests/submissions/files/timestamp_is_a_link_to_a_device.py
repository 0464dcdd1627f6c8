from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder)
    (folder / "timestamp.txt").symlink_to("/dev/zero")
