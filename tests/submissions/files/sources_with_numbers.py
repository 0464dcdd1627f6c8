from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        cell["source"] = [None, 3, *"".join(cell["source"]).splitlines(keepends=True), {}, []]
    write_notebook(notebook, folder)
