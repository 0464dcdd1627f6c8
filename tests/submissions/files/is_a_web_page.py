# attention: it is not a notebook file but a web page


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_text("<!DOCTYPE html><html><title>Sign in</title></html>")
