# attention: it has more than 100000 cells


def hand_in(notebook, folder):
    cell = '{"cell_type": "code", "source": "1", "metadata": {}, "outputs": []}'
    (folder / "a02_softmax_nll.ipynb").write_text('{"cells": [' + ",".join([cell] * 1_000_000) + "]}")
