from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for cell in notebook["cells"]:
        cell["metadata"]["id"] = cell["id"]
    badge = '<a href="https://colab.research.google.com/github/x/y"><img src="https://colab.research.google.com/assets/colab-badge.svg"/></a>'
    first = {"cell_type": "markdown", "metadata": {"id": "view-in-github", "colab_type": "text"}, "source": [badge]}
    notebook["cells"].insert(0, first)
    notebook["metadata"]["colab"] = {"provenance": [], "include_colab_link": True}
    write_notebook(notebook, folder)
