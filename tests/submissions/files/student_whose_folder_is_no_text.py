import os
from pathlib import Path

from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder)
    ivanov = os.fsencode(folder.parent.parent) + b"/\xc8\xe2\xe0\xed\xee\xe2/a02_softmax_nll"
    write_notebook(notebook, Path(os.fsdecode(ivanov)))
