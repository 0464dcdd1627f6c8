import copy
import json

from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook(notebook, folder)
    other = copy.deepcopy(notebook)
    other["cells"][3]["source"] = "lambda:" * 2800 + "1"
    (folder / "b.ipynb").write_text(json.dumps(other))
    deep = json.dumps(notebook).replace('"metadata": {', '"metadata": {"n": NaN, "d": ' + "[" * 990 + "]" * 990 + ", ", 1)
    (folder / "c.ipynb").write_text(deep)
