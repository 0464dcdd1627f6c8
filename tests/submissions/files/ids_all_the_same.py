from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        cell["id"] = "softmax"
        cell["metadata"] = {}
    write_notebook(notebook, folder)
