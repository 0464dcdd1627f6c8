# attention: a02_softmax_nll is not a folder


def hand_in(notebook, folder):
    folder.rmdir()
    folder.symlink_to(folder.parent.parent / "honest right" / "a02_softmax_nll")
