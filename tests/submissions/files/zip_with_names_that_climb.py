# says: taken out of the archive
import io
import json
import zipfile


def hand_in(notebook, folder):
    with zipfile.ZipFile(folder / "work.zip", "w") as archive:
        archive.writestr("../../../../../../tmp/climbed.ipynb", json.dumps(notebook))
        archive.writestr("/tmp/absolute.ipynb", "{}")
        archive.writestr("..\\..\\windows.ipynb", "{}")
