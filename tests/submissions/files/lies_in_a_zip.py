# says: taken out of the archive work.zip
# says: the file was called Иванов Иван_1234_assignsubmission_file/a02_softmax_nll.ipynb
import io
import json
import zipfile


def hand_in(notebook, folder):
    with zipfile.ZipFile(folder / "work.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Иванов Иван_1234_assignsubmission_file/a02_softmax_nll.ipynb", json.dumps(notebook))
        archive.writestr("__MACOSX/._a02_softmax_nll.ipynb", b"\0\5\x16\7")
        archive.writestr(".ipynb_checkpoints/a02_softmax_nll-checkpoint.ipynb", "{}")
