import zipfile

from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder)
    with zipfile.ZipFile(folder / "mnist.zip", "w") as archive:
        archive.writestr("train.csv", "1,2,3")
        archive.writestr("example.ipynb", "{}")
    (folder / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC")
    (folder / "README.md").write_text("My homework")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "a02_softmax_nll-checkpoint.ipynb").write_text("{}")
