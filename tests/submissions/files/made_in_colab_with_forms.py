# says: metadata
import json

import random


def hand_in(notebook, folder):
    draw = random.Random(0)
    for cell in notebook["cells"]:
        del cell["id"]
        cell["metadata"] = {"id": "".join(draw.choices("abcdefghijkl", k=12)), "cellView": "form"}
        if cell["cell_type"] == "code":
            cell["source"] = "#@title A form { display-mode: \"form\" }\nsize = 3 #@param {type:\"slider\", min:0, max:9}\n" + "".join(cell["source"])
    text = json.dumps({"nbformat": 4, "nbformat_minor": 0, "metadata": {"colab": {}}, "cells": notebook["cells"]})
    (folder / "a02_softmax_nll.ipynb").write_text(text)
