# attention: the archive work.zip cannot be opened
import io
import json
import zipfile


def hand_in(notebook, folder):
    with zipfile.ZipFile(folder / "work.zip", "w") as archive:
        archive.writestr("a02_softmax_nll.ipynb", json.dumps(notebook))
    (folder / "work.zip").write_bytes((folder / "work.zip").read_bytes()[:-200])
