from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"{number:08x}"
        cell["metadata"]["vscode"] = {"languageId": "python"}
    write_notebook(notebook, folder)
