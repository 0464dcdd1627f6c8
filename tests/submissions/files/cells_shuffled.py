# says: the cells stood in another order
import random

from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    random.Random(1).shuffle(notebook["cells"])
    write_notebook(notebook, folder)
