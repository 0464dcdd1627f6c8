# says: format of ten years ago
import json

import nbformat


def hand_in(notebook, folder):
    old = nbformat.reads(json.dumps(notebook), as_version=3)
    (folder / "a02_softmax_nll.ipynb").write_text(nbformat.writes(old, version=3), "utf-8")
