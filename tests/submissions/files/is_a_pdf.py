# attention: there is no notebook, only homework.pdf


def hand_in(notebook, folder):
    (folder / "homework.pdf").write_bytes(b"%PDF-1.7\n")
