# attention: a02_softmax_nll is not a folder


def hand_in(notebook, folder):
    folder.rmdir()
    folder.write_text("a file where a folder must be")
