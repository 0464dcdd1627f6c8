# says: the cell `softmax` had become text: it was run as code
from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell = cell_of(notebook, "softmax")
    source = "".join(cell["source"])
    cell.clear()
    cell.update(cell_type="markdown", metadata={}, source=f"```python\n{source}\n```\n")
    write_notebook(notebook, folder)
