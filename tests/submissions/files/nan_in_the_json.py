from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell_of(notebook, "softmax")["outputs"] = [{"output_type": "display_data", "data": {"x": [float("nan"), float("-inf")]}}]
    notebook["metadata"]["best"] = float("inf")
    write_notebook(notebook, folder)
