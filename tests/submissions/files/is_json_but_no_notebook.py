# attention: it has no cells


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_text('{"name": "settings", "version": 3}')
