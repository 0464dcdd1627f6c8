# attention: it is not a notebook file (line 3


def hand_in(notebook, folder):
    (folder / "a02_softmax_nll.ipynb").write_text('{\n "cells": [],\n "metadata": {,}\n}')
