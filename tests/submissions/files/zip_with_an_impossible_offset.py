# attention: cannot be opened
import json
import struct
import zipfile


def hand_in(notebook, folder):
    path = folder / "homework.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.ipynb", json.dumps(notebook))
    data = bytearray(path.read_bytes())
    entry, end = data.rfind(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    extra = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    data[entry + 42 : entry + 46] = b"\xff\xff\xff\xff"
    data[entry + 30 : entry + 32] = struct.pack("<H", len(extra))
    data[entry + 46 + len("a.ipynb") : entry + 46 + len("a.ipynb")] = extra
    end += len(extra)
    (size,) = struct.unpack("<I", data[end + 12 : end + 16])
    data[end + 12 : end + 16] = struct.pack("<I", size + len(extra))
    path.write_bytes(data)
