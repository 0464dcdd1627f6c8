# says: the cells did not stand in a list
from tests.submissions.deeds import write_notebook


def hand_in(notebook, folder):
    write_notebook({**notebook, "cells": {str(i): cell for i, cell in enumerate(notebook["cells"])}}, folder)
