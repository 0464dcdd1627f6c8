# says: raised ZeroDivisionError
from tests.grading.notebooks import code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook["cells"][3:3] = [code_cell(f"1 / 0  # {number}") for number in range(1_000)]
    write_notebook(notebook, folder)
