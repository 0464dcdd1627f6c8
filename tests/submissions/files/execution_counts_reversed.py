from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            cell["execution_count"] = 1000 - number
    write_notebook(notebook, folder)
