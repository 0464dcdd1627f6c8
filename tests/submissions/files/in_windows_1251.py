# says: файл был не в UTF-8, а в cp1251
# says: потому что сумма равна единице
import json

from tests.grading.notebooks import cell_of, solved_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    notebook = solved_notebook("a02_softmax_nll", "ru")
    cell_of(notebook, "written_softmax")["source"] = "потому что сумма равна единице"
    (folder / "a02_softmax_nll.ipynb").write_bytes(json.dumps(notebook, ensure_ascii=False).encode("cp1251", "replace"))
