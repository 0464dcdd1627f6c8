# says: the file was not in UTF-8 but in latin-1
# says: déjà vu, ça va
import json

from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    cell_of(notebook, "written_softmax")["source"] = "déjà vu, ça va"
    (folder / "a02_softmax_nll.ipynb").write_bytes(json.dumps(notebook, ensure_ascii=False).encode("latin-1", "replace"))
