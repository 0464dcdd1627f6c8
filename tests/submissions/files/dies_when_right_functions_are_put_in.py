# softmax: 0
# log_softmax: 0
# nll_loss: at most 9
# nll_gradient: at most 9
# softmax_classifier_loss: at most 9
from tests.grading.notebooks import code_cell, with_source
from tests.submissions.deeds import write_notebook

DIES_AT_THE_THIRD = """
import gc
import os

server = next(thing for thing in gc.get_objects() if type(thing).__name__ == "_Server")
substitute, asked = server.handlers["substitute"], []

def counting(request):
    asked.append(request)
    if len(asked) == 3:
        os._exit(0)
    return substitute(request)

server.handlers["substitute"] = counting
"""


def hand_in(notebook, folder):
    notebook = with_source(notebook, "softmax", f"{DIES_AT_THE_THIRD}\ndef softmax(scores):\n    return None")
    notebook = with_source(notebook, "log_softmax", "def log_softmax(scores):\n    return None")
    notebook["cells"].append(code_cell("softmax, log_softmax = softmax, log_softmax"))
    write_notebook(notebook, folder)
