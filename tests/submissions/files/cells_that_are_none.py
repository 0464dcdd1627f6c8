# says: cells that are not cells were left out
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    odd = [None, 3, "x", [], {}, {"cell_type": 3}, {"cell_type": "code", "source": None, "metadata": None, "outputs": 3, "id": {}}]
    write_notebook({**notebook, "cells": [*odd, *notebook["cells"], *odd]}, folder)
