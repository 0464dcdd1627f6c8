# attention: it is not a notebook file but a Python program
# says: программа на Python


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_text("import numpy as np\n\n\ndef softmax(scores):\n    return scores\n")
