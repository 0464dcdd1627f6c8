# attention: the archive work.zip cannot be opened
import io
import json
import zipfile


def hand_in(notebook, folder):
    with zipfile.ZipFile(folder / "work.zip", "w") as archive:
        archive.writestr("a02_softmax_nll.ipynb", json.dumps(notebook))
    data = bytearray((folder / "work.zip").read_bytes())
    data[6] |= 1  # the flag that says that a password is needed, in both places where it stands
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (folder / "work.zip").write_bytes(data)
