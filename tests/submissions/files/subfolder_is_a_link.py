# attention: there is no notebook


def hand_in(notebook, folder):
    (folder / "more").symlink_to(folder.parent.parent / "honest right" / "a02_softmax_nll")
