from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    path = write_notebook({**notebook, "metadata": {"x": "HERE"}}, folder)
    path.write_text(path.read_text().replace('"HERE"', "9" * 1_000_000))
