import json

from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder)
    cells = [{"cell_type": "code"}, {"cell_type": "heading", "level": 2_000_000_000, "source": "x"}]
    for name, minor in (("old", 0), ("older", "x")):
        text = {"nbformat": 3, "nbformat_minor": minor, "metadata": {}, "worksheets": [{"cells": cells}]}
        (folder / f"{name}.ipynb").write_text(json.dumps(text))
