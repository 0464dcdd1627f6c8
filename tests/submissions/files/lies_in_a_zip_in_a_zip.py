# says: taken out of the archive all.zip
import io
import json
import zipfile


def hand_in(notebook, folder):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a02_softmax_nll.ipynb", json.dumps(notebook))
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("folder/inner.zip", inner.getvalue())
