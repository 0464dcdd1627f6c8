# says: was changed
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"old-{number}"
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("given"):
            cell["metadata"]["nbgrader"]["grade_id"] = f"given_{number}"
    cell_of(notebook, "test_softmax")["source"] = "check('softmax', verbose=True)  # as it was last year"
    cell_of(notebook, "test_softmax")["metadata"]["nbgrader"]["points"] = 1
    notebook["cells"].insert(9, {"cell_type": "code", "metadata": {}, "source": "def of_last_year():\n    raise NotImplementedError", "outputs": []})
    write_notebook(notebook, folder)
