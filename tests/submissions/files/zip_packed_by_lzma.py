# attention: compression method 14
import json
import zipfile


def hand_in(notebook, folder):
    with zipfile.ZipFile(folder / "work.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a02_softmax_nll.ipynb", json.dumps(notebook))
