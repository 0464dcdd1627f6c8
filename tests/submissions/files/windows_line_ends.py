from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    path = write_notebook(notebook, folder)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
