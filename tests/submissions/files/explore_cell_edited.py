from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        if "n_steps = 0.5, 60" in (source := "".join(cell["source"])):
            cell["source"] = source.replace("60", "5")
    write_notebook(notebook, folder)
