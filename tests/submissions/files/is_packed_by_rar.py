# attention: there is no notebook, only a02_softmax_nll.rar


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(100))
