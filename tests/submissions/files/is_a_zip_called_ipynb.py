# says: taken out of the archive a02_softmax_nll.ipynb
import io
import json
import zipfile


def hand_in(notebook, folder):
    with zipfile.ZipFile(folder / "a02_softmax_nll.ipynb", "w") as archive:
        archive.writestr("a02_softmax_nll.ipynb", json.dumps(notebook))
