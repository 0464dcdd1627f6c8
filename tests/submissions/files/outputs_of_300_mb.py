# says: outputs of 300.0 MB were left out
import json

from tests.grading.notebooks import cell_of
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    text = "x" * (2**20 - 4)
    cell = cell_of(notebook, "softmax")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "HERE"}]
    before, after = json.dumps(notebook).split('[{"output_type": "stream", "name": "stdout", "text": "HERE"}]')
    with (folder / "a02_softmax_nll.ipynb").open("w") as file:
        file.write(before + "[1")
        for _ in range(300):
            file.write(f', "{text}"')
        file.write("]" + after)
