from tests.grading.notebooks import code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    extra = [code_cell(f"x{number} = {number}") for number in range(3_000)]
    notebook["cells"][3:3] = extra + [{"cell_type": "markdown", "metadata": {}, "source": "."}] * 45_000
    write_notebook(notebook, folder)
