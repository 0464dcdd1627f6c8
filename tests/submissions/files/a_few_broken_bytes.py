# says: bytes that stand for no character were replaced
import json

from tests.grading.notebooks import solved_notebook
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    text = json.dumps(solved_notebook("a02_softmax_nll"), ensure_ascii=False)
    (folder / "a02_softmax_nll.ipynb").write_bytes(text.encode().replace(b"**Time:**", b"**Time:\xd0**"))
