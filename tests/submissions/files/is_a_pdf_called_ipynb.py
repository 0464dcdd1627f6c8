# attention: it is not a notebook file but a PDF


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
