from tests.grading.notebooks import code_cell
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        note = {"cell_type": "markdown", "metadata": {}, "source": f"a note {number}", "id": f"n{number}"}
        cells += [cell, code_cell(f"scratch_{number} = {number}"), note]
    write_notebook({**notebook, "cells": cells}, folder)
