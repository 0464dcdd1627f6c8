# attention: the file is empty


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_bytes(b" \n\0\0\0\n")
