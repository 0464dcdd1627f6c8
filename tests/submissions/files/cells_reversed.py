# says: the cells stood in another order
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook({**notebook, "cells": notebook["cells"][::-1]}, folder)
