from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    path = write_notebook(notebook, folder)
    path.write_text('{"cells": [], "metadata": 3, ' + path.read_text()[1:].replace('"cell_type": "code"', '"cell_type": "raw", "cell_type": "code"'))
