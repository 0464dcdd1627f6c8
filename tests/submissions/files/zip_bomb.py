# attention: it is larger than
# says: файл больше
import zipfile


def hand_in(notebook, folder):
    zeros = b" " * 2**20
    with zipfile.ZipFile(folder / "work.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open("a02_softmax_nll.ipynb", "w") as member:
            for _ in range(600):
                member.write(zeros)
